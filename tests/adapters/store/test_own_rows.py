"""What tables of a backup speak of is told without believing what they say of their size."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from small_world import small_workspace

from core.adapters.store.own_rows import moved, spoken_of

ROWS = small_workspace(with_map=False).backups.rows("ada")


def test_rows_of_a_person_speak_of_their_items_and_extraction_and_of_nothing_else() -> None:
    found = spoken_of(ROWS)
    assert found.is_whole
    assert found.used <= frozenset().union(*found.items.values())
    assert found.referred
    assert not spoken_of({**ROWS, "extractions": changed("extractions", lambda rows: rows.slice(0, 0))}).is_whole


def changed(table: str, change: object) -> bytes:
    """Return a table with a change."""
    assert callable(change)
    sink = io.BytesIO()
    pq.write_table(change(pq.read_table(io.BytesIO(ROWS[table]))), sink)
    return sink.getvalue()


def test_an_own_collection_takes_the_new_id_and_others_keep_theirs() -> None:
    as_own = changed(
        "items",
        lambda rows: rows.set_column(
            rows.column_names.index("collection_id"), "collection_id", pa.array(["own-ada"] * rows.num_rows)
        ),
    )
    assert set(spoken_of(moved({**ROWS, "items": as_own}, "x")).items) == {"own-x"}
    assert set(spoken_of(moved(ROWS, "x")).items) == set(spoken_of(ROWS).items)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"\x00" * 100])
def test_what_is_no_table_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(ValueError, match="not those of a person"):
        spoken_of({**ROWS, "items": content})


def test_what_unpacks_to_more_than_it_seems_is_stopped_before_it_does() -> None:
    sink = io.BytesIO()
    words = pa.array(["x" * 1_000_000], pa.string())
    many = pa.DictionaryArray.from_arrays(pa.array([0] * 40_000, pa.int32()), words)
    pq.write_table(pa.table({"item_id": many, "person_id": many}), sink)
    assert len(sink.getvalue()) < 10_000_000
    with pytest.raises(ValueError, match="more than a history can hold"):
        spoken_of({**ROWS, "saved": sink.getvalue()})
