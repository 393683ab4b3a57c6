"""Every row of a mapped table is an interaction, a refusal or a duplicate, and what was assumed is said."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.importers.ground.reading import ImportRefused, Reading, Refusal
from core.adapters.importers.tables.mapped import read_mapped
from core.adapters.importers.tables.mapping import ROW_ORDER, ColumnMapping
from core.adapters.importers.tables.sources import Row, Source
from core.entities import Person
from core.progress import Progress

ADA = Person("ada", "Ada")
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
TITLE_TIME = ColumnMapping(title="title", time="time", value="stars")


def read(
    rows: Sequence[Row | Refusal], mapping: ColumnMapping = TITLE_TIME, person: Person | None = ADA, name: str = "Mine"
) -> Reading:
    def walk(progress: Progress) -> Iterator[Row | Refusal]:
        progress(len(rows), len(rows))
        return iter(rows)

    source = Source(format="by hand", columns=("title", "time", "stars"), rows=walk)
    return read_mapped(source, mapping, file_name="mine.csv", name=name, person=person, now=NOW)


def test_every_row_is_an_interaction_a_refusal_or_a_duplicate() -> None:
    reading = read(
        [
            (2, ["Heat", "2026-01-02", "4"]),
            (3, ["Heat", "2026-01-02", "4"]),
            Refusal(4, "a broken row"),
            (5, ["", "2026-01-03", ""]),
            (6, ["Alien", "2026-01-04", "many"]),
        ]
    )
    assert (reading.n_rows, len(reading.interactions), reading.n_refused, reading.duplicates) == (5, 2, 2, 1)
    assert [refusal.row for refusal in reading.refused] == [4, 5]
    assert any("1 value is no number" in note for note in reading.notes)


def test_the_order_of_rows_stands_in_for_times_that_a_file_has_not() -> None:
    reading = read([(2, ["Heat", "", ""]), (3, ["Alien", "", ""])], ColumnMapping(title="title", time=ROW_ORDER))
    assert [x.time for x in reading.interactions] == [NOW - timedelta(minutes=1), NOW]


def test_a_doubtful_order_of_day_and_month_is_said() -> None:
    reading = read([(2, ["Heat", "03/04/2026", ""]), (3, ["Alien", "01/02/2026", ""]), (4, ["Jaws", "05/06/2026", ""])])
    assert any("03/04/2026" in note for note in reading.notes)


def test_a_collection_without_a_name_has_one() -> None:
    assert read([(2, ["Heat", "2026-01-02", ""])], name=" \n").name == "Import"


def test_a_history_of_nobody_and_a_table_without_rows_are_refused() -> None:
    with pytest.raises(ImportRefused, match="Say whose history"):
        read([(2, ["Heat", "2026-01-02", ""])], person=None)
    with pytest.raises(ImportRefused, match=r"mine\.csv has columns but no rows"):
        read([])
