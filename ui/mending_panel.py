"""What may be off in the journeys, folded under them, each with the one act that mends it."""

from pathlib import Path

import streamlit as st

from core.desk.mending import Mending
from core.desk.views import PersonView
from ui import emit, session
from ui.drawing import mending as drawing

STYLE = Path(__file__).with_name("mending.css")


def draw(view: PersonView) -> None:
    """Draw the fold; the journeys are looked over only when it is open, so that an edit does not wait for it."""
    if not view.journeys:
        return
    st.html(STYLE)
    opened = st.expander("What may be off", on_change="rerun", key="mendings")
    if opened.open:
        with opened:
            found = session.mine().mendings()
            if not found:
                st.html(
                    "<p class='quiet'>Nothing that can be seen: no journey stands twice, is over, or is missed.</p>"
                )
            for one in found:
                _mending(view, one)


def _mending(view: PersonView, found: Mending) -> None:
    """Draw one thing that may be off, with its act."""
    with st.container(key=f"mending-{found.key}", horizontal=True, vertical_alignment="center"):
        st.html(drawing.mending(found))
        st.button(
            found.act,
            key=f"mend-{found.key}",
            help=found.sentence,
            on_click=emit.commit_all,
            args=(found.wishes, view.position),
        )
