"""A language model looks over the first twenty of a list: its order is a view beside the list, never the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.llm import ChatModel
from core.desk.desk import Desk
from core.desk.slate_views import PlaceView
from core.desk.views import PersonView
from core.effects.sentences import count, quoted
from core.progress import Progress
from core.prompts.reranking import TITLES_OF_PERSON
from core.workspace.models.reordering import reorder_by_turns

LOOKED_OVER = 20
"""Places from the top that a model looks over: as many as `benchmarks/reranking.py` measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a model is shown of one journey: titles of the person's own, the strongest first, and those on offer."""

    journey_id: str
    name: str
    own: tuple[str, ...]
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedOver:
    """A model's order of the first places of a list: items as they stood, and as it would have them.

    `refused` counts the places of its answers that named nothing, named it twice, or left something out; `is_old`
    tells that nothing of what it said holds.
    """

    stood: tuple[str, ...]
    order: tuple[str, ...]
    refused: int
    is_old: bool
    bill: Bill

    def holds(self, view: PersonView) -> bool:
        """Tell whether the first places of a list are still those that were looked over."""
        return _first(view) == self.stood

    def arranged(self, places: Sequence[PlaceView]) -> list[PlaceView]:
        """Return places, all of a list or some, those looked over in the model's order and the others after them."""
        at = {item_id: k for k, item_id in enumerate(self.order)}
        return sorted(places, key=lambda view: at.get(view.place.item_id, len(at)))

    def beside(self, one: PlaceView, other: PlaceView) -> str:
        """Say which of two places of one journey comes first in the model's order; '' where it says nothing of them."""
        at = {item_id: k for k, item_id in enumerate(self.order)}
        is_told = one.place.item_id in at and other.place.item_id in at and not (one.place.pinned or other.place.pinned)
        if self.is_old or not is_told or one.place.journey_id != other.place.journey_id:
            return ""
        first, second = sorted((one, other), key=lambda view: at[view.place.item_id])
        names = f"{quoted(first.item.title)} above {quoted(second.item.title)}"
        how = f"The order that is shown within {quoted(one.journey_name)} is the language model's: it puts {names}"
        return f"{how}{', as your list does' if first.rank < second.rank else ', your list the other way round'}."

    def in_words(self) -> str:
        """Say how it went."""
        about = f"The language model was asked about {count(self.bill.asked, 'journey')}"
        if not self.bill.asked:
            return "There was nothing to order: no journey has two things among the first."
        if self.is_old:
            return self.bill.in_words(f"{about}, and nothing of what it said holds, so all stays as it is")
        moved = sum(one != other for one, other in zip(self.stood, self.order, strict=True))
        left = f"; {count(self.refused, 'place')} of its answers did not hold" if self.refused else ""
        return self.bill.in_words(f"{about}: {count(moved, 'place')} of the first {len(self.stood)} differ{left}")


def shown_to_model(desk: Desk, view: PersonView) -> list[Looked]:
    """Return what a model would be shown, by journey, and with it every title that would leave this machine.

    Only journeys with two things or more among the first; what is pinned is not asked about.
    """
    found = list[Looked]()
    places = view.slate.places[:LOOKED_OVER]
    for journey_id in dict.fromkeys(place.journey_id for place in places if not place.pinned):
        offered = [place.item_id for place in places if place.journey_id == journey_id and not place.pinned]
        journey = view.profile.by_id.get(journey_id)
        if len(offered) > 1 and journey is not None:
            own = desk.titles(desk.strongest(journey.focus or journey.members, TITLES_OF_PERSON))
            name = view.profile.name(journey_id)
            found.append(Looked(journey_id=journey_id, name=name, own=tuple(own), offered=tuple(desk.titles(offered))))
    return found


def look_over(desk: Desk, view: PersonView, model: ChatModel, progress: Progress | None = None) -> LookedOver:
    """Ask a model to order each journey's own places among the first; nothing is logged and no share changes."""
    places = view.slate.places[:LOOKED_OVER]
    asked = {one.journey_id: one.own for one in shown_to_model(desk, view)}
    turns = [
        place.journey_id if place.journey_id in asked and not place.pinned else f"as it is {rank}"
        for rank, place in enumerate(places)
    ]
    told = reorder_by_turns(model, turns, asked, desk.titles(place.item_id for place in places), progress)
    stood = _first(view)
    return LookedOver(
        stood=stood,
        order=tuple(stood[at] for at in told.taken.order),
        refused=told.taken.refused,
        is_old=told.taken.is_old,
        bill=bill_of(told.answers),
    )


def _first(view: PersonView) -> tuple[str, ...]:
    """Return the items of the first places."""
    return view.slate.item_ids[:LOOKED_OVER]
