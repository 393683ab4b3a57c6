"""The parts of History: the edits as sentences, one moment, and two moments side by side."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.effects.comparison import compare
from core.effects.moments import Told, moments
from core.steering import edits as e
from ui import emit, session
from ui.drawing import history as history_markup
from ui.drawing import slate, text

STYLE = Path(__file__).with_name("history.css")
EDITS, ONE_MOMENT, TWO_MOMENTS = VIEWS = ("Everything that changed", "Any moment", "Two moments")
PAGE = 25
"""Entries that are shown at a time; by eye."""
TOP = 10
"""Places that a slate of then shows; by eye."""


def choice() -> str:
    """Draw the choice of what to look at."""
    chosen = st.segmented_control(
        "Look at", VIEWS, default=VIEWS[0], key="history_view", label_visibility="collapsed", required=True
    )
    return chosen or VIEWS[0]


def edits(view: PersonView, told: Sequence[Told]) -> None:
    """Draw the edits, newest first, with undo and redo at each."""
    if not any(row.entry.is_wished for row in told):
        st.html(
            "<p class='lead'>You have not changed anything yet. What you do will stand here, each with its undo.</p>"
        )
    shown = int(st.session_state.get("history_shown", PAGE))
    for heading, rows in groupby(told[:shown], key=lambda row: history_markup.day(row.entry.time)):
        st.html(f"<h2 class='day'>{heading}</h2>")
        for row in rows:
            _edit(view, row)
    if len(told) > shown:
        st.button("Show older ones", key="older", on_click=_older, args=(shown,))


def _edit(view: PersonView, told: Told) -> None:
    """Draw one edit, with the way back if it is the person's."""
    entry = told.entry
    with st.container(key=f"edit-{entry.seq}", horizontal=True, vertical_alignment="top"):
        st.html(history_markup.told(told))
        if not entry.is_wished or isinstance(entry.edit, e.EditUndone | e.EditRedone):
            return
        label, act = ("Undo", emit.undo) if told.counts else ("Do it again", emit.redo)
        st.button(label, key=f"turn-{entry.seq}", on_click=act, args=(view.position, entry.seq))


def _older(shown: int) -> None:
    """Show more of the log."""
    st.session_state.history_shown = shown + PAGE


def one_moment(told: Sequence[Told]) -> None:
    """Draw the slider through time and how things stood."""
    found = {moment.name: moment for moment in moments(told)}
    if len(found) < 2:
        st.html("<p class='lead'>There is only one moment so far: now.</p>")
        return
    at = st.select_slider("How things stood at", list(found), value="Now", key="history_at")
    then = session.mine().view(until=found[at].until)
    st.html(f"<p class='lead' role='status'>Just after: {text.safe(found[at].sentence, text.SENTENCE_SIGNS)}.</p>")
    left, right = st.columns(2, gap="large")
    left.html(history_markup.moment(then, "Your journeys then"))
    right.html(f"<h2>Your list then</h2>{_slate(then)}")


def two_moments(told: Sequence[Told]) -> None:
    """Draw two moments side by side, with what differs."""
    found = {moment.name: moment for moment in moments(told)}
    if len(found) < 2:
        st.html("<p class='lead'>There is only one moment so far: now.</p>")
        return
    names = list(found)
    first, second = st.select_slider("Compare", names, value=(names[0], names[-1]), key="history_between")
    mine = session.mine()
    one, two = (mine.view(until=found[name].until) for name in (first, second))
    comparison = compare(one.slate, two.slate)
    left, right = st.columns(2, gap="large")
    left.html(history_markup.moment(one, first, two) + f"<h2>The list: {text.safe(first)}</h2>{_slate(one)}")
    places = mine.places(two, comparison, TOP)
    listed = f"<h2>The list: {text.safe(second)}</h2>{slate.slate(places, two.slate.shortfall)}"
    right.html(history_markup.moment(two, second, one) + listed)


def _slate(view: PersonView) -> str:
    """Draw the top of a moment's list."""
    return slate.slate(session.mine().places(view, None, TOP), view.slate.shortfall)
