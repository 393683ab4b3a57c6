"""Names by a language model: what would be sent, shown before it is, and how far it is while one does other things."""

from functools import partial

import streamlit as st

from core.desk.views import PersonView
from core.steering.decisions import Refused
from core.wording import amount
from core.workspace.models.naming_rounds import NamingRound
from ui import model_question, session, suggested_panel
from ui.drawing import text
from ui.session import Said

WEAK = "their titles have no subject in common, too few of them bear it out, or it fits other journeys too"
"""What makes a name weak, as `core/naming/weak.py` tells it."""
SECONDS_A_LOOK = 1.0
"""Seconds between two looks at how far the asking is; by eye."""
_TABLE_PX = 240
"""Pixels of the table of titles: six rows and the head; by eye."""


def draw(view: PersonView) -> None:
    """Offer names by the language model, tell how far it is, and show what it suggested."""
    mine = session.mine()
    going, found = mine.naming(), mine.suggestions()
    model_question.fold_of("Ask the language model for names", "model_names", partial(_choose, going))
    if going is not None and going.is_running:
        st.fragment(_progress, run_every=SECONDS_A_LOOK)(going, len(found.offered))
    elif going is not None and going.said:
        st.caption(text.plain(going.said, text.MESSAGE_SIGNS))
    suggested_panel.draw(view, found)


def _choose(going: NamingRound | None) -> None:
    """Say how many journeys have a weak name, and let the person ask for all."""
    if going is not None and going.is_running:
        st.write("It is being asked. You may go on with anything else, here or on another page.")
        return
    mine = session.mine()
    weak, namable = mine.what_is_sent(), mine.what_is_sent(every=True)
    if not namable:
        st.write("Every journey has a name of your own, or one to look at: there is nothing to ask.")
        return
    every = len(weak) == len(namable)
    named = f"{amount(len(weak), 'has', 'have')} a weak name"
    st.write(f"Of the {amount(len(namable), 'journey')} that you have not named yourself {named}: {WEAK}.")
    if not every:
        every = st.checkbox(f"Ask for all {len(namable):,}", key="name_every")
    if weak or every:
        _ask(namable if every else weak, every)


def _ask(questions: list[tuple[str, list[str]]], every: bool) -> None:
    """Show what would leave this machine, and the button that sends it."""
    if not model_question.may_send(":"):
        return
    rows = [{"journey": name, "title": title} for name, titles in questions for title in titles]
    st.dataframe(rows, height=_TABLE_PX, alt="The titles that would be sent, by journey")
    st.caption(
        "Nothing is renamed by it: what it suggests is shown beside the names that you have, to take or to leave."
    )
    label = "Send these titles and let names be suggested"
    st.button(label, key="name_all", type="primary", on_click=_start, args=(every,))


def _start(every: bool) -> None:
    """Begin to ask, in the background."""
    door = session.door()
    try:
        door().start_naming(every)
    except Refused as refusal:
        st.session_state.update(said=Said(refusal=str(refusal)))


def _progress(going: NamingRound, drawn: int) -> None:
    """Tell how far a round is, with its Stop; the whole page is drawn anew when a name comes, and at the end.

    `drawn` is how many names the page shows.
    """
    if not going.is_running or len(session.mine().suggestions().offered) != drawn:
        st.rerun(scope="app")
    far = f"{going.done} of {amount(going.total, 'journey')}" if going.total else "the first question is under way"
    words = "Stopping after this question" if going.is_stopping else f"Asking for names in the background: {far}"
    st.progress(going.done / going.total if going.total else 0.0, words)
    if not going.is_stopping:
        st.button("Stop asking", key="name_stop", on_click=going.stop, help="What came is kept")
