"""Which of a person's edits took in what a later import brought: proof that they hold for what comes after them."""

from collections.abc import Callable, Sequence

from core.entities import Profile
from core.steering import edits as e
from core.steering.fold import effective
from core.steering.log import LogEntry

Fold = Callable[[Sequence[LogEntry]], Profile]


def reached(entries: Sequence[LogEntry], fold: Fold) -> tuple[LogEntry, ...]:
    """Return the edits of the person that apply to the rows of the latest import, oldest first.

    An edit applies to a new row that came to a journey which it is about. `fold` returns the profile of a log. None
    apply to a first import, nor do those that were made after it or are undone.
    """
    at = next((k for k in range(len(entries) - 1, 0, -1) if _brought(entries, k, fold)), 0)
    before, after = fold(entries[:at]), fold(entries[: at + 1])
    if not before.history_ids:
        return ()
    new = set(after.history_ids) - set(before.history_ids)
    gained = {journey.journey_id for journey in after.journeys if not new.isdisjoint(journey.members)}
    earlier = {entry.seq for entry in entries[:at]}
    return tuple(
        entry
        for entry in effective(entries)
        if entry.seq in earlier and entry.is_wished and not gained.isdisjoint(entry.edit.concerns)
    )


def _brought(entries: Sequence[LogEntry], k: int, fold: Fold) -> bool:
    """Tell whether the entry at a position is a reading of a history that holds more than was known before it."""
    if not isinstance(entries[k].edit, e.JourneysExtracted):
        return False
    return bool(set(fold(entries[: k + 1]).history_ids) - set(fold(entries[:k]).history_ids))


def reach_in_words(n: int) -> str:
    """Say how many edits apply to the new rows; '' for none."""
    return f"{n} of your edits {'applies' if n == 1 else 'apply'} to the new rows." if n else ""
