"""What a zip of one person's rows speaks of, looked at before an account may bring it back: a zip is anybody's word."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from core.adapters.store.offers import OWN_HISTORY

MOST_ROW_BYTES = 1_000_000_000
"""Bytes that the rows may take once they are unpacked, as many as the largest upload; by hand: a history of 200
thousand items takes a tenth of it."""
_ROWS_AT_A_TIME = 64
"""Rows that are unpacked between two looks at how much they take; by hand."""
_EXTRACTED = "journeys_extracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What rows speak of: item ids by collection, and the ids of what they use, are offered, hold and refer to."""

    items: Mapping[str, frozenset[str]]
    used: frozenset[str]
    offered: frozenset[str]
    extractions: frozenset[str]
    referred: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Tell whether they speak of nothing but what they bring along."""
        here = frozenset().union(*self.items.values())
        return self.used <= here and self.offered <= self.items.keys() and self.referred <= self.extractions


def spoken_of(files: Mapping[str, bytes]) -> Brought:
    """Return what a backup's tables speak of; raises ValueError for what is damaged or unpacks to too much."""
    try:
        tables = {name: _unpacked(content) for name, content in files.items()}
        columns = {name: {c: rows.column(c).to_pylist() for c in rows.column_names} for name, rows in tables.items()}
        for payload in columns["extractions"]["payload"]:
            _check_size(payload)
        items: dict[str, set[str]] = {}
        for collection_id, item_id in zip(columns["items"]["collection_id"], columns["items"]["item_id"], strict=True):
            items.setdefault(str(collection_id), set()).add(str(item_id))
        log = zip(columns["log"]["kind"], columns["log"]["payload"], strict=True)
        return Brought(
            items={name: frozenset(ids) for name, ids in items.items()},
            used=frozenset(
                str(i) for name in ("interactions", "saved") for i in columns.get(name, {}).get("item_id", ())
            ),
            offered=frozenset(map(str, columns.get("offers", {}).get("collection_id", ()))),
            extractions=frozenset(map(str, columns["extractions"]["extraction_id"])),
            referred=frozenset(str(json.loads(told)["extraction_id"]) for kind, told in log if kind == _EXTRACTED),
        )
    except (KeyError, TypeError, pa.ArrowException, zipfile.BadZipFile) as error:
        raise ValueError("its tables are not those of a person") from error


def moved(files: Mapping[str, bytes], person_id: str) -> dict[str, bytes]:
    """Return tables whose own collection is that of another person id; raises ValueError for damaged ones."""
    found = dict(files)
    for name in ("items", "collections"):
        try:
            rows = _unpacked(files[name])
            at, ids = rows.column_names.index("collection_id"), rows.column("collection_id")
            own = pc.equal(ids, f"{OWN_HISTORY}{_unpacked(files['people']).column('person_id')[0].as_py()}")
            rows = rows.set_column(at, "collection_id", pc.if_else(own, f"{OWN_HISTORY}{person_id}", ids))
        except (KeyError, IndexError, pa.ArrowException) as error:
            raise ValueError("its tables are not those of a person") from error
        out = io.BytesIO()
        pq.write_table(rows, out)
        found[name] = out.getvalue()
    return found


def _unpacked(content: bytes) -> pa.Table:
    """Read a table bit by bit, as far as it may go."""
    held, batches = 0, []
    with pq.ParquetFile(io.BytesIO(content)) as file:
        schema = file.schema_arrow
        for batch in file.iter_batches(_ROWS_AT_A_TIME):
            held += batch.nbytes
            if held > MOST_ROW_BYTES:
                raise ValueError("it unpacks to more than a history can hold")
            batches.append(batch)
    return pa.Table.from_batches(batches, schema)


def _check_size(payload: bytes) -> None:
    """Raise ValueError where an extraction says that it unpacks to too much."""
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_ROW_BYTES:
            raise ValueError("it unpacks to more than a history can hold")
