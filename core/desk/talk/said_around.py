"""What a person has before them while they speak: their journeys, their list, and what is in force."""

from collections.abc import Iterable

from core.desk.desk import Desk
from core.desk.in_force import in_force
from core.desk.views import JourneyView, PersonView
from core.dialogue.acts import Speakable, Surrounding
from core.entities import JourneyState

TITLES_OF_ONE = 6
"""Titles by which a journey may be meant; as many as those of `benchmarks/chat_people.json`."""
MOST_QUOTED = 300
"""Things of the history that may be quoted, the strongest; by hand: a sentence is compared with each."""


def around(desk: Desk, view: PersonView) -> Surrounding:
    """Return what a sentence of a person is read against; `now` is the desk's moment."""
    listed = dict.fromkeys((*view.slate.item_ids, *view.profile.pinned, *view.profile.dismissed))
    own = [item_id for item_id in desk.strongest(desk.item_ids, MOST_QUOTED) if item_id not in listed]
    return Surrounding(
        journeys=tuple(_spoken(desk, one) for one in (*view.journeys, *view.removed)),
        listed=_things(desk, listed),
        others=_things(desk, own),
        now=desk.moment,
        pinned=frozenset(view.profile.pinned),
        dismissed=frozenset(view.profile.dismissed),
        blocked=view.profile.blocked,
        in_force=_in_force(desk, view),
    )


def _spoken(desk: Desk, view: JourneyView) -> Speakable:
    """Return a journey as it is spoken of."""
    ids = dict.fromkeys(
        (*(item.item_id for item in view.evidence), *desk.strongest(view.journey.members, TITLES_OF_ONE))
    )
    state = "" if view.journey.state is JourneyState.OPEN else view.journey.state.value
    return Speakable(
        id=view.journey_id,
        name=view.name,
        titles=tuple(title for title in desk.titles(list(ids)[:TITLES_OF_ONE]) if title),
        state=state or ("muted" if view.journey.muted else ""),
    )


def _things(desk: Desk, item_ids: Iterable[str]) -> tuple[Speakable, ...]:
    """Return things as they are spoken of: by their titles."""
    items = (desk.catalogue.item(item_id) for item_id in item_ids)
    return tuple(Speakable(id=item.item_id, name=item.title) for item in items if item is not None and item.title)


def _in_force(desk: Desk, view: PersonView) -> frozenset[str]:
    """Return the journeys that the wishes in force that may be ended are about."""
    found = in_force(desk.entries, view.profile, desk.moment)
    return frozenset(journey_id for one in found if not one.has_ended for journey_id in one.journey_ids)
