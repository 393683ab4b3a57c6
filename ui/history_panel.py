"""The parts of History: the edits as sentences, one moment, and two moments side by side."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from core.desk.sieve import Sieve
from core.desk.views import PersonView
from core.effects.comparison import Comparison, compare
from core.effects.moments import Told, moments
from core.steering import edits as e
from ui import emit, session, source_panel
from ui.drawing import history as history_markup
from ui.drawing import slate, sources, text

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


def edits(view: PersonView, told: Sequence[Told], sieve: Sieve) -> None:
    """Draw the edits about what a sieve lets through, newest first, with undo and redo at each."""
    about = session.mine().about(sieve)
    told = [row for row in told if row.entry.seq in about]
    if not told and not sieve.is_open:
        source_panel.nothing_here("is in what changed", sieve)
        return
    if sieve.is_open and not any(row.entry.is_wished for row in told):
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
        what = f"change {entry.seq}: {told.sentence}"
        if told.has_ended and not told.counts:
            args = ((entry.seq,), None, view.position)
            words = text.with_more("Let it count again", what)
            st.button(words, key=f"turn-{entry.seq}", on_click=emit.end, args=args)
            return
        label, act = ("Undo", emit.undo) if told.counts else ("Do it again", emit.redo)
        words = text.with_more(label, what)
        st.button(words, key=f"turn-{entry.seq}", on_click=act, args=(view.position, entry.seq))


def _older(shown: int) -> None:
    """Show more of the log."""
    st.session_state.history_shown = shown + PAGE


def one_moment(told: Sequence[Told], sieve: Sieve) -> None:
    """Draw the slider through time and how things stood."""
    found = {moment.name: moment for moment in moments(told)}
    if len(found) < 2:
        st.html("<p class='lead'>There is only one moment so far: now.</p>")
        return
    at = st.select_slider("How things stood at", list(found), value="Now", key="history_at")
    then = session.mine().view(until=found[at].until)
    st.html(f"<p class='lead' role='status'>Just after: {text.safe(found[at].sentence, text.SENTENCE_SIGNS)}.</p>")
    left, right = st.columns(2, gap="large")
    held = _held(then, sieve)
    left.html(history_markup.moment(then, "Your journeys then", held=held) + _none_held(held, sieve))
    right.html(f"<h2>Your list then</h2>{_slate(then, sieve)}")


def two_moments(told: Sequence[Told], sieve: Sieve) -> None:
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
    held = _held(one, sieve) | _held(two, sieve)
    for column, view, name, other in ((left, one, first, two), (right, two, second, one)):
        listed = _slate(view, sieve, comparison if view is two else None)
        journeys = history_markup.moment(view, name, other, held=held) + _none_held(_held(view, sieve), sieve)
        column.html(f"{journeys}<h2>The list: {text.safe(name)}</h2>{listed}")


def _held(view: PersonView, sieve: Sieve) -> frozenset[str]:
    """Return the ids of a moment's journeys that hold anything that a sieve lets through."""
    return frozenset(j.journey_id for j in view.journeys if session.mine().holds(j.journey, sieve))


def _none_held(held: frozenset[str], sieve: Sieve) -> str:
    """Say that no journey holds anything that a sieve lets through; nothing where one does."""
    return "" if held or sieve.is_open else sources.none_passing("is in these journeys", sieve)


def _slate(view: PersonView, sieve: Sieve, comparison: Comparison | None = None) -> str:
    """Draw the top of a moment's list, or of what of it a sieve lets through."""
    places = [place for place in session.mine().places(view, comparison) if sieve.passes(place.item)]
    if view.slate.places and not places:
        return sources.none_passing("is on this list", sieve)
    return slate.slate(places[:TOP], view.shortfall)
