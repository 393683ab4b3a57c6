"""The map as values: where every item lies, whose it is, where a journey's name and outline belong."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, QhullError

from core.desk.desk import Desk
from core.desk.views import PersonView

Points = NDArray[np.float64]
_NEIGHBOURS = 5
"""Nearest points by which the densest one is told; by eye on the demo."""
OUTLINE_POINTS = 3
"""Points that make an outline: a triangle is the least that has an inside."""
SPREAD = 2.0
"""Median distances from the densest point that an outline reaches; by eye on the demo."""
REACH = 8.0
"""Margins from the densest point that an outline reaches at most; by eye on the demo."""
ISLANDS = 0.01
"""Widths of the mainland by which a far-off island moves per unit of logarithm; by eye on the demo."""
MONTHLY = 36
"""Months up to which the time slider goes month by month: three years; chosen by hand."""
MIDDLE = (5, 95)
"""Percentiles between which the mainland lies: the middle nine tenths; by eye on the demo."""
BEYOND = 3
"""Part of its own width, one of so many, that the mainland reaches beyond them; by eye on the demo."""
STEEPNESS = 20
"""How fast the logarithm draws in what lies further out, per width of the mainland; by eye on the demo."""
_NO_WIDTH = 1e-9
"""Width that is divided by at least, where all places are one: far below a pixel."""
_RING = 12
"""Points of the ring that rounds an outline: every 30 degrees; by eye."""
_YEAR, _QUARTER = 12, 3
"""Months."""
_ROWS_UP_AND_DOWN = (1.0, -1.0, 1.9, -1.9, 2.8, -2.8)
"""Heights of a label by which it may stand off its place, tried in this order; by eye on the demo."""
_BESIDE = 0.55
"""Widths of a label by which it may stand off to a side: a little more than half; by eye on the demo."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An item on the map; `journey_id` is '' for one in no journey; `first` and `last` are None if unseen."""

    item_id: str
    title: str
    _: KW_ONLY
    creator: str
    x: float
    y: float
    journey_id: str = ""
    first: datetime | None = None
    last: datetime | None = None
    times: int = 0

    @property
    def is_own(self) -> bool:
        """Tell whether the item is in the person's history; the others are recommended."""
        return self.first is not None


def spots(desk: Desk, view: PersonView, coordinates: Mapping[str, tuple[float, float]]) -> tuple[Spot, ...]:
    """Return the person's items in order of the history, then the slate's, as far as the map knows them."""
    own = [_spot(desk, coordinates, i, view.profile.journey_of.get(i, "")) for i in desk.item_ids]
    new = [_spot(desk, coordinates, place.item_id, place.journey_id) for place in view.slate.places]
    return tuple(spot for spot in (*own, *new) if spot is not None)


def _spot(desk: Desk, coordinates: Mapping[str, tuple[float, float]], item_id: str, journey_id: str) -> Spot | None:
    """Return one item's spot, None where it lies nowhere."""
    item, xy = desk.catalogue.item(item_id), coordinates.get(item_id)
    if item is None or xy is None:
        return None
    times = desk.times.get(item_id, ())
    first, last = (times[0], times[-1]) if times else (None, None)
    x, y = xy
    return Spot(
        item_id,
        item.title,
        creator=item.creator,
        x=x,
        y=y,
        journey_id=journey_id,
        first=first,
        last=last,
        times=len(times),
    )


