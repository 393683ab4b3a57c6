"""Map: everything the person took up and what is suggested, to be picked with a loop and put right."""

import streamlit as st

from ui import frame, map_panel, session, source_panel

st.html(map_panel.STYLE)
view = session.view()
with st.container(key="map_head", horizontal=True, vertical_alignment="center"):
    st.html("<h1>Map</h1>")
    frame.undo_and_redo(view.position)

sieve = source_panel.sift()
spots = session.mine().map_spots(view, sieve)
if not session.mine().coordinates():
    map_panel.undrawn()
else:
    left, right = st.columns(map_panel.MAP_AND_PICKS, gap="medium")
    with left, st.container(key="map"):
        if not spots:
            source_panel.nothing_here("is on this map", sieve)
        until = map_panel.years(view)
        map_panel.figure(view, spots, until)
    with right, st.container(key="picks"):
        map_panel.side(view, spots)
    map_panel.as_table(view, spots)
frame.draw_meter(view.position)
