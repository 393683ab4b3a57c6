"""The dial from broad to fine: for all journeys, or within one."""

import streamlit as st

from core.effects.sentences import DETAIL
from ui import emit


def draw(label: str, key: str, granularity: float, position: int, journey_id: str | None = None) -> None:
    """Draw the dial at the level nearest to where it stands (0..1); turning it is one edit."""
    st.session_state[key] = min(DETAIL, key=lambda level: abs(level - granularity))
    st.select_slider(
        label,
        options=list(DETAIL),
        format_func=DETAIL.__getitem__,
        key=key,
        on_change=emit.set_number,
        args=("granularity", key, position, journey_id),
    )
