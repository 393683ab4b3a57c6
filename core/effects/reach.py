"""Which of a person's edits took in what a later import brought: proof that they hold for what comes after them."""

from collections.abc import Callable, Sequence

from core.entities import Profile
from core.steering import edits as e
from core.steering.fold import effective
from core.steering.log import LogEntry

Fold = Callable[[Sequence[LogEntry]], Profile]


def reached(entries: Sequence[LogEntry], fold: Fold) -> tuple[LogEntry, ...]:
    """Return the edits of the person that apply to the rows of the latest import, oldest first.

    An edit applies to a new row that came to a journey which it is about, as the log counts now, without what is
    undone. `fold` returns the profile of a log. None apply to a first import, nor do those that were made after it.
    """
    live = effective(entries)
    at = next((k for k in range(len(live) - 1, 0, -1) if _brought(live, k, fold)), 0)
    before, after = fold(live[:at]), fold(live[: at + 1])
    if not before.history_ids:
        return ()
    new = set(after.history_ids) - set(before.history_ids)
    gained = {journey.journey_id for journey in after.journeys if not new.isdisjoint(journey.members)}
    return tuple(entry for entry in live[:at] if entry.is_wished and not gained.isdisjoint(entry.edit.concerns))


def _brought(entries: Sequence[LogEntry], k: int, fold: Fold) -> bool:
    """Tell whether the entry at a position is a reading of a history that holds more than was known before it."""
    if not isinstance(entries[k].edit, e.JourneysExtracted):
        return False
    return bool(set(fold(entries[: k + 1]).history_ids) - set(fold(entries[:k]).history_ids))


def reach_in_words(n: int) -> str:
    """Say how many edits apply to the new rows; '' for none."""
    return f"{n} of your edits {'applies' if n == 1 else 'apply'} to the new rows." if n else ""
