"""Zotero's CSV at the day of adding, and references in BibTeX, RIS and CSL JSON, which wait without a day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.days import DatedRow, day_of, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.outcomes import Record, outcomes_of
from core.adapters.importers.lines.recognising import has_header, text_at_start
from core.adapters.importers.services.csl import csl_in, is_csl
from core.adapters.importers.services.references import bibtex_in, ris_in
from core.adapters.importers.texts.cells import MOST_TEXT, capped, clean
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import https, isbn, names_first, parts_in
from core.adapters.importers.times.moments import Clock

_COLUMNS = ("key", "item type", "author", "title", "date added", "date modified")
_BIBTEX = re.compile(
    r"^\s*@[A-Za-z]+\s*\{\s*[^\s,{}=\"]+\s*,\s*$|^\s*@[A-Za-z]+\s*\{[^\s,{}]+,\s*\w+\s*=", re.MULTILINE
)
_RIS = re.compile(r"^\s*TY\s{0,3}- ?[A-Z]{2,8}\s*$", re.MULTILINE)
_NO_WORKS = frozenset({"note", "attachment", "annotation"})
_BOOKS = re.compile(r"book|encyclopedia|dictionary|incollection|inbook|chap", re.IGNORECASE)
_PAGES = re.compile(r"webpage|blog|forum|online|electronic|elec|www", re.IGNORECASE)
_FILMS = re.compile(r"film|video|mpct|motion_picture", re.IGNORECASE)
_SITE_KEY = re.compile(r"^[A-Za-z0-9./:;()_-]+$")
_UNDATED = "References that name no day of adding or opening wait in the backlog"


def part(member: Member) -> Part | None:
    """Return what a file of references is, by the columns of Zotero's table or the first lines of BibTeX and RIS."""
    head = member.head()
    if has_header(head, *_COLUMNS):
        return Part(what="references", role=Role.HISTORY, read=read)
    text = text_at_start(head).lstrip("\ufeff \r\n")
    if text[:1] in ("@", "%") and _BIBTEX.search(text):
        return Part(what="references in BibTeX", role=Role.HISTORY, read=partial(_read, bibtex_in))
    if text.startswith("TY") and _RIS.match(text):
        return Part(what="references in RIS", role=Role.HISTORY, read=partial(_read, ris_in))
    if is_csl(head):
        return Part(what="references in CSL JSON", role=Role.HISTORY, read=partial(_read, csl_in))
    return None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row of the table; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, ("date added",), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a work at the day it was added; the day of publication is a fact of the work and no time."""
    if row.get("item type").casefold() in _NO_WORKS:
        yield LeftOut(row.row, "a note or an attachment")
        return
    names = {
        "kind": "item type",
        "abstract": "abstract note",
        "link": "url",
        "published": "date",
        "tags": "manual tags",
    }
    columns = {name: names.get(name, name) for name in ("kind", "title", "doi", "isbn", "link", "language", *names)}
    fields = {name: row.get(column) for name, column in columns.items()}
    record = Record(row.row, fields | {"authors": names_first(row.get("author", "editor"))})
    yield replace(_work(record), time=row.day("date added"))


def _read(references: Callable[[Path], Iterator[Record | Refusal]], path: Path, reader: Reader) -> Iterator[Outcome]:
    yield from outcomes_of(references(path), _reference)


def _reference(record: Record) -> Iterator[Outcome]:
    """Tell of a reference at the day it was added or last opened, else as one that waits."""
    added = re.sub(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2}).*$", r"\1-\2-\3", record.text("added"))
    try:
        yield replace(_work(record), time=day_of(added, Clock()), weak=True)
    except ValueError:
        yield replace(_work(record), status=Status.CANDIDATE, action="saved")
        yield Note(_UNDATED)


def _work(record: Record) -> Entry:
    """Return a book, article, page or film; notes on it are the person's own and are not looked at."""
    link, doi = https(record.text("link")), _doi(record.text("doi"))
    return Entry(
        row=record.row,
        title=without_markup(record.text("title")),
        creator=record.text("authors"),
        kind=_kind(record.text("kind")),
        action="added",
        identity=isbn(record.text("isbn")) or (f"doi {doi.casefold()}" if doi else ""),
        link=link or (f"https://doi.org/{doi}" if doi else ""),
        text=capped(without_markup(record.text("abstract")), MOST_TEXT),
        tags=tuple(dict.fromkeys(tag for mark in parts_in(record.text("tags"), ";") for tag in parts_in(mark))),
        published=published_in(record.text("published")),
        language=record.text("language"),
    )


def _doi(written: str) -> str:
    """Return a DOI without the address it is written with; '' for what is none (ISO 26324)."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", clean(written), flags=re.IGNORECASE)
    return doi if doi.startswith("10.") and _SITE_KEY.match(doi) else ""


def _kind(written: str) -> str:
    for pattern, kind in ((_BOOKS, "book"), (_PAGES, "page"), (_FILMS, "film")):
        if pattern.search(written):
            return kind
    return "article"


FORMAT = Service(
    key="zotero",
    name="Zotero, BibTeX, RIS and CSL JSON",
    thing="Zotero library or references",
    how="In Zotero: select the library, File, Export library, CSV (it alone has the day of adding), BibTeX, RIS or "
    "CSL JSON.",
    taken="Every work at the day it was added, with authors, abstract and tags; references in the other forms that "
    "name no such day wait in the backlog; notes are never kept.",
    part=part,
)
