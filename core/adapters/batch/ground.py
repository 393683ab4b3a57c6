"""What every worker of a batch stands on, as files: things, their vectors and the catalogue's words, read by row."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.private_files import OWN_FOLDER
from core.adapters.store.histories import item_columns
from core.catalogue import Catalogue
from core.entities import Item
from core.naming.terms import TermStatistics
from core.similarity import Background, Floats, centred_background

FOLDER, ROWS_OF_ITEMS = "ground", "item_rows.parquet"
_ITEMS, _VECTORS, _ARRAYS, _WORDS = "items.arrow", "vectors.npy", "mean.npz", "words.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchGround:
    """Files that are mapped, not read: a worker holds in memory what its people need, however large the catalogue.

    `background` is what histories are held against by an encoder that no shipped text was read by.
    """

    items: pa.Table
    vectors: Floats
    mean: Floats
    background: Background
    words: TermStatistics
    encoder_id: str

    def catalogue(self, rows: Sequence[int], blocks: tuple[slice, ...]) -> Catalogue:
        """Return a catalogue of few things, by their rows of the large one, with that one's mean taken off."""
        items = tuple(Item(**row) for row in self.items.take(pa.array(rows, pa.int64())).to_pylist())
        at = np.asarray(rows, np.int64)
        even = np.zeros(len(items), np.float32)
        return Catalogue(
            items=items,
            vectors=np.array(self.vectors[at], np.float32),
            mean=self.mean,
            popularity=even,
            freshness=even,
            blocks=blocks,
        )


def write_ground(folder: Path, catalogue: Catalogue, words: TermStatistics, encoder_id: str) -> None:
    """Write a catalogue, items in order of their ids, and the words that its titles hold; in one step."""
    fresh, place = folder / f"{FOLDER}.fresh", folder / FOLDER
    rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=OWN_FOLDER)
    table = pa.table(item_columns(catalogue.items))
    with pa.ipc.new_file(str(fresh / _ITEMS), table.schema) as file:
        file.write_table(table)
    rows = pa.array(range(len(catalogue.items)), pa.int64())
    pq.write_table(pa.table({"item_id": table.column("item_id"), "item_row": rows}), fresh / ROWS_OF_ITEMS)
    np.save(fresh / _VECTORS, catalogue.vectors)
    sample = centred_background(catalogue.vectors).sample
    np.savez(fresh / _ARRAYS, mean=catalogue.mean, sample=sample, encoder_id=np.array(encoder_id))
    (fresh / _WORDS).write_text(json.dumps(asdict(words), ensure_ascii=False), encoding="utf-8")
    rmtree(place, ignore_errors=True)
    os.replace(fresh, place)


def open_ground(folder: Path) -> BatchGround:
    """Open what `write_ground` wrote."""
    place = folder / FOLDER
    with np.load(place / _ARRAYS, allow_pickle=False) as arrays:
        mean, sample, encoder_id = arrays["mean"], arrays["sample"], str(arrays["encoder_id"])
    return BatchGround(
        items=pa.ipc.open_file(pa.memory_map(str(place / _ITEMS))).read_all(),
        vectors=np.load(place / _VECTORS, mmap_mode="r", allow_pickle=False),
        mean=mean,
        background=Background(np.zeros_like(mean), sample),
        words=TermStatistics(**json.loads((place / _WORDS).read_text(encoding="utf-8"))),
        encoder_id=encoder_id,
    )
