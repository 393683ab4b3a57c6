"""What the items of a journey say whatever is decided about it: when, how often, and which are strongest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.salience import Life, by_rhythm, timeline

STRONGEST = 4
"""Items of the highest salience that are kept; by eye: three are shown, one is to spare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a history says of some items.

    `first` and `last` are the moments between which they were taken up, UTC, None where they never were; `timeline`
    counts those in equal spans of the whole history. `rhythm` is where they stand by their moments alone, `strongest`
    are the ids of the `STRONGEST` of the highest salience. `item_ids` are the items.
    """

    item_ids: frozenset[str]
    first: datetime | None
    last: datetime | None
    rhythm: Life
    timeline: tuple[int, ...]
    strongest: tuple[str, ...]


def traces_of(
    item_ids: Iterable[str], times: Sequence[datetime], strongest: Sequence[str], *, start: datetime, end: datetime
) -> Traces:
    """Return the traces of items with these sorted moments, strongest first, in a history from start to end."""
    return Traces(
        item_ids=frozenset(item_ids),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        rhythm=by_rhythm(times, end),
        timeline=tuple(timeline(times, start, end)),
        strongest=tuple(strongest),
    )
