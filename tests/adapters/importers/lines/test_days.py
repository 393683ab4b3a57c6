"""Days of which a part is unknown are the first day of what is known, and zeros are no day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.adapters.importers.lines.days import DatedRow, day_of, is_in_parts, is_no_day, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.times.moments import Clock

READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2015-02-00", (2015, 2, 1)),
        ("2012-00-00", (2012, 1, 1)),
        ("2019", (2019, 1, 1)),
        ("2019/05", (2019, 5, 1)),
        ("2021/10/11", (2021, 10, 11)),
        ("2021-10-11", (2021, 10, 11)),
    ],
)
def test_a_day_is_the_first_day_of_what_is_known(text: str, found: tuple[int, int, int]) -> None:
    assert day_of(text, Clock()) == datetime(*found, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", " ", "0000-00-00", "0/0/0"])
def test_zeros_and_nothing_are_no_day(text: str) -> None:
    assert is_no_day(text)
    with pytest.raises(ValueError, match="the time is empty"):
        day_of(text, Clock())


@pytest.mark.parametrize("text", ["1601-01-01", "1601", "2024-13-00", "soon", "9" * 200])
def test_a_day_that_cannot_be_right_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no time|no date|year|number|too long"):
        day_of(text, Clock())


def test_a_day_knows_whether_it_is_whole() -> None:
    assert is_in_parts("2015-02-00")
    assert is_in_parts("2015")
    assert not is_in_parts("2015-02-03")


def test_the_year_of_publication_is_its_first_day() -> None:
    assert published_in("1974") == date(1974, 1, 1)
    assert published_in("1994-10-14") == date(1994, 10, 14)
    assert published_in("-800") is None


def test_the_order_of_day_and_month_is_settled_by_the_whole_table_and_a_guess_is_said(tmp_path: Path) -> None:
    def each(row: DatedRow) -> list[Outcome]:
        return [Entry(row=row.row, title=row.get("title"), time=row.day("read", "added"))]

    (tmp_path / "a.csv").write_text("title,read,added\nA,03/04/2024,\nB,,13/04/2024\n")
    (tmp_path / "b.csv").write_text("title,read,added\nA,03/04/2024,\n")
    first, second = table_outcomes(tmp_path / "a.csv", READER, ("read", "added"), each)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.time, second.time) == (datetime(2024, 4, 3, tzinfo=UTC), datetime(2024, 4, 13, tzinfo=UTC))
    assert any(isinstance(outcome, Note) for outcome in table_outcomes(tmp_path / "b.csv", READER, ("read",), each))
