"""Where journeys end, by a language model: what would be sent, shown before it is; drawn only with a model set up."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.desk.views import PersonView
from core.prompts.known_joins import KNOWN_JOINS
from core.steering.decisions import Refused
from core.workspace.join_exam import MOST_WRONG, Verdict
from ui import allowance_line, session
from ui.drawing import doubts as doubt_markup
from ui.drawing import text
from ui.session import Said

STYLE = Path(__file__).with_name("doubts.css")
FIRST = (
    f"First it is given {len(KNOWN_JOINS)} joins of ours whose answer is known, and asked about yours only where it "
    f"gets {len(KNOWN_JOINS) - MOST_WRONG} right."
)
AS_FOUND = 0.5
"""Where the detail dial (0..1) stands when journeys are cut as they were found."""


def draw(view: PersonView) -> None:
    """Offer to ask the language model about doubtful joins, and say what came of it."""
    if not session.workspace().has_model:
        return
    st.html(STYLE)
    opened = st.expander("Ask the language model where journeys end", on_change="rerun", key="model_doubts")
    if opened.open:
        with opened:
            _ask(view)
    person_id, settlement = st.session_state.get("settled_by_model", ("", None))
    if settlement is not None and person_id == view.person_id and settlement.still_holds(view.profile.extraction_id):
        st.caption(text.plain(settlement.in_words(), text.MESSAGE_SIGNS))
        if settlement.answers:
            st.html(doubt_markup.answers(settlement.reasons()))


def _ask(view: PersonView) -> None:
    """Show what would leave this machine, and the button that sends it."""
    questions = session.mine().doubts()
    if not questions:
        st.write("No journey is in doubt: there is nothing to ask.")
        return
    verdict = _verdict()
    if verdict is not None and not verdict.has_passed:
        st.write(f"{verdict.in_words()}.")
        return
    if not allowance_line.may_ask():
        return
    reader = text.plain(session.reader_of_questions(), text.NAME_SIGNS)
    st.write(f"These titles, and nothing else, would be sent to the language model {reader}:")
    st.html("".join(doubt_markup.question(question.in_words(), question.titles) for question in questions))
    if view.profile.granularity != AS_FOUND:
        st.write("It is asked about the journeys as they were found, not at the detail that you have set.")
    st.caption(f"{verdict.in_words()}." if verdict else FIRST)
    place = st.empty()
    label = "Send these titles and settle where my journeys end"
    st.button(label, key="settle_joins", type="primary", on_click=_settle, args=(view.person_id, place))


def _verdict() -> Verdict | None:
    """Return how the model that is set up did on joins of ours; None where it was never tried."""
    where = session.workspace().model_where
    return None if where is None else session.mine().known_verdict(where)


def _settle(person_id: str, place: DeltaGenerator) -> None:
    """Ask, drawing how far it is in a place of the page as it stands."""
    state, door = st.session_state, session.door()
    bar = place.progress(0.0, "Asking where journeys end")

    def report(done: int, total: int) -> None:
        bar.progress(done / total, f"{done} of {total} doubtful joins")

    try:
        settlement = door().settle_by_model(report)
    except Refused as refusal:
        state.update(said=Said(refusal=str(refusal)), branch=(), panel=None)
        place.empty()
        return
    state.settled_by_model = (person_id, settlement)
    if settlement is not None and settlement.outcome is not None:
        state.update(said=Said(settlement.outcome), branch=(), panel=None)
    place.empty()
