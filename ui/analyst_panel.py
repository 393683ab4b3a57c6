"""The Analyst page's frame: whether it may be seen, how far it reaches, which part is shown, and one chart of any."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st
from plotly.graph_objects import Figure

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.cohorts import Cohort
from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.files import to_parquet
from core.desk.taken_out.exports import to_csv
from core.progress import Stages
from core.steering.decisions import Refused
from core.workspace.analyst.analysis import AT_A_TIME, Analysis
from core.workspace.analyst.analysis_era import Coverage
from ui import analyst_compared, session
from ui.drawing import analyst_figures as figures
from ui.drawing import analyst_text, notices
from ui.drawing.text import with_more

STYLE = Path(__file__).with_name("analyst.css")
ANALYST_PARTS = ("People", "Over time", "Going on", "Ways", "Edits", "Lists", "Cohorts", "SQL")
"""What the page shows, one at a time, by what the control and the address say."""
_TABLE_ROWS = 1_000
"""Rows of a table on the page at most; the files hold all; by eye."""
_LONG: Mapping[str, Callable[..., Coverage]] = {
    "renew": Analysis.renew,
    "journeys": Analysis.find_journeys,
    "lists": Analysis.read_lists,
    "ways": Analysis.compare_methods,
    "labels": Analysis.compare_labels,
}
"""What takes long, by what a button asks for."""
_OF_THINGS = ("People", "Over time", "Going on", "Lists")
"""The parts whose charts are of things taken up or listed, so that those of a kind or service can be shown alone."""
_BESIDE = "-beside"
"""What is added to the name of what stands beside another of its kind."""
Draw = Callable[[ResultTable], Figure | str | None]
"""What draws a chart's rows: a figure, or HTML, or nothing where the table alone says it."""


def open_analysis() -> Analysis | None:
    """Return what may be asked of everybody, or say why it may not."""
    try:
        session.workspace().check_analyses()
        return session.workspace().analysis
    except Refused as refusal:
        st.html(analyst_text.nothing(str(refusal)))
        return None


def with_progress(act: Callable[[Stages], Coverage]) -> Coverage:
    """Do what takes long, saying how far it is."""
    with st.container(key="analyst_working"):
        place = st.empty()
        with place.container():
            st.html(notices.working())
            bar = st.progress(0.0, "Reading everybody's histories")
        found = act(lambda what, done, total: _report(bar, what, done, total))
        place.empty()
    return found


def _report(bar: Any, what: str, done: int, total: int) -> None:
    bar.progress(min(done / max(total, 1), 1.0), what)


def reach_and_choice(analysis: Analysis) -> tuple[str, Per, Coverage]:
    """Draw how far the page reaches and what it shows; return the part, the span, and the reach."""
    wanted = st.session_state.pop("analyst_wanted", None) or (None if analysis.is_ready else ("renew",))
    if wanted is not None:
        what, *about = wanted
        with_progress(lambda report: _LONG[what](analysis, *about, progress=report))
    found = analysis.reach()
    with st.container(key="analyst_reach", horizontal=True, vertical_alignment="center"):
        st.html(analyst_text.reach(found))
        st.button("Read again", key="analyst_renew", type="tertiary", on_click=want, args=("renew",))
        if found.with_journeys < found.people:
            n = min(found.people - found.with_journeys, AT_A_TIME)
            words = f"Find the journeys of {n} more"
            st.button(words, key="analyst_journeys", on_click=want, args=("journeys",))
    with st.container(key="analyst_parts", horizontal=True, vertical_alignment="bottom"):
        shown = _choice("What to look at", ANALYST_PARTS, "show", ANALYST_PARTS[0])
        if shown != ANALYST_PARTS[-1]:
            analyst_compared.choose_whose()
        if shown in _OF_THINGS:
            analyst_compared.choose_things(analysis)
        per = Per(_choice("By", tuple(Per), "per", Per.MONTH)) if shown in ("Over time", "Edits") else Per.MONTH
    return shown, per, found


def nobody() -> None:
    """Say that nobody is here, and where to bring somebody in."""
    st.html(analyst_text.nothing("Nobody's history is here yet. Bring one in, or bring the demo back, on Data."))
    st.page_link("pages/data.py", label="Go to Data")


