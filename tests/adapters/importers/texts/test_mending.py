"""Broken letters are put right, whole ones stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.mending import LetterMending, mended


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_a_service_broke_byte_by_byte_comes_back_whole(text: str) -> None:
    assert mended(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize("text", ["Crème brûlée", "für Anfänger 🥖", "日本のパン", "Ünïted", "plain"])
def test_whole_text_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


def test_what_was_mended_is_counted_and_said() -> None:
    mending = LetterMending()
    assert mending.note == ""
    assert [mending.text(value) for value in ("fÃ¼r", "für", None, 7)] == ["für", "für", "", "7"]
    assert mending.note.startswith("1 text was")
