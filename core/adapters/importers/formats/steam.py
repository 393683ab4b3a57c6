"""Steam: the games of a library; those that were played count at their last time, the others wait."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Entry, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, json_keys, text_at_start
from core.adapters.importers.lines.rows import Cells, json_rows, table_rows
from core.adapters.importers.lines.turning import record_outcome, row_outcomes, taken_at
from core.adapters.importers.texts.cells import number_of
from core.adapters.importers.texts.nested import number, words
from core.adapters.importers.times.moments import Clock, clock_of

_SINCE = 2003
"""The year in which Steam opened: nothing was played there before."""
_HEADERS = (
    ("appid", "name", "playtime forever"),
    ("app id", "name", "playtime forever"),
    ("appid", "name", "playtime minutes"),
    ("game", "id", "hours", "last played"),
    ("game", "appid", "hours", "last played"),
    ("appid", "name", "hours", "last played"),
)
"""Columns by which lists of a library are known, as several tools write them."""
_LAST = ("last played", "rtime last played", "last played at")
_PLACES = ("response.games.item", "games.item", "item")


_HOUR = 60
"""Minutes of an hour."""


def part(member: Member) -> Part | None:
    """Return what a file is to Steam, by the keys of the Web API or the columns of tools that ask it."""
    head = member.head()
    if text_at_start(head).lstrip()[:1] in ("{", "["):
        is_library = {"appid", "playtime_forever"} <= json_keys(head)
        return Part(what="games", role=Role.HISTORY, read=read) if is_library else None
    is_table = any(has_header(head, *columns) for columns in _HEADERS)
    return Part(what="games", role=Role.HISTORY, read=read_games) if is_table else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the games of the Web API's answer; raises ImportRefused with advice."""
    place = next((place for place in _PLACES if any(True for _ in json_rows(path, place))), "")
    if not place:
        raise ImportRefused(
            f"{path.name} is a Steam library without games. Make the profile public and fetch it again."
        )
    for row, record in json_rows(path, place):
        yield record_outcome(row, record, partial(_record, reader=reader), "name")


def _record(row: int, game: dict[str, Any], reader: Reader) -> Outcome:
    if not words(game, "name"):
        raise ValueError("it has no title; ask Steam for it with include_appinfo=1")
    last = number(game, "rtime_last_played")
    return _game(
        row,
        f"{number(game, 'appid') or 0:.0f}",
        words(game, "name"),
        minutes=number(game, "playtime_forever") or 0,
        last=f"{last:.0f}" if last else "",
        clock=Clock("seconds"),
        reader=reader,
    )


def read_games(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield the games of a table; raises ImportRefused with advice."""
    times = [row.get(*_LAST) for row in table_rows(path) if isinstance(row, Cells)]
    clock = clock_of([time for time in times if time not in ("", "0")], reader.day_first)
    yield from row_outcomes(path, partial(_row, clock=clock, reader=reader), "name", "game")


def _row(cells: Cells, clock: Clock, reader: Reader) -> Outcome:
    title = cells.get("name", "game")
    if not title:
        raise ValueError("it has no title")
    hours = number_of(cells.get("hours"))
    minutes = number_of(cells.get("playtime forever", "playtime minutes")) or 0
    return _game(
        cells.row,
        cells.get("appid", "app id", "id"),
        title,
        minutes=hours * _HOUR if hours is not None else minutes,
        last=cells.get(*_LAST),
        clock=clock,
        reader=reader,
    )


def _game(row: int, app_id: str, title: str, *, minutes: float, last: str, clock: Clock, reader: Reader) -> Entry:
    """Return a game; raises ValueError for one that was played and does not say when."""
    is_played = minutes > 0
    is_known = app_id.isdecimal() and app_id.isascii() and int(app_id) > 0 if app_id else False
    return Entry(
        row=row,
        title=title,
        time=taken_at(last, clock, reader, _SINCE) if is_played else None,
        status=Status.DONE if is_played else Status.CANDIDATE,
        kind="game",
        action="played" if is_played else "saved",
        identity=f"steam {app_id}" if is_known else "",
        link=f"https://store.steampowered.com/app/{app_id}/" if is_known else "",
    )


FORMAT = Service(
    key="steam",
    name="Steam",
    thing="a Steam library",
    how="Ask Steam's Web API for GetOwnedGames with include_appinfo=1 and save the answer, or use a free library"
    " exporter that writes appid, name, playtime_forever and rtime_last_played.",
    taken="Every game that was played, at the last time it was; games that were never played wait in the backlog.",
    part=part,
)
