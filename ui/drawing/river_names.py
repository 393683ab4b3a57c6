"""Where a band's name has room in it: between its edges, beside its marks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LINE_HIGH = 84
"""Units of a thousand that a name is high: 18 pixels of a river of 216; by eye."""
BESIDE_MARK = 8.0
"""Units of a thousand that a name keeps away from a mark; by eye: its radius and a hair."""
LEAST_ROOM = 50.0
"""Units of a thousand that a name needs in width: some 55 pixels of a wide page; by eye."""
Units = NDArray[np.float64]


def room_for_name(x: Units, edges: Units, marks: Sequence[float]) -> tuple[float, float, float] | None:
    """Return the middle and the width `(x, y, width)` of a place for a line of text, None where there is none.

    `edges` `(2, n_steps)` are the upper and the lower one at `x` `(n_steps,)`, `marks` where marks stand along it. The
    place grows from where the band is thickest as long as a line fits between the lowest point of the upper edge and
    the highest of the lower one.
    """
    upper, lower = edges
    free = _beside(x, marks)
    left = right = int(np.argmax(np.where(free, lower - upper, -1)))
    top, bottom = float(upper[left]), float(lower[left])
    growing = bottom - top >= LINE_HIGH
    while growing:
        growing = False
        for at in (left - 1, right + 1):
            inside = 0 <= at < len(x) and bool(free[at])
            if inside and min(bottom, lower[at]) - max(top, upper[at]) >= LINE_HIGH:
                top, bottom = max(top, float(upper[at])), min(bottom, float(lower[at]))
                left, right, growing = min(left, at), max(right, at), True
    width = float(x[right] - x[left])
    return (float(x[left] + x[right]) / 2, (top + bottom) / 2, width) if width >= LEAST_ROOM else None


def _beside(x: Units, marks: Sequence[float]) -> NDArray[np.bool_]:
    """Return which steps are clear of every mark."""
    clear = np.ones(len(x), np.bool_)
    for mark in marks:
        clear &= np.abs(x - mark) > BESIDE_MARK
    return clear
