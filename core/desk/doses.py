"""The dose before pressing: what one, two and three presses of a verb would give a journey."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.desk.desk import Desk
from core.desk.views import JourneyView, PersonView
from core.desk.wishes import wish
from core.ranking.dose import Dose
from core.steering import edits as e

PRESSES = 3
"""Presses that are foretold; by eye: more is read by nobody."""
DOSED = ("More", "Less")


@dataclass(frozen=True, slots=True)
class Doses:
    """A journey's share and places now, and what one press and more of each verb would give."""

    now: Dose
    by_verb: Mapping[str, tuple[Dose, ...]]


def doses_of(desk: Desk, view: PersonView, journeys: Iterable[JourneyView]) -> dict[str, Doses]:
    """Map journeys of a view to their doses; remembered as long as nothing that they depend on changes."""
    weights = {v.journey_id: tuple(w for verb in DOSED for w in _ladder(verb, v)) for v in journeys}
    found = desk.ranker.doses(view.profile, desk.words, {i: (_weight(view, i), *of) for i, of in weights.items()})
    return {
        journey_id: Doses(now, {verb: tuple(rest[k * PRESSES : (k + 1) * PRESSES]) for k, verb in enumerate(DOSED)})
        for journey_id, (now, *rest) in found.items()
    }


def _weight(view: PersonView, journey_id: str) -> float:
    """Return a journey's weight now."""
    return view.profile.by_id[journey_id].weight


def _ladder(verb: str, view: JourneyView) -> tuple[float, ...]:
    """Return the weights that a journey comes to by one press of a verb, by two, and so on."""
    weights = []
    for _ in range(PRESSES):
        pressed = wish(verb, view)
        weight = pressed.weight if isinstance(pressed, e.JourneyWeighted) else view.journey.weight
        weights.append(min(weight, e.HEAVIEST))
        view = replace(view, journey=replace(view.journey, weight=weights[-1]))
    return tuple(weights)
