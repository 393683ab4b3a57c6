"""What of a log could go into a recipe: its edits one by one, and what is sensitive about each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from core.desk.desk import Desk
from core.entities import Profile
from core.sensitivity.subjects import Subject
from core.steering import edits as e
from core.steering.fold import apply, effective
from core.steering.log import LogEntry, Logged, steps_of

Senses = Callable[[str, tuple[str, ...]], Subject | None]
"""Tells what is sensitive about items under a name; None for nothing."""
TAKEABLE = get_args(e.Takeable)


@dataclass(frozen=True, slots=True)
class Step:
    """An edit, and the profiles just before and just after it."""

    edit: e.Takeable
    before: Profile
    after: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry of the log that counts: its number, what it would bring into a recipe, and what is sensitive about it.

    No steps: it stays with the person, since it steers nothing of anybody else's.
    """

    entry: LogEntry
    steps: tuple[Step, ...]
    subject: Subject | None = None

    @property
    def seq(self) -> int:
        """Return the entry's number."""
        return self.entry.seq


def lines(desk: Desk, senses: Senses) -> tuple[Line, ...]:
    """Return the person's entries that count, oldest first, each with what it would bring into a recipe."""
    return tuple(_line(desk, entry, senses) for entry in effective(desk.entries) if entry.is_wished)


def _line(desk: Desk, entry: LogEntry, senses: Senses) -> Line:
    """Return one entry with its edits and what is sensitive about any of them."""
    before = desk.profile([x for x in desk.entries if x.seq < entry.seq])
    steps = tuple(_steps(desk, entry.edit, before))
    subjects = (_subject(step, senses) for step in steps)
    return Line(entry=entry, steps=steps, subject=next((subject for subject in subjects if subject), None))


def _steps(desk: Desk, edit: Logged, before: Profile) -> Iterator[Step]:
    """Yield what can be taken of an edit: itself, or each of those that it took at once."""
    for each in steps_of(edit):
        after = apply(before, each, desk.proposals)
        if isinstance(each, TAKEABLE):
            yield Step(cast(e.Takeable, each), before, after)
        before = after


def _subject(step: Step, senses: Senses) -> Subject | None:
    """Return what is sensitive about an edit: about a journey of it as it was or became, or about its things."""
    for name, item_ids in (*_journeys(step), ("", _things(step.edit))):
        if (name or item_ids) and (subject := senses(name, item_ids)):
            return subject
    return None


def _journeys(step: Step) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names and things of the journeys that an edit is about, before it and after it."""
    for profile in (step.before, step.after):
        for journey_id in step.edit.concerns:
            if journey := profile.by_id.get(journey_id):
                yield profile.name(journey_id), journey.members or journey.anchors


def _things(edit: e.Takeable) -> tuple[str, ...]:
    """Return the things that an edit names itself."""
    match edit:
        case e.ItemPinned() | e.ItemDismissed():
            return (edit.item_id,)
        case e.ItemsMoved() | e.ItemsGathered() | e.JourneyFocused():
            return edit.item_ids
        case e.JourneySplit():
            return tuple(item_id for _, part in edit.parts for item_id in part)
        case _:
            return ()


def of_stretch(found: Sequence[Line], first: int, last: int) -> tuple[Line, ...]:
    """Return the lines from one number of the log to another."""
    return tuple(line for line in found if first <= line.seq <= last)
