"""The cells of a page of Google's activity: each one's texts, links and captions, one cell at a time."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from io import IncrementalNewlineDecoder
from itertools import pairwise
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of

_CHUNK = 1 << 20
"""Bytes of HTML that are read at a time: 1 MB, chosen by hand, so that no file is held in memory."""
_MOST_CELL = 8 << 20
"""Signs that one cell may have: 8 MB, chosen by hand so that a broken page fills no memory."""
_REMEMBERED = 1_024
"""Captions, verbs and channels that are remembered: most cells have one of these; under 1 MB, chosen by hand."""
_WORD = "outer-cell"
_MOST_BEFORE = 60
"""Signs from where a cell's tag begins to the end of the word that it is known by; by hand."""
_OPENING = re.compile(r"<div[^<>]{0,40}\bouter-cell\b")
_PLAIN_OPENING = re.compile(r'<div class="outer-cell\b')
_CONTENT = re.compile(
    r'<div class="content-cell\b[^"<>]*">([^<]*(?:<br>[^<]*|<b>[^<]*</b>[^<]*|<a href="[^"<>]*">[^<]*</a>[^<]*)*)</div>'
)
_LINK = re.compile(r'<a href="([^"<>]*)">([^<]*)</a>')
# A video with its channel, if it has one: verb, address, title, the channel's address and name, time.
_WATCHED = re.compile(
    r'([^<&\n]*)<a href="([^"<>&]*)">([^<\n]*)</a><br>(?:<a href="([^"<>&]*)">([^<\n]*)</a><br>)?([^<&\n]*)<br>'
)
_BEHIND = re.compile("</a>([^<]*)")
_TAG = re.compile("<[^<>]*>")


@dataclass(frozen=True, slots=True)
class ActivityCell:
    """What stands in one cell: the lines of its first part, its links as (address, words), and its captions as text.

    The lines are the first and the last one, '' where there is none, or only one. `after` is what stands in the line
    of the first link behind it.
    """

    first: str
    last: str
    links: tuple[tuple[str, str], ...]
    captions: tuple[str, ...]
    after: str = ""


def markups(path: Path) -> Iterator[str]:
    """Yield the markup of every cell of a page, of which only some are in memory at a time.

    What stands before the first cell is dropped. Raises ImportRefused for a file that is cut off or damaged.
    """
    for text, places in _pieces(path):
        for start, end in pairwise(places):
            yield text[start:end]


def spread_markups(path: Path, n: int) -> list[str]:
    """Return from `n` to twice as many cells, each as far from the next as the others, or all of fewer.

    Raises ImportRefused as `markups` does.
    """
    kept: list[str] = []
    before, step = 0, 1
    for text, places in _pieces(path):
        for at in range(-before % step, len(places) - 1, step):
            kept.append(text[places[at] : places[at + 1]])
        before += len(places) - 1
        while len(kept) >= 2 * n:
            kept, step = kept[::2], 2 * step
    return kept


def _pieces(path: Path) -> Iterator[tuple[str, list[int]]]:
    """Yield pieces of a page, each with the places where its cells begin and where the last of them ends."""
    left = ""
    try:
        signs = IncrementalNewlineDecoder(getincrementaldecoder(encoding_of(path))(), translate=True)
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                left += signs.decode(chunk)
                starts = _starts(left)
                if len(starts) == 1 and len(left) > _MOST_CELL:
                    raise ImportRefused(f"{path.name} is cut off or damaged. Export it again, as JSON.")
                if len(starts) > 1:
                    yield left, starts
                left = left[starts[-1] :] if starts else left[-_MOST_BEFORE:]
            left += signs.decode(b"", final=True)
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None
    if starts := _starts(left):
        yield left, [*starts, len(left)]


def _starts(text: str) -> list[int]:
    """Return where cells begin; the way that Takeout writes nearly all of them is looked for first, for speed."""
    plain = [match.start() for match in _PLAIN_OPENING.finditer(text)]
    return plain if len(plain) == text.count(_WORD) else list(_all_starts(text))


def _all_starts(text: str) -> Iterator[int]:
    """Yield where cells begin, however their tags are written."""
    end = 0
    while (at := text.find(_WORD, end)) >= 0:
        end = at + len(_WORD)
        start = text.rfind("<", max(0, end - _MOST_BEFORE), at)
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
    captions = tuple(caption for content in contents[1:] if (caption := _caption(content)))
    return _watched_cell(contents[0], captions) or _linked_cell(contents[0], captions)


def _watched_cell(content: str, captions: tuple[str, ...]) -> ActivityCell | None:
    """Read a cell of the commonest form, a video with its channel, in one step; None for any other form."""
    match = _WATCHED.fullmatch(content)
    if match is None:
        return None
    verb, href, title, channel_href, channel, time = match.groups()
    first, last = _verb(verb), clean(time)
    if not (first and last):
        return None
    link = (clean(href), clean(unescape(title)))
    links = (link,) if channel_href is None else (link, _channel(channel_href, channel))
    return ActivityCell(first, last, links, captions)


@lru_cache(maxsize=_REMEMBERED)
def _verb(text: str) -> str:
    return clean(text)


@lru_cache(maxsize=_REMEMBERED)
def _channel(href: str, text: str) -> tuple[str, str]:
    return clean(href), clean(unescape(text))


def _linked_cell(content: str, captions: tuple[str, ...]) -> ActivityCell | None:
    """Read a cell of plain lines and links; None where a link needs a parser."""
    links = _LINK.findall(content)
    if len(links) != content.count("<a ") or any("&" in href.replace("&amp;", "") for href, _ in links):
        return None
    pairs = tuple((clean(href.replace("&amp;", "&")), clean(unescape(text))) for href, text in links)
    after = clean(unescape(match[1])) if (match := _BEHIND.search(content)) else ""
    return _cell(_lines(content), pairs, captions, after)


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
    behind = links[0].next if links else None
    after = clean(behind.text()) if behind is not None and behind.tag == "-text" else ""
    texts = [part.text(separator="\n") for part in parts]
    return _cell("".join(texts[:1]), pairs, tuple(filter(None, texts[1:])), after)


def _cell(lines: str, links: tuple[tuple[str, str], ...], captions: tuple[str, ...], after: str) -> ActivityCell:
    texts = lines.strip().split("\n")
    return ActivityCell(clean(texts[0]), clean(texts[-1]) if len(texts) > 1 else "", links, captions, after)
