"""MyAnimeList's XML: anime and manga at the day they were finished, else begun; what is planned is still to come."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.days import day_of, is_in_parts, is_no_day
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import PEEKED, Member, Part, Reader, Role, Service
from core.adapters.importers.lines.outcomes import Record, outcomes_of
from core.adapters.importers.lines.recognising import text_at_start
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.titles import own_rating, parts_in
from core.adapters.importers.times.moments import Clock, moment_of

_GZIP = b"\x1f\x8b"
_KINDS = {"anime": ("series_title", "series_animedb_id"), "manga": ("manga_title", "manga_mangadb_id")}
_NUMBERS = {"1": "watching", "2": "completed", "3": "on-hold", "4": "dropped", "6": "plan to watch"}
"""The words for the numbers that older lists have instead, as the site counts them."""
_PLANNED = "plan to"
_NO_DAY = "Days of which only the month or the year is known stand at its first day"
_UPDATED = "Titles without a start and a finish stand at the day on which the list was last changed"


_GZIP_WINDOW = zlib.MAX_WBITS | 16
"""How zlib is told that what it unpacks has the header of gzip (zlib manual, inflateInit2)."""


def part(member: Member) -> Part | None:
    """Return what a file is to MyAnimeList, by its first element, also where it is packed with gzip."""
    head = member.head()
    text = text_at_start(_unpacked(head) if head.startswith(_GZIP) else head)
    return Part(what="anime and manga", role=Role.HISTORY, read=read) if "<myanimelist>" in text else None


def _unpacked(head: bytes) -> bytes:
    """Return what a packed file's first bytes hold, up to the first that is broken."""
    packed, found = zlib.decompressobj(wbits=_GZIP_WINDOW), b""
    try:
        for place in range(len(head)):
            found += packed.decompress(head[place : place + 1])
            if len(found) >= PEEKED:
                break
    except zlib.error:
        pass
    return found


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every title of the list; raises ImportRefused for a file that is no proper XML."""
    try:
        with _opened(path) as stream:
            yield from outcomes_of(_titles(stream), _outcomes)
    except (ParseError, DefusedXmlException, OSError, EOFError, zlib.error, LookupError):
        raise ImportRefused(f"{path.name} is cut off or no proper XML. Export the list again.") from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a list as it is, or through gzip where it is packed."""
    with path.open("rb") as stream:
        is_packed = stream.read(len(_GZIP)) == _GZIP
        stream.seek(0)
        yield cast("IO[bytes]", gzip.GzipFile(fileobj=stream)) if is_packed else stream


def _titles(stream: IO[bytes]) -> Iterator[Record]:
    """Yield the anime and manga of a list one by one, each with its owner; what was read is let go."""
    root, owner, row = None, "", 0
    for event, element in iterparse(stream, events=("start", "end")):
        if event == "start":
            root = element if root is None else root
        elif element.tag == "user_name":
            owner = clean(element.text)
        elif element.tag in _KINDS and root is not None:
            row += 1
            yield Record(row, {**_fields(element), "kind": element.tag, "owner": owner})
            root.clear()


def _fields(element: Element) -> dict[str, Any]:
    return {child.tag: child.text for child in element}


def _outcomes(title: Record) -> Iterator[Outcome]:
    status = title.text("my_status").casefold()
    status = _NUMBERS.get(status, status)
    if status.startswith(_PLANNED):
        yield replace(_entry(title), status=Status.CANDIDATE, action="saved")
        return
    days = [day for name in ("my_finish_date", "my_start_date") if not is_no_day(day := title.text(name))]
    if days:
        yield replace(_entry(title), time=day_of(days[0], Clock()), action=status)
        if is_in_parts(days[0]):
            yield Note(_NO_DAY)
    else:
        changed = moment_of(title.text("my_last_updated").removeprefix("0"), Clock("seconds"))
        yield replace(_entry(title), time=changed, action=status, weak=True)
        yield Note(_UPDATED)


def _entry(title: Record) -> Entry:
    """Return an anime or manga with the score of the list's owner; comments are their own and are not kept."""
    kind = title.text("kind")
    name, number = _KINDS[kind]
    known = title.text(number)
    is_known = known.isascii() and known.isdigit()
    return Entry(
        row=title.row,
        title=title.text(name),
        kind=kind,
        value=own_rating(title.text("my_score")),
        identity=f"myanimelist {kind} {known}" if is_known else "",
        link=f"https://myanimelist.net/{kind}/{known}" if is_known else "",
        tags=parts_in(title.text("my_tags")),
        owner=title.text("owner"),
    )


FORMAT = Service(
    key="myanimelist",
    name="MyAnimeList",
    thing="MyAnimeList list",
    how="On myanimelist.net/panel.php?go=export: Anime list or Manga list, Export; bring the .xml.gz as it is.",
    taken="Every anime and manga at the day it was finished, else begun, with your score and tags; what you plan to "
    "watch or read waits in the backlog.",
    part=part,
)
