"""The vectors of items as they are stored, without reading any title anew: what an analyst's copy measures with."""

from collections.abc import Collection

import duckdb
import numpy as np
import pyarrow as pa

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import from_parts, parts_of
from core.adapters.store.database import Database
from core.adapters.store.vectors import MANY, VECTORS_AT_ONCE
from core.similarity import Floats, unit

_STORED = (
    "SELECT position, vector FROM wanted JOIN items USING (item_id) JOIN vectors USING (text_hash) "
    "WHERE encoder_id = $1 AND len(vector) = $2"
)


def item_vectors(database: Database, encoder: Encoder, item_ids: Collection[str]) -> tuple[dict[str, int], Floats]:
    """Return the row of each item that an encoder has read, and unit vectors `(n, dim)`, their common mean taken off.

    Rows of items that were not read are zero and belong to no item.
    """
    wanted = pa.table({"item_id": pa.array(list(item_ids), pa.string()), "position": pa.array(range(len(item_ids)))})
    is_read = np.ones(len(item_ids), np.bool_)
    found: list[Floats] = []
    for part in parts_of(encoder):
        vectors, has = _stored(database, part, wanted)
        found.append(vectors)
        is_read &= has
    if len(item_ids) >= MANY:
        database.give_back()
    raw = from_parts(encoder, found)
    raw[is_read] = unit(raw[is_read] - raw[is_read].mean(axis=0)) if is_read.any() else 0.0
    raw[~is_read] = 0.0
    return {item_id: row for row, item_id in enumerate(item_ids) if is_read[row]}, raw


def _stored(database: Database, encoder: Encoder, wanted: pa.Table) -> tuple[Floats, np.ndarray]:
    """Return the vectors `(n, dim)` of an encoder that are stored, and which there are."""

    def work(cursor: duckdb.DuckDBPyConnection) -> tuple[Floats, np.ndarray]:
        cursor.register("wanted", wanted)
        vectors, has = np.zeros((len(wanted), encoder.dim), np.float32), np.zeros(len(wanted), np.bool_)
        asked = cursor.sql(_STORED, params=[encoder.encoder_id, encoder.dim])
        for batch in asked.to_arrow_reader(VECTORS_AT_ONCE):
            rows = batch.column("position").to_numpy()
            vectors[rows] = batch.column("vector").flatten().to_numpy().reshape(len(rows), encoder.dim)
            has[rows] = True
        return vectors, has

    return database.look(work)
