"""Interests that a language model names: what would be sent, shown before it is, and the cards of those that hold."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.adapters.encoders.encoder import EncoderError
from core.desk.views import PersonView
from core.steering.decisions import Refused
from core.workspace.beyond_areas import Beyond
from ui import allowance_line, explore_panel, session
from ui.drawing import doubts as doubt_markup
from ui.drawing import text
from ui.session import Said

ASK_BEYOND = "Ask the language model for interests beyond these"
QUESTION = "What would this person like that they do not follow yet?"


def draw(view: PersonView) -> None:
    """Offer to ask, and draw what was named, holds and was not answered yet."""
    if not session.workspace().has_model:
        return
    opened = st.expander(ASK_BEYOND, on_change="rerun", key="beyond")
    if opened.open:
        with opened:
            _ask(view)
    whose, told = st.session_state.get("beyond_told", ("", None))
    if isinstance(told, Beyond) and whose == view.person_id:
        st.caption(text.plain(told.in_words(), text.MESSAGE_SIGNS))
        answered = {*view.profile.declined, *(j.journey_id for j in view.profile.journeys)}
        left = [one for one in told.interests if not answered & {one.proposal_id, one.journey_id}]
        explore_panel.deck(view, left, "beyond_cards")


def _ask(view: PersonView) -> None:
    """Show what would leave this machine, and the button that sends it."""
    titles = session.mine().titles_beyond()
    if not titles:
        st.write("There is nothing of yours yet that could be told. Bring some of your history on the Data page.")
        return
    if not allowance_line.may_ask():
        return
    reader = text.plain(session.reader_of_questions(), text.NAME_SIGNS)
    st.write(f"These titles, and nothing else, would be sent to the language model {reader}, three times:")
    st.html(doubt_markup.question(QUESTION, [titles]))
    st.caption("What it names is proposed only where things of it are here, and where what you follow leads to them.")
    place = st.empty()
    label = "Send these titles and look beyond"
    st.button(label, key="ask_beyond", type="primary", on_click=_send, args=(view.person_id, place))


def _send(person_id: str, place: DeltaGenerator) -> None:
    """Ask, drawing how far it is in a place of the page as it stands."""
    state, door = st.session_state, session.door()
    bar = place.progress(0.0, "Asking for interests")

    def report(done: int, total: int) -> None:
        bar.progress(done / total, f"{done} of {total} answers")

    try:
        state.beyond_told = (person_id, door().ask_beyond(report))
    except (Refused, EncoderError) as refusal:
        state.said = Said(refusal=str(refusal))
    place.empty()
