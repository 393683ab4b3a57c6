"""How journeys are found: three ways side by side, with what each comes to; the person may choose."""

import streamlit as st

from core.desk.views import PersonView
from core.effects.sentences import METHODS
from ui import emit, session
from ui.drawing import methods as method_markup
from ui.drawing.text import with_more


def draw(view: PersonView) -> None:
    """Offer the ways to find journeys, folded away."""
    if not view.journeys:
        return
    opened = st.expander("How these journeys were found", on_change="rerun", key="methods")
    if opened.open:
        with opened:
            _ways(view)


def _ways(view: PersonView) -> None:
    """Show what each way comes to, and the button that takes it."""
    st.write("What you renamed, merged, split or moved stays as it is, whichever way you choose.")
    now = session.mine().method()
    for method, how in METHODS.items():
        with st.container(key=f"part-{method}", horizontal=True, vertical_alignment="center"):
            with st.spinner(f"Looking at your history {how} …"):
                found = session.mine().proxies(method)
            st.html(method_markup.method(how, found, is_used=method == now))
            if method != now:
                args = (method, view.position)
                words = with_more("Find them this way", how)
                st.button(words, key=f"focus-{method}", type="tertiary", on_click=emit.extract, args=args)
