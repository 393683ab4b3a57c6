"""Names by a language model: what would be sent, shown before it is; drawn only where a model is set up."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.steering.decisions import Refused
from core.wording import amount
from ui import allowance_line, session
from ui.drawing import text

WEAK = "their titles have no subject in common, too few of them bear it out, or it fits other journeys too"
"""What makes a name weak, as `core/naming/weak.py` tells it."""
_TABLE_PX = 240
"""Pixels of the table of titles: six rows and the head; by eye."""


def draw() -> None:
    """Offer names by the language model."""
    workspace = session.workspace()
    if not workspace.has_model:
        return
    opened = st.expander("Ask the language model for names", on_change="rerun", key="model_names")
    if opened.open:
        with opened:
            _choose()
    if "named_by_model" in st.session_state:
        st.caption(text.plain(st.session_state.named_by_model, text.NOTE_SIGNS))


def _choose() -> None:
    """Say how many journeys have a weak name, and let the person ask for all."""
    mine = session.mine()
    weak, namable = mine.what_is_sent(), mine.what_is_sent(every=True)
    if not namable:
        st.write("Every journey has a name of your own: there is nothing to ask.")
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
    if not allowance_line.may_ask():
        return
    reader = text.plain(session.reader_of_questions(), text.NAME_SIGNS)
    st.write(f"These titles, and nothing else, would be sent to the language model {reader}:")
    rows = [{"journey": name, "title": title} for name, titles in questions for title in titles]
    st.dataframe(rows, height=_TABLE_PX, alt="The titles that would be sent, by journey")
    place = st.empty()
    st.button(
        "Send these titles and name my journeys", key="name_all", type="primary", on_click=_name, args=(place, every)
    )


def _name(place: DeltaGenerator, every: bool) -> None:
    """Ask for names, drawing how far it is in a place of the page as it stands."""
    state, door = st.session_state, session.door()
    bar = place.progress(0.0, "Asking for names")

    def report(done: int, total: int) -> None:
        bar.progress(done / total, f"{done} of {total} journeys")

    try:
        named = door().name_by_model(report, every)
        state.named_by_model = named.in_words() if named else "No language model is set up."
    except Refused as refusal:
        state.named_by_model = str(refusal)
    place.empty()
