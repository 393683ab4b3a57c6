"""The Analyst page's figures: bars, stacked spans, a curve, points and a flow, as functions of a result."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from core.adapters.analyst.confined_copy import ResultTable
from core.desk.palette import DARK, LIGHT
from core.metrics.groups import MeanOf
from core.metrics.lives import Survival
from ui.drawing.map_canvas import DARK_THEME, FONT, LIGHT_THEME
from ui.drawing.text import ASIDE_SIGNS, safe

FIGURE_PX = 300
"""Pixels of a figure's height; by eye: two stand on a laptop's screen."""
_ROW_PX, _ROOM_PX = 26, 110
"""Pixels of a row of bars that lie, and of what stands around them; by eye."""
_MARGINS = {"l": 8, "r": 8, "t": 32, "b": 8}
"""Pixels around a figure; by eye."""
_TEXT_PX = 13
"""Pixels of a figure's letters; by eye, as on the map."""
_DOT_PX = 6
"""Pixels of a point; by eye."""
_SEE_THROUGH = 0.45
"""Opacity (0..1) of the bands of a flow and of points; by eye."""
_LEGEND_ABOVE = 1.02
"""Heights of the figure at which its legend stands: just above; by eye."""
_GAP, _SPAN_GAP = 0.25, 0.1
"""Parts of a bar's place that stay empty beside it, and beside the bar of a span; by eye."""
_SHARES = ".0%"
"""How the ticks of an axis of shares are written."""
_HEADROOM = 1.05
"""Lengths of the longest bar that an axis reaches; by eye."""
_ROOM_BESIDE = 1.4
"""Lengths of a mean of 1 that its axis reaches, so that the figures beside it have room; by eye."""
_FLOW_SIGNS = 20
"""Signs of a name beside a flow; by eye: two stand side by side on a phone."""
_NODE_PX = 14
"""Pixels of a flow's node and of the gap between two; by eye."""


def bars(
    table: ResultTable, x: str, ys: Mapping[str, str], *, is_dark: bool, percent: bool = False, lying: bool = False
) -> go.Figure:
    """Draw a bar for each row and each of the columns `ys`, which maps a column to what it is called."""
    figure, names = go.Figure(), [_name(cell) for cell in table.column(x)]
    for number, (column, called) in enumerate(ys.items()):
        cells = table.column(column)
        across, up = (cells, names) if lying else (names, cells)
        colour = hues(is_dark)[number]
        figure.add_bar(
            x=across,
            y=up,
            name=called,
            marker_color=colour,
            orientation="h" if lying else "v",
            hoverlabel_namelength=-1,
        )
    _dress(figure, is_dark, len(ys) > 1)
    (figure.update_xaxes if lying else figure.update_yaxes)(tickformat=_SHARES if percent else None, rangemode="tozero")
    if lying:
        figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
        figure.update_layout(height=_ROOM_PX + _ROW_PX * max(len(names), 1) * len(ys))
    else:
        figure.update_xaxes(type="category", showgrid=False)
    return figure


def means(found: Sequence[MeanOf], *, is_dark: bool) -> go.Figure:
    """Draw a bar for each group's mean (0..1) with its interval, and the figures beside it."""
    told = [
        f"{each.mean:.2f}" if each.low is None else f"{each.mean:.2f} ({each.low:.2f} to {each.high:.2f})"
        for each in found
    ]
    figure = go.Figure(
        go.Bar(
            x=[each.mean for each in found],
            y=[f"{_name(each.group)} ({each.n})" for each in found],
            text=told,
            textposition="outside",
            orientation="h",
            marker_color=hues(is_dark)[0],
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [0.0 if each.high is None else each.high - each.mean for each in found],
                "arrayminus": [0.0 if each.low is None else each.mean - each.low for each in found],
            },
        )
    )
    _dress(figure, is_dark, has_legend=False)
    figure.update_xaxes(range=[0, _ROOM_BESIDE])
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_layout(height=_ROOM_PX + 2 * _ROW_PX * max(len(found), 1))
    return figure


def stacked_bars(table: ResultTable, x: str, ys: Mapping[str, str], *, is_dark: bool) -> go.Figure:
    """Draw spans as stacked bars, what is negative below zero."""
    figure = go.Figure()
    for number, (column, called) in enumerate(ys.items()):
        figure.add_bar(x=table.column(x), y=table.column(column), name=called, marker_color=hues(is_dark)[number])
    _dress(figure, is_dark, has_legend=True)
    figure.update_layout(barmode="relative", bargap=_SPAN_GAP)
    return figure


def line_over(table: ResultTable, x: str, y: str, *, is_dark: bool) -> go.Figure:
    """Draw one column over another as a line."""
    figure = go.Figure(go.Scatter(x=table.column(x), y=table.column(y), mode="lines", line_color=hues(is_dark)[1]))
    _dress(figure, is_dark, has_legend=False)
    figure.update_yaxes(rangemode="tozero")
    return figure


