"""The strip that walks somebody through: what to do next, where, the way out, and the way back to its start."""

from pathlib import Path

import streamlit as st

from core.desk.tour_steps import TourStep, next_of
from core.entities import Person
from ui import river_panel, session, tour, tour_targets
from ui.drawing import tour_strip
from ui.pages import PAGES, titled

STYLE = Path(__file__).with_name("tour.css")
JOURNEYS, DATA = PAGES[0], PAGES[-1]
_SHOW = st.components.v2.component(
    "show_where",
    html='<span class="show-where" hidden></span>',
    js=Path(__file__).with_name("tour.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def take_tour(person_id: str) -> None:
    """Begin the walkthrough of a person in a copy of them, or begin it again."""
    session.show_person(person_id)
    tour.throw_away(tour.Tour(person_id))


def _take_again(person_id: str, is_here: bool) -> None:
    """Begin the walkthrough anew, on Journeys."""
    take_tour(person_id)
    if not is_here:
        st.switch_page(JOURNEYS.path)


def _finish(walk: tour.Tour) -> None:
    """End the walkthrough where a history of one's own comes in, with nobody shown."""
    session.show_person(None)
    tour.throw_away(tour.Tour(walk.person_id, is_over=True))
    st.session_state.panel = None


def turn(page_title: str) -> None:
    """See what the page that opens means to the walkthrough: it ends with its person, and where it leads to."""
    walk, is_data = tour.of_session(), titled(page_title) is DATA
    if walk is None:
        return
    if walk.is_over:
        if not is_data:
            tour.throw_away()
    elif session.person_id() != walk.person_id:
        tour.throw_away()
    elif is_data and next_of(walk.done) is TourStep.OWN:
        _finish(walk)


def draw(page_title: str) -> None:
    """Draw the strip, where a walkthrough goes on or has just ended."""
    walk = tour.of_session()
    if walk is None:
        return
    st.html(STYLE)
    person = session.workspace().person(walk.person_id)
    with st.container(key="tour", horizontal=True, vertical_alignment="center"):
        if walk.is_over:
            _over(walk, person)
        elif person is not None:
            _step(walk, person, titled(page_title) is JOURNEYS)


def _over(walk: tour.Tour, person: Person | None) -> None:
    """Say that it is over, and offer it again as long as its person is there."""
    st.html(tour_strip.tour_over(person.name if person else "the demo"))
    if person is not None:
        st.button("Start again", key="tour_again", type="tertiary", on_click=_take_again, args=(walk.person_id, False))


def _step(walk: tour.Tour, person: Person, is_here: bool) -> None:
    """Draw the step that is next."""
    view = session.view()
    walk = _noted(tour.standing_in(person.person_id) or walk)
    step = next_of(walk.done)
    about, selectors = tour_targets.pointed_at(step, view, walk.edits) if is_here else ("", ())
    st.html(tour_strip.line(step, walk.done, person.name, about, is_here or step is TourStep.OWN))
    with st.container(key="tour_ways", horizontal=True, vertical_alignment="center"):
        if step is TourStep.OWN:
            st.page_link(DATA.path, label="Bring yours")
        else:
            st.button("Show me", key="tour_where", shortcut="Ctrl+Enter", on_click=_show_where, args=(is_here,))
        st.button(
            "Start again", key="tour_again", type="tertiary", on_click=_take_again, args=(walk.person_id, is_here)
        )
        st.button("Skip the tour", key="tour_skip", type="tertiary", on_click=tour.throw_away)
    _pointer(selectors)


def _noted(walk: tour.Tour) -> tour.Tour:
    """Keep what was done that leaves no edit: a journey opened from the river, a preview applied or dropped."""
    kind, _ = session.panel() or ("", "")
    if kind == river_panel.LIFE:
        tour.note(walk, TourStep.RECOGNISE)
    if session.branch():
        st.session_state.tour_previewed = True
    elif st.session_state.pop("tour_previewed", False):
        tour.note(tour.standing_in(walk.person_id) or walk, TourStep.PREVIEW)
    return tour.standing_in(walk.person_id) or walk


def _show_where(is_here: bool) -> None:
    """Have the control of the step brought into sight and under the keys, on Journeys."""
    st.session_state.tour_show = st.session_state.get("tour_show", 0) + 1
    if not is_here:
        st.switch_page(JOURNEYS.path)


def _pointer(selectors: tuple[str, ...]) -> None:
    """Ring the control of the step, and go there when asked."""
    with st.container(key="tour_pointer"):
        _SHOW(key="show_where", data={"asked": st.session_state.get("tour_show", 0), "where": list(selectors)})
