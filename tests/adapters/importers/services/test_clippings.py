"""Clippings are blocks between lines of '='; words before a date are let go, those behind its first number never."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers.services.clippings import Clipping, added, clippings_in, clock_in
from core.adapters.importers.times.moments import Clock

LINES = (
    "Tides (Ines Corra)\n- Your Highlight | Location 1-2 | Added on 04/05/2020 9:29:28 PM\n\nSalt.\nSand.\n==========\n"
)


def test_a_block_is_a_book_a_line_about_it_and_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES + "\ufeffLow Tide\n- x | y 1\n\n\n==========\n\n\n")
    first, second = clippings_in(tmp_path / "a.txt")
    assert (first.row, first.book, first.text, first.is_highlight) == (1, "Tides (Ines Corra)", "Salt. Sand.", True)
    assert second == Clipping(2, "Low Tide", "- x | y 1", "")
    assert not second.is_highlight


def test_the_order_of_day_and_month_is_settled_by_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES + LINES.replace("04/05", "04/25"))
    clock = clock_in(tmp_path / "a.txt", None)
    assert added("Added on 04/05/2020 9:29:28 PM", clock) == datetime(2020, 4, 5, 21, 29, 28, tzinfo=UTC)


@pytest.mark.parametrize("when", ["", "Added on", "Added on 9:29:28 PM", "on 17 of 2020", "9 " * 500])
def test_words_without_a_day_are_refused(when: str) -> None:
    with pytest.raises(ValueError, match="time"):
        added(when, Clock())
