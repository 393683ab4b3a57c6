"""Where the rows of journeys stand: each stays while someone acts, and what is new stands by its origin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.desk.views import JourneyView, PersonView, by_size
from core.steering import edits as e
from core.steering.log import Logged, steps_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The rows in the list, those of the smaller ones' fold and those at rest, each from top to bottom.

    `order` holds the id of every journey that ever stood, also of one that has gone: it comes back to its place.
    `folded` are those that stood among the smaller ones. `is_sorted` tells that sorting would move no row.
    """

    shown: tuple[JourneyView, ...]
    smaller: tuple[JourneyView, ...]
    resting: tuple[JourneyView, ...]
    order: tuple[str, ...]
    folded: frozenset[str]
    is_sorted: bool = True

    @property
    def fold_of(self) -> dict[str, str]:
        """Map the journeys that lie in a fold to its key."""
        folds = (("smaller", self.smaller), ("resting", self.resting))
        return {view.journey_id: key for key, held in folds for view in held}


def stand(view: PersonView, before: Standing | None = None, origins: Mapping[str, str] | None = None) -> Standing:
    """Return where the rows of a view stand, strongest first, or else where they stood `before`.

    A journey that was not there then stands after the one that `origins` says it came from, else after the one that
    it would follow if all were sorted. Only what has come to rest, or no longer rests, changes its fold.
    """
    fresh = _sorted(view)
    if before is None:
        return fresh
    order = _with_new(before.order, [v.journey_id for v in view.journeys], origins or {})
    new = set(order) - set(before.order)
    folded = before.folded | (fresh.folded & new)
    place = {journey_id: at for at, journey_id in enumerate(order)}
    rows = sorted(view.journeys, key=lambda v: place[v.journey_id])
    awake = [v for v in rows if not v.is_folded]
    shown = tuple(v for v in awake if v.journey_id not in folded)
    smaller = tuple(v for v in awake if v.journey_id in folded)
    resting = tuple(v for v in rows if v.is_folded)
    same = (shown, smaller, resting) == (fresh.shown, fresh.smaller, fresh.resting)
    return Standing(
        shown=shown, smaller=smaller, resting=resting, order=tuple(order), folded=frozenset(folded), is_sorted=same
    )


def _sorted(view: PersonView) -> Standing:
    """Return the rows strongest first."""
    shown, smaller = by_size([v for v in view.journeys if not v.is_folded])
    return Standing(
        shown=tuple(shown),
        smaller=tuple(smaller),
        resting=tuple(v for v in view.journeys if v.is_folded),
        order=tuple(v.journey_id for v in view.journeys),
        folded=frozenset(v.journey_id for v in smaller),
    )


def _with_new(order: Sequence[str], strongest_first: Sequence[str], origins: Mapping[str, str]) -> list[str]:
    """Return the order with those journeys put in that it lacks; several of one origin in order of strength."""
    placed, last_of = list(order), dict[str, str]()
    leader = dict[str, str | None]({b: a for a, b in pairwise(strongest_first)})
    for journey_id in strongest_first:
        if journey_id in placed:
            continue
        origin = origins.get(journey_id)
        after = last_of.get(origin, origin) if origin in placed else leader.get(journey_id)
        if origin is not None:
            last_of[origin] = journey_id
        placed.insert(placed.index(after) + 1 if after is not None else 0, journey_id)
    return placed


def origins_of(edits: Iterable[Logged]) -> dict[str, str]:
    """Map every journey that edits split off or gathered to the one that it came out of first."""
    found: dict[str, str] = {}
    for edit in (step for each in edits for step in steps_of(each)):
        match edit:
            case e.JourneySplit():
                found |= {part_id: edit.journey_id for part_id, _ in edit.parts}
            case e.ItemsGathered(source_ids=(first, *_)):
                found[edit.journey_id] = first
            case _:
                pass
    return found
