"""What encoders read of a title: what it is about, and never nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.encoders.plain_texts import as_read, plainly


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Watched Why cats knead", "Why cats knead"),
        ("You listened to Why cats knead", "Why cats knead"),
        ("Kette wechseln angesehen. Radladen", "Kette wechseln. Radladen"),
        ("Du hast Kette wechseln angesehen", "Kette wechseln"),
        ("Vous avez regardé La Commune de Paris", "La Commune de Paris"),
        ("Has visto Gazpacho para el verano", "Gazpacho para el verano"),
        ("猫の爪切り を視聴しました", "猫の爪切り"),
        ("Ep. 43: Why cats knead (Official Video) [4K]", "Why cats knead"),
        ("#12 Farm burnout", "Farm burnout"),
        ("🔥🔥 Why cats knead 😱", "Why cats knead"),
        ("Why cats knead #shorts #viral", "Why cats knead"),
        ("Photosynthesis - Wikipedia", "Photosynthesis"),
        ("BREMSEN ENTLÜFTEN, SO GEHT'S", "bremsen entlüften, so geht's"),
    ],
)
def test_what_a_service_or_a_shouter_put_around_a_title_is_not_read(written: str, read: str) -> None:
    assert as_read(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Why cats knead",
        "C# in depth",
        "NASA in colour",
        "Tenet (2020)",
        "A gig (with Rabia)",
        "#shorts #fyp",
        "🐕🦖",
        "[4K]",
        "1001",
        "https://example.org/bread",
        "Ep. 43",
        "Watched",
    ],
)
def test_what_says_something_or_is_all_there_is_stays(written: str) -> None:
    assert as_read(written) == written


@given(st.text(max_size=200))
def test_a_text_is_never_read_as_nothing(written: str) -> None:
    assert as_read(written).strip() or not written.strip()


@given(st.text(alphabet="abcdé -:()", max_size=60))
def test_small_words_are_read_as_they_are_but_for_their_spaces(written: str) -> None:
    assert as_read(written).split() == written.split()


def test_an_ending_that_nearly_all_share_is_not_read() -> None:
    texts = [f"Lesson {word} | The Daily Channel" for word in "abcdefghijkl"]
    read = plainly([*texts, "Something else"])
    assert [read(text) for text in texts[:2]] == ["Lesson a", "Lesson b"]
    assert read("Something else") == "Something else"


def test_an_ending_of_some_texts_is_read() -> None:
    texts = [f"Lesson {word} | The Daily Channel" for word in "abcdefghijkl"]
    others = [f"Piece {word} - for flute" for word in "abcdefghijkl"]
    assert plainly([*texts, *others])(texts[0]) == texts[0]
    assert plainly(texts[:5])(texts[0]) == texts[0]
