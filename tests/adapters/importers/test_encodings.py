"""A text's encoding is told by its bytes, and what is no text is refused with advice."""

from pathlib import Path

import pytest

from core.adapters.importers.encodings import encoding_of
from core.adapters.importers.reading import ImportRefused

TEXT = "title,time\nCafé des rêves,2026-01-02\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_what_was_written_is_read_back(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert path.read_bytes().decode(encoding_of(path)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"%PDF-1.7 and so on", "a PDF document"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (bytes(range(256)) * 4, "no text file"),
        (TEXT.encode() + "Zoë Zoë Zoë\n".encode("cp1252"), "mixes two encodings"),
        ("Привет мир\n".encode("cp1251"), "cannot be told"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path: Path, content: bytes, advice: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=advice):
        encoding_of(path)
