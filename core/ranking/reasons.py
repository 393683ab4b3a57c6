"""Why an item stands where it does, by aspect and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.ranking.slate import Place

_LEAST_PART = 0.15
"""Part of a score (0..1) that a feature needs to be named as a reason; by eye on the demo."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of a reason: its features' points together, and what part that is of all that speaks for the item."""

    name: str
    label: str
    points: float
    part: float


ASPECTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "content": ("What it is about", ("content", "evidence", "codes", "words")),
    "people": ("What people with your tastes take up", ("together", "people", "follows")),
    "popularity": ("How many take it up, and what they make of it", ("popularity", "quality", "trend")),
    "time": ("How new it is", ("freshness",)),
    "exploration": ("How far it leads from what you know", ("exploration",)),
}


def aspects(place: Place) -> tuple[Aspect, ...]:
    """Return every aspect that speaks for a place, the strongest first; parts add up to 1."""
    sums = aspect_points(place)
    total = sum(max(value, 0.0) for value in sums.values())
    found = [Aspect(n, ASPECTS[n][0], value, value / total) for n, value in sums.items() if value > 0]
    return tuple(sorted(found, key=lambda aspect: -aspect.part))


def leads(first: Place, second: Place) -> tuple[Aspect, ...]:
    """Return by which aspects one place differs from another in points, most first; below 0 the second is ahead.

    The parts are of all that sets them apart; what is less than 15 % of it is left out.
    """
    sums = [aspect_points(place) for place in (first, second)]
    apart = {name: sums[0][name] - sums[1][name] for name in ASPECTS}
    total = sum(map(abs, apart.values())) or 1.0
    found = [Aspect(name, ASPECTS[name][0], by, abs(by) / total) for name, by in apart.items()]
    return tuple(sorted((one for one in found if one.part >= _LEAST_PART), key=lambda one: -one.part))


def aspect_points(place: Place) -> Mapping[str, float]:
    """Map every aspect to the points of its features together."""
    points = dict(place.contributions)
    return {name: sum(points.get(f, 0.0) for f in features) for name, (_, features) in ASPECTS.items()}


def in_words(place: Place, journey_name: str, titles: Sequence[str]) -> str:
    """Say in one sentence why a place is there; `titles` are those of the person's own items nearest to it."""
    if place.pinned:
        return "You pinned it."
    strong = [aspect for aspect in aspects(place) if aspect.part >= _LEAST_PART]
    said = [_said(aspect.name, titles) for aspect in strong]
    journey = f"For “{journey_name}”" if journey_name else "For you"
    is_near = any(name == "dismissed" and points < 0 for name, points in place.contributions)
    near = " It is near something that you dismissed." if is_near else ""
    return f"{journey}: {'; '.join(said) or 'nothing else fits better'}.{near}"


def _said(name: str, titles: Sequence[str]) -> str:
    """Say what one aspect has to say."""
    own = " and ".join(f"“{title}”" for title in titles)
    match name:
        case "content":
            return f"it is about the same as {own}" if own else "it is about what you asked for"
        case "people":
            return f"people who took up {own} took it up too" if own else "people with your tastes take it up"
        case "popularity":
            return "many people take it up"
        case "time":
            return "it is new"
        case _:
            return "it leads somewhere new"
