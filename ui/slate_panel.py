"""The list beside the journeys: its top, how every place moved, what is gone and why, and the preview of an edit."""

import streamlit as st

from core.desk.views import PersonView
from core.effects.comparison import Comparison
from core.effects.meter import VISIBLE
from core.steering.decisions import Refused
from ui import emit, session
from ui.drawing import effects, slate

JOURNEYS_AND_LIST = [58, 42]
"""Hundredths of the page's width that the journeys take, and the list; by eye. In a page itself it would be drawn."""


def now_or_preview(view: PersonView) -> tuple[PersonView, Comparison | None]:
    """Return the view whose slate is shown, with what it is compared to: a preview, or the last edit."""
    wishes = session.branch()
    if wishes:
        try:
            return session.mine().preview(wishes)
        except Refused:
            emit.drop_branch()
    return view, session.last_comparison(view)


def draw(view: PersonView, shown: PersonView, comparison: Comparison | None) -> None:
    """Draw the panel."""
    previewing = bool(session.branch())
    with st.container(key="slate_head", horizontal=True, vertical_alignment="center"):
        st.html("<h2>What it would be</h2>" if previewing else "<h2>For you, right now</h2>")
        if previewing:
            st.session_state.previewing = True
        st.toggle("Preview", key="previewing", help="Show what an edit would do before it is made.")
    if previewing and comparison is not None:
        _branch(view, comparison)
    mine = session.mine()
    places = mine.places(shown, comparison, VISIBLE)
    st.html(slate.slate(places, shown.shortfall))
    if comparison is not None and comparison.gone:
        st.html(slate.gone(mine.gone(shown, comparison)))
    if len(shown.slate.places) > VISIBLE:
        st.page_link("pages/for_you.py", label=f"Show all {len(shown.slate.places)}")


def draw_pending() -> None:
    """Say on any other page what is previewed and waits, with its Apply and its Drop."""
    view = session.view()
    try:
        sentences = session.mine().imagine(session.branch())
    except Refused:
        emit.drop_branch()
        return
    with st.container(key="branch"):
        st.html(effects.pending(sentences))
        _apply_or_drop(view)


def _apply_or_drop(view: PersonView) -> None:
    """Draw the two ways out of a preview."""
    with st.container(horizontal=True):
        st.button("Apply", type="primary", key="apply", on_click=emit.apply_branch, args=(view.position,))
        st.button("Drop", key="drop", on_click=emit.drop_branch)


def _branch(view: PersonView, comparison: Comparison) -> None:
    """Offer to apply or drop what is previewed."""
    sentences = session.mine().imagine(session.branch())
    with st.container(key="branch"):
        st.html(effects.preview(sentences, comparison))
        _apply_or_drop(view)
