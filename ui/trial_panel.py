"""'Does not me work here?': tried on a copy of the person in memory, with one sentence of what is left."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.desk.trials import trial_in_words
from core.desk.views import PersonView
from ui import session
from ui.drawing import text


def draw(view: PersonView) -> None:
    """Offer the trial, folded away, and say what came of the last one at this moment of the log."""
    if not view.journeys:
        return
    opened = st.expander("Does “not me” work here?", on_change="rerun", key="trial")
    if not opened.open:
        return
    with opened:
        st.write("An interest that you do not have is planted into a copy of you, and taken out again in one act.")
        place = st.empty()
        st.button("Try it on a copy", key="try_not_me", on_click=_try, args=(view.person_id, view.position, place))
        moment, said = st.session_state.get("tried", (None, ""))
        if moment == (view.person_id, view.position):
            st.html(f'<p class="said" role="status">{text.safe(said, text.MESSAGE_SIGNS)}</p>')
            st.caption("Nothing of yours was changed.")


def _try(person_id: str, position: int, place: DeltaGenerator) -> None:
    """Try it, drawing how far it is in a place of the page as it stands."""
    state, door = st.session_state, session.door()
    bar = place.progress(0.0, "Planting an interest into a copy of you")

    def report(what: str, done: int, total: int) -> None:
        bar.progress(done / total, what)

    trial = door().try_not_me(report)
    state.tried = ((person_id, position), trial_in_words(trial))
    place.empty()
