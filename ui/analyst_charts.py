"""The parts of the Analyst page that are charts: each a list of them, with what there is to do where one is empty."""

from collections.abc import Mapping
from functools import partial

import streamlit as st
from plotly.graph_objects import Figure

from core.adapters.analyst import edit_charts, interest_charts, journey_charts, list_charts, method_charts
from core.adapters.analyst.chart_line import Per
from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.schema import LEAST_PEOPLE
from core.metrics.groups import gaps_of, means_of
from core.metrics.lives import SURVEYED, survival
from core.workspace.analyst.analysis import AT_A_TIME, Analysis
from ui import analyst_labels_panel, analyst_steps_panel, session
from ui.analyst_panel import chart, is_dark, want
from ui.drawing import analyst_figures as figures
from ui.drawing import analyst_text
from ui.drawing.text import SHORT_SIGNS, plain

_NO_JOURNEYS = "No journeys are found yet. Find some with the button above, or open a person."
_FEW = f"Nothing that {LEAST_PEOPLE} people or more have in common: counts of fewer are not told."
_UNANSWERED = f"Nothing is known of proposals yet: press “Read the lists of {AT_A_TIME} more” under Lists."
_NO_LISTS = f"No lists are read yet: press “Read the lists of {AT_A_TIME} more”."
_MEASURES = ("similarity", "unexpectedness", "novelty", "popularity", "new_ground")


def draw_people(analysis: Analysis, per: Per) -> None:
    """Draw people by number, length and life of their journeys, and how long journeys last."""
    dark = is_dark()
    share = {"share": "these journeys", "surveyed": "the survey"}
    chart(analysis, journey_charts.LASTING_BESIDE, per, partial(_lasting, share, dark), _NO_JOURNEYS)
    chart(analysis, journey_charts.LIVES, per, _survival, _NO_JOURNEYS)
    bars = partial(figures.bars, is_dark=dark)
    chart(
        analysis,
        journey_charts.JOURNEYS_A_PERSON,
        per,
        lambda t: bars(t, "journeys", {"people": "people"}),
        _NO_JOURNEYS,
    )
    chart(
        analysis, journey_charts.LENGTHS, per, lambda t: bars(t, "items_from", {"journeys": "journeys"}), _NO_JOURNEYS
    )
    titles = ("days of history", "journeys")
    draw = lambda t: figures.points(t, "days_of_history", "journeys", titles=titles, is_dark=dark)  # noqa: E731
    chart(analysis, journey_charts.LIFE, per, draw, _NO_JOURNEYS)
    unread = "No titles are read of what is in journeys: open a person first."
    chart(analysis, journey_charts.DENSITIES, per, lambda t: bars(t, "density_from", {"people": "people"}), unread)


def _lasting(share: Mapping[str, str], dark: bool, table: ResultTable) -> Figure | None:
    """Draw how long journeys last beside the survey; nothing where there is no journey."""
    return figures.bars(table, "lasting", share, is_dark=dark, percent=True) if any(table.column("journeys")) else None


def _nothing(_: ResultTable) -> None:
    """Draw nothing where a table alone says it."""


def _survival(table: ResultTable) -> Figure:
    """Draw the curve of lives, told as so many of each length, beside the survey's steps."""
    lives = [(days, is_over) for days, is_over, n, *_ in table.rows for _ in range(n)]
    left, surveyed = 1.0, {}
    for _, below, share in SURVEYED[:-1]:
        left -= share
        surveyed[below] = left
    return figures.survival_curve(survival(lives), surveyed, is_dark=is_dark())


def draw_over_time(analysis: Analysis, per: Per) -> None:
    """Draw the life cycle of journeys by span, and its ratio."""
    states = {"new": "new", "current": "current", "resurrected": "resurrected", "dormant": "dormant"}
    dark = is_dark()
    cycle = lambda t: figures.stacked_bars(t, "span", states, is_dark=dark)  # noqa: E731
    chart(analysis, journey_charts.CYCLE, per, cycle, _NO_JOURNEYS)
    ratio = lambda t: figures.line_over(t, "span", "ratio", is_dark=dark)  # noqa: E731
    chart(analysis, journey_charts.RATIO, per, ratio, _NO_JOURNEYS)


