"""One piece for questions to a language model: the fold, what leaves, and where it is waited for the button, how far.

Nothing is drawn without a model, nothing is sent before the button is pressed, and a refusal stands where all stand.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.adapters.encoders.encoder import EncoderError
from core.progress import Progress
from core.steering.decisions import Refused
from ui import allowance_line, emit, session
from ui.drawing import text
from ui.session import Said

WhenPressed = Callable[[emit.Door, Progress], None]
"""Asks, telling how far it is, and keeps what came of it; what it raises of Refused or EncoderError is told."""


def fold_of(label: str, key: str, ask: Callable[[], None]) -> bool:
    """Draw the fold in which a model may be asked, and what is in it once it is open; False without a model."""
    if not session.workspace().has_model:
        return False
    opened = st.expander(label, on_change="rerun", key=key)
    if opened.open:
        with opened:
            ask()
    return True


def may_send(then: str, what: str = "titles") -> bool:
    """Say what would leave this machine and to whom, `then` after it; False, and why, once the budget is used."""
    if not allowance_line.may_ask():
        return False
    reader = text.plain(session.reader_of_questions(), text.NAME_SIGNS)
    st.write(f"These {what}, and nothing else, would be sent to the language model {reader}{then}")
    return True


def send_button(label: str, key: str, *, doing: str, counted: str, ask: WhenPressed) -> None:
    """Draw the button that sends, and the place where `doing` is told with how many are done of `counted`."""
    place = st.empty()
    st.button(label, key=key, type="primary", on_click=_send, args=(ask, doing, counted, place))


def _send(ask: WhenPressed, doing: str, counted: str, place: DeltaGenerator) -> None:
    """Ask, drawing how far it is in a place of the page as it stands."""
    door = session.door()
    bar = place.progress(0.0, doing)

    def report(done: int, total: int) -> None:
        bar.progress(done / total, f"{done} of {total} {counted}")

    try:
        ask(door, report)
    except (Refused, EncoderError) as refusal:
        st.session_state.update(said=Said(refusal=str(refusal)))
    finally:
        place.empty()
