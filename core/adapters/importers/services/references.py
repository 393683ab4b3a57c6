"""References in BibTeX and RIS, by the names that they have in a catalogue: title, authors, doi, abstract, added."""

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Preamble, String
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.outcomes import Record
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.titles import first_name_first

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
"""What is broken in a file is said to its owner, as a refusal of the reference, not to whoever watches the log."""
_RIS_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])\s{0,3}-(?:\s(.*))?$")
_RIS_NAMES = {
    **dict.fromkeys(("TI", "T1", "CT"), "title"),
    **dict.fromkeys(("AU", "A1"), "authors"),
    **dict.fromkeys(("PY", "Y1", "DA"), "published"),
    **dict.fromkeys(("AB", "N2"), "abstract"),
    **{"TY": "kind", "DO": "doi", "SN": "isbn", "UR": "link", "KW": "tags", "LA": "language", "Y2": "added"},
}
"""What the tags of RIS stand for; where two tags mean the same the first of a reference counts."""
_SEVERAL = {"authors": ", ", "tags": ";"}
"""The fields that a reference may have several times, with what their values are joined by."""
_BIBTEX_NAMES = {
    "title": ("title",),
    "authors": ("author", "editor"),
    "published": ("date", "year"),
    "abstract": ("abstract",),
    "doi": ("doi",),
    "isbn": ("isbn",),
    "link": ("url",),
    "tags": ("keywords",),
    "language": ("langid", "language"),
    "added": ("date-added", "dateadded", "creationdate", "timestamp", "urldate"),
}
"""The fields of BibTeX by the name that they have here, the surest first."""
_FROM_LATEX = LatexNodes2Text()
_LATEX = frozenset({"title", "authors", "abstract", "tags"})
_HAS_LATEX = re.compile(r"[\\{}~]")
_COMMAND = re.compile(
    r"\{\\[^{}\\]{1,20}(?:\{\\?[^{}\\]{0,20}\})?\}"
    r"|\\[^A-Za-z\s]\s?(?:\{\\?[A-Za-z]?\}|\\?[A-Za-z](?![A-Za-z]*\{))?"
    r"|\\[A-Za-z]{1,20}\s?(?:\{[^{}]{0,200}\})?"
)
"""A group that begins with a command, an accent with its letter, and a command with its argument."""


def ris_in(path: Path) -> Iterator[Record | Refusal]:
    """Yield the references of a RIS file one by one; raises ImportRefused for a file that is damaged or no text."""
    row, fields, last = 0, dict[str, str](), ""
    try:
        with path.open(encoding=encoding_of(path)) as stream:
            for line in stream:
                tag, value = _tagged(line)
                if tag in ("TY", "ER") and fields:
                    row += 1
                    yield Record(row, fields)
                    fields = {}
                last = _RIS_NAMES.get(tag, "") if tag else last
                _put(fields, last, value, is_more=not tag)
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None
    if fields:
        yield Record(row + 1, fields)


def _tagged(line: str) -> tuple[str, str]:
    """Return a line's tag and value; no tag for a line that goes on with the one before."""
    match = _RIS_LINE.match(line.lstrip("\ufeff").rstrip("\r\n"))
    return (match[1], (match[2] or "").strip()) if match else ("", line.strip())


def _put(fields: dict[str, str], name: str, value: str, *, is_more: bool) -> None:
    """Add a line to a reference: the next author or keyword, the rest of a text, or a field that is new."""
    if not name or not value:
        return
    if name == "authors" and not is_more:
        value = first_name_first(value)
    before = fields.get(name, "")
    if not before:
        fields[name] = value
    elif is_more:
        fields[name] = f"{before} {value}"
    elif name in _SEVERAL:
        fields[name] = f"{before}{_SEVERAL[name]}{value}"


def bibtex_in(path: Path) -> Iterator[Record | Refusal]:
    """Yield the references of a BibTeX file; one that is broken costs itself alone.

    Raises ImportRefused for a file that is no text or no BibTeX.
    """
    try:
        library = parse_string(path.read_text(encoding=encoding_of(path)))
    except ImportRefused:
        raise
    except Exception:
        raise ImportRefused(f"{path.name} is cut off or no proper BibTeX. Export it again.") from None
    for row, block in enumerate(_references(library), 1):
        if isinstance(block, Entry):
            yield Record(row, _named(block))
        else:
            yield Refusal(row, "it is no proper reference of BibTeX", (block.raw or "").strip())


def _references(library: Library) -> list[Block]:
    """Return the references in the order of the file, with those that are broken; abbreviations are none."""
    failed = [getattr(block, "ignore_error_block", None) or block for block in library.failed_blocks]
    blocks = [*library.entries, *(block for block in failed if not isinstance(block, String | Preamble))]
    return sorted(blocks, key=lambda block: block.start_line or 0)


def _named(entry: Entry) -> dict[str, str]:
    """Return a reference's fields by the names they have here."""
    written = {field.key.casefold(): str(field.value).strip() for field in entry.fields}
    found = {"kind": entry.entry_type.casefold()}
    for name, keys in _BIBTEX_NAMES.items():
        value = next((written[key] for key in keys if written.get(key)), "")
        found[name] = _plain(value) if name in _LATEX else value
    names = re.split(r"\s+and\s+", found["authors"])
    return found | {"authors": ", ".join(first_name_first(name) for name in names if name)}


def _plain(text: str) -> str:
    r"""Return text without LaTeX ('f{\"u}r {{RecSys}}' is 'für RecSys'); each command is read for itself and once."""
    if not _HAS_LATEX.search(text):
        return text
    read = _COMMAND.sub(lambda command: _from_latex(command[0]), text)
    return read.replace("{", "").replace("}", "").replace("~", " ")


_REMEMBERED = 4_096
"""Commands of LaTeX that are remembered, far more than a library has different ones; chosen by hand."""


@lru_cache(maxsize=_REMEMBERED)
def _from_latex(command: str) -> str:
    try:
        return str(_FROM_LATEX.latex_to_text(command))
    except (ValueError, IndexError, RecursionError):
        return command
