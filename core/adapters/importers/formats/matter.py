"""Matter's CSV: what was read, at the time it was last touched; what is in the queue or unread is still to come."""

from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.lines.rows import Cells
from core.adapters.importers.texts.titles import parts_in
from core.adapters.importers.web.saving import SavedPage, saved_cells

_COLUMNS = ("title", "author", "publisher", "url", "tags", "last interaction date")
_YES = ("true", "1", "yes")


def part(member: Member) -> Part | None:
    """Return what a file is to Matter, by its columns."""
    return Part(what="saved articles", role=Role.BACKLOG, read=read) if has_header(member.head(), *_COLUMNS) else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every row; raises ImportRefused with advice."""
    yield from saved_cells(path, reader, _row)


def _row(cells: Cells) -> SavedPage:
    return SavedPage(
        row=cells.row,
        address=cells.get("url"),
        title=cells.get("title"),
        time=cells.get("last interaction date"),
        tags=parts_in(cells.get("tags"), ";"),
        creator=cells.get("author", "publisher"),
        later=cells.get("read").casefold() not in _YES,
        action="read" if cells.get("read").casefold() in _YES else "saved",
    )


FORMAT = Service(
    key="matter",
    name="Matter",
    thing="Matter export",
    how="In Matter: Settings, Account, Export data; the CSV comes by e-mail.",
    taken="Articles that you read, at the time you last touched them; unread ones wait in the backlog; author, tags "
    "and link.",
    part=part,
)
