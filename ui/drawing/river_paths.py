"""A band's outline as an SVG path in few signs: only where an edge bends, in whole units, each step from the last."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

UNSEEN = 0.8
"""Units of a thousand by which a corner may be off the edge that it stands for: a sixth of a pixel on the page."""
Edge = NDArray[np.float64]
_KEPT = 2048
"""Edges whose corners are remembered, some 2 KB each; by hand: the rivers of a hundred people. Few presses move one."""


def band_path(x: Edge, edges: Edge, end: int, mouth: tuple[float, float] | None) -> str:
    """Return the path between an upper and a lower edge `(2, n)` at `x` `(n,)`, in units.

    With a `mouth`, the upper and the lower end of it, the band curves there, level at both ends, until `end`; edges
    that stay as they are keep their corners, so that a path with another mouth has the same parts and can move there.
    """
    upper, lower = (_corners(x.tobytes(), edge.tobytes()) for edge in edges)
    (x0, y0), (x1, y1), (_, y2) = upper[0], upper[-1], lower[-1]
    turn = f"V{y2}"
    if mouth is not None:
        top, bottom = (round(place) for place in mouth)
        wide = end - x1
        half = wide // 2
        turn = (
            f"{_steps('c', [half, 0, half, top - y1, wide, top - y1])}V{bottom}"
            f"{_steps('c', [-half, 0, -half, y2 - bottom, -wide, y2 - bottom])}"
        )
    return f"M{x0} {y0}{_line(upper)}{turn}{_line(lower[::-1])}z"


@lru_cache(_KEPT)
def _corners(along: bytes, across: bytes) -> tuple[tuple[int, int], ...]:
    """Return the corners of an edge, both ends among them: straight lines between them stray from it unseen.

    The sleeve of Reumann and Witkam (1974): a line goes on as long as one slope serves all that it passes. The edge
    comes as the bytes of its float64 numbers, by which it is remembered.
    """
    x, y = np.frombuffer(along), np.frombuffer(across)
    kept, low, high = [0], -np.inf, np.inf
    for at in range(1, len(x)):
        slope, slack = _towards(x, y, kept[-1], at)
        if not low <= slope <= high:
            kept.append(at - 1)
            low, high = -np.inf, np.inf
            slope, slack = _towards(x, y, kept[-1], at)
        low, high = max(low, slope - slack), min(high, slope + slack)
    return tuple((round(float(x[at])), round(float(y[at]))) for at in dict.fromkeys((*kept, len(x) - 1)))


def _towards(x: Edge, y: Edge, start: int, at: int) -> tuple[float, float]:
    """Return the slope from one point to another, and by how much it may be off."""
    run = float(x[at] - x[start])
    return float(y[at] - y[start]) / run, UNSEEN / run


def _line(corners: Sequence[tuple[int, int]]) -> str:
    """Return the straight lines through corners from the first one."""
    steps = [n for (x0, y0), (x1, y1) in pairwise(corners) for n in (x1 - x0, y1 - y0)]
    return _steps("l", steps) if steps else ""


def _steps(letter: str, numbers: Iterable[int]) -> str:
    """Write a command with its numbers: a minus parts two as well as a blank does."""
    return letter + "".join(f"{n}" if n < 0 else f" {n}" for n in numbers).lstrip()
