"""A day and its time of day in two columns are one moment; a length that looks like one is none."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from adapters.importers.table_files import inspect, read

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.tables.days_and_hours import with_hours
from core.adapters.importers.tables.sources import Source, no_progress
from core.entities import Person

NOOR = Person("noor", "Noor")


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Uhrzeit;Titel\n02.03.2026;19:04;Brot\n03.03.2026;07:10;Moos\n",
        "Titre;Date;Heure\nPain;2 mars 2026;19h04\nMousse;3 mars 2026;7h10\n",
        "date,time,title\n3/2/2026,7:04 PM,Rye\n3/3/2026,7:10 AM,Moss\n",
        "title,Date,Start Time\nRye,2026-03-02,19:04:00\nMoss,2026-03-03,07:10:00\n",
        "タイトル,日付,時刻\nパン,2026年3月2日,午後7:04\n苔,2026年3月3日,午前7:10\n",
    ],
)
def test_a_day_has_the_time_that_stands_in_a_column_of_its_own(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    seen = inspect(path)
    assert seen.mapping
    assert any("time of day" in note for note in seen.notes)
    moments = [x.time for x in read(path, seen.mapping, person=NOOR).interactions]
    assert sorted(moments) == [datetime(2026, 3, 2, 19, 4, tzinfo=UTC), datetime(2026, 3, 3, 7, 10, tzinfo=UTC)]


@pytest.mark.parametrize(
    "text",
    [
        "Date,Title,Duration\n2026-03-02,Rye,0:42:00\n",
        "Date,Title,Time\n2026-03-02 10:00,Rye,0:42:00\n",
        "Time,Title\n2026-03-02,Rye\n",
        "Date,Time,Title\n2026-03-02,long,Rye\n",
    ],
)
def test_a_length_or_a_time_that_is_whole_adds_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    assert not any("time of day" in note for note in inspect(path).notes)


@pytest.mark.parametrize("day", [date(2026, 3, 2), datetime(2026, 3, 2), "2026-03-02"])
@pytest.mark.parametrize("hours", [time(19, 4), "19:04"])
def test_a_workbooks_days_and_times_are_joined_as_well(day: object, hours: object) -> None:
    rows = [(1, ["Rye", day, hours]), (2, ["Moss", day, None]), (3, ["Fern", None, hours])]
    source = Source(format="xlsx", columns=("title", "date", "time"), rows=lambda _: iter(rows))
    first, second, third = with_hours(source).rows(no_progress)
    assert not isinstance(first, Refusal)
    assert str(first[1][1]).startswith("2026-03-02 19:04")
    assert (second, third) == (rows[1], rows[2])
