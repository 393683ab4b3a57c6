"""JSON that Firefox packed is unpacked to what it was, and refused with the next step where it is damaged."""

import json
import struct
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.files.packed_json import PACKED, packed_json
from core.adapters.importers.ground.reading import ImportRefused

VALUE = {"title": "Rye at home", "children": [{"uri": f"https://rye.example/{n}"} for n in range(40)]}


def packed(text: bytes, size: int | None = None) -> bytes:
    """Return a text as Firefox packs it, with the size that it says the text has."""
    said = struct.pack("<I", len(text) if size is None else size)
    return PACKED + said + bytes(pa.compress(text, codec="lz4_raw", asbytes=True))


TEXT = json.dumps(VALUE).encode()
DAMAGED = {
    "no such file": b"{}",
    "cut off": packed(TEXT)[:-9],
    "cut off in its head": packed(TEXT)[:10],
    "longer than it says": packed(TEXT, 9),
    "shorter than it says": packed(TEXT, len(TEXT) + 400),
    "far larger than it can be": packed(TEXT, 200 << 20),
    "larger than is read": packed(TEXT, 2**32 - 1),
    "empty": packed(b""),
    "no JSON": packed(b"{"),
    "no text": packed(b"\xff\xfe{}"),
    "nested without end": packed(b"[" * 100_000),
}


def test_a_packed_value_is_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "b.jsonlz4").write_bytes(packed(TEXT))
    assert packed_json(tmp_path / "b.jsonlz4") == VALUE


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_file_is_refused_with_the_next_step(tmp_path: Path, how: str) -> None:
    (tmp_path / "b.jsonlz4").write_bytes(DAMAGED[how])
    with pytest.raises(ImportRefused, match=r"Backup\.$|Export a part of it\.$"):
        packed_json(tmp_path / "b.jsonlz4")


@given(at=st.integers(12, len(packed(TEXT)) - 1), sign=st.integers(0, 255))
def test_no_byte_of_a_file_is_an_error(tmp_path_factory: pytest.TempPathFactory, at: int, sign: int) -> None:
    path = tmp_path_factory.getbasetemp() / "b.jsonlz4"
    path.write_bytes(packed(TEXT)[:at] + bytes([sign]) + packed(TEXT)[at + 1 :])
    try:
        assert packed_json(path) is not None
    except ImportRefused as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017
