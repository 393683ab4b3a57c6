"""Maps in DuckDB: where every item lies, with the seed and the library that drew them."""

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from core.adapters.store.database import Database


class Maps:
    """Stored map coordinates, with the seed and library that made them."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def save(
        self, map_id: str, *, encoder_id: str, seed: int, library: str, item_ids: Sequence[str], xy: NDArray[np.float32]
    ) -> None:
        """Store coordinates `(n, 2)` of items, replacing what this map had for them."""
        rows = pa.table(
            {
                "item_id": pa.array(list(item_ids), pa.string()),
                "x": pa.array(xy[:, 0].astype(np.float32)),
                "y": pa.array(xy[:, 1].astype(np.float32)),
            }
        )

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute("INSERT OR REPLACE INTO maps VALUES (?, ?, ?, ?)", [map_id, encoder_id, seed, library])
            cursor.register("new_rows", rows)
            cursor.execute("INSERT OR REPLACE INTO coordinates SELECT ?, item_id, x, y FROM new_rows", [map_id])

        self._database.write(work, ["maps", "coordinates"])

    def has(self, map_id: str) -> bool:
        """Tell whether a map was drawn."""
        return bool(self._database.read("SELECT 1 FROM maps WHERE map_id = ?", [map_id]))

    def load(self, map_id: str) -> dict[str, tuple[float, float]]:
        """Return the coordinates of a map by item id; empty for an unknown map."""
        sql = "SELECT item_id, x, y FROM coordinates WHERE map_id = ?"
        return {item_id: (x, y) for item_id, x, y in self._database.read(sql, [map_id])}
