"""A fold that stays as the reader left it when the count in its label changes: Streamlit would make it a new one."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def fold(label: str, key: str) -> DeltaGenerator | None:
    """Draw a fold, closed at first; return where its content goes when it is open, else None."""
    state, memory = st.session_state, f"{key}_fold"
    drawn_as, open_at_first = state.get(memory, (label, False))
    if drawn_as != label:
        open_at_first = bool(state.get(key, open_at_first))
    state[memory] = (label, open_at_first)
    drawn = st.expander(label, expanded=open_at_first, key=key, on_change="rerun")
    return drawn if drawn.open else None
