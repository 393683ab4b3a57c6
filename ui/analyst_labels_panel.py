"""Labels on the Analyst page: bring a file of them in, and hold the three ways to find journeys against them."""

import streamlit as st

from core.adapters.analyst.labels import LABEL_COLUMNS, LabelsRefused, read_labels
from core.wording import amount
from core.workspace.analyst.analysis import AT_A_TIME, Analysis
from ui.analyst_panel import want
from ui.drawing import analyst_text

_KEY, _REFUSED = "labels_file", "labels_refused"
"""Where a session keeps the file of labels, and why the last one was not read."""


def draw(analysis: Analysis) -> None:
    """Draw where labels are dropped, how many people have some, and the button that holds the ways against them."""
    with st.expander("Labels of your own", key="labels", expanded=_REFUSED in st.session_state):
        words = f"A CSV file with the columns {', '.join(LABEL_COLUMNS)}: which items of a person belong together. "
        words += "Its ids are those of the tables under SQL. It is kept in memory until people come or go."
        st.html(analyst_text.nothing(words))
        st.file_uploader(
            "Labels", type="csv", key=_KEY, label_visibility="collapsed", on_change=_take, args=(analysis,)
        )
        if refusal := st.session_state.pop(_REFUSED, ""):
            st.html(analyst_text.refused(refusal))
    people, compared = analysis.labelled
    if people:
        with st.container(horizontal=True, vertical_alignment="center", key="labelled"):
            st.html(analyst_text.of_whom(f"{amount(people, 'person', 'people')} with labels, {compared} compared", ""))
            if compared < people:
                n = min(people - compared, AT_A_TIME)
                st.button(f"Compare {n} with their labels", key="compare_labels", on_click=want, args=("labels",))


def _take(analysis: Analysis) -> None:
    """Take the labels of a file that was dropped, or keep why not: it is told once."""
    upload = st.session_state.get(_KEY)
    if upload is None:
        return
    try:
        analysis.label(read_labels(upload.getvalue()))
    except LabelsRefused as refusal:
        st.session_state[_REFUSED] = str(refusal)
