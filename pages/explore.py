"""Explore: related interests to take up or decline, each with why it is proposed."""

import streamlit as st

from ui import explore_panel, frame, session

st.html(explore_panel.STYLE)
view = session.view()
with st.container(key="explore_head", horizontal=True, vertical_alignment="center"):
    st.html("<h1>Explore</h1>")
    frame.undo_and_redo(view.position)
explore_panel.cards(view, explore_panel.whose(view))
frame.draw_meter(view.position)
