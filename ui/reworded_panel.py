"""Sentences of the app in a model's words, at the press of a button; what is refused leaves them as they are."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.naming.rewording import Facts
from core.progress import Progress
from core.prompts.wordings import may_be_asked
from core.workspace.models.rewording import Rewording, Worded
from ui import emit, model_question
from ui.drawing import text
from ui.drawing import worded as markup

IN_OTHER_WORDS = "Say it in other words"
_WORDED, _TOLD = "worded", "worded_told"


def drawn(facts: Facts) -> str:
    """Return a sentence as safe HTML: in the model's words where it has some, else as it was made by rules."""
    line = _lines().get(facts.sentence)
    return markup.cited(line.text if line is not None else facts.sentence, facts.names)


def draw(sentences: Sequence[Facts], key: str) -> None:
    """Offer to have sentences put into other words, and say how it went; nothing without a model."""
    if not model_question.fold_of(IN_OTHER_WORDS, key, partial(_ask, sentences, key)):
        return
    told = st.session_state.get(_TOLD)
    if isinstance(told, Rewording) and {line.facts for line in told.lines} & set(sentences):
        st.caption(text.plain(told.in_words(), text.MESSAGE_SIGNS))


def _ask(sentences: Sequence[Facts], key: str) -> None:
    """Show the sentences that would leave this machine, and the button that sends them."""
    left = [facts for facts in sentences if may_be_asked(facts.sentence) and facts.sentence not in _lines()]
    if not left:
        st.write("Nothing here is left to be put into other words.")
        return
    if not model_question.may_send(", one at a time:", "sentences"):
        return
    st.html(markup.to_send(left))
    st.caption("It may only reword: whatever it adds, leaves out or turns round is refused, and the sentence stays.")
    model_question.send_button(
        "Send these sentences",
        f"{key}_send",
        doing="Asking for other words",
        counted="sentences",
        ask=partial(_send, left),
    )


def _send(sentences: Sequence[Facts], door: emit.Door, report: Progress) -> None:
    """Ask, and keep what may be shown for as long as the sentence stays the same."""
    told = door().reword(sentences, report)
    if told is not None:
        answered = [line for line in told.lines if line.said is not None or line.fault is not None]
        st.session_state[_WORDED] = _lines() | {line.facts.sentence: line for line in answered}
        st.session_state[_TOLD] = told


def _lines() -> dict[str, Worded]:
    """Return what is kept in this session, by the sentence made by rules."""
    found: dict[str, Worded] = st.session_state.get(_WORDED, {})
    return found