def draw_going_on(analysis: Analysis, per: Per) -> None:
    """Draw where people go on from an interest, what they share, and what becomes of proposals."""
    dark = is_dark()
    analyst_steps_panel.draw(analysis, per, _FEW)
    lying = partial(figures.bars, is_dark=dark, lying=True)
    chart(analysis, interest_charts.INTERESTS, per, lambda t: lying(t, "interest", {"people": "people"}), _FEW)
    chart(analysis, interest_charts.FUNNEL, per, lambda t: lying(t, "stage", {"n": "proposals"}), _UNANSWERED)


def draw_ways(analysis: Analysis, per: Per) -> None:
    """Set the three ways to find journeys side by side, on one person and on those who were compared."""
    person = session.person()
    with st.container(horizontal=True, key="analyst_compare_buttons"):
        st.button(f"Compare for {AT_A_TIME} more people", key="compare_more", on_click=want, args=("ways",))
        if person is not None:
            words = f"Compare for {plain(person.name, SHORT_SIGNS)}"
            st.button(words, key="compare_one", on_click=want, args=("ways", person.person_id))
    empty = (
        "Nobody's journeys were found in all three ways yet. It takes some seconds a person; nothing of it is stored."
    )
    draw = lambda t: figures.bars(t, "method", {"journeys": "journeys", "length": "items each"}, is_dark=is_dark())  # noqa: E731
    chart(analysis, method_charts.METHODS_BESIDE, per, draw, empty)
    if person is not None:
        nobody = "Not compared yet for this person."
        chart(analysis, method_charts.ONE_PERSONS_WAYS.about(person.person_id), per, draw, nobody)
    analyst_labels_panel.draw(analysis)
    agree = lambda t: figures.means(means_of(t.column("method"), t.column("f1")), is_dark=is_dark())  # noqa: E731
    chart(analysis, method_charts.AGREEMENTS, per, agree, "Nobody's journeys are held against labels yet.")
    chart(
        analysis,
        method_charts.FAILURES,
        per,
        lambda t: figures.bars(t, "mode", {"failures": "failures", "people": "people"}, is_dark=is_dark()),
        empty,
    )


def draw_edits(analysis: Analysis, per: Per) -> None:
    """Draw which verbs are used and what they did."""
    dark, empty = is_dark(), "Nobody has changed anything yet."
    lying = partial(figures.bars, is_dark=dark, lying=True)
    verbs = lambda t: lying(t, "verb", {"edits": "edits"}) if any(t.column("edits")) else None  # noqa: E731
    chart(analysis, edit_charts.VERBS_USED, per, verbs, empty)
    shares = {"asked": "asked for", "got": "got"}
    chart(analysis, edit_charts.EFFECTS, per, lambda t: lying(t, "verb", shares, percent=True), empty)
    kept = {"kept": "kept", "undone": "undone"}
    chart(analysis, edit_charts.EDITS, per, lambda t: figures.stacked_bars(t, "span", kept, is_dark=dark), empty)


def draw_lists(analysis: Analysis, per: Per) -> None:
    """Draw what the lists are like and who and what is shown by them."""
    st.button(f"Read the lists of {AT_A_TIME} more", key="read_lists", on_click=want, args=("lists",))
    if not analysis.reach().with_lists:
        st.html(analyst_text.nothing(_NO_LISTS))
        return
    chart(analysis, list_charts.SLATES, per, _nothing, _NO_LISTS)
    lying = partial(figures.bars, is_dark=is_dark(), lying=True, percent=True)
    of = {"of_places": "of the lists", "of_histories": "of histories", "of_catalogue": "of the catalogue"}
    chart(analysis, list_charts.EXPOSED_ITEMS, per, lambda t: lying(t, "items", of), _FEW)
    chart(analysis, list_charts.EXPOSED_SOURCES, per, lambda t: lying(t, "source", {"of_places": "of the lists"}), _FEW)
    measure = st.selectbox("Compare groups by", _MEASURES, key="analyst_measure", format_func=_called)
    groups = lambda t: analyst_text.gaps(gaps_of(t.column("who"), t.column(measure)))  # noqa: E731
    chart(analysis, list_charts.EXPOSED_PEOPLE, per, groups, _FEW)


def _called(measure: str) -> str:
    """Say a column's name in words."""
    return measure.replace("_", " ")
