"""What stands around every page: the style, whose history it is, and the meter line."""

import logging
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from core.adapters.encoders.encoder import EncoderError
from core.adapters.store.faults import DatabaseError
from core.adapters.store.logbook import UnknownPerson
from core.effects.comparison import Comparison
from core.effects.meter import Effect
from core.entities import Person
from core.steering.decisions import Refused
from core.steering.edits import EditRedone, EditUndone, may_end
from ui import emit, force_panel, keys, login_panel, session, slate_panel, talk, tour_panel, welcome
from ui.drawing import effects, notices, text
from ui.pages import PageLine, titled
from ui.serving.gatekeeper import is_beyond_this_machine

LOGGER = logging.getLogger(__name__)
STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")


def run(page: Page) -> None:
    """Draw a page in the frame; where something fails, say so in plain words and keep the rest standing."""
    st.html(STYLE)
    try:
        session.begin()
        if login_panel.is_shut():
            login_panel.draw()
        elif draw(page.title):
            page.run()
    except Exception as error:
        LOGGER.exception("The page %s failed", page.title)
        st.html(notices.failure(advice(error)))


def visibility(page: PageLine) -> Literal["visible", "hidden"]:
    """Return whether a page is an entry of the navigation for whoever opened this session; its address says why not.

    A session that has begun is begun anew by the page that is drawn next, not here a second time.
    """
    if not page.for_analysts:
        return "visible"
    try:
        if "workspace" not in st.session_state:
            session.begin()
        return "visible" if session.workspace().may_analyse else "hidden"
    except Exception:  # said by the page that is drawn next, which begins anew
        return "hidden"


def show_failure(error: BaseException) -> bool:
    """Show our own page for an error that a click ran into outside of any page; tell that it is shown."""
    LOGGER.error("A click failed", exc_info=error)
    st.html(STYLE)
    st.html(notices.failure(advice(error)))
    st.button("Back to the page", key="after_failure")
    return True


def advice(error: BaseException) -> str:
    """Say what an error means to the reader and what to do next."""
    if isinstance(error, UnknownPerson):
        return emit.DELETED_ELSEWHERE
    if isinstance(error, (DatabaseError, EncoderError, Refused)):
        return str(error)
    return "Reload the page. If it happens again, undo your last change on the History page."


def draw(page_title: str) -> bool:
    """Draw the frame; tell whether the page is to be drawn in it.

    What is not always there has a container of its own, so that what follows keeps its place as it comes and goes.
    """
    tour_panel.turn(page_title)
    person = session.person()
    keys.draw()
    session.keep_waiting_place(st.container(key="waiting"))
    if person is None and titled(page_title).needs_person:
        login_panel.bar()
        welcome.draw()
        return False
    with st.container():
        _missing()
    with st.container():
        login_panel.bar()
        if is_beyond_this_machine([session.settings().address]) and not session.logs_in():
            st.html(notices.open_to_others())
    with st.container():
        tour_panel.draw(page_title)
    if person is not None:
        _whose(person)
    with st.container():
        if person is not None and _waits_elsewhere(page_title):
            slate_panel.draw_pending()
    return True


def _waits_elsewhere(page_title: str) -> bool:
    """Tell whether something is previewed that a page does not show itself."""
    if page_title == titled("Talk").title and talk.proposes(session.branch()):
        return False
    return bool(session.branch()) and not titled(page_title).shows_preview


def _missing() -> None:
    """Say when entries of the log that were here are gone, until the reader goes on without them."""
    workspace = session.workspace()
    if not workspace.may_administer:
        return
    seal = workspace.seal
    if seal.missing:
        with st.container(key="missing_entries"):
            st.html(notices.missing(seal.missing))
            st.button("Go on from what is here", key="go_on", type="tertiary", on_click=seal.renew)


def _whose(person: Person) -> None:
    """Say whose history this is, and offer another's."""
    with st.container(key="whose", horizontal=True, vertical_alignment="center"):
        portrait = text.safe(person.portrait, text.QUESTION_SIGNS)
        st.html(f"<p><b>{text.safe(person.name, text.SHORT_SIGNS)}</b> {portrait}</p>")
        if not session.only_one():
            st.button("Someone else", key="someone_else", type="tertiary", on_click=session.show_person, args=(None,))


def draw_meter(position: int) -> None:
    """Draw the line at the bottom: what the last edit did, its undo, and its figures on demand."""
    said = session.said()
    if said is None:
        return
    with st.container(key="meter", horizontal=True, vertical_alignment="center"):
        if said.outcome is None:
            st.html(effects.refusal(said.refusal))
            words = text.with_more("All right", "so nothing changed")
            st.button(words, key="meter_close", type="tertiary", on_click=emit.close)
            return
        sentence = said.outcome.sentence
        st.html(effects.meter(sentence, said.outcome.effect))
        _tops(said.outcome.comparison)
        edit = said.outcome.entry.edit
        if isinstance(edit, EditUndone):
            words = text.with_more("Do it again", sentence)
            st.button(words, key="meter_redo", on_click=emit.redo, args=(position, edit.seq))
        else:
            seq = edit.seq if isinstance(edit, EditRedone) else said.outcome.entry.seq
            words = text.with_more("Undo", sentence)
            st.button(words, key="meter_undo", on_click=emit.undo, args=(position, seq))
        if may_end(edit):
            force_panel.for_how_long(said.outcome.entry.seq, sentence, position)
        words = text.with_more("Figures", f"of {sentence}")
        st.button(words, key="figures", type="tertiary", on_click=session.open_panel, args=("figures",))
        _figures(said.outcome.effect)


def _tops(comparison: Comparison) -> None:
    """Say the top of the list where the list itself stands below, out of sight."""
    first = [move.item_id for move in comparison.moves[: effects.TOPS]]
    st.html(effects.tops([session.mine().title_of(item_id) for item_id in first]))


def _figures(effect: Effect) -> None:
    """Draw the figures when asked for."""
    if session.panel() == ("figures", ""):
        st.html(effects.figures(effect))


def undo_and_redo(position: int) -> None:
    """Draw undo and redo, also on the keyboard."""
    mine = session.mine()
    with st.container(key="undo_redo", horizontal=True):
        st.button(
            "Undo",
            key="undo",
            type="tertiary",
            shortcut="Ctrl+Z",
            disabled=not mine.can_undo(),
            on_click=emit.undo,
            args=(position,),
        )
        st.button(
            "Redo",
            key="redo",
            type="tertiary",
            shortcut="Ctrl+Shift+Z",
            disabled=not mine.can_redo(),
            on_click=emit.redo,
            args=(position,),
        )
