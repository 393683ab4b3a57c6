"""YouTube's activity as Takeout writes it: JSON as the watch history or the whole account has it, and HTML."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from core.adapters.importers.cells import clean
from core.adapters.importers.encodings import encoding_of
from core.adapters.importers.entries import LeftOut, Note, Outcome, Status
from core.adapters.importers.format import Reader
from core.adapters.importers.moments import Clock, clock_of
from core.adapters.importers.nested import inner, values, words
from core.adapters.importers.reading import ImportRefused, Refusal
from core.adapters.importers.rows import json_rows
from core.adapters.importers.turning import record_outcomes, saved_at, taken_at
from core.adapters.importers.youtube_titles import Template, template_of
from core.adapters.importers.youtube_watching import (
    REMOVED,
    YOUTUBE_SINCE,
    Watching,
    channel_entry,
    is_advert,
    video,
    video_id_of,
    watching_outcome,
)

_SAMPLED = 3_000
"""Lines from which the words around titles and the order of day and month are told; by hand, for speed."""
_CHUNK = 1 << 20
"""Signs of HTML that are read at a time: 1 MB, chosen by hand, so that no file is held in memory."""
_MOST_CELL = 8 << 20
"""Signs that one cell may have: 8 MB, chosen by hand so that a broken page fills no memory."""
_MOST_DETAIL = 60
"""Signs of a detail such as 'From Google Ads'; the sentence on why something is kept is longer. By eye."""
_CELL = re.compile(r"<div[^<>]{0,40}\bouter-cell\b")
_NAMELESS = frozenset({"private video", "deleted video"})
_LISTS = (("LL", "liked"), ("FL", "liked"), ("WL", "saved"), ("PL", "saved"))
"""How the ids of lists begin, and what it means that a video is in one; any other is what was watched."""


def read_records(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what becomes of every record of a JSON history; raises ImportRefused with advice."""
    sample = (record for _, record in islice(json_rows(path), _SAMPLED))
    lines = [(words(record, "title"), words(record, "titleUrl")) for record in sample]
    template = template_of([line for line in lines if video_id_of(line[1])])
    yield from record_outcomes(path, partial(_record, template=template, reader=reader), "title")


def _record(row: int, record: dict[str, Any], template: Template, reader: Reader) -> Outcome:
    if isinstance(record.get("snippet"), dict):
        return _snippet(row, record["snippet"], reader)
    line = Watching(
        row=row,
        sentence=words(record, "title"),
        link=words(record, "titleUrl"),
        channel=next((name for part in values(record, "subtitles") if (name := words(part, "name"))), ""),
        time=words(record, "time"),
        is_advert=any(_is_advert(words(detail, "name")) for detail in values(record, "details")),
    )
    return watching_outcome(line, template, Clock(), reader)


def _is_advert(detail: str) -> bool:
    """Tell whether a detail is of an advertiser; in a language that is not known it names Google all the same."""
    return is_advert(detail) or "google" in detail.casefold()


def _snippet(row: int, snippet: dict[str, Any], reader: Reader) -> Outcome:
    """Return what a record from before 2017 is; the channel that it names is the playlist's owner's."""
    title, video_id = words(snippet, "title"), words(snippet, "resourceId", "videoId")
    if channel_id := words(snippet, "resourceId", "channelId"):
        return channel_entry(row, title, channel_id)
    if not title or title.casefold() in _NAMELESS:
        return LeftOut(row, REMOVED)
    action = next((done for start, done in _LISTS if words(snippet, "playlistId").startswith(start)), "watched")
    settle = saved_at if action == "saved" else taken_at
    time = settle(inner(snippet, "publishedAt"), Clock(), reader, YOUTUBE_SINCE)
    entry = video(row, title, video_id, words(snippet, "videoOwnerChannelTitle"), time=time, action=action)
    status = Status.CANDIDATE if action == "saved" else Status.DONE
    return replace(entry if video_id else replace(entry, identity="", link=""), status=status)


def read_cells(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what becomes of every cell of an HTML history; raises ImportRefused for a page without cells."""
    lines = list(_lines(path))
    if not lines:
        raise ImportRefused(f"{path.name} is a page of YouTube without any activity. Export it again, as JSON.")
    clock = clock_of([line.time for line in lines[:: len(lines) // _SAMPLED + 1]], reader.day_first)
    if clock.note:
        yield Note(clock.note)
    for line in lines:
        try:
            yield watching_outcome(line, Template(), clock, reader)
        except ValueError as reason:
            yield Refusal(line.row, str(reason), line.sentence)


def _lines(path: Path) -> Iterator[Watching]:
    for row, cells in enumerate(_cells(path), 1):
        yield _line(row, cells)


def _cells(path: Path) -> Iterator[list[LexborNode]]:
    """Yield what stands in every cell of a page, one activity each, of which only some are in memory at a time."""
    for markup in _parts(path):
        held: list[LexborNode] = []
        for node in LexborHTMLParser(markup).css("div.outer-cell, div.content-cell"):
            if "outer-cell" not in (node.attributes.get("class") or ""):
                held.append(node)
                continue
            if held:
                yield held
            held = []
        yield held


def _parts(path: Path) -> Iterator[str]:
    """Yield a page in pieces that begin with a cell; what stands before the first cell is dropped."""
    left = ""
    try:
        with path.open(encoding=encoding_of(path)) as stream:
            while chunk := stream.read(_CHUNK):
                left += chunk
                starts = [match.start() for match in _CELL.finditer(left)]
                if len(starts) == 1 and len(left) > _MOST_CELL:
                    raise ImportRefused(f"{path.name} is cut off or damaged. Export it again, as JSON.")
                if len(starts) > 1:
                    yield left[starts[0] : starts[-1]]
                left = left[starts[-1] :] if starts else left[-_MOST_DETAIL:]
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None
    if match := _CELL.search(left):
        yield left[match.start() :]


def _line(row: int, cells: list[LexborNode]) -> Watching:
    """Return what a cell says: the sentence with its link, the channel's link, and the time in its last line."""
    content = cells[0] if cells else None
    links = [node for node in content.iter() if node.tag == "a"] if content is not None else []
    first, last = _texts(content)
    return Watching(
        row=row,
        sentence=clean(links[0].text()) if links else first,
        link=clean(links[0].attributes.get("href")) if links else "",
        channel=clean(links[1].text()) if len(links) > 1 else "",
        time=last,
        is_advert=any(map(_tells_of_advert, cells[1:])),
        verb=first if links and not first.startswith(clean(links[0].text())) else "",
    )


def _texts(node: LexborNode | None) -> tuple[str, str]:
    """Return the first text of a cell and its last; '' where there is none, or only one."""
    texts = node.text(separator="\n").strip().split("\n") if node is not None else [""]
    return clean(texts[0]), clean(texts[-1]) if len(texts) > 1 else ""


def _tells_of_advert(caption: LexborNode) -> bool:
    """Tell whether a line of a caption says so; the sentence on why something is kept, which is longer, may too."""
    lines = caption.text(separator="\n").split("\n")
    return any(len(line) < _MOST_DETAIL and is_advert(line) for line in lines)
