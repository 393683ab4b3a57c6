"""CSV and TSV are whatever text is not JSON; what is no text at all is not taken for a table."""

import pytest

from core.adapters.importers.formats.csv import FORMAT

SAMPLES = (
    {"mine.csv": b"title,time\nHeat,2026-01-02\n"},
    {"mine.tsv": b"title\ttime\nHeat\t2026-01-02\n"},
    {
        "shelf.csv": "Titel;Hinzugefügt;Begonnen am;Beendet am;Status;Note\nFaust;1.2.2024;;20.2.2024;gelesen;5\n"
        "Emma;2.2.2024;3.2.2024;;lese ich gerade;\nWalden;2.2.2024;;;zu lesen;\nRan;;;;;4\n".encode()
    },
    {"ticked.csv": b"Log,,\n2024,,\nTitle,Date added,Read\nHeat,2024-01-02,x\nRan,2024-01-03,\n"},
    {"notes.md": b"| Title | Watched |\n|-------|:-------:|\n| Heat | 2024-01-13 |\n| Ran | 2024-01-14 |\n"},
    {"apple.csv": b"Title,Date\nHeat,727000000.5\nRan,737000000.25\nJaws,1704153600\n"},
    {"persian.csv": "Title,Date\nHeat,۱۴۰۳/۰۱/۱۵\nRan,۱۴۰۲/۱۲/۲۸\n".encode()},
    {"eras.csv": "Title,Date\nHeat,令和6年3月4日\nRan,民國113年3月5日\nJaws,R6.3.6\n".encode()},
    {"months.csv": "Titel;Gelesen\nFaust;März 2020\nEmma;04/2021\nMomo;2019\n".encode()},
    {"years.csv": b"Title,Year read\nFaust,2020\nEmma,2021\n"},
    {"wanted.csv": b"Title,Shelf\nFaust,to-read\nEmma,to-read\n"},
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
