"""Journeys: what the person is into, the verbs that steer it, and beside it the list that follows."""

import streamlit as st

from ui import (
    doubts_panel,
    force_panel,
    frame,
    importing_panel,
    journey_list,
    mending_panel,
    method_panel,
    naming_panel,
    recipe_panels,
    river_panel,
    session,
    slate_panel,
    source_panel,
    these_too_panel,
    trial_panel,
    waiting_panel,
)
from ui.drawing import journeys

view = session.view()
shown, comparison = slate_panel.now_or_preview(view)

with st.container():
    importing_panel.draw_brought(view.person_id)
with st.container():
    river_panel.draw(shown)
left, right = st.columns(slate_panel.JOURNEYS_AND_LIST, gap="large")
with left, st.container(key="journeys"):
    with st.container(key="journeys_head", horizontal=True, vertical_alignment="center"):
        st.html(f'<h1>Your journeys</h1><p class="counts">{journeys.counts(view.journeys)}</p>')
        frame.undo_and_redo(view.position)
    for panel in (waiting_panel, these_too_panel):
        with st.container():
            panel.draw(view)
    journey_list.granularity(view)
    journey_list.rows(view, source_panel.sift())
    for panel in (force_panel, mending_panel, naming_panel, doubts_panel, method_panel, trial_panel):
        with st.container():
            panel.draw(view)
    recipe_panels.take(view)
with right, st.container(key="slate"):
    slate_panel.draw(view, shown, comparison)
frame.draw_meter(view.position)
