"""Columns are known by their names in several languages, the likelier name first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.headers import NAMES, is_known_name, likeness, normalised


@pytest.mark.parametrize(
    ("header", "role"),
    [("watchedDate", "time"), ("TITLE", "title"), ("Durée", "length"), ("Künstler", "creator"), ("标题", "title")],
)
def test_a_name_is_known_whatever_its_capitals_accents_and_language(header: str, role: str) -> None:
    assert likeness(header, role) > 2
    assert is_known_name(header)


def test_the_earlier_name_is_preferred_and_a_telling_word_is_a_hint() -> None:
    assert likeness("timestamp", "time") > likeness("date", "time") > likeness("my date of joy", "time") == 1
    assert likeness("colour", "time") == 0
    assert not is_known_name("colour")


@pytest.mark.parametrize("role", sorted(NAMES))
def test_every_known_name_is_written_as_headers_are_compared(role: str) -> None:
    assert all(normalised(name) == name for name in NAMES[role])


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_a_header_is_normalised_once_for_all(header: str) -> None:
    assert normalised(normalised(header)) == normalised(header)
