"""SQL over everybody's histories that only reads: a box, examples, the tables beside it, and what came of it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.adapters.analyst.allowed_sql import LONGEST_SQL, SqlRefused
from core.adapters.analyst.confined_copy import ANSWER_ROWS, ANSWER_SECONDS, ResultTable
from core.adapters.analyst.schema import LEAST_PEOPLE
from core.workspace.analyst.analysis import Analysis
from ui import analyst_panel, session
from ui.drawing import analyst_figures as figures
from ui.drawing import analyst_text

SQL = "analyst_sql"
_ASKED, _ANSWER = "analyst_asked", "analyst_answer"
"""Where a session keeps the query that was last run, and its answer."""
SQL_EXAMPLES = {
    "Longest journeys": "SELECT name, count(*) AS journeys, median(days) AS days\nFROM journeys WHERE name <> ''\n"
    f"GROUP BY name HAVING count(DISTINCT person_id) >= {LEAST_PEOPLE} ORDER BY days DESC LIMIT 20",
    "Hours of the day": "SELECT hour(moment) AS hour, count(*) AS moments FROM histories GROUP BY hour ORDER BY hour",
    "What edits did": "SELECT kind, count(*) AS edits, avg(got_change) AS got, avg(tau) AS tau\nFROM log "
    "WHERE actor = 'person' GROUP BY kind ORDER BY edits DESC",
    "Kinds on lists": "SELECT items.kind, count(*) AS places\nFROM slates JOIN items USING (item_id) "
    "GROUP BY items.kind ORDER BY places DESC",
}
"""Queries one click away, by what the button says."""
_BOX_PX = 160
"""Pixels of the box's height; by eye."""
_MOST_BARS = 60
"""Rows of a result that are drawn as bars at most; by eye."""


def draw(analysis: Analysis) -> None:
    """Draw the box with its limits, the examples, the tables, and the answer."""
    limits = f"Only SELECT is run; it ends after {ANSWER_ROWS:,} rows or {ANSWER_SECONDS:g} seconds, and says so then."
    whose = "Rows are of people one by one: tell nobody a count of fewer than five."
    st.html(analyst_text.chart_head("Ask in SQL", f"{limits} {whose}"))
    if SQL not in st.session_state:
        st.session_state[SQL] = st.query_params.get("sql", "")
    with st.container(horizontal=True, key="sql_examples"):
        for at, (words, query) in enumerate(SQL_EXAMPLES.items()):
            st.button(words, key=f"example-{at}", type="tertiary", on_click=_take, args=(query,))
    st.text_area("SELECT", key=SQL, height=_BOX_PX, max_chars=LONGEST_SQL, placeholder=SQL_EXAMPLES["Hours of the day"])
    st.button("Run", key="sql_run", type="primary", on_click=_run)
    with st.expander("The tables", key="sql_tables"):
        st.html(analyst_text.schema_tables())
    asked = str(st.session_state.get(_ASKED, ""))
    if asked.strip():
        _answer(analysis, asked)


def _take(query: str) -> None:
    """Put a query into the box and run it."""
    st.session_state[SQL] = query
    _run()


def _run() -> None:
    """Ask for the query in the box to be run, and let the address keep it."""
    st.session_state[_ASKED] = st.query_params["sql"] = st.session_state[SQL]


def _answer(analysis: Analysis, sql: str) -> None:
    """Draw what came of a query, or why it was not run: that is said once, and tried again when it is run again."""
    try:
        result = _answered(analysis, sql)
    except SqlRefused as refusal:
        del st.session_state[_ASKED]
        st.html(analyst_text.refused(str(refusal)))
        return
    st.html(analyst_text.result_told(result))
    if not result.rows:
        return
    numbers = _numbers(result)
    if numbers and 1 < len(result.rows) <= _MOST_BARS:
        named = {column: column for column in numbers}
        drawn = figures.bars(result, result.columns[0], named, is_dark=analyst_panel.is_dark())
        analyst_panel.show_figure(drawn, "answer", "What the query came to")
    analyst_panel.table_and_files(result, "answer", "the answer", is_open=True)


def _answered(analysis: Analysis, sql: str) -> ResultTable:
    """Return the answer to a query, run once a copy: it is the same until the copy is made anew."""

    def answer() -> ResultTable:
        with st.spinner("Asking …"):
            return analysis.ask(sql)

    return session.remembered(_ANSWER, (sql, analysis.reach().read_at), answer)


def _numbers(result: ResultTable) -> Sequence[str]:
    """Return the first columns of numbers after the first column, as many as there are colours for."""
    is_number = lambda cell: isinstance(cell, int | float) and not isinstance(cell, bool)  # noqa: E731
    cells: dict[str, list[Any]] = {column: result.column(column) for column in result.columns[1:]}
    found = [column for column, values in cells.items() if any(map(is_number, values))]
    return found[: len(figures.hues(is_dark=False))]
