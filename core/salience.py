"""How strong a journey is at a moment, and where it stands in its life."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from core.entities import Interaction, Journey, JourneyState

HALF_LIFE_DAYS = 90.0
"""Days in which an interaction counts half as much; chosen by hand, not tuned."""
FLOOR = 0.02
"""What the oldest interaction still counts, beside a fresh one's 1; chosen by hand, not tuned."""
EMERGING_DAYS = 60
"""Days since its first item in which a journey is emerging; chosen by hand."""
DORMANT_DAYS = 120
"""Days since its last item after which a journey is dormant; chosen by hand."""
DAY_SECONDS = 86_400.0
"""Seconds of a day."""
BINS = 24
"""Bars of a timeline; by eye, as many as can be told apart in a row of the list."""


class Life(StrEnum):
    """Where a journey stands in its life."""

    EMERGING = "emerging"
    ACTIVE = "active"
    DORMANT = "dormant"
    PAUSED = "paused"
    FINISHED = "finished"
    NEW = "just adopted"


def item_salience(interactions: Iterable[Interaction], now: datetime) -> dict[str, float]:
    """Return the salience of every item: a fresh interaction counts 1 and half as much after 90 days.

    A small floor keeps the distant past from vanishing; salience adds up over items, so that the share of two
    merged journeys is the sum of theirs.
    """
    salience: dict[str, float] = {}
    for x in interactions:
        age = max((now - x.time).total_seconds() / DAY_SECONDS, 0.0)
        salience[x.item_id] = salience.get(x.item_id, 0.0) + max(0.5 ** (age / HALF_LIFE_DAYS), FLOOR)
    return salience


def journey_salience(journey: Journey, salience: Mapping[str, float]) -> float:
    """Return a journey's salience: its members' and what it was granted."""
    return sum(salience.get(item_id, 0.0) for item_id in journey.members) + journey.prior


def shares(journeys: Sequence[Journey], salience: Mapping[str, float]) -> dict[str, float]:
    """Return the share of the slate that each journey asks for: weight times salience, adding up to 1.

    Muted, paused, finished and removed journeys ask for none; when no journey asks for any, all shares are 0.
    """
    return shares_of(journeys, [journey_salience(j, salience) for j in journeys])


def shares_of(journeys: Sequence[Journey], saliences: Sequence[float]) -> dict[str, float]:
    """Return the share that each journey asks for, from the journeys' own saliences."""
    pairs = zip(journeys, saliences, strict=True)
    asked = {j.journey_id: j.weight * strength if j.has_share else 0.0 for j, strength in pairs}
    total = sum(asked.values())
    return {journey_id: value / total if total > 0 else 0.0 for journey_id, value in asked.items()}


def merged_weight(parts: Sequence[Journey], salience: Mapping[str, float]) -> float:
    """Return the weight with which one journey asks for just what its parts asked for together, target first."""
    speaking = [part for part in parts if part.has_share]
    if speaking and len(speaking) == len(parts) and len({part.weight for part in parts}) == 1:
        return parts[0].weight
    total = sum(journey_salience(part, salience) for part in parts)
    asked = sum(part.weight * journey_salience(part, salience) for part in speaking)
    return asked / total if total > 0 and speaking else parts[0].weight


def life(journey: Journey, times: Sequence[datetime], now: datetime) -> Life:
    """Return where a journey stands, from the sorted moments of its interactions and the person's decisions."""
    if journey.state is JourneyState.FINISHED:
        return Life.FINISHED
    if journey.state is JourneyState.PAUSED:
        return Life.PAUSED
    if not times:
        return Life.NEW
    if now - times[-1] > timedelta(days=DORMANT_DAYS):
        return Life.DORMANT
    if now - times[0] <= timedelta(days=EMERGING_DAYS):
        return Life.EMERGING
    return Life.ACTIVE


def timeline(times: Sequence[datetime], start: datetime, end: datetime, bins: int = BINS) -> list[int]:
    """Return how many of the moments fall in each of `bins` equal spans between start and end."""
    span = max((end - start).total_seconds(), 1.0)
    counts = Counter(min(int((t - start).total_seconds() / span * bins), bins - 1) for t in times)
    return [counts.get(i, 0) for i in range(bins)]
