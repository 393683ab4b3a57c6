"""Talk: say in your own words what is to change, see what it would do, and agree; or ask why things are as they are."""

import streamlit as st

from ui import frame, session, source_panel, talk_panel

st.html(talk_panel.STYLE)
view = session.view()
with st.container(key="talk_head", horizontal=True, vertical_alignment="center"):
    st.html("<h1>Talk</h1>")
    frame.undo_and_redo(view.position)
talk_panel.field(view)
sieve = source_panel.sift()
talk_panel.draw_chips(view)
talk_panel.draw_turns(view, sieve)
frame.draw_meter(view.position)
