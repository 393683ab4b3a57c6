"""The canvas of the map: its ground in light and dark, its size, and the window that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.desk.atlas import Box, Points, Spot

FONT = '"Source Serif", "Source Serif Pro", Georgia, serif'
WIDTH, HEIGHT = 900, 620
"""Pixels of the map for which labels are placed; by eye."""
LABEL_PX = 13
"""Pixels of a label's height; by eye."""
INNER = (2, 98)
"""Percentiles of the dust that are always in the window; by eye on the demo."""
MARGIN, LEAST_MARGIN = 0.05, 0.5
"""Part of its width that the window has on every side, and the least in the map's own units; by eye on the demo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of a theme that a figure draws on."""

    paper: str
    ink: str
    soft: str
    dust: str
    line: str


LIGHT_THEME = Theme(paper="#FBFAF6", ink="#1D1C1A", soft="#6F6B60", dust="rgba(111,107,96,0.20)", line="#DDD9CC")
DARK_THEME = Theme(paper="#17171A", ink="#EDEBE4", soft="#A3A099", dust="rgba(163,160,153,0.20)", line="#38373C")


@dataclass(frozen=True, slots=True)
class Window:
    """What part of the map is drawn: `low` and `high` corners `(2,)` in map coordinates."""

    low: Points
    high: Points

    def pixels(self, xy: Points) -> Points:
        """Return map coordinates `(n, 2)` as pixels from the lower left corner."""
        scaled: Points = (xy - self.low) / (self.high - self.low) * np.array([WIDTH, HEIGHT])
        return scaled

    def place(self, box: Box) -> tuple[float, float]:
        """Return the map coordinates of a box's middle."""
        x, y = self.low + np.array([box.x, box.y]) / np.array([WIDTH, HEIGHT]) * (self.high - self.low)
        return float(x), float(y)


def window_of(spots: Sequence[Spot], dust: Sequence[tuple[float, float]]) -> Window:
    """Return the part of the map that holds every spot and all of the dust but its outermost places."""
    own = np.array([(s.x, s.y) for s in spots] or dust or [(0.0, 0.0)], dtype=np.float64)
    low, high = own.min(axis=0), own.max(axis=0)
    if dust:
        inner = np.percentile(np.array(dust, dtype=np.float64), INNER, axis=0)
        low, high = np.minimum(low, inner[0]), np.maximum(high, inner[1])
    margin = np.maximum((high - low) * MARGIN, LEAST_MARGIN)
    return Window(low - margin, high + margin)
