"""Parquet is known by its first four bytes."""

import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.importers.formats.parquet import FORMAT


def written() -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"title": ["Heat"], "time": [1767312000]}), sink)
    return bytes(sink.getvalue())


SAMPLES = ({"mine.parquet": written()},)


def test_a_parquet_file_is_known_by_its_mark_and_nothing_else_is() -> None:
    assert FORMAT.recognise(b"PAR1")
    assert not FORMAT.recognise(b"PAR")
    assert not FORMAT.recognise(b"title\nPAR1")
