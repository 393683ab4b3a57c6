"""Real tables import with the guessed mapping and go into the database as they are."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers import ROW_ORDER, open_history, read_history
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories

DATA = Path(__file__).parents[4] / "shared" / "data"
NOW = datetime(2026, 12, 1, tzinfo=UTC)
"""A moment after the last row of every table: what lies after it is refused."""
USUAL = {"person": "user_id", "item_id": "item_id", "title": "title", "text": "text", "tags": "tags"}
FILES = [
    ("movielens_latest_small.parquet", {"time": "ts", "value": "value"}, 610, 9_724, 100_836),
    ("labelled_streams.parquet", {"time": "ts", "value": "value"}, 15, 8_804, 8_904),
    ("lastfm_tagged_artists.parquet", {"time": "ts", "value": "value"}, 1_892, 12_523, 85_011),
    ("amazon_office.parquet", {}, 3_231, 3_304, 21_802),
]


@pytest.mark.parametrize(("name", "more", "people", "items", "interactions"), FILES)
def test_a_real_table_imports_with_the_guessed_mapping(
    name: str, more: dict[str, str], people: int, items: int, interactions: int
) -> None:
    if not (DATA / name).exists():
        pytest.skip(f"../shared/data/{name} is not here")
    seen = open_history(DATA / name)
    assert seen.mapping is not None
    assert seen.mapping.columns() == USUAL | more
    mapping = seen.mapping if more else replace(seen.mapping, time=ROW_ORDER)
    reading = read_history(DATA / name, mapping, now=NOW)
    assert (len(reading.people), len(reading.items), len(reading.interactions)) == (
        people,
        items,
        interactions,
    )
    assert (reading.n_refused, reading.duplicates) == (0, 0)
    database = Database()
    try:
        written = Histories(database).add(
            reading.collection_id, reading.name, reading.people, reading.items, reading.interactions
        )
    finally:
        database.close()
    assert (written.items, written.interactions, written.duplicates) == (items, interactions, 0)
