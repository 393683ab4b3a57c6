"""Explore: related interests to take up or decline, each with why it is proposed."""

import streamlit as st

from ui import beyond_panel, explore_panel, frame, session, source_panel

st.html(explore_panel.STYLE)
view = session.view()
with st.container(key="explore_head", horizontal=True, vertical_alignment="center"):
    st.html("<h1>Explore</h1>")
    frame.undo_and_redo(view.position)
journey_id = explore_panel.whose(view)
explore_panel.cards(view, journey_id, source_panel.sift())
beyond_panel.draw(view)
frame.draw_meter(view.position)
