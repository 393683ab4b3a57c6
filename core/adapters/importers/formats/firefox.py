"""What Firefox keeps in `places.sqlite`: visits and bookmarks, each at its time.

Firefox writes the way of a visit as a number (toolkit/components/places, TRANSITION_*); a redirect's number stands on
the page that it led to, so the page that led there is the one left out. Tags are folders under a root of their own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.web.databases import ReadOnly, columns_of, has_tables, opened_database, rows_of, unsaved
from core.adapters.importers.web.saving import SavedPage, saved
from core.adapters.importers.web.visits import Visit, Way, outcomes
from core.adapters.importers.web.web_times import web_moment

_TABLES = {
    "moz_places": frozenset({"url", "title"}),
    "moz_historyvisits": frozenset({"place_id", "visit_date"}),
}
_WAYS = {4: Way.FRAME, 7: Way.DOWNLOAD, 8: Way.FRAME, 9: Way.RELOAD}
"""Firefox's numbers for an embedded page, a download, a link in a frame and a reload."""
_LED_ON = "SELECT from_visit FROM moz_historyvisits WHERE visit_type IN (5, 6)"
"""The visits that a permanent or a temporary redirect led away from."""


def part(member: Member) -> Part | None:
    """Return what a file is to Firefox, by its tables."""
    if not has_tables(member, _TABLES):
        return None
    return Part(what="visits and bookmarks", role=Role.HISTORY, read=read)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit, then for every bookmark; raises ImportRefused for a damaged database."""
    n_visits = 0
    with opened_database(path) as connection:
        for outcome in outcomes(_visits(connection, reader)):
            n_visits += 1
            yield outcome
        if columns_of(connection, "moz_bookmarks") >= {"type", "fk", "parent", "title", "dateadded"}:
            yield from _bookmarks(connection, n_visits, reader)
    yield from unsaved(path)


def _visits(connection: ReadOnly, reader: Reader) -> Iterator[Visit | Refusal]:
    columns = columns_of(connection, "moz_historyvisits")
    kind = "v.visit_type" if "visit_type" in columns else "1"
    led_on = f"v.id IN ({_LED_ON})" if columns >= {"visit_type", "from_visit"} else "0"
    query = f"""SELECT p.url, p.title, v.visit_date, {kind}, {led_on} FROM moz_historyvisits v
        LEFT JOIN moz_places p ON p.id = v.place_id ORDER BY v.visit_date"""
    for row, visit in rows_of(connection, query):
        yield _visit(row, visit, reader)


def _visit(row: int, visit: Any, reader: Reader) -> Visit | Refusal:
    address, title, time, kind, led_on = visit
    if not (address := clean(address)):
        return Refusal(row, "it has no address", clean(title))
    try:
        moment = web_moment(time, reader)
    except ValueError as reason:
        return Refusal(row, str(reason), clean(title))
    way = Way.REDIRECT if led_on else _WAYS.get(kind, Way.OPENED) if isinstance(kind, int) else Way.OPENED
    return Visit(row=row, address=address, title=title, time=moment, way=way)


def _bookmarks(connection: ReadOnly, before: int, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every bookmark; what stands in a folder of tags is a tag and no bookmark."""
    tags = _tags(connection)
    query = """SELECT b.title, p.url, p.title, b.dateAdded, f.title, p.id FROM moz_bookmarks b
        JOIN moz_places p ON p.id = b.fk LEFT JOIN moz_bookmarks f ON f.id = b.parent
        WHERE b.type = 1 AND b.parent NOT IN (SELECT id FROM moz_bookmarks WHERE parent = 4)"""
    for row, (title, url, page, time, folder, place) in rows_of(connection, query):
        found = SavedPage(
            row=before + row,
            address=clean(url),
            title=title or page,
            time=time,
            folders=(clean(folder),),
            tags=tags.get(place, ()),
        )
        yield saved(found, reader)


def _tags(connection: ReadOnly) -> Mapping[object, tuple[str, ...]]:
    """Return the tags of every page by its id; their root has the number 4 in every profile."""
    found: defaultdict[object, tuple[str, ...]] = defaultdict(tuple)
    query = """SELECT b.fk, f.title FROM moz_bookmarks b JOIN moz_bookmarks f ON f.id = b.parent
        WHERE b.type = 1 AND f.parent = 4"""
    for _, (place, tag) in rows_of(connection, query):
        found[place] += (clean(tag),)
    return found


FORMAT = Service(
    key="firefox",
    name="Firefox",
    thing="history and bookmarks of Firefox",
    how="Close Firefox and copy the file places.sqlite from its profile (about:profiles names the folder).",
    taken="Every page that you opened, and every bookmark, at its time, with title, folder, tags and link; searches, "
    "sign-ins, redirects and frames are left out and counted.",
    part=part,
)
