"""What a format is: what it is called, how one gets it, how it is recognised and how it is read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.adapters.importers.reading import Reading
from core.adapters.importers.sources import Source
from core.entities import Person
from core.progress import Progress

PEEKED = 4_096
"""How many bytes of a file a recogniser sees: a disk block, and the longest first line seen in an export fits."""

MOST_PEOPLE = 50
"""How many people of a large data set are taken unless told otherwise: as many as a list of names can show."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of what was brought: its name, and how to look at its first `PEEKED` bytes, read when asked for."""

    name: str
    head: Callable[[], bytes]


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
    """The export of one service, which says by itself what means what.

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
