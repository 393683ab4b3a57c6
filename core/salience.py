"""How strong a journey is at a moment, and where it stands in its life."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

import numpy as np

from core.entities import Interaction, Journey, JourneyState

HALF_LIFE_DAYS = 90.0
"""Days in which an interaction counts half as much; chosen by hand, not tuned."""
FLOOR = 0.02
"""What the oldest interaction still counts, beside a fresh one's 1; chosen by hand, not tuned."""
EMERGING_DAYS = 60
"""Days since its first item in which a journey is emerging; chosen by hand."""
DAY_SECONDS = 86_400.0
"""Seconds of a day."""
BINS = 24
"""Bars of a timeline; by eye, as many as can be told apart in a row of the list."""
PAUSE = timedelta(hours=6)
"""Time without anything that ends a sitting, so that an evening past midnight stays one; chosen by hand."""
FEWEST_RETURNS = 3
"""Returns after a pause without which a journey has no rhythm to judge by; 1 to 3 tried as below."""
USUAL, LONG = 0.75, 4.0
"""Quantile of its pauses that is usual for a journey, and how many times as long a silence has to be for it to be
dormant; .5 to .9 and 2 to 8 tried on half of the people of `benchmarks/audit.py`."""
SHORTEST_SILENCE, LONGEST_SILENCE = timedelta(days=60), timedelta(days=365)
"""Silence that makes a journey dormant at least, and at most or without a rhythm; 30 to 120 and 240 to 540 days tried
there."""


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
    return by_decision(journey) or by_rhythm(times, now)


def by_decision(journey: Journey) -> Life | None:
    """Return where the person put a journey; None where they left that to its rhythm."""
    return {JourneyState.FINISHED: Life.FINISHED, JourneyState.PAUSED: Life.PAUSED}.get(journey.state)


def by_rhythm(times: Sequence[datetime], now: datetime) -> Life:
    """Return where something stands by its sorted moments alone: dormant after a silence that is long for itself."""
    if not times:
        return Life.NEW
    if now - times[-1] > longest_silence(times):
        return Life.DORMANT
    if now - times[0] <= timedelta(days=EMERGING_DAYS):
        return Life.EMERGING
    return Life.ACTIVE


def longest_silence(times: Sequence[datetime]) -> timedelta:
    """Return the silence after which what has these sorted moments is dormant: four times its usual pause, in bounds.

    A pause goes from the start of one sitting to the start of the next.
    """
    return _long_for(_pauses(times, _sittings(times)))


def lulls(times: Sequence[datetime]) -> list[tuple[datetime, datetime]]:
    """Return the silences in sorted moments after which something came back: the last moment before, the first after.

    A silence is one when `by_rhythm`, knowing only what went before, would have said dormant at its end.
    """
    starts = _sittings(times)
    pauses = _pauses(times, starts)
    found = []
    for sitting, at in enumerate(starts[1:]):
        silence = times[at] - times[at - 1]
        if silence > SHORTEST_SILENCE and silence > _long_for(pauses[:sitting]):
            found.append((times[at - 1], times[at]))
    return found


def _sittings(times: Sequence[datetime]) -> list[int]:
    """Return the positions at which sittings begin."""
    return [*range(len(times[:1])), *(at for at, (a, b) in enumerate(pairwise(times), 1) if b - a > PAUSE)]


def _pauses(times: Sequence[datetime], starts: Sequence[int]) -> list[float]:
    """Return the seconds from the start of each sitting to the start of the next."""
    return [(times[later] - times[earlier]).total_seconds() for earlier, later in pairwise(starts)]


def _long_for(pauses: Sequence[float]) -> timedelta:
    """Return the silence that is long for what usually pauses so many seconds."""
    if len(pauses) < FEWEST_RETURNS:
        return LONGEST_SILENCE
    return min(max(timedelta(seconds=LONG * float(np.quantile(pauses, USUAL))), SHORTEST_SILENCE), LONGEST_SILENCE)


def timeline(times: Sequence[datetime], start: datetime, end: datetime, bins: int = BINS) -> list[int]:
    """Return how many of the moments fall in each of `bins` equal spans between start and end."""
    span = max((end - start).total_seconds(), 1.0)
    counts = Counter(min(int((t - start).total_seconds() / span * bins), bins - 1) for t in times)
    return [counts.get(i, 0) for i in range(bins)]
