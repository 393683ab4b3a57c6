"""Plotly figures as functions of what a page shows, and a selection read back to item ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from textwrap import wrap
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.atlas import Box, Points, Spot, densest, outline, place_labels
from core.palette import GLYPHS, look
from core.views import JourneyView

FONT = '"Source Serif", "Source Serif Pro", Georgia, serif'
WIDTH, HEIGHT = 900, 620
LABEL_PX = 13
LONGEST_LABEL = 30
MOST_DUST = 4000
POINT_PX, LOOSE_PX = 9.0, 5.0


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of a theme that a figure draws on."""

    paper: str
    ink: str
    soft: str
    dust: str
    line: str


LIGHT = Ground("#FBFAF6", "#1D1C1A", "#6F6B60", "rgba(111,107,96,0.20)", "#DDD9CC")
DARK = Ground("#17171A", "#EDEBE4", "#A3A099", "rgba(163,160,153,0.20)", "#38373C")


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


def map_figure(
    spots: Sequence[Spot],
    journeys: Sequence[JourneyView],
    dust: Sequence[tuple[float, float]] = (),
    *,
    picked: Sequence[str] = (),
    until: datetime | None = None,
    is_dark: bool = False,
) -> go.Figure:
    """Return the map: items in the colour and shape of their journey, loose ones grey, recommended ones hollow.

    `dust` are the places of everything else in the catalogue. With `until`, only what the person had seen by
    then is drawn, and nothing recommended. `customdata` of every point that can be picked is its item id.
    """
    ground = DARK if is_dark else LIGHT
    window = _window(spots, dust)
    shown = [s for s in spots if until is None or (s.first is not None and s.first <= until)]
    views = {view.journey_id: view for view in journeys}
    figure = go.Figure()
    _draw_dust(figure, dust, ground)
    _draw_recommended(figure, [s for s in shown if not s.is_own], views, is_dark)
    _draw_own(figure, [s for s in shown if s.is_own], views, picked, ground, is_dark)
    _draw_journeys(figure, shown, journeys, window, ground, is_dark)
    figure.update_layout(**_layout(window, ground))
    return figure


def picked_ids(event: object) -> tuple[str, ...]:
    """Return the item ids of a selection event, in its order; () for an empty, foreign or broken one."""
    selection = event.get("selection") if isinstance(event, Mapping) else getattr(event, "selection", None)
    points = selection.get("points") if isinstance(selection, Mapping) else getattr(selection, "points", None)
    ids = (_id_of(point) for point in points or ())
    return tuple(dict.fromkeys(item_id for item_id in ids if item_id))


def _id_of(point: object) -> str:
    """Return the item id that a point carries."""
    data = point.get("customdata") if isinstance(point, Mapping) else None
    if isinstance(data, Sequence) and not isinstance(data, str):
        data = data[0] if data else None
    return data if isinstance(data, str) else ""


def hover_text(spot: Spot, journey: JourneyView | None) -> str:
    """Return an item's card: title, creator, journey, when; safe for Plotly, which reads some HTML."""
    title = "<br>".join(escape(line, quote=False) for line in wrap(spot.title, 44)[:3] or ["Untitled"])
    lines = [f"<b>{title}</b>"]
    if spot.creator:
        lines.append(escape(spot.creator[:60], quote=False))
    name = escape(journey.name, quote=False) if journey else ""
    if spot.is_own:
        lines.append(name or "In no journey")
    else:
        lines.append(f"For you{f', from {name}' if name else ''}")
    if spot.first and spot.last:
        lines.append(_when(spot.first, spot.last, spot.times))
    return "<br>".join(lines)


def _when(first: datetime, last: datetime, times: int) -> str:
    """Say when an item was taken up."""
    start, end = f"{first:%B %Y}", f"{last:%B %Y}"
    span = start if start == end else f"{start} to {end}"
    return span if times == 1 else f"{span}, {times} times"


def _window(spots: Sequence[Spot], dust: Sequence[tuple[float, float]]) -> Window:
    """Return the part of the map that holds every spot and all of the dust but its outermost places."""
    own = np.array([(s.x, s.y) for s in spots] or dust or [(0.0, 0.0)], dtype=np.float64)
    low, high = own.min(axis=0), own.max(axis=0)
    if dust:
        inner = np.percentile(np.array(dust, dtype=np.float64), [2, 98], axis=0)
        low, high = np.minimum(low, inner[0]), np.maximum(high, inner[1])
    margin = np.maximum((high - low) * 0.05, 0.5)
    return Window(low - margin, high + margin)


