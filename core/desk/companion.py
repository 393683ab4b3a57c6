"""Where somebody is in a journey: what is done, what is saved for it, what comes next, and steps that could be taken.

A step is a part of what there is for the journey and has not been taken up: taken, it is a journey of its own with no
history yet, so that it is steered, weighted and undone as any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.desk.desk import Desk
from core.desk.views import PersonView
from core.entities import Item, Journey, JourneyState, ListSource, Profile
from core.journeys import is_step_of, step_id
from core.ranking.sources import near_enough
from core.similarity import Rows
from core.steering import edits as e
from core.steering.fold import effective

PLANNED_STEPS = 3
"""Steps of a plan, those that were taken and are not done among them: what one can have in mind; by eye."""
SPARE_STEPS = 2
"""Further steps that are at hand, so that another can come in the place of one that is not wanted; by hand."""
LEAST_IN_A_STEP = 2
"""Things that make a step: one would be a single place of the list; by hand."""
MOST_IN_A_STEP = 5
"""Things that a step holds at most, so that it has an end; by eye."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenStep:
    """A step that could be taken, without a name yet: its id, the catalogue's rows, the one that fits best first."""

    step_id: str
    rows: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenStep:
    """A step that the person took and has not undone: the journey it became, and which of its things they took up.

    `seq` is the number of the edit; undone, the step is dropped as if it had never been taken.
    """

    journey_id: str
    seq: int
    name: str
    items: tuple[Item, ...]
    done: frozenset[str]

    @property
    def is_done(self) -> bool:
        """Tell whether all of its things were taken up."""
        return len(self.done) == len(self.items)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whereabouts:
    """How far somebody is in a journey: what is done, what of their backlog fits it, what of the list is for it.

    `saved` and `next` have the best first. `taken` are the steps that were taken, `open` those that could be, out of
    `fitting`, the catalogue's rows of what fits the journey and is new, the best first.
    """

    n_done: int
    saved: tuple[Item, ...]
    next: tuple[Item, ...]
    taken: tuple[TakenStep, ...]
    open: tuple[OpenStep, ...]
    fitting: Rows


def whereabouts(desk: Desk, view: PersonView, journey_id: str) -> Whereabouts | None:
    """Return where the person is in a journey of a view; None for one that is not there or not theirs."""
    profile = view.profile
    journey = profile.by_id.get(journey_id)
    if journey is None or not journey.is_own:
        return None
    adopted = _adopted(desk, journey_id)
    taken = _followed(desk, profile, adopted)
    rows = _fitting(desk, profile, journey, frozenset(edit.journey_id for _, edit in adopted))
    items = [desk.catalogue.items[row] for row in rows.tolist()]
    places = (desk.catalogue.item(place.item_id) for place in view.slate.places if place.journey_id == journey_id)
    n_open = PLANNED_STEPS - sum(not step.is_done for step in taken)
    gone = {*profile.declined, *(edit.proposal_id for _, edit in adopted)}
    steps = [step for step in _steps(desk, journey_id, rows) if step.step_id not in gone]
    return Whereabouts(
        n_done=len(journey.members),
        saved=tuple(item for item in items if desk.source_of(item.item_id) is ListSource.BACKLOG),
        next=tuple(item for item in places if item is not None),
        taken=taken,
        open=tuple(steps[: max(n_open, 0)]),
        fitting=rows,
    )


def _adopted(desk: Desk, journey_id: str) -> list[tuple[int, e.InterestAdopted]]:
    """Return the steps of a journey that the person took and has not undone, each by the number of its entry."""
    return [
        (entry.seq, entry.edit)
        for entry in effective(desk.entries, desk.moment)
        if isinstance(entry.edit, e.InterestAdopted) and is_step_of(entry.edit.proposal_id, journey_id)
    ]


def _followed(desk: Desk, profile: Profile, adopted: Sequence[tuple[int, e.InterestAdopted]]) -> tuple[TakenStep, ...]:
    """Return the steps that the person took and is not done with, in the order in which they took them."""
    known, steps = set(profile.history_ids), list[TakenStep]()
    for seq, edit in adopted:
        follows = profile.by_id.get(edit.journey_id)
        if follows is None or follows.state in (JourneyState.REMOVED, JourneyState.FINISHED):
            continue
        items = tuple(item for i in edit.anchors if (item := desk.catalogue.item(i)) is not None)
        done = frozenset(item.item_id for item in items if item.item_id in known)
        name = profile.name(edit.journey_id)
        steps.append(TakenStep(journey_id=edit.journey_id, seq=seq, name=name, items=items, done=done))
    return tuple(steps)


def _fitting(desk: Desk, profile: Profile, journey: Journey, steps: frozenset[str]) -> Rows:
    """Return the rows of what is new to the person and the journey's own, best first, as if no step had been taken."""
    ranker, known = desk.ranker, set(profile.history_ids)
    others = tuple(other for other in profile.journeys if other.journey_id not in steps)
    before = replace(profile, journeys=others)
    for claimant, query, scored, owned in ranker.claims(before, desk.words):
        if claimant.journey_id == journey.journey_id:
            own = ranker.flooring.keep(query, scored, owned & near_enough(scored.found), profile.exploration).own
            rows = scored.found.rows[scored.order[own[scored.order]]]
            return rows[[desk.catalogue.items[row].item_id not in known for row in rows.tolist()]]
    return np.empty(0, np.int64)


def _steps(desk: Desk, journey_id: str, rows: Rows) -> list[OpenStep]:
    """Part what fits a journey into steps: the best thing that is left, and of the others those that are most like it.

    `rows` `(n,)` have the best first. All steps are of a size, so that little that is left makes small ones.
    """
    size = min(max(len(rows) // PLANNED_STEPS, LEAST_IN_A_STEP), MOST_IN_A_STEP)
    vectors, left, steps = desk.catalogue.vectors, rows, list[OpenStep]()
    for _ in range(min(PLANNED_STEPS + SPARE_STEPS, len(rows) // size)):
        alike = vectors[left] @ vectors[left[0]]
        alike[0] = np.inf
        part = np.sort(np.argsort(-alike, kind="stable")[:size])
        steps.append(OpenStep(step_id(journey_id, desk.catalogue.items[left[0]].item_id), left[part]))
        left = np.delete(left, part)
    return steps
