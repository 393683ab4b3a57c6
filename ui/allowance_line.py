"""What of today's budget for the language model is used, said before anything is asked."""

import streamlit as st

from ui import session


def may_ask() -> bool:
    """Say how much of the person's budget is used, and tell whether anything may be asked today."""
    allowance = session.mine().allowance()
    if allowance.is_used_up:
        st.write(allowance.in_words())
    elif allowance.most is not None:
        st.caption(allowance.in_words())
    return not allowance.is_used_up
