"""Zotero: works at the day they were added, references without such a day to come, notes nowhere."""

from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_read,
    check_table,
    columns_of,
    day,
    entries,
    notes,
    odd_tables,
    part_of_file,
    reasons,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.zotero import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Key,Item Type,Publication Year,Author,Title,Publication Title,ISBN,ISSN,DOI,Url,Abstract Note,Date,"
    "Date Added,Date Modified,Access Date,Pages,Num Pages,Issue,Volume,Language,Rights,Notes,Manual Tags,"
    "Automatic Tags"
)
ROW = {
    "Key": "ABCD1234",
    "Item Type": "journalArticle",
    "Publication Year": "2018",
    "Author": "Steck, Harald; Odell, Jenny",
    "Title": "Calibrated <i>recommendations</i>",
    "DOI": "10.1145/3240323",
    "Url": "https://doi.example/1",
    "Abstract Note": "Of lists.",
    "Date": "2018-09-27",
    "Date Added": "2021-03-05 14:22:11",
    "Notes": "for my eyes",
    "Language": "en",
    "Manual Tags": "recsys; calibration",
}
BIBTEX = b"""@article{steck2018,
  title = {Calibrated recommendations},
  author = {Steck, Harald},
  doi = {https://doi.org/10.1145/3240323}, urldate = {2021-03-05}, note = {for my eyes}
}
@book{odell, title = "How to Do Nothing", isbn = {978-1-61219-749-4}}
"""
RIS = b"""TY  - JOUR\r
TI  - Calibrated recommendations\r
AU  - Steck, Harald\r
DO  - 10.1145/3240323\r
Y2  - 2021/03/05/14:22:11\r
N1  - for my eyes\r
ER  - \r
\r
TY  - BOOK\r
TI  - How to Do Nothing\r
SN  - 978-1-61219-749-4\r
ER  - \r
"""
CSL = b"""[{"id": "a1", "type": "book", "title": "How to Do Nothing", "ISBN": "978-1-61219-749-4",
 "author": [{"family": "Odell", "given": "Jenny"}], "issued": {"date-parts": [[2019, 4, 9]]}}]"""
SAMPLES = [
    {"library.csv": table(COLUMNS, ROW), "library.bib": BIBTEX, "library.ris": RIS},
    {"library.json": CSL},
    {"with_a_comment.bib": b"% a program\n\n" + BIBTEX, "marked.ris": b"\xef\xbb\xbf" + RIS},
]


def test_the_case_gives_two_works_at_the_day_they_were_added_never_at_their_publication() -> None:
    first, second = entries(told(FORMAT, CASES / "zotero_library.csv"))
    assert (first.title, first.creator) == ("Calibrated recommendations", "Harald Steck")
    assert (second.title, second.creator, second.kind) == ("How to Do Nothing", "Jenny Odell", "book")
    assert (first.time, second.time) == (day("2021-03-05T14:22:11"), day("2021-04-05T14:22:11"))
    assert first.tags == ("recsys", "calibration")
    assert str(first.published) == "2018-09-27"


def test_a_work_keeps_its_facts_and_no_notes(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, ROW))
    (work,) = entries(found)
    assert (work.title, work.creator) == ("Calibrated recommendations", "Harald Steck, Jenny Odell")
    assert (work.identity, work.link, work.text) == ("doi 10.1145/3240323", "https://doi.example/1", "Of lists.")
    assert (work.kind, work.language) == ("article", "en")
    assert "for my eyes" not in repr(found)


@pytest.mark.parametrize("kind", ["note", "attachment"])
def test_a_note_or_an_attachment_is_no_work(tmp_path: Path, kind: str) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Item Type": kind}))
    assert (entries(found), reasons(found)) == ([], ["a note or an attachment"])


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("book", "book"),
        ("bookSection", "book"),
        ("webpage", "page"),
        ("blogPost", "page"),
        ("film", "film"),
        ("", "article"),
    ],
)
def test_a_kind_is_a_plain_word(tmp_path: Path, written: str, kind: str) -> None:
    (work,) = entries(told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, "Item Type": written})))
    assert work.kind == kind


@pytest.mark.parametrize("content", [BIBTEX, RIS, BIBTEX.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + RIS])
def test_a_reference_stands_at_the_day_it_was_opened_and_one_without_a_day_waits(
    tmp_path: Path, content: bytes
) -> None:
    found = told_of(FORMAT, tmp_path, content)
    article, book = entries(found)
    assert (article.time is not None, article.weak, article.status) == (True, True, Status.DONE)
    assert article.time is not None
    assert article.time.date() == day("2021-03-05").date()
    assert (article.identity, article.link) == ("doi 10.1145/3240323", "https://doi.org/10.1145/3240323")
    assert (book.status, book.time, book.identity) == (Status.CANDIDATE, None, "isbn 9781612197494")
    assert notes(found)
    assert "for my eyes" not in repr(found)


@pytest.mark.parametrize(
    "text", ["@media print {\n a { b: c }\n}", "@import url(x);", "TY", "TYPE - BOOK\n", "% a note", "@me hi"]
)
def test_another_text_is_nobodys(tmp_path: Path, text: str) -> None:
    (tmp_path / "a").write_text(text)
    assert part_of_file(FORMAT, tmp_path / "a") is None


ODD_REFERENCES = {
    "a cut bib": BIBTEX[:60],
    "a cut ris": RIS[:60],
    "a bib without titles": b"@book{a,\n year = {2018}\n}",
    "a ris without titles": b"TY  - BOOK\nPY  - 2018\nER  -\n",
    "a long title": b"@book{a,\n title = {" + b"x" * 10_000 + b"}\n}",
    "braces for ever": b"@book{a,\n title = {" + b"{" * 3_000 + b"}" * 3_000 + b"}\n}",
    "wrong days": b"TY  - BOOK\nTI  - A\nY2  - 9999999/99/99\nPY  - -1\nER  -\nTY  - BOOK\nTI  - B\nY2  - 1601/01/01\n",
    "letters of no encoding": RIS.replace(b"Nothing", b"\xff\xfe\x81"),
    "old line ends": RIS.replace(b"\r\n", b"\r"),
    "zeros": RIS.replace(b"Nothing", b"\x00"),
    "a script": RIS.replace(b"Nothing", b"<script>alert(1)</script>"),
    "a link of another kind": RIS.replace(b"DO  - 10.1145/3240323", b"UR  - javascript:alert(1)"),
}


@pytest.mark.parametrize("content", ODD_REFERENCES.values(), ids=ODD_REFERENCES)
def test_odd_references_are_refused_in_words_or_told_of_one_by_one(tmp_path: Path, content: bytes) -> None:
    for sample in (BIBTEX, RIS):
        (tmp_path / "good").write_bytes(sample)
        (tmp_path / "odd").write_bytes(content)
        check_read(part_of_file(FORMAT, tmp_path / "good"), tmp_path / "odd")


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("journalArticle", "note", "2021-03-05 14:22:11", "https://doi.org/10.1/x")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
