"""Places of the slate as a page shows them: items, reasons, moves, and what had to go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.desk.desk import Desk
from core.desk.views import PersonView
from core.effects.comparison import Comparison, Move
from core.effects.sentences import SOURCES
from core.entities import Item, JourneyState, ListSource, Profile
from core.ranking.slate import Place
from core.wording import HALF_A_PERCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A place of the slate as a page shows it; `move` is where the item stood before the last edit.

    `source` is where it comes from, None where the person has one source only; `seen` is when they last took it up;
    `asked_for` is the wish that brought it, "" where it would be there anyway.
    """

    rank: int
    item: Item
    place: Place
    journey_name: str
    style: int
    receipts: tuple[Item, ...]
    move: Move | None
    source: ListSource | None = None
    seen: datetime | None = None
    asked_for: str = ""


@dataclass(frozen=True, slots=True)
class GoneView:
    """An item that left the slate, where it stood, and why it had to go."""

    item: Item
    rank: int
    style: int
    why: str


def view_places(
    desk: Desk,
    view: PersonView,
    comparison: Comparison | None = None,
    n: int | None = None,
    asked_for: Mapping[str, str] | None = None,
) -> list[PlaceView]:
    """Return the places of a slate with their items, reasons and moves, and what was asked for, by item."""
    brought = asked_for or {}
    moves = {move.item_id: move for move in comparison.moves} if comparison else {}
    style = {v.journey_id: v.style for v in (*view.journeys, *view.removed)}
    places = []
    for rank, place in enumerate(view.slate.places[:n], start=1):
        item = desk.catalogue.item(place.item_id)
        receipts = tuple(i for r in place.receipts if (i := desk.catalogue.item(r)) is not None)
        if item is not None:
            name = view.profile.name(place.journey_id)
            places.append(
                PlaceView(
                    rank=rank,
                    item=item,
                    place=place,
                    journey_name=name,
                    style=style.get(place.journey_id, 0),
                    receipts=receipts,
                    move=moves.get(place.item_id),
                    source=desk.source_of(place.item_id),
                    seen=max(desk.times.get(place.item_id, ()), default=None),
                    asked_for=brought.get(place.item_id, ""),
                )
            )
    return places


def shelves(places: Sequence[PlaceView]) -> list[list[PlaceView]]:
    """Return places by the journey that they serve, in the order in which the journeys first come up."""
    found: dict[str, list[PlaceView]] = {}
    for place in places:
        found.setdefault("" if place.place.pinned else place.place.journey_id, []).append(place)
    return list(found.values())


def view_gone(desk: Desk, view: PersonView, comparison: Comparison) -> list[GoneView]:
    """Return what an edit took off the slate, best-placed first, each with its reason in the person's words."""
    style = {v.journey_id: v.style for v in (*view.journeys, *view.removed)}
    found = []
    for move in comparison.gone:
        item = desk.catalogue.item(move.item_id)
        if item is not None:
            journey_id = comparison.journey_of.get(move.item_id, "")
            off = _switched_off(view.profile, desk.source_of(move.item_id))
            why = off or _why_gone(view.profile, comparison, move.item_id, journey_id)
            found.append(GoneView(item, move.before or 0, style.get(journey_id, 0), why))
    return found


def _switched_off(profile: Profile, source: ListSource | None) -> str:
    """Say that the source of an item is off; '' where it is on."""
    return "" if source is None or source in profile.sources else f"you switched off “{SOURCES[source]}”"


def _why_gone(profile: Profile, comparison: Comparison, item_id: str, journey_id: str) -> str:
    """Say why an item is no longer on the slate."""
    if item_id in profile.dismissed:
        return "you said: not this"
    journey, name = profile.by_id.get(journey_id), f"“{profile.name(journey_id)}”"
    if journey is None:
        return "its journey is part of another now"
    if not journey.is_own:
        return f"you said that {name} is not you"
    if journey.muted:
        return f"you muted {name}"
    if journey.state is not JourneyState.OPEN:
        return f"you {journey.state.value} {name}"
    before, after = comparison.asked.get(journey_id, (0.0, 0.0))
    if after < before - HALF_A_PERCENT:
        return f"{name} takes fewer places"
    return f"something fits {name} better now"
