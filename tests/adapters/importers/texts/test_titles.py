"""Identities of films, episodes and books agree across services however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.titles import (
    episode,
    film,
    first_name_first,
    https,
    isbn,
    names_first,
    numbered,
    own_rating,
    parts_in,
    series,
)


@pytest.mark.parametrize(
    "written",
    ['="0441013597"', "0-441-01359-7", "9780441013593", "978-0-441-01359-3", "[0441013597]", "x 0441013597"],
)
def test_one_book_has_one_identity_in_ten_digits_and_thirteen(written: str) -> None:
    assert isbn("", written) == "isbn 9780441013593"


@pytest.mark.parametrize("written", ["", '=""', "0441013598", "9780441013590", "1234567890123", "B00FO74WXA", "9" * 99])
def test_a_number_that_is_no_isbn_gives_no_identity(written: str) -> None:
    assert isbn(written) == ""


@given(body=st.text("0123456789", min_size=9, max_size=9))
def test_ten_digits_and_thirteen_of_one_book_agree_whatever_they_are(body: str) -> None:
    rest = sum((10 - place) * int(sign) for place, sign in enumerate(body)) % 11
    last = "0" if rest == 0 else "X" if rest == 1 else str(11 - rest)
    found = isbn(body + last)
    assert found.startswith(f"isbn 978{body}")
    assert isbn(found.removeprefix("isbn ")) == found


def test_identities_are_in_small_letters_and_empty_without_a_title() -> None:
    assert (film("Heat", "1995"), film("Heat", ""), film("", "1995")) == ("film heat 1995", "film heat", "")
    assert (series("Severance"), series("")) == ("series severance", "")
    assert episode("Severance", "Good News") == "episode severance | good news"
    assert episode("Severance", "") == episode("", "Good News") == ""


@pytest.mark.parametrize(
    ("season", "number", "name"),
    [
        ("1", "2", "s1e2"),
        ("0", "0", "s0e0"),
        ("", "2", ""),
        ("1", "-2", ""),
    ],
)
def test_an_episode_is_named_by_its_numbers_where_both_are_numbers(season: str, number: str, name: str) -> None:
    assert numbered(season, number) == name


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Odell, Jenny", "Jenny Odell"),
        ("Jenny Odell", "Jenny Odell"),
        ("King, Jr.", "King, Jr."),
        ("A, B, C", "A, B, C"),
        ("A,", "A,"),
    ],
)
def test_a_name_is_turned_only_where_it_is_last_name_first(name: str, turned: str) -> None:
    assert first_name_first(name) == turned


def test_several_names_are_turned_each() -> None:
    assert names_first("Odell, Jenny; Sheldrake, Merlin;") == "Jenny Odell, Merlin Sheldrake"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", None),
        ("", None),
        ("-1", None),
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("x", None),
    ],
)
def test_a_rating_of_nothing_is_none(text: str, value: float | None) -> None:
    assert own_rating(text) == value


def test_links_are_secure_or_none() -> None:
    assert https("http://boxd.it/a") == "https://boxd.it/a"
    assert https("javascript:alert(1)") == ""


def test_the_parts_of_a_cell_come_once() -> None:
    assert parts_in("a, b,, a") == ("a", "b")
    assert parts_in(["a, b", 7, None, " c "]) == ("a, b", "c")
