"""One person's rows go out and come back, in one piece or not at all."""

import io
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.adapters.store.backups import QUERIES, TABLES_SINCE, AlreadyHere, Backups
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.entities import Interaction, Item, Person, Saved

THEN = datetime(2026, 1, 2, 10, tzinfo=UTC)


def filled() -> Database:
    database = Database()
    items = [Item("a", "Heat", source="Letterboxd", link="https://a.example/"), Item("b", "Ran"), Item("c", "Alien")]
    people = [Person("noor", "Noor", "A portrait."), Person("ada", "Ada")]
    moments = [Interaction("noor", "a", THEN, value=4.5), Interaction("ada", "c", THEN)]
    Histories(database).add("own-noor", "Noor", people, items[:2], moments[:1], saved=[Saved("noor", "b", THEN)])
    Histories(database).add("own-ada", "Ada", people, items[2:], moments[1:])
    return database


def test_what_goes_out_comes_back_and_nobody_elses_goes_with_it() -> None:
    database, there = filled(), Database()
    rows = Backups(database).rows("noor")
    assert rows.keys() == QUERIES.keys()
    assert "Alien" not in pq.read_table(io.BytesIO(rows["items"])).column("title").to_pylist()
    Backups(there).restore(rows, "noor", "Noor")
    for table in ("items", "interactions", "saved", "log", "extractions", "collections"):
        assert Backups(there).rows("noor")[table] == rows[table]
    assert Histories(there).people() == [Person("noor", "Noor", "A portrait.")]


def test_somebody_who_is_here_is_not_written_over_and_a_part_is_refused() -> None:
    database = filled()
    rows = Backups(database).rows("noor")
    with pytest.raises(AlreadyHere):
        Backups(database).restore(rows, "ada", "Ada")
    with pytest.raises(ValueError, match="lacks log"):
        Backups(Database()).restore({k: v for k, v in rows.items() if k != "log"}, "noor", "Noor")


def test_what_came_with_a_later_version_has_the_columns_of_the_database() -> None:
    database = Database()
    for table, schema in TABLES_SINCE.items():
        rows = database.read_table(f"SELECT * FROM {table}")
        assert [(field.name, field.type) for field in rows.schema] == [(field.name, field.type) for field in schema]


def test_rows_that_do_not_fit_leave_nothing_behind() -> None:
    rows = Backups(filled()).rows("noor")
    there = Database()
    out = io.BytesIO()
    pq.write_table(pa.table({"nothing": ["x"]}), out)
    for bad, why in ((out.getvalue(), "NOT NULL|nothing"), (b"no table", "Parquet")):
        with pytest.raises(ValueError, match=why):
            Backups(there).restore({**rows, "items": bad}, "noor", "Noor")
    assert Histories(there).people() == []
