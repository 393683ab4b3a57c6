"""Vectors of texts that ship: read already by every part of an encoder, as one compressed file without the texts."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import from_parts, parts_of
from core.adapters.shipped.whole_numbers import as_whole_numbers, from_whole_numbers
from core.similarity import Floats


def shipped_vectors(encoder: Encoder, path: Path, made_by: str) -> Floats | None:
    """Return the texts of a file as an encoder sees them `(n, dim)`, unit rows; None where it has not read them.

    Raises FileNotFoundError, naming the command the file is `made_by`, where there is none.
    """
    read = _read(path, made_by)
    parts = [part.encoder_id for part in parts_of(encoder)]
    if any(encoder_id not in read for encoder_id in parts):
        return None
    return from_parts(encoder, [read[encoder_id] for encoder_id in parts])


def save_vectors(encoder: Encoder, texts: Sequence[str], path: Path) -> None:
    """Read texts by every part of an encoder and write their vectors."""
    whole = {part.encoder_id: as_whole_numbers(part.encode(texts)) for part in parts_of(encoder)}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, encoder_ids=np.array(list(whole)), allow_pickle=False, **whole)


@cache
def _read(path: Path, made_by: str) -> dict[str, Floats]:
    """Return the vectors by encoder, once a process."""
    if not path.is_file():
        raise FileNotFoundError(f"There are no vectors at {path}. Run {made_by} to make them.")
    with np.load(path, allow_pickle=False) as file:
        return {str(encoder_id): from_whole_numbers(file[str(encoder_id)]) for encoder_id in file["encoder_ids"]}
