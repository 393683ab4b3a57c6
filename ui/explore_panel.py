"""The cards of Explore: what to take up next, with the ways to answer."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from core.desk.sieve import Sieve
from core.desk.views import PersonView
from core.exploration.proposals import RelatedInterest
from core.steering import edits as e
from ui import emit, session, source_panel
from ui.drawing import proposals as proposal_markup
from ui.drawing.text import NAME_SIGNS, safe, with_more

STYLE = Path(__file__).with_name("explore.css")
_OTHERS = "where people with your interests went on to"
COLUMNS = 2
"""Cards side by side; by eye."""


def whose(view: PersonView) -> str | None:
    """Say from where the proposals start, and offer to start from everything; return the journey, if one."""
    journey = view.find(str(st.session_state.get("explore_for") or ""))
    if journey is None:
        way = "what there is to choose from" if session.mine().sources(view) else _OTHERS
        st.html(
            f"<p class='lead'>New ground, chosen by {way}. What you take up becomes a journey with places in your "
            "list; what you decline never comes back.</p>"
        )
        return None
    with st.container(key="explore_from", horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='lead'>Starting from “{safe(journey.name, NAME_SIGNS)}”.</p>")
        st.button("Start from everything", key="from_everything", type="tertiary", on_click=_from_everything)
    return journey.journey_id


def _from_everything() -> None:
    """Forget the journey to start from."""
    st.session_state.update(explore_for=None, explore_draw=0)


def cards(view: PersonView, journey_id: str | None, sieve: Sieve) -> None:
    """Draw the proposals that are made of what a sieve lets through; another choice begins with the first ones."""
    if st.session_state.get("explore_sieve", sieve) != sieve:
        st.session_state.explore_draw = 0
    st.session_state.explore_sieve = sieve
    draw = int(st.session_state.get("explore_draw", 0))
    with st.spinner("Looking for new ground …"):
        interests = session.mine().proposals(journey_id, draw, sieve)
    if not interests and not draw and not sieve.is_open:
        source_panel.nothing_here("is new to you here", sieve)
        return
    if not interests:
        _nothing(draw)
        return
    deck(view, interests, "proposals")
    with st.container(horizontal=True, key="explore_more"):
        st.button("Show me others", key="others", on_click=_draw, args=(draw + 1,))
        if draw:
            st.button("Back to the first ones", key="first_ones", type="tertiary", on_click=_draw, args=(0,))


def deck(view: PersonView, interests: Sequence[RelatedInterest], key: str) -> None:
    """Draw proposals side by side, in a container with a key of its own; nothing where there is none."""
    if not interests:
        return
    with st.container(key=key):
        for at in range(0, len(interests), COLUMNS):
            columns = st.columns(COLUMNS, gap="large")
            for column, interest in zip(columns, interests[at : at + COLUMNS], strict=False):
                with column:
                    _card(view, interest)


def _card(view: PersonView, interest: RelatedInterest) -> None:
    """Draw one proposal with its two answers."""
    anchors = tuple(item.item_id for item in interest.anchors)
    adopt = e.InterestAdopted(interest.journey_id, interest.name, anchors=anchors, proposal_id=interest.proposal_id)
    with st.container(key=f"proposal-{interest.proposal_id}"):
        st.html(proposal_markup.card(interest))
        with st.container(horizontal=True):
            st.button(
                with_more("Take it up", interest.name),
                key=f"adopt-{interest.proposal_id}",
                type="primary",
                on_click=emit.commit,
                args=(adopt, view.position),
                kwargs={"directly": True},
            )
            st.button(
                with_more("Not for me", interest.name),
                key=f"decline-{interest.proposal_id}",
                on_click=emit.commit,
                args=(e.InterestDeclined(interest.proposal_id, interest.name), view.position),
                kwargs={"directly": True},
            )


def _nothing(draw: int) -> None:
    """Say that there is nothing to propose, and what to do."""
    if draw:
        st.html("<p class='lead'>That was everything new that is here for you.</p>")
        st.button("Back to the first ones", key="first_ones", on_click=_draw, args=(0,))
        return
    st.html(
        "<p class='lead'>There is nothing new to propose from what is here. Bring more of your history, or a larger "
        "collection, on the Data page.</p>"
    )
    st.page_link("pages/data.py", label="Go to Data")


def _draw(draw: int) -> None:
    """Show another hand of proposals."""
    st.session_state.explore_draw = draw
