"""What a format is: what it is called, how one gets it, how it is recognised and how it is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from core.adapters.importers.ground.reading import Reading
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.tables.sources import Source
from core.entities import Person
from core.progress import Progress

PEEKED = 4_096
"""How many bytes of a file a recogniser sees: a disk block, and the longest first line seen in an export fits."""

MOST_PEOPLE = 50
"""How many people of a large data set are taken unless told otherwise: as many as a list of names can show."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of what was brought: its name, and how to look at its first `PEEKED` bytes, read when asked for.

    `on_disk` returns where it lies, unpacked when asked for; `size` is in bytes. A member of an archive `is_copy` on
    disk, which may be deleted once it was read. `within` names the zips around one that lies in a zip within
    a zip, the outermost first.
    """

    name: str
    head: Callable[[], bytes]
    on_disk: Callable[[], Path]
    size: int = 0
    is_copy: bool = False
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How a history is to be read: its name, whose it is, the time of the last row where a file has no times.

    `most_people` and `min_rating` bound what is taken of other people's ratings; None takes everyone.
    """

    name: str
    person: Person | None
    now: datetime | None
    most_people: int | None
    min_rating: float
    progress: Progress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A data set of many people's ratings in several files, which says by itself what means what.

    `key` is its word in an `Inspection`, `name` the service's own name, `thing` what such a file is called on the
    page, `how` how one gets it, `taken` what is taken from it. `recognise` returns the names of the members to read,
    none where this is something else; it goes by content, as names of files are in everyone's own language. `read`
    gets those files in that order, and raises ImportRefused with advice.
    """

    key: str
    name: str
    thing: str
    how: str
    taken: str
    recognise: Callable[[Sequence[Member]], tuple[str, ...]]
    read: Callable[[Sequence[Path], Request], Reading]

    @property
    def forms(self) -> Mapping[str, str]:
        """Return what a file of it is called on the page, by its word in an `Inspection`."""
        return {self.key: self.thing}

    @property
    def listed(self) -> str:
        """Return how it stands in a list of what can be brought."""
        return self.thing


class Role(StrEnum):
    """What a file is in its owner's life: what they took up, what they saved for later, or neither."""

    HISTORY = "history"
    BACKLOG = "backlog"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Reader:
    """How rows are read: the time at which nothing can be later, and the order of day and month if it was said."""

    now: datetime
    day_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a service's export, as it was recognised by its content.

    `what` is what its rows are, in the plural ('watches', 'searches', 'saved articles'). `read` yields one outcome
    for every row, and raises ImportRefused with advice for a file that cannot be read at all; a part that is neither
    has none and says in `why` what it is and in `step` which next step works where it was brought alone.
    """

    what: str
    role: Role
    read: Callable[[Path, Reader], Iterator[Outcome]] | None = None
    why: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The exports of one service, in which every file is known for itself.

    `key`, `name`, `thing`, `how` and `taken` are as a `Format` has them. `part` says what one file is, None where it
    is nothing of this service's; it goes by content, as names of files are in everyone's own language. `is_source` is
    false where things only passed through it: then what a row says of their source is all there is.
    """

    key: str
    name: str
    thing: str
    how: str
    taken: str
    part: Callable[[Member], Part | None]
    is_source: bool = True

    @property
    def forms(self) -> Mapping[str, str]:
        """Return what a file of it is called on the page, by its word in an `Inspection`."""
        return {self.key: self.thing}

    @property
    def listed(self) -> str:
        """Return how it stands in a list of what can be brought."""
        return self.thing


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """A form that any table may have; what its columns mean is guessed, shown, and changed by the person.

    `forms` is what a file is called on the page, by the word that its `Source` has for it. `endings` are those by
    which tables are told from pictures and texts in an archive; `recognise` goes by a file's first bytes alone.
    """

    name: str
    forms: Mapping[str, str]
    how: str
    taken: str
    endings: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    open: Callable[[Path], Source]

    @property
    def listed(self) -> str:
        """Return how it stands in a list of what can be brought."""
        return self.name
