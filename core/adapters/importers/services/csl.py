"""References in CSL JSON, the form of citation processors (CSL 1.0.2), by the names that they have in a catalogue."""

import re
from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.outcomes import Record, json_records
from core.adapters.importers.lines.recognising import json_keys, text_at_start
from core.adapters.importers.texts.cells import cell_text, clean

_KEYS = frozenset({"id", "type", "title"})
_OWN_KEYS = frozenset({"date-parts", "citation-key", "container-title", "event-place", "publisher-place"})
"""Keys of which a reference of CSL has at least one, as nothing else that lists titles does."""
_KIND = re.compile(
    r'"type"\s*:\s*"(?:article|bill|book|broadcast|chapter|classic|collection|dataset|document|entry|event|figure|graphic'
    r"|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|musical_score|pamphlet|paper-conference"
    r"|patent|performance|periodical|personal_communication|post|regulation|report|review|software|song|speech|standard"
    r'|thesis|treaty|webpage)(?:-[a-z-]+)?"'
)
"""The kinds of works that CSL knows."""
_NAMES = {"kind": "type", "title": "title", "abstract": "abstract", "doi": "DOI", "isbn": "ISBN", "link": "URL"}
_MORE_NAMES = {"tags": "keyword", "language": "language"}
_MOST_AUTHORS = 200
"""Authors that are told of one work; chosen by hand, as physics has papers by thousands."""
_PARTS_OF_A_DATE, _DIGITS = 3, 2
"""Year, month and day, and the digits of the last two (ISO 8601)."""


def is_csl(head: bytes) -> bool:
    """Tell by its first bytes whether a file is a list of references in CSL JSON."""
    keys, text = json_keys(head), text_at_start(head)
    return keys >= _KEYS and bool(keys & _OWN_KEYS) and text.lstrip().startswith("[") and bool(_KIND.search(text))


def csl_in(path: Path) -> Iterator[Record | Refusal]:
    """Yield the references of a file one by one; raises ImportRefused for a file that is no JSON."""
    for record in json_records(path, "reference"):
        yield record if isinstance(record, Refusal) else _named(record)


def _named(record: Record) -> Record:
    """Return a reference by our names; the day on which it was last opened is all that it tells of its owner."""
    fields = {name: record.text(key) for name, key in (_NAMES | _MORE_NAMES).items()}
    authors = _people(record.many("author") or record.many("editor"))
    days = {"published": _day(record.inner("issued")), "added": _day(record.inner("accessed"))}
    return Record(record.row, fields | days | {"authors": authors})


def _people(names: list[object]) -> str:
    """Return people's names, the given name first, parted by commas."""
    written = [Record(0, name) for name in names[:_MOST_AUTHORS] if isinstance(name, dict)]
    found = [" ".join(filter(None, map(name.text, ("given", "family")))) or name.text("literal") for name in written]
    return ", ".join(filter(None, found))


def _day(date: Record) -> str:
    """Return a date of CSL as ISO 8601 has it, as far as its parts go; else as it is written."""
    first = next(iter(date.many("date-parts")), None)
    parts = [clean(cell_text(part)) for part in first] if isinstance(first, list) else []
    if parts and all(part.isdecimal() for part in parts):
        return "-".join([parts[0], *(part.zfill(_DIGITS) for part in parts[1:_PARTS_OF_A_DATE])])
    return date.text("raw", "literal")
