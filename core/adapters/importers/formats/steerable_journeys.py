"""A history that was taken away from here: the table comes back as it went."""

from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.lines.entries import Entry, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.lines.turning import row_outcomes
from core.adapters.importers.texts.cells import number_of
from core.adapters.importers.times.moments import Clock, moment_of
from core.wording import as_it_was

_COLUMNS = ("time", "title", "creator", "kind", "value", "source", "status", "link")
_STATUS = {"done": Status.DONE, "candidate": Status.CANDIDATE}


def part(member: Member) -> Part | None:
    """Return what a file is: the history that this program writes, by all of its columns."""
    if not has_header(member.head(), *_COLUMNS):
        return None
    return Part(what="moments and saved things", role=Role.HISTORY, read=read)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row; raises ImportRefused for a file that is no text."""
    yield from row_outcomes(path, _entry, "title")


def _entry(cells: Cells) -> Outcome:
    status = _STATUS.get(cells.get("status"))
    if status is None:
        raise ValueError("its status is neither done nor candidate")
    return Entry(
        row=cells.row,
        title=as_it_was(cells.get("title")),
        time=moment_of(cells.get("time"), Clock()) if cells.get("time") or status is Status.DONE else None,
        status=status,
        creator=as_it_was(cells.get("creator")),
        kind=as_it_was(cells.get("kind")),
        value=number_of(cells.get("value")),
        link=cells.get("link"),
        source=as_it_was(cells.get("source")),
    )


FORMAT = Service(
    key="steerable-journeys",
    name="This dashboard",
    thing="a history taken away from here",
    how="On the Data page: Take yours with you. Or `journeys export NAME --what history --form csv`.",
    taken="Every moment and every saved thing with title, creator, kind, rating and link.",
    part=part,
    is_source=False,
)
