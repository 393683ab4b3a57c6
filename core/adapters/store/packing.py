"""Extractions as bytes, and back: the same extraction gives the same bytes."""

import io
import zipfile
import zlib

import numpy as np

from core.extraction.tree import Extraction


def pack(extraction: Extraction) -> bytes:
    """Write an extraction's arrays as a compressed npz file."""
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        item_ids=np.array(extraction.item_ids, dtype=np.str_),
        leaf=extraction.leaf,
        merges=extraction.merges,
        heights=extraction.heights,
        default_height=np.array(extraction.default_height),
        n_founders=np.array(extraction.n_founders),
    )
    return buffer.getvalue()


def readable(extraction_id: str, method: str, encoder_id: str, payload: bytes) -> Extraction | None:
    """Read an extraction from bytes; None where they are damaged."""
    try:
        return _unpack(extraction_id, method, encoder_id, payload)
    except (ValueError, KeyError, EOFError, OSError, zipfile.BadZipFile, zlib.error):
        return None


def _unpack(extraction_id: str, method: str, encoder_id: str, payload: bytes) -> Extraction:
    """Read an extraction from the bytes that `pack` wrote."""
    with np.load(io.BytesIO(payload), allow_pickle=False) as arrays:
        return Extraction(
            extraction_id=extraction_id,
            method=method,
            encoder_id=encoder_id,
            item_ids=tuple(str(item_id) for item_id in arrays["item_ids"]),
            leaf=arrays["leaf"],
            merges=arrays["merges"],
            heights=arrays["heights"],
            default_height=float(arrays["default_height"]),
            n_founders=int(arrays["n_founders"]) if "n_founders" in arrays else len(arrays["item_ids"]),
        )
