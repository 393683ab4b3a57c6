"""What anybody's history is held against when journeys are found: a thousand texts about everything, read already."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import from_parts, parts_of
from core.adapters.places import DATA
from core.adapters.shipped.whole_numbers import as_whole_numbers, from_whole_numbers
from core.similarity import Background, Floats, background_of

REFERENCE = DATA / "models" / "reference.npz"


def reference(encoder: Encoder, path: Path = REFERENCE) -> Background | None:
    """Return the shipped texts as an encoder sees them; None where it has not read them.

    One background for everybody: what journeys a history has is then its own affair, and not that of whatever else
    lies in the database.
    """
    vectors = ordinary_vectors(encoder, path)
    return None if vectors is None else background_of(vectors)


def ordinary_vectors(encoder: Encoder, path: Path = REFERENCE) -> Floats | None:
    """Return the shipped texts as an encoder sees them `(m, dim)`, unit rows; None where it has not read them."""
    read = _read(path)
    parts = [part.encoder_id for part in parts_of(encoder)]
    if any(encoder_id not in read for encoder_id in parts):
        return None
    return from_parts(encoder, [read[encoder_id] for encoder_id in parts])


def save_reference(encoder: Encoder, texts: Sequence[str], path: Path = REFERENCE) -> None:
    """Read texts by every part of an encoder and write their vectors, not the texts, as one compressed file."""
    whole = {part.encoder_id: as_whole_numbers(part.encode(texts)) for part in parts_of(encoder)}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, encoder_ids=np.array(list(whole)), allow_pickle=False, **whole)


@cache
def _read(path: Path) -> dict[str, Floats]:
    """Return the vectors by encoder, once a process; raise FileNotFoundError when the file is missing."""
    if not path.is_file():
        raise FileNotFoundError(f"There are no vectors at {path}. Run benchmarks/train_reference.py to make them.")
    with np.load(path, allow_pickle=False) as file:
        return {str(encoder_id): from_whole_numbers(file[str(encoder_id)]) for encoder_id in file["encoder_ids"]}
