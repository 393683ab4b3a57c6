"""The first screen: one person's river and the top of their list, and the ways from there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.adapters.shipped.demo import DEMO
from core.desk.years.strata import strata_of
from core.entities import Person
from core.workspace.rights import demo_ids
from ui import river_panel, session, tour_panel
from ui.drawing import notices, portraits, slate, text
from ui.folds import fold

STYLE = Path(__file__).with_name("welcome.css")
PEOPLE_SHOWN = 30
"""People that are drawn as a choice; by eye, the demo's and a few more. Who is beyond is searched for."""
HERO = "tobias"
"""Whose river stands large; by eye: their journeys have plain names, and none is about what is sensitive."""
PORTRAITS = ("kai", "wen", "ines", "oskar", "nadia", "marguerite")
"""Whose rivers stand small under it; chosen by hand, of different ages, places and interests."""
OWN_SHOWN = 3
"""People with a history of their own who are offered beside the ways in; by eye, what fits a line."""
FIRST_PLACES = 4
"""Places of the list that are shown; by eye, as high as the river beside them."""
RIVER_AND_LIST = (62, 38)
"""Hundredths of the page's width that the river takes, and the list; by eye."""


def draw() -> None:
    """Greet whoever comes for the first time, with a person of the demo where it may be seen."""
    st.html(STYLE)
    shown = _of_the_demo()
    is_choosing = session.panel() == ("people", "")
    with st.container(key="welcome"):
        st.html(
            "<h1>What are you into, really?</h1>"
            "<p class='lead'>People follow interests for months and years. This page finds the journeys in what "
            "someone watched, read and listened to, and lets them steer what comes next. Every change shows what it "
            "did, and can be undone.</p>"
        )
        place = _ways_in(shown[0] if shown else None)
        if is_choosing:
            _people()
        elif shown:
            place = st.container(key="shown")
        if shown:
            _portraits(shown[1:], is_choosing)
        host = session.reader_of_titles()
        keeper = session.keeper()
        stays = notices.stays_here(host, keeper) if host else f"Nothing leaves {keeper} unless you say so."
        st.html(f"<p class='small'>{stays}</p>")
        if shown and not is_choosing:
            _alive(shown[0], place)


def _of_the_demo() -> list[Person]:
    """Return the people of the demo who are shown, as far as they are here and may be seen; whose is large first."""
    mine = session.workspace()
    found = [person for each in (HERO, *PORTRAITS) if (person := mine.person(each)) is not None]
    return [person for person in found if DEMO in mine.histories.collections_of(person.person_id)]


def _ways_in(hero: Person | None) -> DeltaGenerator:
    """Draw the one button, and beside it the way to a history of one's own; return where they stand."""
    mine = session.workspace()
    ways = st.container(horizontal=True, key="ways_in", vertical_alignment="center")
    with ways:
        if hero is not None:
            label = "Steer this" if mine.may_administer else "Look around in it"
            st.button(label, type="primary", key="steer", on_click=session.show_person, args=(hero.person_id,))
            if mine.may_change:
                st.button("Take the tour", key="take_tour", on_click=tour_panel.take_tour, args=(hero.person_id,))
        elif mine.histories.how_many_people():
            st.button(
                "See whose histories are here",
                type="primary",
                key="look_around",
                on_click=session.open_panel,
                args=("people",),
            )
        if mine.may_change:
            st.page_link("pages/data.py", label="Use my own history")
        if hero is not None:
            _back_to()
    return ways


def _back_to() -> None:
    """Offer those who brought their own history, where they are few, to go on with it."""
    histories = session.workspace().histories
    if histories.how_many_people() > PEOPLE_SHOWN:
        return
    own = [x for x in histories.people_like("", PEOPLE_SHOWN) if x.person_id not in demo_ids()]
    for person in own[:OWN_SHOWN]:
        name = text.plain(person.name, text.SHORT_SIGNS)
        args = (person.person_id,)
        st.button(f"Go on with {name}", key=f"own-{person.person_id}", on_click=session.show_person, args=args)


def _alive(hero: Person, place: DeltaGenerator) -> None:
    """Draw somebody's river as it stands, and what it leads to; a band opens its journey."""
    with place:
        history = session.workspace().histories.interactions(hero.person_id)
        st.html(portraits.whose_river(hero.name, hero.portrait, strata_of(history)))
        working = st.empty()
        mine = session.half(hero.person_id, working)
        working.empty()
        view = mine.view()
        left, right = st.columns(RIVER_AND_LIST, gap="large")
        with left:
            river_panel.picture(mine.river(view), "welcome_river", partial(open_band, hero.person_id))
        with right, st.container(key="welcome_list"):
            st.html(f"<h3>Next for {text.safe(hero.name, text.SHORT_SIGNS)}</h3>")
            st.html(slate.slate(mine.places(view, n=FIRST_PLACES)))


def open_band(person_id: str) -> None:
    """Open the journey whose band was chosen, on its person's page."""
    chosen = str(st.session_state.welcome_river.opened)
    session.show_person(person_id)
    session.open_panel(river_panel.LIFE, chosen)


def _portraits(people: Sequence[Person], is_choosing: bool) -> None:
    """Draw people with their rivers in small, and all others in a fold unless they are listed already."""
    histories = session.workspace().histories
    st.html(portraits.OTHERS)
    with st.container(key="portraits"):
        for person in people:
            with st.container(key=f"portrait-{person.person_id}"):
                st.html(portraits.small_river(strata_of(histories.interactions(person.person_id))))
                _choice(person, "show")
    n = histories.how_many_people()
    if not is_choosing and (opened := fold(f"All {n:,}", "everybody")):
        with opened:
            _people()


def _people() -> None:
    """Draw the choice of people; where they are many, those whose name or portrait holds what is typed."""
    histories = session.workspace().histories
    n, words = histories.how_many_people(), ""
    st.html("<h2>Whose history?</h2>")
    if n > PEOPLE_SHOWN:
        words = st.text_input("Search by name", key="search_people", max_chars=text.SHORT_SIGNS).strip()
    people = histories.people_like(words, PEOPLE_SHOWN)
    if n > len(people):
        st.html(notices.some_people(len(people), n, words))
    with st.container(key="people", horizontal=True):
        for person in people:
            _choice(person, "person")


def _choice(person: Person, kind: str) -> None:
    """Draw the button that shows somebody's history."""
    st.button(
        f"**{text.plain(person.name, text.SHORT_SIGNS)}** {text.plain(person.portrait, text.QUESTION_SIGNS)}",
        key=f"{kind}-{person.person_id}",
        on_click=session.show_person,
        args=(person.person_id,),
    )
