"""JSON as Firefox packs it: a mark, the size of the text, and one block of LZ4, which pyarrow unpacks."""

import json
import struct
from pathlib import Path

import pyarrow as pa

from core.adapters.importers.ground.reading import MB, ImportRefused

PACKED = b"mozLz40\x00"
"""How a file begins that Firefox packed (its own lz4.sys.mjs)."""
_MOST_BYTES = 256 << 20
"""Bytes that the text may have: 256 MB, chosen by hand; a backup of a hundred thousand bookmarks has 40."""
_MOST_TIMES = 255
"""Times its packed size that a block of LZ4 can unpack to (its block format: a length byte adds 255)."""


def packed_json(path: Path) -> object:
    """Return the value that a packed file holds; raises ImportRefused for one that is damaged or too large."""
    content = path.read_bytes()
    start = len(PACKED) + struct.calcsize("<I")
    if not content.startswith(PACKED) or len(content) < start:
        raise _damaged(path)
    (size,) = struct.unpack_from("<I", content, len(PACKED))
    if size > _MOST_BYTES:
        raise ImportRefused(f"{path.name} unpacks to more than {_MOST_BYTES // MB} MB. Export a part of it.")
    if size > _MOST_TIMES * len(content):
        raise _damaged(path)
    try:
        text = pa.decompress(content[start:], decompressed_size=size, codec="lz4_raw", asbytes=True)
        return json.loads(text.decode("utf-8"))
    except (OSError, ValueError, RecursionError, pa.ArrowException):
        raise _damaged(path) from None


def _damaged(path: Path) -> ImportRefused:
    return ImportRefused(
        f"{path.name} is a packed backup of Firefox that is cut off or damaged. Choose another one of that folder, or "
        "in Firefox: Bookmarks, Manage bookmarks, Import and Backup, Backup."
    )
