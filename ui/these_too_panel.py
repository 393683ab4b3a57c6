"""After 'not me': the journeys that look like it too, each removed with one press that can be undone."""

from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.steering import edits as e
from ui import emit, session
from ui.drawing import these_too as drawing
from ui.drawing.text import with_more

STYLE = Path(__file__).with_name("these_too.css")


def draw(view: PersonView) -> None:
    """Ask right after a journey was removed; nothing where nothing else looks like it."""
    said = session.said()
    if said is None or said.outcome is None or not isinstance(said.outcome.entry.edit, e.JourneyRemoved):
        return
    asked = session.mine().these_too(view)
    if not asked.journeys and not asked.n_strayed:
        return
    st.html(STYLE)
    with st.container(key="these-too"):
        st.html(drawing.asks_whether(asked))
        for journey in asked.journeys:
            with st.container(key=f"too-{journey.journey_id}", horizontal=True, vertical_alignment="center"):
                st.html(drawing.look_alike(journey))
                wish = e.JourneyRemoved(journey.journey_id)
                key = f"not-me-too-{journey.journey_id}"
                words = with_more("Not me either", journey.name)
                st.button(words, key=key, on_click=emit.commit, args=(wish, view.position))
        if asked.journeys:
            st.button("Leave them", key="leave-them", type="tertiary", on_click=emit.close)
