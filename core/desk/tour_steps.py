"""The eight steps of the walkthrough, and which of them the log of its copy shows as done."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum

from core.steering import edits as e
from core.steering.log import Logged, steps_of


class TourStep(StrEnum):
    """One act of the walkthrough, in the order in which it is told."""

    RECOGNISE = "recognise"
    WRONG = "wrong"
    SPLIT = "split"
    NAME = "name"
    WATCH = "watch"
    PREVIEW = "preview"
    UNDO = "undo"
    OWN = "own"


_EDITS: Mapping[type, TourStep] = {
    e.JourneyRemoved: TourStep.WRONG,
    e.JourneySplit: TourStep.SPLIT,
    e.ItemsGathered: TourStep.SPLIT,
    e.JourneyRenamed: TourStep.NAME,
    e.JourneyWeighted: TourStep.WATCH,
    e.EditUndone: TourStep.UNDO,
}
"""Which step an edit does, from whichever page it is made; the others leave no edit behind."""


def done_by(edits: Iterable[Logged], seen: AbstractSet[TourStep]) -> frozenset[TourStep]:
    """Return the steps that are done: by the edits of the person in the copy, or `seen` where an act leaves none.

    The order in which they were done does not matter: an act that came early need not be done again.
    """
    return frozenset(seen) | {_step_of(edit) for whole in edits for edit in steps_of(whole) if type(edit) in _EDITS}


def _step_of(edit: Logged) -> TourStep:
    """Return the step that an edit does: what is gathered to be taken out says that something is wrong."""
    is_disowned = isinstance(edit, e.ItemsGathered) and edit.disowned
    return TourStep.WRONG if is_disowned else _EDITS[type(edit)]


def next_of(done: AbstractSet[TourStep]) -> TourStep:
    """Return the first step that is not done; the last one stays until it is gone from."""
    return next((step for step in TourStep if step not in done), TourStep.OWN)


def piece_of(edits: Iterable[Logged]) -> str:
    """Return the id of the journey that was split off last; '' where none was."""
    found = ""
    for edit in (each for whole in edits for each in steps_of(whole)):
        match edit:
            case e.JourneySplit(parts=((part_id, _), *_)):
                found = part_id
            case e.ItemsGathered(journey_id=journey_id, disowned=False):
                found = journey_id
            case _:
                pass
    return found
