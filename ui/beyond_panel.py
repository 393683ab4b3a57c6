"""Interests that a language model names: what would be sent, shown before it is, and the cards of those that hold."""

from functools import partial

import streamlit as st

from core.desk.views import PersonView
from core.progress import Progress
from core.workspace.beyond_areas import Beyond
from ui import emit, explore_panel, model_question, session
from ui.drawing import doubts as doubt_markup
from ui.drawing import text

ASK_BEYOND = "Ask the language model for interests beyond these"
QUESTION = "What would this person like that they do not follow yet?"


def draw(view: PersonView) -> None:
    """Offer to ask, and draw what was named, holds and was not answered yet."""
    if not model_question.fold_of(ASK_BEYOND, "beyond", partial(_ask, view)):
        return
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
    if not model_question.may_send(", three times:"):
        return
    st.html(doubt_markup.question(QUESTION, [titles]))
    st.caption("What it names is proposed only where things of it are here, and where what you follow leads to them.")
    model_question.send_button(
        "Send these titles and look beyond",
        "ask_beyond",
        doing="Asking for interests",
        counted="answers",
        ask=partial(_send, view.person_id),
    )


def _send(person_id: str, door: emit.Door, report: Progress) -> None:
    """Ask, and keep what was told with whom it is of."""
    st.session_state.beyond_told = (person_id, door().ask_beyond(report))
