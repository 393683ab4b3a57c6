"""What one line of an export says of its owner, in one form for every service: a thing, and when it was taken up."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.adapters.importers.ground.reading import Refusal


class Status(StrEnum):
    """Whether a thing was taken up, or is still to come."""

    DONE = "done"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a person took up, or saved for later, as one row of an export tells.

    `time` is UTC, None where the row has none: something saved needs none, something done is refused without one.
    `identity` tells a thing from others beyond its title, across the files of an export and across services where
    they can agree ('film heat 1995', 'isbn 9780441013597', 'youtube dQw4'); without one it is title and creator. A
    row that knows the identity and no title leaves `title` empty: another file may name it. `value` is the person's
    own rating, never the public one, as the service counts. `kind` is a plain word ('film', 'book', 'track', 'page').
    `owner` is the user or profile that the row names, `source` the service where the row itself names one, `link`
    where the thing can be opened. A `weak` entry counts only where no other entry of the same thing is brought, as
    when a service notes the day of logging beside the day of watching.
    """

    row: int
    title: str
    time: datetime | None = None
    status: Status = Status.DONE
    creator: str = ""
    kind: str = ""
    action: str = ""
    value: float | None = None
    identity: str = ""
    link: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    length_minutes: float | None = None
    published: date | None = None
    popularity: float | None = None
    language: str = ""
    owner: str = ""
    source: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is read and is nothing of the person's: its number, and the reason in a few plain words.

    Rows are counted by reason, so a reason names a kind ('an advertisement') and holds no title of its own.
    """

    row: int
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was assumed of the whole file, in the reader's words; it stands for no row."""

    text: str


Outcome = Entry | LeftOut | Refusal | Note
"""What becomes of a row: exactly one of the first three for every row; notes come beside."""
