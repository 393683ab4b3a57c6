"""What goes along with a journey: where the person is in it, a plan of steps by name, and where others went on to."""

from dataclasses import dataclass, replace

import numpy as np

from core.desk.companion import TakenStep, Whereabouts, whereabouts
from core.desk.desk import Desk
from core.desk.views import PersonView
from core.effects.sentences import quoted
from core.entities import Item, Journey
from core.exploration.proposals import RelatedInterest
from core.journeys import adopted_id
from core.naming.leftovers import OTHER_THINGS
from core.naming.rewording import Facts, as_facts
from core.steering import edits as e
from core.wording import amount
from core.workspace.shared import Shared

GO_ON = 3
"""Interests that others went on to, told under a journey; by eye."""
_MOST_OF_THE_PAST = 60
"""Items of the journey, strongest first, that the names of steps are told apart from; chosen by hand for speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """A step that could be taken: its name, and what is in it, the best first."""

    step_id: str
    name: str
    items: tuple[Item, ...]

    def take(self, name: str = "") -> e.InterestAdopted:
        """Return the wish to take it, under the person's own words where they gave some."""
        anchors = tuple(item.item_id for item in self.items)
        said = name.strip() or self.name
        return e.InterestAdopted(adopted_id(self.step_id), said, anchors=anchors, proposal_id=self.step_id)

    def drop(self) -> e.InterestDeclined:
        """Return the wish never to be offered it again."""
        return e.InterestDeclined(self.step_id, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Where the person is in a journey, what they took of its plan and what could be taken, and what usually follows.

    Nothing is planned (`is_planned`) for a sensitive journey, as nobody asked for it, or for what was left over.
    """

    n_done: int
    saved: tuple[Item, ...] = ()
    next: tuple[Item, ...] = ()
    taken: tuple[TakenStep, ...] = ()
    open: tuple[PlannedStep, ...] = ()
    follows: tuple[RelatedInterest, ...] = ()
    is_planned: bool = True

    def how_far(self) -> tuple[Facts, ...]:
        """Say what of the journey is done, what is saved for it, and what the list has next: a sentence each."""
        done = f"You took up {amount(self.n_done, 'thing')}." if self.n_done else "You have taken up nothing of it yet."
        said = [as_facts(done, ())]
        if self.saved:
            first, n = self.saved[0].title, amount(len(self.saved), "thing")
            said.append(as_facts(f"Of what you saved, {n} could be next: {quoted(first)}.", [first]))
        if self.next:
            first = self.next[0].title
            said.append(as_facts(f"First for it in your list: {quoted(first)}.", [first]))
        return tuple(said)


def companion(desk: Desk, shared: Shared, view: PersonView, journey_id: str) -> Companion | None:
    """Return what goes along with a journey of a view; None for one that is not there or not the person's."""
    where = whereabouts(desk, view, journey_id)
    if where is None:
        return None
    found = Companion(n_done=where.n_done, saved=where.saved, next=where.next, taken=where.taken, is_planned=False)
    given = view.profile.given.get(journey_id)
    if journey_id in shared.sensing.sensitive(desk.catalogue, view.profile) or (given and given.is_leftover):
        return found
    steps = _named(desk, shared, view, view.profile.by_id[journey_id], where)
    follows = shared.explorer.proposals(desk, view.profile, journey_id=journey_id, n=GO_ON)
    return replace(found, open=steps, follows=follows, is_planned=True)


def _named(
    desk: Desk, shared: Shared, view: PersonView, journey: Journey, where: Whereabouts
) -> tuple[PlannedStep, ...]:
    """Name the open steps apart from what the journey holds and from whatever else fits it.

    One that has no subject, or that of a journey of the person's, is called by its first title.
    """
    past = desk.catalogue.rows(desk.strongest(journey.members or journey.anchors, _MOST_OF_THE_PAST))
    taken = {OTHER_THINGS.casefold()} | {view.profile.name(one.journey_id).casefold() for one in view.profile.journeys}
    named = []
    for step in where.open:
        name = shared.titler.area_name(desk.catalogue, step.rows, [past, np.setdiff1d(where.fitting, step.rows)])
        items = tuple(desk.catalogue.items[row] for row in step.rows.tolist())
        name = items[0].title if name.casefold() in taken else name
        taken.add(name.casefold())
        named.append(PlannedStep(step_id=step.step_id, name=name, items=items))
    return tuple(named)
