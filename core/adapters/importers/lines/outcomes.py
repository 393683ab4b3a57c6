"""What becomes of the rows of a service's file: each is told by one function; faults refuse, notes are counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import ijson

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Note, Outcome
from core.adapters.importers.lines.rows import after_mark, json_rows, no_json
from core.adapters.importers.texts.cells import cell_text, clean


class Numbered(Protocol):
    """A row that knows its number and how it begins."""

    @property
    def row(self) -> int:
        """Return its number, from 1."""

    @property
    def excerpt(self) -> str:
        """Return the words by which a person knows it again."""


R = TypeVar("R", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Record:
    """One object of a JSON file: its number, and its fields, of which any may be missing or of another type."""

    row: int
    fields: dict[str, Any]

    @property
    def excerpt(self) -> str:
        """Return the title, where there is one."""
        return self.text("title", "name")

    def text(self, *keys: str) -> str:
        """Return the first of some fields that holds something, as one line of clean text; '' for none."""
        return next((text for key in keys if (text := clean(cell_text(self.fields.get(key))))), "")

    def inner(self, key: str) -> "Record":
        """Return an object inside this one; an empty one where the field holds something else."""
        found = self.fields.get(key)
        return Record(self.row, found if isinstance(found, dict) else {})

    def many(self, key: str) -> list[Any]:
        """Return a list inside this object; an empty one where the field holds something else."""
        found = self.fields.get(key)
        return found if isinstance(found, list) else []


def json_records(path: Path, what: str, prefix: str = "item") -> Iterator[Record | Refusal]:
    """Yield the objects of a JSON list; raises ImportRefused for a file that is no JSON. `what` names one of them."""
    for row, value in json_rows(path, prefix):
        yield Record(row, value) if isinstance(value, dict) else Refusal(row, f"it is no {what}")


def json_members(path: Path, what: str) -> Iterator[Record | Refusal]:
    """Yield the objects that a JSON object holds by their keys; raises ImportRefused for a file that is no JSON."""
    try:
        with path.open("rb") as stream:
            for row, (_, value) in enumerate(ijson.kvitems(after_mark(stream), "", use_float=True), 1):
                yield Record(row, value) if isinstance(value, dict) else Refusal(row, f"it is no {what}")
    except (ijson.JSONError, UnicodeError) as error:
        raise no_json(path, error) from None


def outcomes_of(rows: Iterable[R | Refusal], each: Callable[[R], Iterable[Outcome]]) -> Iterator[Outcome]:
    """Yield what becomes of every row, then each note once with how often it was made.

    `each` may raise ValueError with the reason for which its row is refused.
    """
    notes: Counter[str] = Counter()
    for row in rows:
        for outcome in [row] if isinstance(row, Refusal) else _of_one(row, each):
            if isinstance(outcome, Note):
                notes[outcome.text] += 1
            else:
                yield outcome
    yield from (Note(f"{text} ({n:,} rows)" if n > 1 else text) for text, n in notes.items())


def _of_one(row: R, each: Callable[[R], Iterable[Outcome]]) -> list[Outcome]:
    try:
        found = list(each(row))
    except ValueError as reason:
        return [Refusal(row.row, str(reason), row.excerpt)]
    return [_with_title(outcome) for outcome in found]


def _with_title(outcome: Outcome) -> Outcome:
    """Refuse what nobody could show: a thing that neither its row nor its identity names."""
    if isinstance(outcome, Entry) and not outcome.title and not outcome.identity:
        return Refusal(outcome.row, "the title is empty")
    return outcome
