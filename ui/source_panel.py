"""What the list comes from, to be switched, and what of it is shown: one service, one kind, or all."""

from functools import partial

import streamlit as st

from core.desk.sieve import Sieve
from core.desk.views import PersonView
from core.desk.wishes import switched
from ui import emit, session
from ui.drawing import sources

SERVICE, KIND = "sieve_service", "sieve_kind"


def switches(view: PersonView) -> None:
    """Draw a switch for every source of the list; none for someone who is offered one data set whole."""
    found = session.mine().sources(view)
    if not found:
        return
    with st.container(key="sources", horizontal=True, vertical_alignment="center"):
        st.html('<p class="from">Your list comes from</p>')
        for each in found:
            key = f"source-{each.source}"
            st.session_state[key] = each.is_on
            args = (switched(view.profile, each.source), view.position)
            st.toggle(sources.switch_label(each), key=key, on_change=emit.commit, args=args)


def sieve() -> Sieve:
    """Return what is shown of everything, on whichever page it was chosen."""
    found: Sieve = st.session_state.get("sieve", Sieve())
    return found


def sift() -> Sieve:
    """Draw what may be shown alone, where there is a choice, and return what is."""
    services, kinds = session.mine().services_and_kinds()
    chosen = sieve()
    chosen = Sieve(chosen.service if chosen.service in services else "", chosen.kind if chosen.kind in kinds else "")
    offered = ((SERVICE, sources.EVERYWHERE, services, chosen.service), (KIND, sources.EVERY_KIND, kinds, chosen.kind))
    drawn = [each for each in offered if len(each[2]) > 1]
    if not drawn:
        return Sieve()
    with st.container(key="sieve_row", horizontal=True, vertical_alignment="bottom"):
        for key, every, words, now in drawn:
            st.session_state[key] = now
            name = partial(sources.or_else, every)
            st.selectbox(every, ("", *words), format_func=name, key=key, on_change=_take, label_visibility="collapsed")
    return chosen


def _take() -> None:
    """Keep what was chosen, so that it holds on every page."""
    state = st.session_state
    now = sieve()
    state.sieve = Sieve(state.get(SERVICE, now.service) or "", state.get(KIND, now.kind) or "")
