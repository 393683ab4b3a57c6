"""Other searches where one finds little: each is a press, and each finds something."""

import streamlit as st

from core.desk.search.finding import Found
from ui import session
from ui.drawing import text


def draw(found: Found) -> None:
    """Offer what to search for instead, or beside the little that was found; nothing where enough was."""
    if not found.instead:
        return
    with st.container(key="instead", horizontal=True, vertical_alignment="center"):
        words = "Few things are close. Try also:" if found.places else "Instead:"
        st.html(f'<p class="understood">{words}</p>', width="content")
        for at, other in enumerate(found.instead):
            st.button(
                text.plain(other.text, text.NAME_SIGNS),
                key=f"instead-{at}",
                help=other.way.value,
                on_click=session.seek,
                args=(other.text,),
            )
