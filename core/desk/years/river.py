"""The river of someone's years as values: a band a journey, what fell when, where it rested and where it leads."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.desk.desk import Desk
from core.desk.views import JourneyView, PersonView
from core.desk.years.river_start import LEAST_SPAN, n_far_before
from core.effects.meter import VISIBLE
from core.entities import Profile
from core.salience import lulls

RIVER_STEPS = 120
"""Equal spans of time that a band is counted in: seven pixels each on a wide page, which the eye takes for a curve."""
MOST_BANDS = 20
"""Bands of their own at most, the largest; by eye: more cannot be told apart, and the rest flow as one."""
REST = ""
"""The id of the band that holds what is in no journey of its own here."""
ROW_APART = timedelta(minutes=1)
"""What lies between two rows of a file without times, whose order stands in for them when it is brought in."""


class NoRiver(StrEnum):
    """Why a history is not drawn over time."""

    EMPTY = "empty"
    UNDATED = "undated"
    ONE_DAY = "one day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A journey in the river; `journey_id` is REST for all that is in none of its own.

    `counts` are the moments in equal spans of the river's time, RIVER_STEPS of them in a whole history. `first` and
    `last` are its first and last moment, None for a journey without a history. `lulls` are the silences it came back
    from, each by the last moment before and the first after. `places` are those it holds among the first of the list.
    """

    journey_id: str
    name: str
    style: int
    life: str
    n_items: int
    counts: tuple[int, ...]
    first: datetime | None
    last: datetime | None
    lulls: tuple[tuple[datetime, datetime], ...]
    places: int

    @property
    def is_rest(self) -> bool:
        """Tell whether the band is no journey's own."""
        return self.journey_id == REST


@dataclass(frozen=True, slots=True, kw_only=True)
class River:
    """Every band between two moments, the oldest first, the rest last; `n_places` are the places they lead to.

    `n_before` moments lie so far before `start` that they are not drawn. `missing` says why there is nothing to draw
    over time; None where there is.
    """

    bands: tuple[Band, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    n_places: int = 0
    n_before: int = 0
    missing: NoRiver | None = None


def river_of(desk: Desk, view: PersonView, n: int = VISIBLE) -> River:
    """Return the river of a view, whose bands lead to the first `n` places of its list.

    Every moment of the history is in one band, but for those of journeys that the person took out, and the few that
    lie far before all others.
    """
    moments = [x.time for x in desk.interactions]
    missing = why_none(moments)
    if missing is not None:
        return River(missing=missing)
    own, n_before = own_bands(view.journeys), n_far_before(moments)
    start = moments[n_before]
    counts = _counts(desk, view.profile, [v.journey_id for v in own], start)
    places = Counter(place.journey_id for place in view.slate.places[:n])
    held = zip(own, counts, strict=False)
    bands = [_band(desk, v, row.tolist(), places[v.journey_id], start=start) for v, row in held]
    bands.sort(key=lambda band: (band.first is None, band.first, band.journey_id))
    rest = _rest(view, own, counts[-1].tolist(), sum(places.values()) - sum(band.places for band in bands))
    return River(
        bands=(*bands, *([rest] if rest.places or any(rest.counts) else [])),
        start=start,
        end=desk.now,
        n_places=sum(places.values()),
        n_before=n_before,
    )


def only(river: River, journey_ids: Collection[str]) -> River:
    """Return a river of some journeys alone, over their own time, that leads nowhere: nothing of another is in it."""
    bands = [band for band in river.bands if band.journey_id in journey_ids and any(band.counts)]
    if not bands or river.start is None or river.end is None:
        return River(missing=NoRiver.EMPTY)
    seen = np.flatnonzero(np.sum([band.counts for band in bands], axis=0))
    first, last = int(seen[0]), int(seen[-1]) + 1
    step = (river.end - river.start) / RIVER_STEPS
    kept = tuple(replace(band, counts=band.counts[first:last], places=0) for band in bands)
    return River(bands=kept, start=river.start + first * step, end=river.start + last * step)


def why_none(times: Sequence[datetime]) -> NoRiver | None:
    """Return why sorted moments are no river, None where they are one."""
    if not times:
        return NoRiver.EMPTY
    distinct = sorted(set(times))
    if len(distinct) > 1 and all(later - earlier == ROW_APART for earlier, later in pairwise(distinct)):
        return NoRiver.UNDATED
    return NoRiver.ONE_DAY if times[-1] - times[0] < LEAST_SPAN else None


def own_bands(journeys: Sequence[JourneyView]) -> list[JourneyView]:
    """Return the journeys that have a band of their own: the largest that have a subject."""
    named = [view for view in journeys if not view.is_leftover]
    return sorted(named, key=lambda view: (-view.n_items, view.journey_id))[:MOST_BANDS]


def _counts(desk: Desk, profile: Profile, journey_ids: Sequence[str], start: datetime) -> NDArray[np.intp]:
    """Return the moments of each journey from a start on, and last of the rest: `(n_journeys + 1, RIVER_STEPS)`."""
    row_of: Mapping[str, int] = {journey_id: row for row, journey_id in enumerate(journey_ids)}
    rest = len(journey_ids)
    removed = {j.journey_id for j in profile.journeys if not j.is_own}
    rows = [-1 if (j := profile.journey_of.get(i, REST)) in removed else row_of.get(j, rest) for i in desk.item_ids]
    since_first, item = desk.clock
    seconds = since_first - (start - desk.start).total_seconds()
    span = max(float(seconds[-1]), 1.0)
    step = np.minimum((seconds / span * RIVER_STEPS).astype(np.intp), RIVER_STEPS - 1)
    row = np.array(rows)[item]
    flat = (row * RIVER_STEPS + step)[(row >= 0) & (seconds >= 0)]
    return np.bincount(flat, minlength=(rest + 1) * RIVER_STEPS).reshape(rest + 1, RIVER_STEPS)


def _band(desk: Desk, view: JourneyView, counts: Sequence[int], places: int, *, start: datetime) -> Band:
    """Return the band of a journey from a start on; what is known of all of it holds unless it began before."""
    first, last, still = view.first, view.last, desk.lulls(view.journey.members)
    if first is not None and first < start:
        known = (time for item_id in view.journey.members for time in desk.times.get(item_id, ()))
        times = sorted(time for time in known if time >= start)
        first, last = (times[0], times[-1]) if times else (None, None)
        still = tuple(lulls(times))
    return Band(
        journey_id=view.journey_id,
        name=view.name,
        style=view.style,
        life="muted" if view.journey.muted else view.life.value,
        n_items=view.n_items,
        counts=tuple(counts),
        first=first,
        last=last,
        lulls=still,
        places=places,
    )


def _rest(view: PersonView, own: Sequence[JourneyView], counts: Sequence[int], places: int) -> Band:
    """Return the band of what is in no journey of its own: smaller ones, what has no subject, and what is loose."""
    others = [v for v in view.journeys if v not in own]
    return Band(
        journey_id=REST,
        name="everything else",
        style=0,
        life="",
        n_items=sum(v.n_items for v in others) + len(view.profile.loose),
        counts=tuple(counts),
        first=None,
        last=None,
        lulls=(),
        places=places,
    )
