"""Netflix: the viewing history of one profile, and the activity of all of them that a data request brings."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header, header_of, text_at_start
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.lines.turning import row_outcomes, saved_at, taken_at
from core.adapters.importers.services.netflix_titles import episode_name, series_of
from core.adapters.importers.texts.cells import minutes_of, number_of
from core.adapters.importers.texts.mending import mended
from core.adapters.importers.times.moments import Clock, clock_of

_SINCE = 2007
"""The year in which Netflix began to stream: nothing was watched there before."""
_LEAST = 0.5
"""Minutes from which a view counts: a shorter one is a start by mistake or by itself; chosen by hand."""
_QUOTED = re.compile(r'^"(?:[^"]|"")*","\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?"$')
_LAST_CELL = re.compile(r'"?[,;\t][^,;\t]*$')
_TITLE = ("title", "titel", "titre", "titulo", "titolo", "タイトル", "제목")
_DATE = ("date", "datum", "date", "fecha", "data", "日付", "날짜")
_COLUMNS = frozenset(frozenset({title, date}) for title in _TITLE for date in _DATE)
_HOOK = re.compile(r"_(?:hook|primary|trailer|clip|promo)_|_\d+x\d+$", re.IGNORECASE)
_NEITHER = (
    (("profile name", "query typed"), "what was searched"),
    (("profile name", "playtraces"), "technical events of playing, which the viewing activity tells in full"),
    (("profile name", "message name"), "messages that Netflix sent"),
    (("profile name", "webpage url"), "pages of its site that were opened"),
    (("profile name", "has watched", "is interested"), "preferences that were asked for at the start"),
    (("profile name", "maturity level"), "the profiles of the account"),
    (("profile name", "esn"), "devices"),
    (("profile name", "ip"), "addresses of devices"),
    (("esn", "ip"), "addresses of devices"),
    (("esn", "device type"), "devices"),
    (("email address", "customer creation timestamp"), "facts about the account"),
    (("transaction date", "payment type"), "payments"),
    (("game title", "profile name"), "games that were played on a phone"),
)


def part(member: Member) -> Part | None:
    """Return what a file is to Netflix, by its columns; two columns alone are looked at closer."""
    head = member.head()
    if has_header(head, "profile name", "title", "supplemental video type"):
        return Part(what="views", role=Role.HISTORY, read=read_activity_table)
    if has_header(head, "profile name", "title name", "utc title add date"):
        return Part(what="titles of 'My List'", role=Role.BACKLOG, read=read_my_list)
    if has_header(head, "profile name", "title name", "rating type"):
        return Part(what="ratings", role=Role.HISTORY, read=read_ratings)
    if header_of(head) in _COLUMNS and _is_viewing(head):
        return Part(what="views", role=Role.HISTORY, read=read)
    return next((_neither(what) for columns, what in _NEITHER if has_header(head, *columns)), None)


def _neither(what: str) -> Part:
    return Part(
        what=what,
        role=Role.NEITHER,
        why=f"This file of Netflix holds {what}, and not what was watched.",
        step="Bring the whole zip, or the file 'ViewingActivity' in it.",
    )


def _is_viewing(head: bytes) -> bool:
    """Tell a viewing history from any table of titles and dates: an episode of a season, or quotes around all cells."""
    lines = [line for line in text_at_start(head).splitlines()[1:] if line.strip()]
    # The last line may be cut off.
    whole = lines if len(lines) < 2 else lines[:-1]
    titles = (_LAST_CELL.sub("", line).strip('" ') for line in lines)
    return bool(series_of(titles)) or (bool(whole) and all(_QUOTED.match(line) for line in whole))


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what was watched, a day each, in the order of day and month that the whole file tells."""
    rows = list(table_rows(path))
    cells = [row for row in rows if isinstance(row, Cells)]
    clock = clock_of([row.get(*_DATE) for row in cells], reader.day_first)
    known = series_of(mended(row.get(*_TITLE)) for row in cells)
    for row in rows:
        yield row if isinstance(row, Refusal) else _view(row, clock, reader, known)
    if clock.note:
        yield Note(clock.note)
    if n := sum(mended(row.get(*_TITLE)) != row.get(*_TITLE) for row in cells):
        yield Note(f"Titles whose letters another program had broken, and which were mended: {n:,}.")