def want(*what: str) -> None:
    """Ask for something of `_LONG`, and what it is about: done as the page is drawn, which can say how far it is."""
    st.session_state.analyst_wanted = what


def _choice(label: str, options: tuple[str, ...], name: str, first: str) -> str:
    """Draw a choice that the address keeps, so that a link restores it; return what is chosen."""
    key = f"analyst_{name}"
    if key not in st.session_state:
        asked = st.query_params.get(name)
        st.session_state[key] = asked if asked in options else first
    told = st.segmented_control(label, options, required=True, key=key, label_visibility="collapsed")
    chosen = str(told or first)
    if st.query_params.get(name) != chosen:
        st.query_params[name] = chosen
    return chosen


def chart(analysis: Analysis, line: ChartLine, per: Per, draw: Draw, empty: str) -> None:
    """Draw a chart with what it shows, its table and its files, of one or of two beside each other.

    Where there is nothing, it says what to do; where a cohort cannot be told of, why.
    """
    with st.container(key=f"chart-{line.name}"):
        things = analyst_compared.things_shown()
        st.html(analyst_text.chart_head(line.title, line.meaning))
        if line.is_whole and not things.is_open:
            st.html(analyst_text.of_everything())
        sides = analyst_compared.sides()
        found = [_told(analysis, line, per, side) for side in sides]
        drawn = [draw(told) if isinstance(told, ResultTable) and told.rows else None for told in found]
        figures.on_one_scale([each for each in drawn if isinstance(each, Figure)])
        places = st.columns(len(sides)) if len(sides) > 1 else [st.container()]
        for at, (place, side) in enumerate(zip(places, sides, strict=True)):
            with place:
                analyst_compared.side_head(side)
                _side(found[at], drawn[at], replace(line, name=line.name + _BESIDE * at), empty)


def figure_key(name: str, at: int) -> str:
    """Return the key of the figure of a chart's name, of the side at that place."""
    return f"figure-{name}{_BESIDE * at}"


def _told(analysis: Analysis, line: ChartLine, per: Per, side: Cohort | None) -> ResultTable | SqlRefused:
    """Return what a chart shows of a side, or why it does not."""
    try:
        return analysis.chart(line, per, side, analyst_compared.things_shown())
    except SqlRefused as refusal:
        return refusal


def _side(told: ResultTable | SqlRefused, drawn: Figure | str | None, line: ChartLine, empty: str) -> None:
    """Draw one side of a chart."""
    if isinstance(told, SqlRefused):
        st.html(analyst_text.refused(str(told)))
        return
    if not told.rows or told.cut:
        st.html(analyst_text.nothing(told.cut or empty))
    if not told.rows:
        return
    if isinstance(drawn, str):
        st.html(drawn)
    elif drawn is not None:
        show_figure(drawn, line.name, line.title)
    table_and_files(told, line.name, line.title, is_open=len(told.rows) == 1)


def show_figure(drawn: Figure, name: str, title: str) -> None:
    """Draw a figure."""
    st.plotly_chart(
        drawn,
        key=f"figure-{name}",
        theme=None,
        width="stretch",
        config={"displayModeBar": False},
        alt=f"{title}; the table below holds the same figures",
    )


def is_dark() -> bool:
    """Tell whether the page is dark."""
    return st.context.theme.type == "dark"


def show_table(table: ResultTable, title: str) -> None:
    """Draw the first rows of a result as a table."""
    shown = table.rows[:_TABLE_ROWS]
    columns = {column: [row[at] for row in shown] for at, column in enumerate(table.columns)}
    st.dataframe(columns, hide_index=True, width="stretch", alt=title)


def table_and_files(table: ResultTable, name: str, title: str, is_open: bool = False) -> None:
    """Offer a result as a table and as files."""
    with st.expander("As a table", key=f"table-{name}", expanded=is_open):
        show_table(table, title)
        with st.container(horizontal=True, key=f"files-{name}"):
            st.download_button(
                with_more("CSV", f"of {title}"),
                lambda: to_csv(table.columns, table.by_name()),
                file_name=f"{name}.csv",
                key=f"csv-{name}",
                on_click="ignore",
            )
            st.download_button(
                with_more("Parquet", f"of {title}"),
                lambda: to_parquet(table),
                file_name=f"{name}.parquet",
                key=f"parquet-{name}",
                on_click="ignore",
            )
