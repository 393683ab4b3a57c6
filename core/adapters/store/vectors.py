"""Vectors by text hash and encoder, map coordinates, and cached answers."""

from collections.abc import Callable, Collection, Sequence

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import from_parts, parts_of
from core.adapters.encoders.plain_texts import plainly
from core.adapters.store.database import Database
from core.adapters.store.text_hashes import text_hash
from core.progress import Progress

MANY = 20_000
"""Texts from which on what the database read of its file is given back: they fill 30 MB and more; chosen by hand."""
VECTORS_AT_ONCE = 8192
"""Stored vectors that are read at a time, so that no second copy of all is made: some 30 MB; chosen by hand."""
_KNOWN = (
    "SELECT position, vector FROM (SELECT text_hash, vector FROM vectors WHERE encoder_id = $1 AND len(vector) = $2) "
    "RIGHT JOIN wanted USING (text_hash)"
)
"""What is wanted with its vector, or none: asked this way round the database holds the hashes while it reads, and not
all vectors a second time."""
TEXTS_AT_A_TIME = 256
"""Texts that are encoded and stored at a time, so that a stop loses few and progress is told every few seconds."""


class Vectors:
    """The cache of what texts mean, one row a text and encoder."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def load(
        self, texts: Sequence[str], encoder_id: str, dim: int | None = None
    ) -> tuple[NDArray[np.float32], list[int]]:
        """Return vectors `(n, dim)` aligned with the texts and the positions of those that have none yet.

        Rows of missing vectors are zero; without `dim`, it is that of the shortest stored, 0 when none is known.
        Vectors of another length are another encoder's and count as missing.
        """
        positions = pa.array(range(len(texts)), pa.int64())
        hashes = pa.table({"position": positions, "text_hash": [text_hash(text) for text in texts]})

        def work(cursor: duckdb.DuckDBPyConnection) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
            cursor.register("wanted", hashes)
            length = dim if dim is not None else _shortest(cursor, encoder_id)
            vectors, unread = np.zeros((len(texts), length), np.float32), np.ones(len(texts), np.bool_)
            for batch in cursor.sql(_KNOWN, params=[encoder_id, length]).to_arrow_reader(VECTORS_AT_ONCE):
                found = batch.filter(batch.column("vector").is_valid())
                rows = found.column("position").to_numpy()
                vectors[rows] = found.column("vector").flatten().to_numpy().reshape(len(rows), length)
                unread[rows] = False
            return vectors, unread

        vectors, unread = self._database.look(work)
        if len(texts) >= MANY:
            self._database.give_back()
        return vectors, [int(i) for i in np.flatnonzero(unread)]

    def save(self, texts: Sequence[str], vectors: NDArray[np.float32], encoder_id: str) -> None:
        """Store vectors `(n, dim)` of texts in one transaction."""
        dim = vectors.shape[1]
        flat = pa.array(np.ascontiguousarray(vectors, dtype=np.float32).ravel(), pa.float32())
        lists = pa.ListArray.from_arrays(pa.array(np.arange(0, flat.__len__() + 1, dim, dtype=np.int32)), flat)
        rows = pa.table(
            {"text_hash": [text_hash(t) for t in texts], "encoder_id": [encoder_id] * len(texts), "vector": lists}
        )

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.register("new_rows", rows)
            cursor.execute("INSERT OR REPLACE INTO vectors SELECT text_hash, encoder_id, vector FROM new_rows")

        self._database.write(work, ["vectors"])

    def encode(self, texts: Sequence[str], encoder: Encoder, progress: Progress | None = None) -> NDArray[np.float32]:
        """Return unit vectors `(n, dim)` of texts, encoding only those that were never encoded, read plainly.

        What a pair of encoders is made of is stored under the id of each, so what one has read before is read by the
        other alone. What is encoded is stored chunk by chunk, so that a run that was cut off goes on where it stopped.
        """
        parts = parts_of(encoder)
        found = [self.load(texts, part.encoder_id, part.dim) for part in parts]
        known = [(vectors, frozenset(missing)) for vectors, missing in found]
        unread = sorted({row for _, missing in known for row in missing})
        first_of = {texts[row]: row for row in reversed(unread)}
        unique = sorted(first_of, key=first_of.__getitem__)
        read_as = plainly(texts) if unique else str
        for start in range(0, len(unique), TEXTS_AT_A_TIME):
            chunk = unique[start : start + TEXTS_AT_A_TIME]
            for part, (vectors, missing) in zip(parts, known, strict=True):
                self._read([first_of[text] for text in chunk], texts, part, vectors, missing, read_as)
            if progress:
                progress(min(start + TEXTS_AT_A_TIME, len(unique)), len(unique))
        for vectors, missing in known:
            for row in missing:
                vectors[row] = vectors[first_of[texts[row]]]
        return from_parts(encoder, [vectors for vectors, _ in known])

    def _read(
        self,
        rows: Sequence[int],
        texts: Sequence[str],
        encoder: Encoder,
        vectors: NDArray[np.float32],
        missing: Collection[int],
        read_as: Callable[[str], str],
    ) -> None:
        """Encode and store those of the rows that this encoder has not read, and put them into its vectors."""
        lacking = [row for row in rows if row in missing]
        if lacking:
            chunk = [texts[row] for row in lacking]
            vectors[lacking] = made = encoder.encode([read_as(text) for text in chunk])
            self.save(chunk, made, encoder.encoder_id)


def _shortest(cursor: duckdb.DuckDBPyConnection, encoder_id: str) -> int:
    """Return the length of the shortest vector that is wanted of an encoder; 0 where none is known."""
    sql = "SELECT min(len(vector)) FROM wanted JOIN vectors USING (text_hash) WHERE encoder_id = ?"
    return int(cursor.execute(sql, [encoder_id]).fetchall()[0][0] or 0)
