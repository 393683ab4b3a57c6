"""The Analyst page's figures hold what the result says, in the page's colours, and no markup of anybody's."""

import pytest

from core.adapters.analyst.confined_copy import ResultTable
from core.metrics.lives import survival
from ui.drawing import analyst_figures as figures
from ui.drawing.map_canvas import DARK_THEME, LIGHT_THEME

TABLE = ResultTable(
    columns=("name", "next", "n", "share"), rows=(("<b>bread</b>", "tea", 5, 0.25), ("chess", "tea", 7, 0.75))
)
BREAD = "&lt;b&gt;bread&lt;/b&gt;"


def test_bars_stand_or_lie_and_tell_shares_in_hundredths() -> None:
    standing = figures.bars(TABLE, "name", {"n": "people"}, is_dark=False)
    assert (list(standing.data[0].x), list(standing.data[0].y)) == ([BREAD, "chess"], [5, 7])
    assert not standing.layout.showlegend
    lying = figures.bars(TABLE, "name", {"n": "people", "share": "share"}, is_dark=False, percent=True, lying=True)
    assert [(list(bar.x), list(bar.y)) for bar in lying.data] == [([5, 7], [BREAD, "chess"]), ([0.25, 0.75], [BREAD, "chess"])]  # fmt: skip # noqa: E501
    assert lying.layout.xaxis.tickformat == ".0%"
    assert lying.layout.showlegend


def test_spans_are_stacked_and_what_is_negative_lies_below() -> None:
    table = ResultTable(columns=("span", "new", "dormant"), rows=((1, 3, -2), (2, 1, -1)))
    drawn = figures.stacked_bars(table, "span", {"new": "new", "dormant": "dormant"}, is_dark=True)
    assert drawn.layout.barmode == "relative"
    assert [list(bar.y) for bar in drawn.data] == [[3, 1], [-2, -1]]


def test_a_curve_of_survival_falls_in_steps_beside_the_survey_s_points() -> None:
    drawn = figures.survival_curve(survival([(1, True), (2, False)]), {7.0: 0.91}, is_dark=False)
    curve, survey = drawn.data
    assert (list(curve.x), list(curve.y), curve.line.shape) == ([0, 1], [1, 0.5], "hv")
    assert (list(survey.x), list(survey.y)) == ([7.0], [0.91])


def test_a_flow_leads_from_left_to_right_even_where_a_name_stands_on_both_sides() -> None:
    table = ResultTable(columns=("a", "b", "n"), rows=(("bread", "tea", 5), ("tea", "bread", 6)))
    sankey = figures.flow(table, "a", "b", "n", is_dark=False).data[0]
    assert list(sankey.node.label) == ["bread", "tea", "tea", "bread"]
    assert (list(sankey.link.source), list(sankey.link.target), list(sankey.link.value)) == ([0, 1], [2, 3], [5, 6])
    escaped = figures.flow(TABLE, "name", "next", "n", is_dark=False).data[0]
    assert list(escaped.node.label) == [BREAD, "chess", "tea"]


def test_lines_and_points_hold_their_columns() -> None:
    assert list(figures.line_over(TABLE, "n", "share", is_dark=False).data[0].y) == [0.25, 0.75]
    drawn = figures.points(TABLE, "n", "share", titles=("people", "shares"), is_dark=False)
    assert (drawn.layout.xaxis.title.text, list(drawn.data[0].x)) == ("people", [5, 7])


@pytest.mark.parametrize(("is_dark", "theme"), [(False, LIGHT_THEME), (True, DARK_THEME)])
def test_a_figure_stands_on_the_page_s_ground(is_dark: bool, theme: object) -> None:
    drawn = figures.line_over(TABLE, "n", "share", is_dark=is_dark)
    assert drawn.layout.paper_bgcolor == theme.paper  # type: ignore[attr-defined]
    assert figures.hues(is_dark) != figures.hues(not is_dark)
