"""The river's geometry: bands smoothed, stacked around a middle line, and led into the places of the list.

A streamgraph: ThemeRiver's symmetric stacking (Havre, Hetzler, Nowell 2000) without the wiggles that come from
re-ordering (Byron and Wattenberg 2008): bands lie in the order of their beginning, which no edit of another changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from core.desk.years.river import Band, River
from ui.drawing.river_names import room_for_name
from ui.drawing.river_paths import band_path

Curve = NDArray[np.float64]
SIDE = 1000
"""Units of the square that the river is drawn in, whatever its size: a quarter of a pixel each in height."""
NOW = 860
"""Unit of the width at which the years end and the way into the list begins; by eye."""
SMOOTHED = 0.12
"""Part of the whole time over which one single moment is spread; by eye, between blobs and one flat band."""
SHRINKING = -0.25
"""Power of the number of moments by which the spread shrinks: Silverman's -1/5 for one bell; many need less."""
REACH_OF_BELL = 3.0
"""Spreads to which a moment reaches on either side: beyond them lies a third of a hundredth of a normal curve."""
LEAST_BLUR = 1.0
"""Steps over which a moment is spread at least; by eye."""
DAMPED = 0.5
"""Power of how much there is at a time that gives the river's width there: the root, so that one evening of a hundred
bookmarks leaves the quiet years to be seen; by eye on the demo. What bands take of that width is exact."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the square, in units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BandShape:
    """A band as it is drawn: its outline as a path, and what stands on it, in units of the square.

    `birth` and `returns` are on its middle line. `label` is the middle of the place for its name and `room` the part
    of the width (0..1) that is free there; None and 0 where it is too narrow. `end` is the middle of its mouth.
    """

    band: Band
    path: str
    birth: Point | None
    returns: tuple[Point, ...]
    label: Point | None
    room: float
    end: Point | None


def shape(river: River, now: int = NOW, finer: int = 1) -> tuple[BandShape, ...]:
    """Return how every band of a river is drawn, in so many times finer steps.

    With `now` at SIDE the years take the whole width and lead nowhere.
    """
    if river.start is None or river.end is None or not river.bands:
        return ()
    edges = stacked(np.repeat([band.counts for band in river.bands], finer, axis=1) / finer)
    ends = _mouths([band.places for band in river.bands])
    x = np.linspace(0, now, edges.shape[1])
    return tuple(
        _band_shape(band, x, edges[i : i + 2], ends[i : i + 2], (river.start, river.end))
        for i, band in enumerate(river.bands)
    )


def stacked(counts: Curve) -> Curve:
    """Return the edges `(n_bands + 1, n_steps)` between bands in units from the top, from counts `(n_bands, n_steps)`.

    At every step each band takes its share of the river's width, and the river lies around the middle.
    """
    flow = flowing(counts)
    total = flow.sum(axis=0)
    width = total**DAMPED
    taken = flow / np.maximum(total, np.finfo(float).tiny) * (width / max(float(width.max()), np.finfo(float).tiny))
    below = np.vstack([np.zeros(counts.shape[1]), np.cumsum(taken, axis=0)])
    edges: Curve = (below - below[-1] / 2 + 0.5) * SIDE
    return edges


def flowing(counts: Curve) -> Curve:
    """Return counts `(n_bands, n_steps)` spread over the steps around them; every band keeps its sum."""
    spread = max(counts.shape[1] * SMOOTHED * max(float(counts.sum()), 1.0) ** SHRINKING, LEAST_BLUR)
    reach = min(int(np.ceil(REACH_OF_BELL * spread)), counts.shape[1])
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / spread) ** 2)
    bell /= bell.sum()
    padded = np.pad(counts, ((0, 0), (reach, reach)), mode="symmetric")
    return np.stack([np.convolve(row, bell, mode="valid") for row in padded])


def _mouths(places: Sequence[int]) -> Curve:
    """Return the edges `(n_bands + 1,)` between the bands where they reach the list, in units from the top."""
    ends: Curve = np.concatenate([[0.0], np.cumsum(places)]) / max(sum(places), 1) * SIDE
    return ends


def _band_shape(band: Band, x: Curve, edges: Curve, ends: Curve, span: tuple[datetime, datetime]) -> BandShape:
    """Return how a band between two edges `(2, n_steps)` is drawn."""
    upper, lower = edges
    seen = np.flatnonzero(np.round(lower - upper) > 0)
    mouth = bool(band.places) or (len(seen) > 0 and int(seen[-1]) == len(x) - 1)
    if x[-1] >= SIDE:
        mouth = False
    middle = (upper + lower) / 2
    birth = _on(middle, x, band.first, span)
    returns = tuple(s for _, again in band.lulls if (s := _on(middle, x, again, span)) is not None)
    room = room_for_name(x, edges, [s.x for s in (birth, *returns) if s is not None])
    return BandShape(
        band=band,
        path=_path(x, edges, seen, (float(ends[0]), float(ends[1])) if mouth else None),
        birth=birth,
        returns=returns,
        label=Point(room[0], room[1]) if room else None,
        room=room[2] / SIDE if room else 0.0,
        end=Point(SIDE, float(ends.mean())) if mouth and band.places else None,
    )


def _on(middle: Curve, x: Curve, moment: datetime | None, span: tuple[datetime, datetime]) -> Point | None:
    """Return the place of a moment on a band's middle line."""
    if moment is None:
        return None
    along = (moment - span[0]) / (span[1] - span[0])
    at = along * float(x[-1])
    return Point(at, float(np.interp(at, x, middle)))


def _path(x: Curve, edges: Curve, seen: NDArray[np.intp], mouth: tuple[float, float] | None) -> str:
    """Return the path of a band from where it is first seen to where it ends."""
    if not len(seen):
        seen = np.array([len(x) - 1])
    first, last = max(int(seen[0]) - 1, 0), min(int(seen[-1]) + 1, len(x) - 1)
    held = slice(first, len(x) if mouth is not None else last + 1)
    return band_path(x[held], edges[:, held], SIDE, mouth)
