"""Suggested names beside the names that journeys have, each with what bears it out: take or leave each of them."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from core.desk.suggestions import Suggestion, Suggestions
from core.desk.views import PersonView
from core.steering import edits as e
from core.wording import amount
from ui import emit, session
from ui.drawing import suggested, text

STYLE = Path(__file__).with_name("suggested.css")
TITLES = 2
"""Titles that stand for a name, the nearest to it; by eye."""


def draw(view: PersonView, found: Suggestions) -> None:
    """Draw the suggestions that may be taken, and how many were refused unseen."""
    refused = found.refused_in_words()
    if not found.offered and not refused:
        return
    st.html(STYLE)
    with st.container(key="suggested"):
        if found.offered:
            st.html(suggested.suggestions_head(len(found.offered)))
            for each in found.offered:
                _row(each, view.position)
            _buttons(found.offered, view.position)
        if refused:
            st.caption(text.plain(f"Suggested names: {refused}.", text.MESSAGE_SIGNS))


def _row(each: Suggestion, position: int) -> None:
    """Draw one suggestion with its box to tick, and the button that leaves it."""
    with st.container(key=f"suggestion-{each.journey_id}"):
        words = text.plain(f"{each.present.text or 'Not named'} → {each.suggested.text}", text.QUESTION_SIGNS)
        st.checkbox(words, key=_key(each))
        st.html(suggested.beside(each, _titles(each.present.evidence), _titles(each.suggested.evidence)))
        wish, leaving = (
            e.SuggestionLeft(each.journey_id, each.suggested.text),
            "Offer this name no more; undo brings it back.",
        )
        label = text.plain(f"Leave “{each.suggested.text}”", text.QUESTION_SIGNS)
        st.button(
            label,
            key=f"leave-{each.journey_id}",
            type="tertiary",
            help=leaving,
            on_click=emit.commit,
            args=(wish, position),
        )


def _titles(item_ids: Sequence[str]) -> list[str]:
    """Return the titles nearest to a name."""
    return [session.mine().title_of(item_id) for item_id in item_ids[:TITLES]]


def _buttons(offered: Sequence[Suggestion], position: int) -> None:
    """Draw the buttons that take the ticked names, and all."""
    ticked = [each for each in offered if st.session_state.get(_key(each))]
    with st.container(horizontal=True):
        label = f"Take {amount(len(ticked), 'ticked name')}" if ticked else "Tick the names to take"
        args = (_wish(ticked), position)
        st.button(label, key="take_ticked", type="primary", disabled=not ticked, on_click=emit.commit, args=args)
        if len(offered) > 1:
            all_of_them = f"Take all {len(offered):,}"
            st.button(all_of_them, key="take_all", on_click=emit.commit, args=(_wish(offered), position))


def _wish(chosen: Sequence[Suggestion]) -> e.SuggestionsTaken:
    """Return the wish to take these names."""
    return e.SuggestionsTaken(tuple(e.JourneyRenamed(each.journey_id, each.suggested.text) for each in chosen))


def _key(each: Suggestion) -> str:
    """Name a suggestion's box."""
    return f"take-{each.journey_id}"