def _view(cells: Cells, clock: Clock, reader: Reader, known: frozenset[str]) -> Outcome:
    title = mended(cells.get(*_TITLE))
    if not title:
        return LeftOut(cells.row, "a view without a title")
    if _HOOK.search(title):
        return LeftOut(cells.row, "a trailer or another extra")
    try:
        time = taken_at(cells.get(*_DATE), clock, reader, _SINCE)
    except ValueError as reason:
        return Refusal(cells.row, str(reason), title)
    name = episode_name(title, known)
    return Entry(
        row=cells.row,
        title=title,
        time=time,
        creator=name.series if name else "",
        kind="episode" if name else "film",
        action="watched",
        identity=name.identity if name and name.series else "",
    )


def read_activity_table(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what every profile watched; trailers, hooks and starts of seconds are left out."""
    rows = [row for row in table_rows(path) if isinstance(row, Cells)]
    clock = clock_of([row.get("start time", "start time utc") for row in rows], reader.day_first)
    known = series_of(row.get("title") for row in rows)
    yield from row_outcomes(path, partial(_activity, clock=clock, reader=reader, known=known), "title")


def _activity(cells: Cells, clock: Clock, reader: Reader, known: frozenset[str]) -> Outcome:
    title = mended(cells.get("title"))
    if not title:
        return LeftOut(cells.row, "a view without a title")
    if cells.get("supplemental video type") or _HOOK.search(title):
        return LeftOut(cells.row, "a trailer or another extra")
    lasted = minutes_of(cells.get("duration", "duration h mm ss"), "s")
    if lasted is not None and lasted < _LEAST:
        return LeftOut(cells.row, "played for less than 30 seconds")
    name = episode_name(title, known)
    return Entry(
        row=cells.row,
        title=title,
        time=taken_at(cells.get("start time", "start time utc"), clock, reader, _SINCE),
        creator=name.series if name else "",
        kind="episode" if name else "film",
        action="watched",
        identity=name.identity if name and name.series else "",
        owner=cells.get("profile name"),
    )


def _title(cells: Cells) -> str:
    """Return the title of a row; raises ValueError where there is none."""
    if title := mended(cells.get("title name")):
        return title
    raise ValueError("it has no title")


def read_my_list(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what waits on 'My List'."""
    yield from row_outcomes(path, partial(_listed, reader=reader), "title name")


def _listed(cells: Cells, reader: Reader) -> Outcome:
    return Entry(
        row=cells.row,
        title=_title(cells),
        time=saved_at(cells.get("utc title add date"), Clock(), reader, _SINCE),
        status=Status.CANDIDATE,
        action="saved",
        owner=cells.get("profile name"),
    )


def read_ratings(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what was rated, which counts where nothing tells of watching it; only stars are a value."""
    yield from row_outcomes(path, partial(_rated, reader=reader), "title name")


def _rated(cells: Cells, reader: Reader) -> Outcome:
    return Entry(
        row=cells.row,
        title=_title(cells),
        time=taken_at(cells.get("event utc ts"), Clock(), reader, _SINCE),
        action="rated",
        value=number_of(cells.get("star value")) or None,
        owner=cells.get("profile name"),
        weak=True,
    )


FORMAT = Service(
    key="netflix",
    name="Netflix",
    thing="a Netflix history",
    how="On netflix.com: Account, Profiles, your profile, Viewing activity, Download all; for every profile with the"
    " exact times: Account, Security, Personal info access, Submit request.",
    taken="Every film and episode on its day or, from the data request, at its minute with its profile; 'My List' waits"
    " in the backlog; trailers, hooks and starts of less than 30 seconds are left out.",
    part=part,
)
