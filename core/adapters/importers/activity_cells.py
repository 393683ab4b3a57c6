"""The cells of a page of Google's activity: each one's texts, links and captions, one cell at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from core.adapters.importers.cells import clean
from core.adapters.importers.encodings import encoding_of
from core.adapters.importers.reading import ImportRefused

_CHUNK = 1 << 20
"""Signs of HTML that are read at a time: 1 MB, chosen by hand, so that no file is held in memory."""
_MOST_CELL = 8 << 20
"""Signs that one cell may have: 8 MB, chosen by hand so that a broken page fills no memory."""
_REMEMBERED = 1_024
"""Captions that are remembered: a page has a few dozen different ones; chosen by hand."""
_WORD = re.compile("outer-cell")
_MOST_BEFORE = 60
"""Signs from where a cell's tag begins to the end of the word that it is known by; by hand."""
_OPENING = re.compile(r"<div[^<>]{0,40}\bouter-cell\b")
_CONTENT = re.compile(r'<div class="content-cell\b[^"<>]*">([^<]*(?:<(?:br|/?b|/a|a href="[^"<>]*")>[^<]*)*)</div>')
_LINK = re.compile(r'<a href="([^"<>]*)">([^<]*)</a>')
_TAG = re.compile("<[^<>]*>")


@dataclass(frozen=True, slots=True)
class ActivityCell:
    """What stands in one cell: the lines of its first part, its links as (address, words), and its captions as text.

    The lines are the first and the last one, '' where there is none, or only one.
    """

    first: str
    last: str
    links: tuple[tuple[str, str], ...]
    captions: tuple[str, ...]


def markups(path: Path) -> Iterator[str]:
    """Yield the markup of every cell of a page, of which only some are in memory at a time.

    What stands before the first cell is dropped. Raises ImportRefused for a file that is cut off or damaged.
    """
    left = ""
    try:
        with path.open(encoding=encoding_of(path)) as stream:
            while chunk := stream.read(_CHUNK):
                left += chunk
                starts = list(_starts(left))
                if len(starts) == 1 and len(left) > _MOST_CELL:
                    raise ImportRefused(f"{path.name} is cut off or damaged. Export it again, as JSON.")
                for start, end in pairwise(starts):
                    yield left[start:end]
                left = left[starts[-1] :] if starts else left[-_MOST_BEFORE:]
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None
    for start in _starts(left):
        yield left[start:]


def _starts(text: str) -> Iterator[int]:
    """Yield where cells begin."""
    for match in _WORD.finditer(text):
        start = text.rfind("<", max(0, match.end() - _MOST_BEFORE), match.start())
        if start >= 0 and _OPENING.match(text, start):
            yield start


def activity_cell(markup: str) -> ActivityCell:
    """Return what stands in one cell."""
    return _plain_cell(markup) or _parsed_cell(markup)


def _plain_cell(markup: str) -> ActivityCell | None:
    """Read a cell as Takeout writes nearly all, without a parser; None where anything in it needs one."""
    contents = _CONTENT.findall(markup)
    if not contents or len(contents) != markup.count("content-cell") or "<!" in markup:
        return None
    links = _LINK.findall(contents[0])
    if len(links) != contents[0].count("<a ") or any("&" in href.replace("&amp;", "") for href, _ in links):
        return None
    pairs = tuple((clean(href.replace("&amp;", "&")), clean(unescape(text))) for href, text in links)
    return _cell(_lines(contents[0]), pairs, tuple(_caption(content) for content in contents[1:] if content))


@lru_cache(maxsize=_REMEMBERED)
def _caption(content: str) -> str:
    return _lines(content)


def _lines(content: str) -> str:
    """Return the texts between tags, each a line of its own."""
    return unescape("\n".join(text for text in _TAG.split(content) if text))


def _parsed_cell(markup: str) -> ActivityCell:
    """Read a cell of any shape as a browser does."""
    parts: list[LexborNode] = LexborHTMLParser(markup).css("div.content-cell")
    links = [node for node in parts[0].iter() if node.tag == "a"] if parts else []
    pairs = tuple((clean(node.attributes.get("href")), clean(node.text())) for node in links)
    texts = [part.text(separator="\n") for part in parts]
    return _cell("".join(texts[:1]), pairs, tuple(filter(None, texts[1:])))


def _cell(lines: str, links: tuple[tuple[str, str], ...], captions: tuple[str, ...]) -> ActivityCell:
    texts = lines.strip().split("\n")
    return ActivityCell(clean(texts[0]), clean(texts[-1]) if len(texts) > 1 else "", links, captions)
