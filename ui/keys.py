"""Keys and focus of every page: Ctrl+Z in a field is the field's, Escape closes what is open, the focus stays."""

from pathlib import Path

import streamlit as st

from ui import session

KEY = "keys"
_KEYS = st.components.v2.component(
    "keys_and_focus",
    html='<span class="keys-host" hidden></span>',
    js=Path(__file__).with_name("keys.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw() -> None:
    """Listen to the keys of the page; the browser alone knows which of them are meant for a field."""
    with st.container(key="keys_box"):
        _KEYS(key=KEY, data={"panel": session.panel() is not None}, on_closed_change=_close)


def _close() -> None:
    """Close the open panel, as its own button would."""
    if st.session_state[KEY].closed:
        session.close_panel()
