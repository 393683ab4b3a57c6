"""CSV and TSV are whatever text is not JSON; what is no text at all is not taken for a table."""

import pytest

from core.adapters.importers.formats.csv import FORMAT

SAMPLES = (
    {"mine.csv": b"title,time\nHeat,2026-01-02\n"},
    {"mine.tsv": b"title\ttime\nHeat\t2026-01-02\n"},
    {"saved without an ending": "title;time\nAmélie;2026-01-02\n".encode("utf-16")},
)


@pytest.mark.parametrize(
    "head", [b"[Title],time\nHeat,2026-01-02\n", b"title\nHeat", b"\n\n", "Titel;é".encode("cp1252")]
)
def test_any_text_is_a_table(head: bytes) -> None:
    assert FORMAT.recognise(head)


@pytest.mark.parametrize("head", [b"\x89PNG\r\n", b"SQLite format 3\x00", b"%PDF-1.7", bytes(range(256)), b'{"a": 1}'])
def test_pictures_databases_and_json_are_not_taken_for_csv(head: bytes) -> None:
    assert not FORMAT.recognise(head)