def survival_curve(curve: Sequence[Survival], surveyed: Mapping[float, float], *, is_dark: bool) -> go.Figure:
    """Draw a curve of survival in steps, and the shares that a survey says last for as many days, as points."""
    own, told, *_ = hues(is_dark)
    figure = go.Figure()
    figure.add_scatter(
        x=[step.days for step in curve],
        y=[step.share for step in curve],
        mode="lines",
        line={"shape": "hv", "color": own},
        name="these journeys",
    )
    figure.add_scatter(
        x=list(surveyed),
        y=list(surveyed.values()),
        mode="markers",
        marker={"color": told, "symbol": "diamond", "size": 2 * _DOT_PX},
        name="the survey",
    )
    _dress(figure, is_dark, has_legend=True)
    figure.update_yaxes(tickformat=_SHARES, range=[0, 1])
    figure.update_xaxes(title="days", rangemode="tozero")
    return figure


def points(table: ResultTable, x: str, y: str, *, titles: tuple[str, str], is_dark: bool) -> go.Figure:
    """Draw a point a row."""
    marker = {"color": hues(is_dark)[1], "size": _DOT_PX, "opacity": _SEE_THROUGH}
    figure = go.Figure(go.Scatter(x=table.column(x), y=table.column(y), mode="markers", marker=marker))
    _dress(figure, is_dark, has_legend=False)
    figure.update_xaxes(title=titles[0], rangemode="tozero")
    figure.update_yaxes(title=titles[1], rangemode="tozero")
    return figure


def flow(
    table: ResultTable, source: str, target: str, n: str, *, is_dark: bool, through: str | None = None
) -> go.Figure:
    """Draw steps from one thing to another as a flow from left to right, as wide as their counts.

    Each thing stands on both sides, but for one that all steps go `through`, which stands once, between them.
    """
    befores, afters = table.column(source), table.column(target)
    left, right = _sides_of(befores, afters, through)
    ends = [
        (left.index(before), left.index(after) if after == through else len(left) + right.index(after))
        for before, after in zip(befores, afters, strict=True)
    ]
    colours = hues(is_dark)
    of_left = [colours[number % len(colours)] for number in range(len(left))]
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed",
            node={
                "label": [_name(cell, _FLOW_SIGNS) for cell in (*left, *right)],
                "color": [*of_left, *([(DARK_THEME if is_dark else LIGHT_THEME).soft] * len(right))],
                "pad": _NODE_PX,
                "thickness": _NODE_PX,
                "line": {"width": 0},
            },
            link={
                "source": [start for start, _ in ends],
                "target": [end for _, end in ends],
                "value": table.column(n),
                "color": [_faded(of_left[start]) for start, _ in ends],
            },
        )
    )
    _dress(figure, is_dark, has_legend=False)
    figure.update_layout(height=_ROOM_PX + _ROW_PX * max(len(left), len(right), 1))
    return figure


def nodes_of_flow(table: ResultTable, source: str = "interest", target: str = "next_interest") -> list[str]:
    """Return what the nodes of a flow stand for, in the order in which the figure numbers them."""
    left, right = _sides_of(table.column(source), table.column(target), None)
    return [str(cell) for cell in (*left, *right)]


def _sides_of(befores: Sequence[Any], afters: Sequence[Any], through: str | None) -> tuple[list[Any], list[Any]]:
    """Return the nodes that steps leave, that which all go through among them, and those that they reach."""
    left = list(dict.fromkeys([*befores, *(after for after in afters if after == through)]))
    return left, [after for after in dict.fromkeys(afters) if after != through]


def on_one_scale(drawn: Sequence[go.Figure]) -> None:
    """Give figures of shares that stand beside each other one scale; counts keep each their own."""
    for axis in ("x", "y"):
        found = [figure for figure in drawn if figure.layout[f"{axis}axis"].tickformat == _SHARES]
        cells = [cell for figure in found for bar in figure.data for cell in bar[axis] if cell is not None]
        if len(found) > 1 and cells:
            for figure in found:
                figure.layout[f"{axis}axis"].range = [min(0.0, *cells), max(cells) * _HEADROOM]


def hues(is_dark: bool) -> tuple[str, ...]:
    """Return the colours of a theme in order."""
    return DARK if is_dark else LIGHT


def _faded(colour: str) -> str:
    """Return a colour that one sees through."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgba({red},{green},{blue},{_SEE_THROUGH})"


def _name(cell: Any, signs: int = ASIDE_SIGNS) -> str:
    """Return a cell as a label, in which nothing is read as markup."""
    return safe(str(cell), signs)


def _dress(figure: go.Figure, is_dark: bool, has_legend: bool) -> None:
    """Give a figure the page's ground, letters and hairlines."""
    theme = DARK_THEME if is_dark else LIGHT_THEME
    figure.update_layout(
        height=FIGURE_PX,
        margin=_MARGINS,
        paper_bgcolor=theme.paper,
        plot_bgcolor=theme.paper,
        font={"family": FONT, "size": _TEXT_PX, "color": theme.ink},
        showlegend=has_legend,
        legend={"orientation": "h", "y": _LEGEND_ABOVE, "yanchor": "bottom", "x": 0},
        hoverlabel={"bgcolor": theme.paper, "font": {"family": FONT, "color": theme.ink}},
        bargap=_GAP,
    )
    for axes in (figure.update_xaxes, figure.update_yaxes):
        axes(gridcolor=theme.line, zerolinecolor=theme.soft, linecolor=theme.line, fixedrange=True, automargin=True)
