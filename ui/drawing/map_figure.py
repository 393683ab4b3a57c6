"""Plotly figures as functions of what a page shows, and a selection read back to item ids."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from core.desk.atlas import Spot
from core.desk.palette import look_of
from core.desk.views import JourneyView
from ui.drawing.map_canvas import DARK_THEME, FONT, HEIGHT, LABEL_PX, LIGHT_THEME, Theme, Window, window_of
from ui.drawing.map_labels import draw_journeys
from ui.drawing.text import SHORT_SIGNS

MOST_DUST = 4000
"""Points of the catalogue that are drawn behind the person's; by eye, and for the browser's speed."""
POINT_PX, LOOSE_PX = 9.0, 5.0
"""Pixels of a point of a journey, and of a loose one; by eye."""
DUST_PX = 2.6
"""Pixels of a point of the catalogue; by eye."""
HOLLOW_LINE_PX, RIM_PX, LASSO_PX = 1.4, 0.8, 1.5
"""Pixels of the line of a hollow point, of the rim of a full one, and of the lasso; by eye."""
LOOSE_OPACITY, UNPICKED_OWN, UNPICKED_NEW = 0.7, 0.25, 0.35
"""Opacity (0..1) of a loose point, and of what is not picked beside what is; by eye."""
CARD_SIGNS, CARD_LINES = 44, 3
"""Signs of a line and lines of a title on an item's card; by eye."""


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
    ground = DARK_THEME if is_dark else LIGHT_THEME
    window = window_of(spots, dust)
    shown = [s for s in spots if until is None or (s.first is not None and s.first <= until)]
    views = {view.journey_id: view for view in journeys}
    figure = go.Figure()
    _draw_dust(figure, dust, ground)
    _draw_recommended(figure, [s for s in shown if not s.is_own], views, is_dark)
    _draw_own(figure, [s for s in shown if s.is_own], views, picked=picked, ground=ground, is_dark=is_dark)
    draw_journeys(figure, shown, journeys, window=window, ground=ground, is_dark=is_dark)
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
    title = "<br>".join(escape(line, quote=False) for line in wrap(spot.title, CARD_SIGNS)[:CARD_LINES] or ["Untitled"])
    lines = [f"<b>{title}</b>"]
    if spot.creator:
        lines.append(escape(spot.creator[:SHORT_SIGNS], quote=False))
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


def _draw_dust(figure: go.Figure, dust: Sequence[tuple[float, float]], ground: Theme) -> None:
    """Draw the rest of the catalogue as a faint ground."""
    step = max(1, -(-len(dust) // MOST_DUST))
    xs, ys = [x for x, _ in dust[::step]], [y for _, y in dust[::step]]
    marker = {"size": DUST_PX, "color": ground.dust}
    figure.add_trace(go.Scattergl(x=xs, y=ys, mode="markers", marker=marker, hoverinfo="skip", name="Catalogue"))
    figure.data[-1].update(unselected={"marker": {"opacity": 1}}, selected={"marker": {"opacity": 1}})


def _draw_recommended(
    figure: go.Figure, spots: Sequence[Spot], views: Mapping[str, JourneyView], is_dark: bool
) -> None:
    """Draw where the list would take the person: hollow points."""
    looks = [look_of(view.style) if (view := views.get(s.journey_id)) else None for s in spots]
    soft = (DARK_THEME if is_dark else LIGHT_THEME).soft
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
                "line": {"width": HOLLOW_LINE_PX},
            },
            unselected={"marker": {"opacity": UNPICKED_NEW}},
        )
    )


def _draw_own(
    figure: go.Figure,
    spots: Sequence[Spot],
    views: Mapping[str, JourneyView],
    *,
    picked: Sequence[str],
    ground: Theme,
    is_dark: bool,
) -> None:
    """Draw the person's own items."""
    looks = [look_of(view.style) if (view := views.get(s.journey_id)) else None for s in spots]
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
                "opacity": [1.0 if known else LOOSE_OPACITY for known in looks],
                "line": {"width": RIM_PX, "color": ground.paper},
            },
            selectedpoints=[i for i, s in enumerate(spots) if s.item_id in chosen] if chosen else None,
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": UNPICKED_OWN}},
        )
    )


def _layout(window: Window, ground: Theme) -> dict[str, Any]:
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
        "newselection": {"line": {"color": ground.ink, "width": LASSO_PX, "dash": "dot"}},
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": ground.soft,
            "activecolor": ground.ink,
            "remove": ["toimage", "autoscale"],
        },
    }
