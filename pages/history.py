"""History: every edit as a sentence with its undo, any moment of the past, and two moments side by side."""

import streamlit as st

from ui import frame, history_panel, recipe_panels, session, source_panel

st.html(history_panel.STYLE)
view = session.view()
with st.container(key="history_head", horizontal=True, vertical_alignment="center"):
    st.html("<h1>History</h1>")
    frame.undo_and_redo(view.position)
told = session.mine().told()
chosen = history_panel.choice()
sieve = source_panel.sift()
with st.container(key="history"):
    if chosen == history_panel.EDITS:
        recipe_panels.write(told)
        history_panel.edits(view, told, sieve)
    elif chosen == history_panel.ONE_MOMENT:
        history_panel.one_moment(told, sieve)
    else:
        history_panel.two_moments(told, sieve)
frame.draw_meter(view.position)
