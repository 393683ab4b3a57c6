"""What is in force now, folded under the journeys: each wish with the time it has left, its end and its switch."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from core.desk.in_force import FOR_A_WHILE, InForce
from core.desk.views import PersonView
from core.steering.edits import AT_ONCE
from ui import emit, session
from ui.drawing import force, text
from ui.folds import fold

STYLE = Path(__file__).with_name("force.css")
UNTIL_I_SAY, UNTIL_A_DATE = "Until I say", "Until a date …"
CHOICES = (UNTIL_I_SAY, *(f"For {span}" for span in FOR_A_WHILE), UNTIL_A_DATE)


def draw(view: PersonView) -> None:
    """Draw the fold with how many wishes are in force; nothing where none ever was."""
    found = session.mine().in_force(view)
    if not found:
        return
    st.html(STYLE)
    n = sum(not one.has_ended for one in found)
    if opened := fold(f"In force now ({n})", "in_force"):
        with opened:
            now = session.mine().desk.moment
            for one in found:
                _wish(view, one, now)


def _wish(view: PersonView, one: InForce, now: datetime) -> None:
    """Draw one wish: what it is, how long it lasts, and its switch."""
    key, what = f"{one.seqs[-1]}", f"change {one.seqs[-1]}: {one.sentence}"
    with st.container(key=f"force-{key}", horizontal=True, vertical_alignment="center"):
        st.html(force.standing(one, now))
        if one.has_ended:
            args = (one.seqs, None, view.position)
            st.button(text.with_more("Again", what), key=f"again-{key}", on_click=emit.end, args=args)
            return
        chosen = partial(_chosen, f"lasts-{key}", one.seqs, view.position)
        words = text.with_more("How long", what)
        st.menu_button(words, CHOICES, key=f"lasts-{key}", type="tertiary", on_click=chosen)
        st.button(
            text.with_more("Switch off", what),
            key=f"off-{key}",
            type="tertiary",
            on_click=emit.end,
            args=(one.seqs, AT_ONCE, view.position),
        )
    if session.panel() == ("until", key):
        _pick_date(one.seqs, what, view.position, now)


def for_how_long(seq: int, sentence: str, position: int) -> None:
    """Draw the choice of how long the wish that was just made is to last, beside what it did."""
    key, words = f"meter-lasts-{seq}", text.with_more("How long", sentence)
    st.menu_button(words, CHOICES[:-1], key=key, type="tertiary", on_click=partial(_chosen, key, (seq,), position))


def _chosen(key: str, seqs: tuple[int, ...], position: int) -> None:
    """Let wishes last as long as was chosen; a date is asked for in a panel of its own."""
    choice = st.session_state[key]
    if choice == UNTIL_A_DATE:
        session.open_panel("until", f"{seqs[-1]}")
    elif choice == UNTIL_I_SAY:
        emit.end(seqs, None, position)
    elif choice:
        emit.end_after(seqs, FOR_A_WHILE[choice.removeprefix("For ")], position)


def _pick_date(seqs: tuple[int, ...], what: str, position: int, now: datetime) -> None:
    """Ask for the last day on which wishes are to count."""
    today = now.astimezone(_zone()).date()
    with st.form("until_form", border=False):
        st.date_input("Its last day", value=today + timedelta(days=1), min_value=today, key="last_day")
        words = text.with_more("Let it end then", what)
        st.form_submit_button(words, on_click=_until_day, args=(seqs, position))
    words = text.with_more("Close", f"the last day of {what}")
    st.button(words, key="until_close", type="tertiary", on_click=session.close_panel)


def _until_day(seqs: tuple[int, ...], position: int) -> None:
    """Let wishes end with the day that was picked, by the reader's own clock."""
    day: date = st.session_state.last_day
    end = datetime.combine(day + timedelta(days=1), time(), _zone())
    emit.end(seqs, end.astimezone(UTC), position)


def _zone() -> ZoneInfo:
    """Return the time zone of the reader's browser; UTC where it says none that is known here."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
