"""The order of the rows in this visit: kept from its first view on, until the reader asks for them to be sorted."""

import streamlit as st

from core.desk.standing import Standing, origins_of, stand
from core.desk.views import PersonView
from ui import session

_KEPT = "standing"


def standing_rows(view: PersonView) -> Standing:
    """Return where the rows of a person's view stand, and keep it for the next view of them.

    While something is previewed nothing is kept: a journey that comes of it has come out of none that the log knows.
    """
    person_id, before = st.session_state.get(_KEPT, ("", None))
    if person_id != view.person_id:
        before = None
    known = set(before.order) if before is not None else set()
    is_new = before is not None and any(v.journey_id not in known for v in view.journeys)
    origins = origins_of(entry.edit for entry in session.mine().entries()) if is_new else None
    found = stand(view, before, origins)
    if before is None or not session.branch():
        st.session_state[_KEPT] = (view.person_id, found)
    return found


def sort_again() -> None:
    """Let the next view sort the rows, strongest first."""
    st.session_state.pop(_KEPT, None)
