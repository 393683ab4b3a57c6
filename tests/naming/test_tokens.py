"""Titles are taken apart without their decoration, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.naming import tokens
from core.naming.tokens import joined, script_of, segments


def words(title: str) -> list[str]:
    return [token.surface for segment in segments(title) for token in segment]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Basil 🌿 on the balcony #gardening [4K]", ["Basil", "on", "the", "balcony"]),
        ("Faceplate Ep. 35: wet cherry bowls", ["wet", "cherry", "bowls"]),
        ("Wet cherry bowls | Shop Chat #57", ["Wet", "cherry", "bowls"]),
        ("Thyme (Part 3) https://example.org/x", ["Thyme"]),
        ("S01E09 late fees", ["late", "fees"]),
        ("C++ and AT&T, pour-over", ["C++", "and", "AT&T", "pour-over"]),
        ("मेरी बालकनी में तुलसी", ["मेरी", "बालकनी", "में", "तुलसी"]),
        ("鉋の台直し、下端定規", ["鉋", "の", "台直し", "下端定規"]),
        ("深蹲总是前倾？", ["深蹲", "总是", "前倾"]),
        ("🔥🔥🔥", []),
        ("", []),
    ],
)
def test_what_is_not_a_word_of_the_subject_is_left_out(title: str, expected: list[str]) -> None:
    assert words(title) == expected


def test_forms_of_one_word_count_as_one() -> None:
    keys = {token.key for title in ("cat", "Cats", "the cat's") for part in segments(title) for token in part}
    assert keys == {"cat", "the"}


def test_korean_particles_do_not_make_another_word() -> None:
    assert segments("김치를")[0][0].key == segments("김치가")[0][0].key


def test_words_are_joined_without_spaces_where_the_script_has_none() -> None:
    assert joined(["鉋", "の", "台直し"]) == "鉋の台直し"
    assert joined(["Rust", "for", "cats"]) == "Rust for cats"


def test_the_script_of_a_text_is_that_of_most_letters() -> None:
    assert script_of("तुलसी ok") == "DEVANAGARI"
    assert script_of("123") == ""


@given(st.text(max_size=120))
def test_any_title_is_taken_apart_without_an_error(title: str) -> None:
    assert all(token.surface for segment in segments(title) for token in segment)


def test_the_script_of_a_long_text_is_told_and_not_remembered() -> None:
    before = tokens._script_of_phrase.cache_info().currsize
    for n in range(50):
        assert script_of(f"{n} " + "глина " * 60) == "CYRILLIC"
    assert tokens._script_of_phrase.cache_info().currsize == before
    assert script_of("глина") == "CYRILLIC"
