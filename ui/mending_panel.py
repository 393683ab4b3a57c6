"""What may be off in the journeys, folded under them, each with the one act that mends it."""

from pathlib import Path

import streamlit as st

from core.desk.mending import Mending
from core.desk.views import PersonView
from ui import emit, session
from ui.drawing import mending as drawing
from ui.drawing.text import with_more

STYLE = Path(__file__).with_name("mending.css")
_KEPT = "mendings_of"


def draw(view: PersonView) -> None:
    """Draw the fold; the journeys are looked over only when it is open, so that an edit does not wait for it."""
    if not view.journeys:
        return
    st.html(STYLE)
    opened = st.expander("What may be off", on_change="rerun", key="mendings")
    if opened.open:
        with opened:
            found = found_off(view)
            if not found:
                st.html(
                    "<p class='quiet'>Nothing that can be seen: no journey stands twice, is over, or is missed.</p>"
                )
            for one in found:
                _mending(view, one)


def found_off(view: PersonView) -> tuple[Mending, ...]:
    """Return what may be off in a view, looked for once as long as the log and the history stay as they are."""
    return session.remembered(_KEPT, (view.person_id, view.position, view.end), session.mine().mendings)


def draw_about(view: PersonView, journey_id: str) -> None:
    """Draw what may be off in one journey; nothing where nothing is."""
    st.html(STYLE)
    for one in found_off(view):
        if journey_id in one.journey_ids:
            _mending(view, one, of="opened-")


def _mending(view: PersonView, found: Mending, of: str = "") -> None:
    """Draw one thing that may be off, with its act."""
    with st.container(key=f"mending-{of}{found.key}", horizontal=True, vertical_alignment="center"):
        st.html(drawing.mending(found))
        st.button(
            with_more(found.act, found.sentence),
            key=f"mend-{of}{found.key}",
            help=found.sentence,
            on_click=emit.commit_all,
            args=(found.wishes, view.position),
        )
