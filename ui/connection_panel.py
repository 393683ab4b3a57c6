"""A part of Data: a button that tries the language model's connection; drawn only where one is set up."""

import streamlit as st

from core.adapters.llm.connection import facts_of
from core.steering.decisions import Refused
from core.workspace.accounts.account_workspace import AnyWorkspace
from ui import session
from ui.drawing import privacy, text


def draw(workspace: AnyWorkspace) -> None:
    """Draw the button, and what the last trial brought."""
    if not workspace.has_model:
        return
    help_text = "Sends four invented titles, nothing of yours"
    st.button("Test the connection", key="test_connection", help=help_text, on_click=_try)
    tried = st.session_state.get("connection_tried")
    if isinstance(tried, str):
        st.caption(text.plain(tried, text.MESSAGE_SIGNS))
    elif tried is not None:
        st.html(privacy.connection(facts_of(tried)))


def _try() -> None:
    """Ask, and keep what came back."""
    try:
        st.session_state.connection_tried = session.workspace().try_model()
    except Refused as refusal:
        st.session_state.connection_tried = str(refusal)
