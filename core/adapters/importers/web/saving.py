"""A bookmark or a saved article: something taken up when it was saved, or something still to come.

A bookmark is an act at a time: whoever saves a page has met it, mostly read it, and says that it matters; so it is
history at the time of saving, as a like is. What somebody saves *in order to* read it later is the opposite: not met
yet, so it is a candidate. The two are told apart by what the service says (unread, to read), else by the folder's
name ('Read later', 'Später lesen'). A bookmark without a time cannot stand in a history and is still something kept
to go back to: it is a candidate as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.rows import Cells, json_rows, table_rows
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.folder_names import is_every_browsers, is_for_later
from core.adapters.importers.texts.page_titles import page_title
from core.adapters.importers.texts.weblinks import (
    OWN_NETWORK,
    is_own_network,
    is_video,
    opened_link,
    page_identity,
    web_parts,
    why_no_page,
)
from core.adapters.importers.web.web_times import saved_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A page as a service writes that it was saved: `folders` come from the outermost.

    `time` is any form of a time, blank where there is none; without one, what is not `later` is refused, as it
    stands in a history or nowhere. `later` is None where the service does not say, so that folders and tags tell.
    """

    row: int
    address: str
    title: object
    time: object = None
    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    creator: str = ""
    later: bool | None = None
    kind: str = ""
    action: str = "saved"
    published: date | None = None
    length_minutes: float | None = None
    language: str = ""


def saved(page: SavedPage, reader: Reader) -> Outcome:
    """Return what becomes of a saved page: taken up when it was saved, or still to come."""
    if not page.address:
        return Refusal(page.row, "it has no address", clean(page.title))
    parts = web_parts(page.address)
    if parts is None or is_own_network(parts.host):
        return LeftOut(page.row, OWN_NETWORK if parts else why_no_page(page.address))
    is_later = any(map(is_for_later, (*page.folders, *page.tags))) if page.later is None else page.later
    try:
        time = saved_moment(page.time, reader)
    except ValueError as reason:
        return Refusal(page.row, str(reason), clean(page.title))
    if time is None and page.later is False:
        return Refusal(page.row, "the time is empty", clean(page.title))
    return _entry(page, time, Status.CANDIDATE if is_later or time is None else Status.DONE)


def _entry(page: SavedPage, time: datetime | None, status: Status) -> Entry:
    return Entry(
        row=page.row,
        title=page_title(page.title, page.address),
        time=time,
        status=status,
        creator=page.creator,
        kind=page.kind or ("video" if is_video(page.address) else "page"),
        action=page.action,
        identity=page_identity(page.address),
        link=opened_link(page.address),
        text=page.text,
        tags=folder_tags(page.folders, page.tags),
        published=page.published,
        length_minutes=page.length_minutes,
        language=page.language,
    )


def folder_tags(folders: tuple[str, ...], tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags of a page, and its folders as tags, without the folders that every browser has; each once."""
    told = [name for name in folders if name and not is_every_browsers(name)]
    named: dict[str, str] = {}
    for name in (*told, *filter(None, tags)):
        if not is_for_later(name):
            named.setdefault(name.casefold(), name)
    return tuple(named.values())


def untimed(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes on and say behind them how many saved pages carry no time."""
    n = 0
    for outcome in outcomes:
        n += isinstance(outcome, Entry) and outcome.time is None and outcome.status is Status.CANDIDATE
        yield outcome
    if n:
        wait = "it waits" if n == 1 else "they wait"
        yield Note(f"{n:,} saved without a date: {wait} in your backlog, as a history needs to know when.")


def saved_cells(path: Path, reader: Reader, page: Callable[[Cells], SavedPage]) -> Iterator[Outcome]:
    """Yield one outcome for every row of a table of saved pages; raises ImportRefused with advice."""
    for cells in table_rows(path):
        yield cells if isinstance(cells, Refusal) else saved(page(cells), reader)


def saved_objects(
    path: Path, reader: Reader, page: Callable[[int, dict[str, Any]], SavedPage | Outcome], prefix: str = "item"
) -> Iterator[Outcome]:
    """Yield one outcome for every object of a JSON list of saved pages; raises ImportRefused with advice."""
    for row, found in json_rows(path, prefix):
        if not isinstance(found, dict):
            yield Refusal(row, "it is no bookmark")
            continue
        made = page(row, found)
        yield saved(made, reader) if isinstance(made, SavedPage) else made


def saved_not_read(outcomes: Iterator[Outcome], service: str) -> Iterator[Outcome]:
    """Pass outcomes on and say behind them, where something was read, that the times are of saving."""
    n = 0
    for outcome in outcomes:
        n += isinstance(outcome, Entry) and outcome.status is Status.DONE
        yield outcome
    if n:
        stands = "the one you read stands" if n == 1 else f"the {n:,} you read stand"
        yield Note(f"{service} tells when you saved something, not when you read it: {stands} there.")