def drawn_in(coordinates: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return map coordinates with far-off islands drawn in, so that the mainland fills the map.

    The mainland reaches a third of its own width beyond the middle nine tenths; places further out keep their
    order and come closer by a logarithm.
    """
    if not coordinates:
        return {}
    xy = np.array(list(coordinates.values()), np.float64)
    low, high = np.percentile(xy, MIDDLE, axis=0)
    width = np.maximum(high - low, _NO_WIDTH)
    low, high = low - width / BEYOND, high + width / BEYOND
    over, under = np.clip(xy - high, 0, None), np.clip(low - xy, 0, None)
    out = np.log1p(over / width * STEEPNESS) - np.log1p(under / width * STEEPNESS)
    xy = np.clip(xy, low, high) + ISLANDS * width * out
    return {item_id: (float(xy[at, 0]), float(xy[at, 1])) for at, item_id in enumerate(coordinates)}


def densest(points: Points) -> int:
    """Return the position of the point `(n, 2)` whose nearest neighbours are nearest, 0 for a single one."""
    apart = np.linalg.norm(points[:, None] - points[None, :], axis=2)
    return int(np.sort(apart)[:, : _NEIGHBOURS + 1].sum(axis=1).argmin())


def outline(points: Points, margin: float) -> Points | None:
    """Return a rounded convex outline `(m, 2)` around the thick of the points; None for fewer than three.

    Points further from the densest one than twice the median distance, or than eight margins, stay outside.
    """
    if len(points) < OUTLINE_POINTS:
        return None
    away = np.linalg.norm(points - points[densest(points)], axis=1)
    thick = points[away <= min(SPREAD * max(float(np.median(away)), margin), REACH * margin)]
    if len(thick) < OUTLINE_POINTS:
        return None
    angles = np.linspace(0, 2 * np.pi, _RING, endpoint=False)
    ring = margin * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    cloud = (thick[:, None] + ring[None, :]).reshape(-1, 2)
    try:
        corners: Points = cloud[ConvexHull(cloud).vertices]
    except QhullError:
        return None
    return corners


def steps(start: datetime | None, end: datetime | None) -> tuple[datetime, ...]:
    """Return the ends of the months of a history, of its quarters when it is longer than three years."""
    if start is None or end is None:
        return ()
    months = (end.year - start.year) * _YEAR + end.month - start.month + 1
    stride = 1 if months <= MONTHLY else _QUARTER
    return tuple(_month_end(start, min(n, months)) for n in range(stride, months + stride, stride))


def _month_end(start: datetime, months: int) -> datetime:
    """Return the moment at which the nth month from the first one ends."""
    month = start.year * _YEAR + start.month - 1 + months
    return datetime(month // _YEAR, month % _YEAR + 1, 1, tzinfo=start.tzinfo)


def step_in_words(moment: datetime) -> str:
    """Name the month that ends at a moment."""
    return f"{moment - timedelta.resolution:%b %Y}"


def table(shown: Sequence[Spot], names: Mapping[str, str], text: str = "") -> dict[str, list[object]]:
    """Return the person's items as columns, the latest first; only those that hold a text in a cell."""
    wanted = text.casefold().strip()
    rows = [(spot, names.get(spot.journey_id, "")) for spot in shown if spot.is_own]
    kept = [(s, name) for s, name in rows if wanted in f"{s.title}\n{s.creator}\n{name}".casefold()]
    kept.sort(key=lambda row: str(row[0].last), reverse=True)
    return {
        "item_id": [s.item_id for s, _ in kept],
        "Title": [s.title for s, _ in kept],
        "By": [s.creator for s, _ in kept],
        "Journey": [name for _, name in kept],
        "First": [s.first.date() if s.first else None for s, _ in kept],
        "Last": [s.last.date() if s.last else None for s, _ in kept],
        "Times": [s.times for s, _ in kept],
    }


@dataclass(frozen=True, slots=True)
class Box:
    """A label's place in pixels: the middle and the size."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes touch."""
        near_x = abs(self.x - other.x) * 2 < self.width + other.width
        return near_x and abs(self.y - other.y) * 2 < self.height + other.height


def place_labels(
    anchors: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], within: tuple[float, float]
) -> list[Box | None]:
    """Return a box for each label near its anchor, none overlapping, first come first served; None without room.

    All in pixels of a figure of the size `within`.
    """
    taken: list[Box] = []
    placed: list[Box | None] = []
    for (x, y), (width, height) in zip(anchors, sizes, strict=True):
        shifts = [(0.0, s * height) for s in _ROWS_UP_AND_DOWN]
        shifts += [(s * width * _BESIDE, t * height) for t in (0.0, 1.0, -1.0) for s in (1.0, -1.0)]
        boxes = (_inside(Box(x + dx, y + dy, width, height), within) for dx, dy in shifts)
        free = next((box for box in boxes if not any(box.overlaps(other) for other in taken)), None)
        placed.append(free)
        if free is not None:
            taken.append(free)
    return placed


def _inside(box: Box, within: tuple[float, float]) -> Box:
    """Push a box into the figure."""
    x = min(max(box.x, box.width / 2), within[0] - box.width / 2)
    y = min(max(box.y, box.height / 2), within[1] - box.height / 2)
    return Box(x, y, box.width, box.height)
