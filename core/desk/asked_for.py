"""What stands on a list because the person asked for it: which places no list without their wishes would hold."""

from collections.abc import Mapping, Sequence

from core.desk.desk import Desk
from core.desk.in_force import InForce
from core.desk.views import PersonView
from core.effects.sentences import quoted
from core.entities import Journey
from core.steering.fold import effective


def asked_for(desk: Desk, view: PersonView, wishes: Sequence[InForce]) -> Mapping[str, str]:
    """Map items of a view's slate that are there for what the person asked for to what that was.

    An item is, when it would not be on the slate without the wishes in force, all of them taken away, or when its
    journey was taken up without a history. It is told by the wish about its journey, else by the latest one; `wishes`
    are the latest made first. A view of another moment than now has none.
    """
    if view.profile != desk.profile():
        return {}
    counting = [wish for wish in wishes if not wish.has_ended]
    told = {j.journey_id: f"you took up {quoted(view.profile.name(j.journey_id))}" for j in _memberless(view)}
    found = {place.item_id: told[place.journey_id] for place in view.slate.places if place.journey_id in told}
    if counting:
        of_journey = {j: wish.sentence for wish in reversed(counting) for j in wish.journey_ids}
        held = set(_slate_without(desk, counting))
        for place in view.slate.places:
            if place.item_id not in held and not place.pinned:
                found.setdefault(place.item_id, of_journey.get(place.journey_id, counting[0].sentence))
    return found


def _memberless(view: PersonView) -> list[Journey]:
    """Return the journeys of a view that have no history."""
    return [journey for journey in view.profile.journeys if not journey.members]


def _slate_without(desk: Desk, wishes: Sequence[InForce]) -> tuple[str, ...]:
    """Return the items of the slate as it would be without some wishes."""
    silent = {seq for wish in wishes for seq in wish.seqs}
    counting = effective(desk.entries, desk.moment)
    return desk.slate(desk.profile([entry for entry in counting if entry.seq not in silent])).item_ids
