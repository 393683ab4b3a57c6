"""Where people go on from an interest: a flow whose nodes can be clicked, and what lies before and after one."""

from functools import partial
from pathlib import Path

import streamlit as st

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.chart_line import Per
from core.adapters.analyst.cohorts import by_word
from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.interest_charts import STEPS_AROUND, STEPS_ON
from core.workspace.analyst.analysis import Analysis
from ui import analyst_compared
from ui.analyst_panel import chart, figure_key, is_dark
from ui.drawing import analyst_figures as figures
from ui.drawing.text import SHORT_SIGNS, plain

_FROM = "analyst_from"
"""Under which key a session keeps the interest that was clicked."""
_CLICKS = st.components.v2.component(
    "clicks_on_a_flow", js=Path(__file__).with_name("flow.js").read_text(encoding="utf-8"), isolate_styles=False
)


def draw(analysis: Analysis, per: Per, few: str) -> None:
    """Draw the flow, a row of its interests beside the clicks, and what lies around the one that is chosen."""
    flow = partial(figures.flow, source="interest", target="next_interest", n="people", is_dark=is_dark())
    chart(analysis, STEPS_ON, per, flow, few)
    tables = [_table(analysis, per, at) for at in range(len(analyst_compared.sides()))]
    interests = list(dict.fromkeys(cell for table in tables for cell in figures.nodes_of_flow(table)))
    if not interests:
        return
    _hear(tables)
    chosen = _chosen(interests)
    if chosen:
        around = STEPS_AROUND.about(chosen)
        chart(analysis, around, per, partial(flow, through=chosen), few)
        words = f"Pick who has {plain(chosen, SHORT_SIGNS)} as a cohort"
        st.button(words, key="steps_cohort", on_click=_pick, args=(chosen,))


def _table(analysis: Analysis, per: Per, at: int) -> ResultTable:
    """Return the steps of a side; none where it cannot be told of."""
    try:
        return analysis.chart(STEPS_ON, per, analyst_compared.sides()[at], analyst_compared.things_shown())
    except SqlRefused:
        return ResultTable(columns=("interest", "next_interest", "people"), rows=())


def _chosen(interests: list[str]) -> str:
    """Draw the interests as a row of choices, which the address keeps; return the chosen one, '' for none."""
    if st.session_state.get(_FROM) not in interests:
        asked = st.query_params.get("from")
        st.session_state[_FROM] = asked if asked in interests else None
    chosen = st.pills("Before and after", interests, key=_FROM, format_func=lambda x: plain(x, SHORT_SIGNS))
    if chosen:
        st.query_params["from"] = chosen
    else:
        st.query_params.pop("from", None)
    return str(chosen or "")


def _hear(tables: list[ResultTable]) -> None:
    """Listen to clicks on the nodes of each flow."""
    names = {figure_key(STEPS_ON.name, at): figures.nodes_of_flow(table) for at, table in enumerate(tables)}
    _CLICKS(data={"names": names}, key="flow_clicks", on_node_change=_clicked)


def _clicked() -> None:
    """Choose the interest whose node was clicked; one that is chosen is let go again."""
    node = st.session_state.flow_clicks.node
    st.session_state[_FROM] = None if node == st.session_state.get(_FROM) else node


def _pick(interest: str) -> None:
    """Keep those who have an interest as a cohort of its name."""
    analyst_compared.keep(by_word(interest, "interest", interest))
