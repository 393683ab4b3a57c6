"""Where journeys end, by a language model: what would be sent, shown before it is; drawn only with a model set up."""

from functools import partial
from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.progress import Progress
from core.prompts.known_joins import KNOWN_JOINS
from core.workspace.models.join_exam import MOST_WRONG, Verdict
from ui import emit, model_question, session
from ui.drawing import doubts as doubt_markup
from ui.drawing import text
from ui.session import Said

ASK_WHERE_ENDS = "Ask the language model where journeys end"
STYLE = Path(__file__).with_name("doubts.css")
FIRST = (
    f"First it is given {len(KNOWN_JOINS)} joins of ours whose answer is known, and asked about yours only where it "
    f"gets {len(KNOWN_JOINS) - MOST_WRONG} right."
)
AS_FOUND = 0.5
"""Where the detail dial (0..1) stands when journeys are cut as they were found."""


def draw(view: PersonView) -> None:
    """Offer to ask the language model about doubtful joins, and say what came of it."""
    if not model_question.fold_of(ASK_WHERE_ENDS, "model_doubts", partial(_ask, view)):
        return
    st.html(STYLE)
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
    if not model_question.may_send(":"):
        return
    st.html("".join(doubt_markup.question(question.in_words(), question.titles) for question in questions))
    if view.profile.granularity != AS_FOUND:
        st.write("It is asked about the journeys as they were found, not at the detail that you have set.")
    st.caption(f"{verdict.in_words()}." if verdict else FIRST)
    model_question.send_button(
        "Send these titles and settle where my journeys end",
        "settle_joins",
        doing="Asking where journeys end",
        counted="doubtful joins",
        ask=partial(_settle, view.person_id),
    )


def _verdict() -> Verdict | None:
    """Return how the model that is set up did on joins of ours; None where it was never tried."""
    where = session.workspace().model_where
    return None if where is None else session.mine().known_verdict(where)


def _settle(person_id: str, door: emit.Door, report: Progress) -> None:
    """Ask, and say what was made of the answers."""
    state, settlement = st.session_state, door().settle_by_model(report)
    state.settled_by_model = (person_id, settlement)
    if settlement is not None and settlement.outcome is not None:
        state.update(said=Said(settlement.outcome), branch=(), panel=None)
