"""The words around titles: shown by a link in a title's place, known, or learned from all sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.services.youtube_titles import Template, frame_of, template_of

LINK = "https://www.youtube.com/watch?v=aaaaaaaaaa1"


def pairs(*sentences: str) -> list[tuple[str, str]]:
    return [(sentence, LINK) for sentence in sentences]


def test_a_link_in_a_titles_place_shows_the_words_of_any_language() -> None:
    assert template_of(pairs(f"Xem {LINK} roi", "Xem Banh mi roi")) == Template("Xem ", " roi")


def test_a_sentence_that_is_known_is_not_lengthened_by_what_titles_share() -> None:
    assert template_of(pairs("Watched How to bake", "Watched How to sow", "Watched How to mow")) == Template(
        "Watched ", ""
    )


def test_words_that_all_sentences_share_are_learned_from_three_on() -> None:
    assert template_of(pairs("Zzz Rye now", "Zzz Oats now", "Zzz Salt now")) == Template("Zzz ", " now")
    assert template_of(pairs("Zzz Rye now", "Zzz Oats now")) == Template()


def test_titles_that_share_nothing_stay_as_they_are() -> None:
    assert template_of(pairs("Rye bread", "Oats again", "Salt roads")) == Template()
    assert template_of([]) == Template()


@pytest.mark.parametrize(
    ("template", "sentence", "title"),
    [
        (Template("Watched ", ""), "Watched Rye", "Rye"),
        (Template("Xem „", "“ roi"), "Xem „Rye“ roi", "Rye"),
        (Template("Watched ", ""), "Liked Rye", None),
        (Template("Watched ", ""), "Watched ", None),
    ],
)
def test_a_title_comes_out_of_its_own_sentence_alone(template: Template, sentence: str, title: str | None) -> None:
    assert template.bare(sentence) == title


WORD = st.text(alphabet="abcdefgh", min_size=1, max_size=8)


@given(titles=st.lists(st.lists(WORD, min_size=2, max_size=5).map(" ".join), min_size=25, max_size=40, unique=True))
def test_a_known_sentence_gives_back_every_title(titles: list[str]) -> None:
    template = template_of(pairs(*(f"Vous avez regardé {title}" for title in titles)))
    assert [template.bare(f"Vous avez regardé {title}") for title in titles] == titles


@pytest.mark.parametrize(
    ("sentence", "title"),
    [("Du så på {}", "Rye"), ("צפית ב-{}", "Rye"), ("{} को देखा", "Rye"), ("Du så {}", "Rye"), ("已觀看「{}」", "Rye")],
)
def test_the_longest_sentence_that_fits_is_taken(sentence: str, title: str) -> None:
    template = template_of(pairs(*(sentence.format(name) for name in ("Rye", "Oats", "Moss"))))
    assert template.bare(sentence.format("Rye")) == title


@pytest.mark.parametrize(
    "sentence", ['Вы посмотрели видео "{}"', "„{}“ angesehen", "Xem «{}» roi", "Ви переглянули відео {}"]
)
def test_quotes_that_all_titles_stand_in_are_the_service_s(sentence: str) -> None:
    template = template_of(pairs(*(sentence.format(name) for name in ("Rye", "Oats", "Moss"))))
    assert template.bare(sentence.format("Rye")) == "Rye"


def test_quotes_of_a_few_titles_are_their_own() -> None:
    template = template_of(pairs("Watched “Rye”", "Watched Oats", "Watched Moss", "Watched “Salt” and “Sand”"))
    assert template.bare("Watched “Rye”") == "“Rye”"
    every = template_of(pairs("Watched “Rye” or “Oats”", "Watched “Moss” and “Ash”", "Watched “Salt”, “Sand”"))
    assert every == Template("Watched ", "")


@pytest.mark.parametrize(
    ("frames", "found"),
    [
        ([("Watched", "")] * 2 + [("Liked", "")] * 3, ("Watched", "")),
        ([("Ha guardau", "")] * 3 + [("Disliked", "")] * 4 + [("Ha sarvau", "")], ("Ha guardau", "")),
        ([("Ha sarvau", "")] * 3 + [("", "angesehen")], ("", "angesehen")),
        ([("Liked", "")], ("", "")),
        ([], ("", "")),
    ],
)
def test_what_stands_around_watches_is_known_or_else_the_commonest(
    frames: list[tuple[str, str]], found: tuple[str, str]
) -> None:
    assert frame_of(Template(*frame) for frame in frames) == Template(*found)


def test_a_template_is_sure_where_it_is_known_or_shown_and_not_where_it_is_learned() -> None:
    assert template_of(pairs("„Rye“ angesehen", "„Oats“ angesehen", "„Moss“ angesehen")).is_sure
    assert template_of(pairs(f"Xem {LINK} roi", "Xem Banh mi roi")).is_sure
    assert not template_of(pairs("Zzz Rye now", "Zzz Oats now", "Zzz Salt now")).is_sure
