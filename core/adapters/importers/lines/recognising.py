"""What a file is, told by its first bytes: the columns of its header, or the keys that its objects have."""

import csv
import re

from core.adapters.importers.texts.encodings import start_of, why_no_text
from core.adapters.importers.texts.headers import normalised

_DELIMITERS = (",", "\t", ";", "|")
_MOST_LINES = 20
"""Lines among which a header is looked for, as some exports begin with a title or facts about the account; by hand."""
_OTHER = (
    ", and of no service whose files of that kind are known here. Leave it out, or write what you took up as a table"
    " (CSV) with a title and a time in every row."
)
_PAGE = ("<!doctype html", "<html")
_NO_TABLES = (
    (_PAGE, "a web page, and of no service whose pages are known here. Leave it out."),
    (("<rss", "<feed"), f"a feed (RSS), which has the newest entries alone{_OTHER}"),
    (("<svg",), f"a drawing{_OTHER}"),
    (("<",), f"an XML file{_OTHER}"),
    (("{\\rtf",), f"a text document (RTF){_OTHER}"),
    (("begin:vcalendar",), f"a calendar{_OTHER}"),
    (("begin:vcard",), f"an address book{_OTHER}"),
    (("webvtt",), f"a file of subtitles{_OTHER}"),
    (("return-path:", "received:", "delivered-to:", "mime-version:"), f"an e-mail{_OTHER}"),
    (("[event ",), f"a game of chess (PGN){_OTHER}"),
    (("%!ps",), f"a document to print{_OTHER}"),
)
"""How texts begin that are no tables, in small letters, what they are, and what to do next."""
_DAY_AND_HOUR = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,| ) ?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?"
_CHAT = re.compile(rf"[\ufeff\u200e\s]*(?:\[{_DAY_AND_HOUR}\] |(?=\S+, ){_DAY_AND_HOUR} - )[^\W\d]", re.IGNORECASE)
"""How the first line of a chat begins that WhatsApp or Signal wrote as text: a time, and who."""
_PROLOG = re.compile(r"(?:<(?:\?xml[^>]*|!--.*?--|!DOCTYPE\s+(?!html)[^>]*)>\s*)+", re.IGNORECASE | re.DOTALL)
"""What XML may have before its first element, which says what it is; a page's doctype says that itself."""
_START = 20
"""Letters in which that stands; the longest of them has 15."""
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:')


def text_at_start(head: bytes) -> str:
    """Return a file's first bytes as text, without a mark of its encoding; '' for what is no text."""
    return "" if why_no_text(head) else start_of(head)


def no_table(text: str) -> str:
    """Return what a file is whose text begins as no table does, and what to do next; '' where it may be one."""
    if _CHAT.match(text):
        return f"a chat that was exported as text{_OTHER}"
    start = _start(text)
    return next((what for starts, what in _NO_TABLES if start.startswith(starts)), "")


def is_page(text: str) -> bool:
    """Tell whether a text begins as a web page does."""
    return _start(text).startswith(_PAGE)


def _start(text: str) -> str:
    """Return how a text begins, behind what XML has before its first element, in small letters."""
    bare = text.lstrip("\ufeff \r\n\t")
    prolog = _PROLOG.match(bare)
    behind = bare[prolog.end() :] if prolog else bare
    return (behind if behind.startswith("<") else bare)[:_START].lower()


def header_of(head: bytes) -> frozenset[str]:
    """Return the names of the columns of a table's first line, in small letters, words parted by single spaces."""
    return next((names for line in text_at_start(head).splitlines() if (names := _names(line))), frozenset())


def has_header(head: bytes, *columns: str) -> bool:
    """Tell whether one of the first lines names all these columns, written as `header_of` returns them."""
    return any(names >= set(columns) for names in headers_of(head))


def headers_of(head: bytes) -> list[frozenset[str]]:
    """Return what each of the first lines names, if it is the line of the columns, written as `header_of` does."""
    return [_names(line) for line in text_at_start(head).splitlines()[:_MOST_LINES]]


def _names(line: str) -> frozenset[str]:
    """Return a line's cells as names of columns, parted by the delimiter that gives most of them."""
    parted = [next(csv.reader([line], delimiter=mark), []) for mark in _DELIMITERS]
    return frozenset(name for cell in max(parted, key=len) if (name := normalised(cell)))


def json_keys(head: bytes) -> frozenset[str]:
    """Return every key of objects that a JSON file's first bytes hold, at any depth; none for another file."""
    text = text_at_start(head)
    return frozenset(_KEY.findall(text)) if text.lstrip()[:1] in ("{", "[") else frozenset()
