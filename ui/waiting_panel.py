"""What agents ask the person's word for, on top of their journeys: what it would do, with yes and no."""

from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.workspace.answering import Waiting
from ui import emit, session
from ui.drawing import waiting as drawing
from ui.drawing.text import with_more

STYLE = Path(__file__).with_name("waiting.css")


def draw(view: PersonView) -> None:
    """Draw what waits for the person's word; nothing where nothing does."""
    asked = session.mine().waiting()
    if not asked:
        return
    st.html(STYLE)
    for each in asked:
        _card(view, each)


def _card(view: PersonView, each: Waiting) -> None:
    """Draw one question with its answers; what cannot be done any more can only be turned down."""
    what = "; ".join(each.sentences)
    with st.container(key=f"waiting-{each.seq}"):
        st.html(drawing.asks(each))
        with st.container(horizontal=True):
            if not each.refusal:
                words = with_more("Yes, do it", what)
                st.button(words, key=f"yes-{each.seq}", on_click=emit.say_yes, args=(each.seq, view.position))
            words = with_more("No", what)
            st.button(words, key=f"no-{each.seq}", on_click=emit.say_no, args=(each.seq, view.position))
