"""History: every edit as a sentence with its undo, any moment of the past, and two moments side by side."""

import streamlit as st

from ui import frame, history_panel, session

st.html(history_panel.STYLE)
view = session.view()
with st.container(key="history_head", horizontal=True, vertical_alignment="center"):
    st.html("<h1>History</h1>")
    frame.undo_and_redo(view.position)
told = session.workspace().told(view.person_id)
chosen = history_panel.choice()
draw = dict(
    zip(
        history_panel.VIEWS,
        (history_panel.edits, history_panel.one_moment, history_panel.two_moments),
        strict=True,
    )
)
with st.container(key="history"):
    draw[chosen](view, told)
frame.meter(view.position)
