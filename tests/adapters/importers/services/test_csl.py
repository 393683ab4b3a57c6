"""References in CSL JSON: known by their keys, told with authors and days, whatever stands in them."""

import json
from pathlib import Path

import pytest
from adapters.importers.parts_read import ODD, member_of, replaced, rows_of, written
from export_files import day, entries, notes, told_of

from core.adapters.importers.formats.zotero import FORMAT
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.outcomes import Record
from core.adapters.importers.services.csl import csl_in, is_csl

BOOK = {
    "id": "http://zotero.org/users/1/items/AAAA",
    "type": "book",
    "title": "How to Do Nothing",
    "author": [{"family": "Odell", "given": "Jenny"}, {"literal": "Melville House"}],
    "issued": {"date-parts": [["2019", 4, 9]]},
    "accessed": {"date-parts": [[2021, 3, 5]]},
    "ISBN": "978-1-61219-749-4",
    "note": "for my eyes",
}
ARTICLE = {
    "id": 2,
    "type": "article-journal",
    "title": "Calibrated recommendations",
    "DOI": "10.1145/3240323.3240372",
    "issued": {"raw": "2018-09-27"},
    "container-title": "RecSys",
    "abstract": "Lists in proportion.",
}
FILM = {"id": "f", "type": "motion_picture", "title": "Stalker", "issued": {"date-parts": [[1979]]}}


def csl(*references: object) -> bytes:
    return json.dumps(references).encode("utf-8", "surrogatepass")


def test_works_have_authors_and_stand_at_the_day_they_were_opened_else_they_wait(tmp_path: Path) -> None:
    outcomes = told_of(FORMAT, tmp_path, csl(BOOK, ARTICLE, FILM))
    book, article, film = entries(outcomes)
    assert (book.title, book.creator, book.kind) == ("How to Do Nothing", "Jenny Odell, Melville House", "book")
    assert (book.time, book.status, str(book.published)) == (day("2021-03-05"), Status.DONE, "2019-04-09")
    assert (article.kind, article.status, article.link) == (
        "article",
        Status.CANDIDATE,
        "https://doi.org/10.1145/3240323.3240372",
    )
    assert (film.kind, str(film.published)) == ("film", "1979-01-01")
    assert "for my eyes" not in repr(outcomes)
    assert "wait in the backlog" in notes(outcomes)[0]


OTHERS = [
    b'{"id": 1, "type": "book", "title": "x", "date-parts": []}',
    csl({"id": 1, "type": "book", "title": "x"}),
    csl({"id": 1, "type": "movie", "title": "x", "date-parts": [[2020]]}),
    csl({"type": "book", "title": "x", "issued": {"date-parts": [[2020]]}}),
    b"id,type,title,date-parts\n",
    b"",
]


@pytest.mark.parametrize("head", OTHERS)
def test_other_lists_of_titles_are_no_references(head: bytes) -> None:
    assert is_csl(csl(BOOK))
    assert not is_csl(head)


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:20])
def test_every_reference_is_told_of_whatever_it_holds(tmp_path: Path, value: object) -> None:
    references = [BOOK, replaced(BOOK, value), {**BOOK, "author": [value], "issued": value, "accessed": value}, value]
    path = written(tmp_path, csl(*references))
    assert len(list(csl_in(path))) == 4
    part = FORMAT.part(member_of(path))
    assert part is not None
    assert rows_of(told_of(FORMAT, tmp_path, csl(*references))) == [1, 2, 3, 4]


def test_authors_by_thousands_are_told_of_up_to_a_bound(tmp_path: Path) -> None:
    many = [{"family": f"N{n}"} for n in range(3_000)]
    (record,) = csl_in(written(tmp_path, csl({**BOOK, "author": many})))
    assert isinstance(record, Record)
    assert record.text("authors").count(",") == 199
