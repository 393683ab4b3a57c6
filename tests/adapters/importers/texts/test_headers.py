"""Columns are known by their names in several languages, the likelier name first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.headers import (
    NAMES,
    is_known_name,
    is_naming,
    is_never,
    is_place,
    likeness,
    normalised,
)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("watchedDate", "time"),
        ("TITLE", "title"),
        ("Durée", "length"),
        ("标题", "title"),
        *((header, "creator") for header in ("Künstler", "저자", "著者名", "Tác giả", "Συγγραφέας", "Исполнитель")),
        *((header, "value") for header in ("Оцінка", "평점", "Đánh giá", "Wertung")),
    ],
)
def test_a_name_is_known_whatever_its_capitals_accents_and_language(header: str, role: str) -> None:
    assert likeness(header, role) > 2
    assert is_known_name(header)


def test_the_earlier_name_is_preferred_and_a_telling_word_is_a_hint() -> None:
    assert likeness("timestamp", "time") > likeness("date", "time") > likeness("my date of joy", "time") == 1
    assert likeness("colour", "time") == 0
    assert not is_known_name("colour")


@pytest.mark.parametrize(
    "header",
    ["IMDb Rating", "trakt_rating", "Average Rating", "Community Rating: Overall", "Ratings count", "Metascore"],
)
def test_everyones_rating_is_nobodys_own(header: str) -> None:
    assert likeness(header, "value") == 0


@pytest.mark.parametrize(
    "header",
    ["My Rating: Overall", "your_score", "Meine Bewertung", "Ma note", "Mi puntuación", "Моя оценка", "Moja ocena"],
)
def test_a_rating_that_is_said_to_be_ones_own_goes_before_any_other(header: str) -> None:
    assert likeness(header, "value") > likeness("rating", "value")
    assert likeness(f"{header} of the story", "value") < likeness(header, "value")


@pytest.mark.parametrize("header", ["User Score", "user_rating_date", "User agent", "User comment count", "user tags"])
def test_what_somebody_says_of_a_thing_is_not_who_they_are(header: str) -> None:
    assert likeness("User", "person") > likeness(header, "person") == 0


@pytest.mark.parametrize("header", ["Image URL", "poster_link", "cover", "Thumbnail URL", "favicon url", "@context"])
def test_where_a_picture_is_is_not_where_the_thing_opens(header: str) -> None:
    assert is_never(header, "url")
    assert likeness(header, "url") == 0
    assert not is_never("https url", "url")


@pytest.mark.parametrize("role", sorted(NAMES))
def test_every_known_name_is_written_as_headers_are_compared(role: str) -> None:
    assert all(normalised(name) == name for name in NAMES[role])


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_a_header_is_normalised_once_for_all(header: str) -> None:
    assert normalised(normalised(header)) == normalised(header)


@pytest.mark.parametrize(
    ("header", "names", "places"),
    [
        ("Exhibition", True, False),
        ("Venue name", True, True),
        ("Ort", False, True),
        ("Book format", False, False),
        ("Remark", False, False),
    ],
)
def test_a_header_says_whether_its_column_names_things_or_places(header: str, names: bool, places: bool) -> None:
    assert (is_naming(header), is_place(header)) == (names, places)


@pytest.mark.parametrize("header", ["Remark", "Anmerkung", "Your comment", "Commentaire"])
def test_a_remark_is_no_title(header: str) -> None:
    assert is_never(header, "title")
