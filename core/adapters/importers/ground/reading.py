"""What an importer hands back: a history, and every row that it could not read with the reason."""

from dataclasses import dataclass, field

from core.entities import Interaction, Item, Person, Saved

MOST_REFUSALS = 1_000
"""Refused rows that are kept to show; the others are only counted. Chosen by hand."""
MOST_EXCERPT = 120
"""Signs that are shown of a refused row; chosen by eye."""


_MOST_FAULT = 120
"""Signs that are shown of another library's words; by eye."""


MB = 1 << 20
"""Bytes of a megabyte, as sizes of files are told."""
GB = 1 << 30
"""Bytes of a gigabyte, likewise."""
MOST_LINE = 500
"""Signs of a row that are looked at to show how it begins; far more than are shown, chosen by hand."""


class ImportRefused(ValueError):
    """The file cannot be imported; the message says why and what to do next."""


def short_fault(error: Exception) -> str:
    """Return the first line of what another library says of a fault, to stand in brackets behind our own words.

    Parsers point at the place below it, with pieces of the file.
    """
    return str(error).strip().partition("\n")[0].strip()[:_MOST_FAULT]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that could not be read: its number as a spreadsheet shows it, the reason, and how it begins."""

    row: int
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A history read from a file.

    `n_rows` counts every row of the file: those that became interactions or are `saved` for later, `n_refused`,
    `duplicates` (held once) and `left_out` (read, and nothing of the person's, or by the reader's own choice of people
    or ratings; `reasons` says why, with how many). `refused` keeps the first thousand refusals. `notes` say in plain
    words what was assumed.
    """

    collection_id: str
    name: str
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    interactions: tuple[Interaction, ...]
    saved: tuple[Saved, ...] = ()
    refused: tuple[Refusal, ...] = ()
    n_rows: int = 0
    n_refused: int = 0
    duplicates: int = 0
    left_out: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Refusals:
    """The refusals of one reading while it goes on: all are counted, the first thousand are kept."""

    n: int = 0
    kept: list[Refusal] = field(default_factory=list)

    def add(self, row: int, reason: str, excerpt: str = "") -> None:
        """Count a refusal and keep it while there is room."""
        self.n += 1
        if len(self.kept) < MOST_REFUSALS:
            short = excerpt if len(excerpt) <= MOST_EXCERPT else excerpt[: MOST_EXCERPT - 1] + "…"
            self.kept.append(Refusal(row, reason, short))