def _draw_dust(figure: go.Figure, dust: Sequence[tuple[float, float]], ground: Ground) -> None:
    """Draw the rest of the catalogue as a faint ground."""
    step = max(1, -(-len(dust) // MOST_DUST))
    xs, ys = [x for x, _ in dust[::step]], [y for _, y in dust[::step]]
    marker = {"size": 2.6, "color": ground.dust}
    figure.add_trace(go.Scattergl(x=xs, y=ys, mode="markers", marker=marker, hoverinfo="skip", name="Catalogue"))
    figure.data[-1].update(unselected={"marker": {"opacity": 1}}, selected={"marker": {"opacity": 1}})


def _draw_recommended(
    figure: go.Figure, spots: Sequence[Spot], views: Mapping[str, JourneyView], is_dark: bool
) -> None:
    """Draw where the list would take the person: hollow points."""
    looks = [look(view.style) if (view := views.get(s.journey_id)) else None for s in spots]
    soft = (DARK if is_dark else LIGHT).soft
    figure.add_trace(
        go.Scattergl(
            x=[s.x for s in spots],
            y=[s.y for s in spots],
            mode="markers",
            name="For you",
            customdata=[s.item_id for s in spots],
            hovertext=[hover_text(s, views.get(s.journey_id)) for s in spots],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={
                "size": POINT_PX,
                "color": [known.colour(is_dark) if known else soft for known in looks],
                "symbol": [f"{known.shape if known else 'circle'}-open" for known in looks],
                "line": {"width": 1.4},
            },
            unselected={"marker": {"opacity": 0.35}},
        )
    )


def _draw_own(
    figure: go.Figure,
    spots: Sequence[Spot],
    views: Mapping[str, JourneyView],
    picked: Sequence[str],
    ground: Ground,
    is_dark: bool,
) -> None:
    """Draw the person's own items."""
    looks = [look(view.style) if (view := views.get(s.journey_id)) else None for s in spots]
    chosen = set(picked)
    figure.add_trace(
        go.Scattergl(
            x=[s.x for s in spots],
            y=[s.y for s in spots],
            mode="markers",
            name="Your history",
            customdata=[s.item_id for s in spots],
            hovertext=[hover_text(s, views.get(s.journey_id)) for s in spots],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={
                "size": [POINT_PX if known else LOOSE_PX for known in looks],
                "color": [known.colour(is_dark) if known else ground.soft for known in looks],
                "symbol": [known.shape if known else "circle" for known in looks],
                "opacity": [1.0 if known else 0.7 for known in looks],
                "line": {"width": 0.8, "color": ground.paper},
            },
            selectedpoints=[i for i, s in enumerate(spots) if s.item_id in chosen] if chosen else None,
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.25}},
        )
    )


def _draw_journeys(
    figure: go.Figure,
    spots: Sequence[Spot],
    journeys: Sequence[JourneyView],
    window: Window,
    ground: Ground,
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
        edge = outline(window.pixels(xy), margin=14.0)
        if edge is not None:
            figure.add_shape(**_hull(edge, window, look(view.style).colour(is_dark)))
    anchors, sizes = [], []
    for view in present:
        pixels = window.pixels(np.array(members[view.journey_id], dtype=np.float64))
        x, y = pixels[densest(pixels)]
        anchors.append((float(x), float(y)))
        sizes.append((len(_short(view.name)) * LABEL_PX * 0.54 + 24, LABEL_PX + 7.0))
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
        "opacity": 0.09,
        "line": {"color": colour, "width": 1},
    }


def _label(view: JourneyView, at: tuple[float, float], ground: Ground, is_dark: bool) -> dict[str, Any]:
    """Return a journey's marker and name as an annotation."""
    colour, name = look(view.style).colour(is_dark), escape(_short(view.name), quote=False)
    return {
        "x": at[0],
        "y": at[1],
        "text": f'<span style="color:{colour}">{GLYPHS[look(view.style).shape]}</span> {name}',
        "showarrow": False,
        "captureevents": False,
        "font": {"size": LABEL_PX, "color": ground.ink, "family": FONT, "weight": 600},
    }


def _short(name: str) -> str:
    """Cut a long name at a word."""
    if len(name) <= LONGEST_LABEL:
        return name
    return name[:LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(" ,:;-") + "…"


def _layout(window: Window, ground: Ground) -> dict[str, Any]:
    """Return a bare layout: no axes, no legend, lasso in hand."""

    def axis(i: int) -> dict[str, Any]:
        return {"visible": False, "range": [float(window.low[i]), float(window.high[i])]}

    return {
        "xaxis": axis(0),
        "yaxis": axis(1),
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": "lasso",
        "hovermode": "closest",
        "uirevision": "map",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": ground.ink, "size": LABEL_PX},
        "hoverlabel": {
            "bgcolor": ground.paper,
            "bordercolor": ground.line,
            "align": "left",
            "font": {"family": FONT, "color": ground.ink, "size": LABEL_PX},
        },
        "newselection": {"line": {"color": ground.ink, "width": 1.5, "dash": "dot"}},
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": ground.soft,
            "activecolor": ground.ink,
            "remove": ["toimage", "autoscale"],
        },
    }
