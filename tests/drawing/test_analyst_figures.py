"""The Analyst page's figures hold what the result says, in the page's colours, and no markup of anybody's."""

import pytest

from core.adapters.analyst.confined_copy import ResultTable
from core.metrics.groups import means_of
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


def test_a_flow_through_one_thing_has_it_once_between_the_others() -> None:
    rows = (("tea", "bread", 9), ("bread", "jam", 6), ("bread", "tea", 5))
    table = ResultTable(columns=("a", "b", "n"), rows=rows)
    sankey = figures.flow(table, "a", "b", "n", is_dark=False, through="bread").data[0]
    assert list(sankey.node.label) == ["tea", "bread", "jam", "tea"]
    assert (list(sankey.link.source), list(sankey.link.target)) == ([0, 1, 1], [1, 2, 3])
    only_in = ResultTable(columns=("a", "b", "n"), rows=(("tea", "bread", 9),))
    assert list(figures.flow(only_in, "a", "b", "n", is_dark=False, through="bread").data[0].node.label) == [
        "tea",
        "bread",
    ]
    assert figures.nodes_of_flow(table, "a", "b") == ["tea", "bread", "bread", "jam", "tea"]


def test_means_stand_with_their_intervals_and_one_alone_with_none() -> None:
    drawn = figures.means(means_of(["a", "a", "b"], [0.25, 0.75, 0.5]), is_dark=False).data[0]
    assert list(drawn.y) == ["a (2)", "b (1)"]
    assert drawn.text[1] == "0.50"
    assert drawn.text[0] == "0.50 (0.25 to 0.75)"
    assert (list(drawn.error_x.array), list(drawn.error_x.arrayminus)) == ([0.25, 0], [0.25, 0])


def test_shares_beside_each_other_have_one_scale_and_counts_their_own() -> None:
    other = ResultTable(columns=TABLE.columns, rows=(("chess", "tea", 70, 0.1),))
    shares = [figures.bars(t, "name", {"share": "share"}, is_dark=False, percent=True) for t in (TABLE, other)]
    counts = [figures.bars(t, "name", {"n": "people"}, is_dark=False) for t in (TABLE, other)]
    figures.on_one_scale(shares)
    figures.on_one_scale(counts)
    assert shares[0].layout.yaxis.range == shares[1].layout.yaxis.range == (0, pytest.approx(0.7875))
    assert counts[0].layout.yaxis.range is None
    figures.on_one_scale([])
