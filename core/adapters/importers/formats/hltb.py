"""HowLongToBeat: games at the day they were completed, else begun; what is only in the backlog is still to come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, is_in_parts, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.cells import minutes_of
from core.adapters.importers.texts.markup import without_markup
from core.adapters.importers.texts.titles import own_rating

_COLUMNS = ("title", "platform", "playing", "backlog", "completed", "retired")
_DONE = ("completion date", "date completed")
_TAKEN_UP = {"completed": "completed", "retired": "abandoned", "playing": "playing", "replay": "playing"}
_ADDED = "Games without a day of playing stand at the day they were added or changed"


def part(member: Member) -> Part | None:
    """Return what a file is to HowLongToBeat, by its columns."""
    return Part(what="games", role=Role.HISTORY, read=read) if has_header(member.head(), *_COLUMNS) else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every game; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, (*_DONE, "start date", "added", "updated"), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a game that any list but the backlog holds, or that has a day of its own."""
    action = next((action for name, action in _TAKEN_UP.items() if row.get(name)), "")
    played = _played(row)
    if not action and not played:
        yield replace(_game(row), time=row.day_or_none("added"), status=Status.CANDIDATE, action="saved")
        return
    time = played or row.day("added", "updated")
    yield replace(_game(row), time=time, action=action or "playing", weak=played is None)
    if played is None:
        yield Note(_ADDED)


def _played(row: DatedRow) -> datetime | None:
    """Return the day of completion unless it is before the start, as where only a year was filled in."""
    begun, done = row.day_or_none("start date"), row.day_or_none(*_DONE)
    if begun and done:
        return begun if done < begun or is_in_parts(row.get(*_DONE)) else done
    return begun or done


def _game(row: DatedRow) -> Entry:
    title = row.get("title")
    return Entry(
        row=row.row,
        title=title,
        kind="game",
        value=own_rating(row.get("review")),
        identity=f"game {title.casefold()}" if title else "",
        text=without_markup(row.get("review notes")),
        tags=(row.get("platform"),) if row.get("platform") else (),
        length_minutes=minutes_of(row.get("progress"), "h"),
    )


FORMAT = Service(
    key="hltb",
    name="HowLongToBeat",
    thing="HowLongToBeat games",
    how="On howlongtobeat.com: your profile, Options, Export games; bring the CSV.",
    taken="Every game that was played, completed or given up, at its day with your score; the backlog waits.",
    part=part,
)
