"""Rows go to the server and come back bit for bit, and a row's key is the same wherever it is made."""

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.postgres.mirrored_tables import MirroredTable, tables_of
from core.adapters.store.database import Database

KINDS: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "VARCHAR": (pa.string(), st.text(st.characters(codec="utf-8") | st.sampled_from("\x00\uf8ff01"))),
    "INTEGER": (pa.int32(), st.integers(-(2**31), 2**31 - 1)),
    "DOUBLE": (pa.float64(), st.floats(allow_nan=False)),
    "TIMESTAMP": (pa.timestamp("us"), st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))),
    "DATE": (pa.date32(), st.dates(date(1, 1, 1), date(9999, 12, 31))),
    "BOOLEAN": (pa.bool_(), st.booleans()),
    "BLOB": (pa.binary(), st.binary()),
}


def one_column(kind: str) -> MirroredTable:
    return MirroredTable(name="t", columns=("c",), types=(kind,), key=("c",), has_key=True)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_values_come_back_as_they_went_and_no_text_holds_what_a_server_refuses(kind: str, data: st.DataObject) -> None:
    arrow, values = KINDS[kind]
    told = data.draw(st.lists(st.none() | values, min_size=1, max_size=5))
    sent = list(one_column(kind).given(pa.table({"c": pa.array(told, arrow)})))
    assert not any("\x00" in row[0] for row in sent if isinstance(row[0], str))
    assert one_column(kind).taken(sent).column("c").to_pylist() == told


@given(st.lists(st.lists(st.floats(width=32, allow_nan=False), max_size=4), min_size=1, max_size=6), st.integers(0, 3))
def test_vectors_of_any_length_come_back_bit_for_bit_also_from_the_middle_of_a_column(
    vectors: list[list[float]], start: int
) -> None:
    column = pa.array(vectors, pa.list_(pa.float32()))[min(start, len(vectors) - 1) :]
    sent = list(one_column("FLOAT[]").given(pa.table({"c": column})))
    assert all(isinstance(row[0], bytes) for row in sent)
    assert one_column("FLOAT[]").taken(sent).column("c").to_pylist() == column.to_pylist()


def test_every_table_of_the_database_is_known_by_its_columns_and_its_key() -> None:
    database = Database()
    tables = database.look(lambda cursor: tables_of(cursor, without=("migrations", "log")))
    assert tables["interactions"].key == ("person_id", "item_id", "moment", "kind")
    assert tables["vectors"].types == ("VARCHAR", "VARCHAR", "FLOAT[]")
    assert not tables["departures"].has_key
    assert tables["departures"].key == tables["departures"].columns
    assert not {"migrations", "log"} & tables.keys()
    for table in tables.values():
        assert len(list(table.is_made_by)) == len(table.columns) + 2
    database.close()
