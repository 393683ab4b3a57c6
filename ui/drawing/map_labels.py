"""Journeys on the map: names set where they are densest without overlap, and faint hulls."""

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.desk.atlas import Points, Spot, densest, outline, place_labels
from core.desk.palette import GLYPHS, look_of
from core.desk.views import JourneyView
from ui.drawing.map_canvas import FONT, HEIGHT, LABEL_PX, WIDTH, Theme, Window

LONGEST_LABEL = 30
"""Signs that a label on the map shows of a name; by eye."""
OUTLINE_PX = 14.0
"""Pixels by which an outline stands off the points within; by eye."""
SIGN_WIDTH = 0.54
"""Mean width of a sign, in heights of the label: measured by eye in the map's font."""
MARKER_PX, LEADING_PX = 24, 7.0
"""Pixels that a label has for its marker and blank beside the name, and above and below it; by eye."""
HULL_OPACITY = 0.09
"""Opacity (0..1) of the inside of an outline; by eye."""
LABEL_WEIGHT = 600
"""Weight of a label's letters, as CSS counts it; by eye."""


def draw_journeys(
    figure: go.Figure,
    spots: Sequence[Spot],
    journeys: Sequence[JourneyView],
    *,
    window: Window,
    ground: Theme,
    is_dark: bool,
) -> None:
    """Draw faint outlines, and the names at the densest places as far as there is room."""
    members: dict[str, list[tuple[float, float]]] = {}
    for spot in spots:
        if spot.is_own and spot.journey_id:
            members.setdefault(spot.journey_id, []).append((spot.x, spot.y))
    present = [view for view in journeys if view.journey_id in members]
    for view in present:
        xy = np.array(members[view.journey_id], dtype=np.float64)
        edge = outline(window.pixels(xy), margin=OUTLINE_PX)
        if edge is not None:
            figure.add_shape(**_hull(edge, window, look_of(view.style).colour(is_dark)))
    anchors, sizes = [], []
    for view in present:
        pixels = window.pixels(np.array(members[view.journey_id], dtype=np.float64))
        x, y = pixels[densest(pixels)]
        anchors.append((float(x), float(y)))
        sizes.append((len(_short(view.name)) * LABEL_PX * SIGN_WIDTH + MARKER_PX, LABEL_PX + LEADING_PX))
    for view, box in zip(present, place_labels(anchors, sizes, (WIDTH, HEIGHT)), strict=True):
        if box is not None:
            figure.add_annotation(**_label(view, window.place(box), ground, is_dark))


def _hull(edge: Points, window: Window, colour: str) -> dict[str, Any]:
    """Return an outline as a closed path in map coordinates."""
    xy = window.low + edge / np.array([WIDTH, HEIGHT]) * (window.high - window.low)
    path = "M " + " L ".join(f"{x:.4f},{y:.4f}" for x, y in xy) + " Z"
    return {
        "type": "path",
        "path": path,
        "layer": "below",
        "fillcolor": colour,
        "opacity": HULL_OPACITY,
        "line": {"color": colour, "width": 1},
    }


def _label(view: JourneyView, at: tuple[float, float], ground: Theme, is_dark: bool) -> dict[str, Any]:
    """Return a journey's marker and name as an annotation."""
    colour, name = look_of(view.style).colour(is_dark), escape(_short(view.name), quote=False)
    return {
        "x": at[0],
        "y": at[1],
        "text": f'<span style="color:{colour}">{GLYPHS[look_of(view.style).shape]}</span> {name}',
        "showarrow": False,
        "captureevents": False,
        "font": {"size": LABEL_PX, "color": ground.ink, "family": FONT, "weight": LABEL_WEIGHT},
    }


def _short(name: str) -> str:
    """Cut a long name at a word."""
    if len(name) <= LONGEST_LABEL:
        return name
    return name[:LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(" ,:;-") + "…"
