"""The list of journeys: a row each with its verbs, and under a row the panel that a verb opened."""

from collections.abc import Sequence

import streamlit as st

from core.desk.doses import Doses
from core.desk.sieve import Sieve
from core.desk.views import JourneyView, PersonView
from core.desk.wishes import PANELS, at_hand, offered, wish
from core.steering.decisions import LONGEST_NAME
from ui import detail_dial, emit, journey_panels, row_order, session, source_panel
from ui.drawing import journeys, sources, text
from ui.drawing.doses import dose_in_words
from ui.folds import fold


def granularity(view: PersonView) -> None:
    """Draw the dial of all journeys, and beside it the button that sorts the rows: it waits there, moving nothing."""
    with st.container(key="dial_row", horizontal=True, vertical_alignment="center"):
        detail_dial.draw("How finely to tell journeys apart", "granularity", view.profile.granularity, view.position)
        st.button(
            "Sort again",
            key="sort_again",
            type="tertiary",
            help="Your journeys stay where they stand while you change them. This puts the strongest first.",
            disabled=row_order.standing_rows(view).is_sorted,
            on_click=row_order.sort_again,
        )


def rows(view: PersonView, sieve: Sieve) -> None:
    """Draw the journeys that speak, then the smaller ones, those at rest and those taken out, folded.

    They stand where they stood when the visit began, until the reader has them sorted.

    Each says how many of its items the sieve lets through: a journey may span services and kinds.
    """
    if not view.journeys:
        st.html('<p class="empty">There are no journeys yet. Bring a history on the Data page.</p>')
    elif not any(session.mine().holds(v.journey, sieve) for v in view.journeys):
        source_panel.nothing_here("is in your journeys", sieve)
    where = row_order.standing_rows(view)
    _rows(view, where.shown, sieve)
    held = journeys.places_held(where.smaller, view.slate)
    _fold("smaller", f"Smaller ones ({len(where.smaller)}){held}", view, where.smaller, sieve)
    held = journeys.places_held(where.resting, view.slate)
    _fold("resting", f"Dormant and finished ({len(where.resting)}){held}", view, where.resting, sieve)
    _fold("removed", f"Not you ({len(view.removed)})", view, view.removed, sieve)


def _fold(key: str, label: str, view: PersonView, held: Sequence[JourneyView], sieve: Sieve) -> None:
    """Draw a fold, and its rows only when it is open."""
    with st.container():
        if held and (opened := fold(label, key)):
            with opened:
                _rows(view, held, sieve)


def _rows(view: PersonView, held: Sequence[JourneyView], sieve: Sieve) -> None:
    """Draw rows, each with what a press of its verbs would give."""
    doses = session.mine().doses(view, held)
    for journey in held:
        _row(view, journey, sieve, doses[journey.journey_id])


def _row(view: PersonView, journey: JourneyView, sieve: Sieve, doses: Doses) -> None:
    """Draw one journey: its name as a field, what it is, its verbs."""
    journey_id, position = journey.journey_id, view.position
    with st.container(key=f"row-{journey_id}"):
        _name(journey, position)
        n = 0 if sieve.is_open else session.mine().sifted(journey_id, sieve)
        st.html(journeys.journey(journey, sources.passing(n, sieve), is_listed=bool(view.slate.places)))
        if journey.journey.is_own:
            _verbs(journey, position, doses)
        else:
            for back in offered(journey):
                label, args = text.with_more(back, journey.name), (wish(back, journey), position)
                st.button(label, key=f"back-{journey_id}", on_click=emit.commit, args=args)
        journey_panels.draw(view, journey)


def _name(journey: JourneyView, position: int) -> None:
    """Draw the name, to be changed where it stands."""
    key = f"name-{journey.journey_id}"
    st.session_state[key] = journey.name
    st.text_input(
        f"Name of the journey {text.plain(journey.name, text.NAME_SIGNS)}",
        key=key,
        max_chars=LONGEST_NAME,
        label_visibility="collapsed",
        disabled=not journey.journey.is_own,
        on_change=emit.rename,
        args=(journey.journey_id, key, position),
    )


def _verbs(journey: JourneyView, position: int, doses: Doses) -> None:
    """Draw the verbs at hand, each with its dose for whoever hovers or comes by key, and the rest in a menu."""
    journey_id = journey.journey_id
    with st.container(horizontal=True, key=f"verbs-{journey_id}"):
        for verb in at_hand(journey):
            args = (wish(verb, journey), position)
            said = dose_in_words(verb, doses, journey.journey.has_share)
            key = f"{verb}-{journey_id}"
            st.button(
                text.with_more(verb, f"of {journey.name}"),
                key=key,
                type="tertiary",
                help=said or None,
                on_click=emit.commit,
                args=args,
            )
        st.button(
            text.with_more("Deeper", f"into {journey.name}"),
            key=f"deeper-{journey_id}",
            type="tertiary",
            on_click=session.open_panel,
            args=("deeper", journey_id),
        )
        st.button(
            text.with_more("Related", f"to {journey.name}"),
            key=f"related-{journey_id}",
            type="tertiary",
            on_click=session.relate,
            args=(journey_id,),
        )
        menu = f"menu-{journey_id}"
        st.menu_button(
            text.with_more("Change", journey.name),
            offered(journey),
            key=menu,
            type="tertiary",
            on_click=_chosen,
            args=(menu, journey, position),
        )


def _chosen(menu: str, journey: JourneyView, position: int) -> None:
    """Do what the person chose from a journey's menu."""
    verb = st.session_state[menu]
    if verb in PANELS:
        session.open_panel(PANELS[verb], journey.journey_id)
    elif verb:
        emit.commit(wish(verb, journey), position)
