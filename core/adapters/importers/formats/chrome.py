"""The visits that Chrome and its kin keep: Takeout's JSON, and the `History` database of Chrome, Edge, Brave, Vivaldi.

Takeout's file holds other lists beside the visits (sessions, addresses that were typed, sites' settings), which are
no visits and are not read. A visit's transition says how it came about (Chromium, ui/base/page_transition_types.h).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.lines.rows import json_rows
from core.adapters.importers.services.google_activity import of_another_product
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.page_titles import has_title
from core.adapters.importers.web.databases import columns_of, has_tables, opened_database, rows_of, unsaved
from core.adapters.importers.web.visit_tables import visits_part
from core.adapters.importers.web.visits import Visit, Way, outcomes, visit_of
from core.adapters.importers.web.web_times import web_moment

_TABLES = {"urls": frozenset({"url", "title"}), "visits": frozenset({"url", "visit_time"})}
_NAMED_WAYS = {
    "RELOAD": Way.RELOAD,
    "AUTO_SUBFRAME": Way.FRAME,
    "MANUAL_SUBFRAME": Way.FRAME,
}
_LED_HERE = frozenset({"CLIENT_REDIRECT", "SERVER_REDIRECT"})
"""What a Takeout says of a visit to which a page or a server led on: of the page arrived at, and of steps between."""
_NUMBERED_WAYS = {3: Way.FRAME, 4: Way.FRAME, 8: Way.RELOAD}
"""The core of a transition by its number: automatic and manual sub-frame, reload."""
_CORE, _CHAIN_END, _CHAIN = 0xFF, 0x20000000, 0xF0000000
"""Bits of a transition: how a page was reached, whether it ends a chain of redirects, all that speak of the chain."""


def part(member: Member) -> Part | None:
    """Return what a file is to Chrome: a Takeout's history by its keys, a browser's own and CSVs of it by their tables.

    What Takeout keeps of Google's other products, in 'My Activity', is neither: its titles are sentences on searches.
    """
    keys = json_keys(member.head())
    if "Browser History" in keys or "Typed Url" in keys or keys >= {"Session", "session_tag"}:
        return Part(what="visits", role=Role.HISTORY, read=read_takeout)
    if has_tables(member, _TABLES):
        return Part(what="visits", role=Role.HISTORY, read=read_profile)
    if table := visits_part(member.head()):
        return table
    return of_another_product(member.head())


def read_takeout(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit of a Takeout; raises ImportRefused for a file that is no JSON."""
    yield from outcomes(
        visit_of(row, visit, reader, _told_way) for row, visit in json_rows(path, "Browser History.item")
    )


def _told_way(visit: dict[str, Any]) -> Way:
    """Return how a visit came about, by the words of a Takeout.

    Whoever follows a shortened link is led on, and stays at a page that has a title; a step on the way has none.
    """
    words = [str(visit.get(key)).upper() for key in ("page_transition", "page_transition_qualifier")]
    if not _LED_HERE.isdisjoint(words) and not has_title(visit.get("title"), str(visit.get("url") or "")):
        return Way.REDIRECT
    return next((_NAMED_WAYS[word] for word in words if word in _NAMED_WAYS), Way.OPENED)


def read_profile(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every visit in a browser's database; raises ImportRefused for a damaged one."""
    with opened_database(path) as connection:
        transition = "v.transition" if "transition" in columns_of(connection, "visits") else "NULL"
        query = f"""SELECT u.url, u.title, v.visit_time, {transition} FROM visits v
            LEFT JOIN urls u ON u.id = v.url ORDER BY v.visit_time"""
        yield from outcomes(_kept(row, visit, reader) for row, visit in rows_of(connection, query))
    yield from unsaved(path)


def _kept(row: int, visit: Any, reader: Reader) -> Visit | Refusal:
    address, title, time, transition = visit
    if not (address := clean(address)):
        return Refusal(row, "it has no address", clean(title))
    try:
        moment = web_moment(time, reader)
    except ValueError as reason:
        return Refusal(row, str(reason), clean(title))
    return Visit(row=row, address=address, title=title, time=moment, way=_way(transition))


def _way(transition: object) -> Way:
    """Return how a visit came about by Chromium's number for it."""
    if not isinstance(transition, int):
        return Way.OPENED
    if transition & _CHAIN and not transition & _CHAIN_END:
        return Way.REDIRECT
    return _NUMBERED_WAYS.get(transition & _CORE, Way.OPENED)


FORMAT = Service(
    key="chrome",
    name="Chrome, Edge, Brave, Vivaldi and Opera",
    thing="browser history of Chrome or its kin",
    how="On takeout.google.com: Chrome, History; or close the browser and copy the file History from its profile "
    "(chrome://version names the folder); a table (CSV) of visits is read too.",
    taken="Every page that you opened, at its time, with title and link; searches, mail, sign-ins, reloads, redirects "
    "and the browser's own pages are left out and counted.",
    part=part,
)
