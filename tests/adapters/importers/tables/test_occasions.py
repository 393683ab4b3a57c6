"""A table with several days in a row: a thing counts when it was done, else begun, else added, or it is to come."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers import Reading, look_into
from core.adapters.importers.joined import choosing
from core.adapters.importers.tables.occasions import agreed
from core.adapters.importers.times.moments import Clock
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
TABLES = {
    "English": ("Title,Date Added,Date Finished,Rating", "2024-01-13,2024-02-20,5", "2024-01-13,,"),
    "German": ("Titel;Hinzugefügt am;Beendet am;Bewertung", "13.01.2024;20.02.2024;5", "13.01.2024;;"),
    "French": ("Titre,Ajouté le,Lu le,Note", "13/01/2024,20/02/2024,5", "13/01/2024,,"),
    "Spanish": ("Título,Añadido,Leído,Valoración", "13/01/2024,20/02/2024,5", "13/01/2024,,"),
    "Italian": ("Titolo,Data aggiunta,Letto il,Voto", "13/01/2024,20/02/2024,5", "13/01/2024,,"),
    "Portuguese": ("Título,Adicionado em,Lido em,Nota", "13/01/2024,20/02/2024,5", "13/01/2024,,"),
}


def read(folder: Path, content: str) -> Reading:
    path = folder / "mine.csv"
    path.write_text(content, encoding="utf-8")
    reading = choosing.read(look_into([path], now=NOW), NOOR)
    kept = len(reading.interactions) + len(reading.saved)
    assert reading.n_rows == kept + reading.duplicates + reading.n_refused + reading.left_out
    return reading


def days(reading: Reading) -> dict[str, str]:
    """Return the day of every thing by its title, with a question mark where it is still to come."""
    titles = {item.item_id: item.title for item in reading.items}
    done = {titles[x.item_id]: f"{x.time:%Y-%m-%d}" for x in reading.interactions}
    return done | {titles[x.item_id]: f"{x.time:%Y-%m-%d}?" if x.time else "?" for x in reading.saved}


@pytest.mark.parametrize("language", TABLES)
def test_a_thing_counts_when_it_was_done_and_one_that_was_only_added_waits(tmp_path: Path, language: str) -> None:
    header, done, added = TABLES[language]
    mark = ";" if ";" in header else ","
    reading = read(tmp_path, f"{header}\nDune{mark}{done}\nEmma{mark}{added}\n")
    assert days(reading) == {"Dune": "2024-02-20", "Emma": "2024-01-13?"}
    assert any("still to come" in note for note in reading.notes)


def test_what_was_begun_rated_or_said_to_be_done_counts_on_the_day_there_is(tmp_path: Path) -> None:
    table = (
        "Title,Added,Started,Finished,Status,Rating\n"
        "Dune,2024-01-01,2024-01-02,2024-01-03,Finished,\n"
        "Emma,2024-01-01,2024-01-02,,Reading,\n"
        "Ran,2024-01-01,,,Finished,\n"
        "Heat,2024-01-01,,,,4\n"
        "Walden,2024-01-01,,,,\n"
        "Ulysses,2024-01-01,,,Want to read,4\n"
        "Jaws,,,,Finished,\n"
    )
    reading = read(tmp_path, table)
    assert days(reading) == {
        "Dune": "2024-01-03",
        "Emma": "2024-01-02",
        "Ran": "2024-01-01",
        "Heat": "2024-01-01",
        "Walden": "2024-01-01?",
        "Ulysses": "2024-01-01?",
    }
    assert [(row.row, row.reason) for row in reading.refused] == [(8, "the time is empty")]
    assert set(reading.notes) == {
        "1 row without a time in 'Finished' stands at 'Started'.",
        "2 rows without a time in 'Finished' stand at 'Added'.",
        "1 row without a time in 'Finished' waits, as still to come.",
    }


def test_a_column_that_only_asks_whether_a_thing_was_done_is_its_status(tmp_path: Path) -> None:
    table = "Film,Date added,Watched?\nHeat,2024-01-02,Yes\nRan,2024-01-05,No\nJaws,2024-01-06,\n"
    assert days(read(tmp_path, table)) == {"Heat": "2024-01-02", "Ran": "2024-01-05?", "Jaws": "2024-01-06?"}


def test_what_has_a_time_of_its_being_played_was_played_whether_to_the_end_or_not(tmp_path: Path) -> None:
    table = "Title,Played at,Watched\nHeat,2024-01-02,true\nRan,2024-01-05,false\n"
    assert days(read(tmp_path, table)) == {"Heat": "2024-01-02", "Ran": "2024-01-05"}


def test_a_list_of_which_nothing_is_finished_yet_waits(tmp_path: Path) -> None:
    assert days(read(tmp_path, "Title,Date Added,Date Read\nDune,2024-01-02,\n")) == {"Dune": "2024-01-02?"}


def test_a_plain_date_stands_in_for_an_empty_one_of_being_watched(tmp_path: Path) -> None:
    table = "Date,Film,Date Watched\n2024-01-02,Heat,2024-01-01\n2024-01-05,Ran,\n"
    assert days(read(tmp_path, table)) == {"Heat": "2024-01-01", "Ran": "2024-01-05"}


def test_a_column_that_leaves_day_and_month_open_follows_one_that_is_sure() -> None:
    clocks = {"time": Clock(day_first=True, is_sure=False), "added": Clock(day_first=False), "begun": Clock("seconds")}
    assert agreed(clocks) == {
        "time": Clock(day_first=False),
        "added": Clock(day_first=False),
        "begun": Clock("seconds"),
    }


def test_a_column_called_a_wish_list_tells_by_yes_what_waits(tmp_path: Path) -> None:
    found = read(tmp_path, "Title,Date,Wishlist\nHeat,2024-02-20,0\nRan,,1\nEmma,2024-02-21,\nDune,2024-02-22,1\n")
    titles = {item.item_id: item.title for item in found.items}
    assert [titles[one.item_id] for one in found.interactions] == ["Heat", "Emma"]
    assert [titles[one.item_id] for one in found.saved] == ["Ran", "Dune"]


def test_what_has_a_time_of_its_being_done_is_done_whatever_is_wished(tmp_path: Path) -> None:
    found = read(tmp_path, "Title,Watched on,Saved\nHeat,2024-02-20,yes\nRan,,yes\nEmma,2024-02-21,no\n")
    assert (len(found.interactions), len(found.saved)) == (2, 1)
