"""The first of the list in a language model's order: what would be sent is shown first; the list stays as it is."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.adapters.shipped.rerank_measures import RerankMeasure
from core.desk.slate_views import PlaceView
from core.desk.views import PersonView
from core.steering.decisions import Refused
from core.workspace.looking_over import LookedOver
from ui import allowance_line, session
from ui.drawing import doubts as doubt_markup
from ui.drawing import text
from ui.session import Said

STYLE = Path(__file__).with_name("doubts.css")
LOOK_OVER = "Let the model look over the first 20"
NEVER_MEASURED = (
    "Nobody has measured yet whether this model orders a list better than it stands, so its order starts switched off."
)


def draw(view: PersonView) -> None:
    """Offer to let the language model order the first places, and a switch between its order and the list's own."""
    if not session.workspace().has_model or not view.slate.places:
        return
    st.html(STYLE)
    opened = st.expander(LOOK_OVER, on_change="rerun", key="model_order")
    if opened.open:
        with opened:
            _ask(view)
    told = _told(view.person_id)
    if told is None:
        return
    st.caption(text.plain(told.in_words(), text.MESSAGE_SIGNS))
    if not told.holds(view):
        st.caption("Your list has changed since, so it stands in its own order. Ask again to have it looked over.")
    elif not told.is_old:
        st.session_state.in_model_order = st.session_state.get("model_order_on", False)
        st.toggle("Show the model's order", key="in_model_order", on_change=_switch, help="Your list itself stays.")


def arranged(view: PersonView, places: Sequence[PlaceView]) -> list[PlaceView]:
    """Return places in the model's order where that is switched on and still holds, else as they stand."""
    told = _told(view.person_id)
    is_on = st.session_state.get("model_order_on", False)
    return told.arranged(places) if told is not None and is_on and told.holds(view) else list(places)


def _ask(view: PersonView) -> None:
    """Show what would leave this machine, and the button that sends it."""
    shown = session.mine().shown_to_model(view)
    if not shown:
        st.write("No journey has two things among the first 20: there is nothing to order.")
        return
    if not allowance_line.may_ask():
        return
    reader = text.plain(session.reader_of_questions(), text.NAME_SIGNS)
    st.write(
        f"These titles, and nothing else, would be sent to the language model {reader}, once for each journey. "
        "It may only change the order within a journey; shares, pins and your list itself stay as they are."
    )
    st.html("".join(doubt_markup.question(one.name, (one.own, one.offered)) for one in shown))
    st.caption(_measured(_measure()))
    place = st.empty()
    label = "Send these titles and order the first 20"
    st.button(label, key="look_over", type="primary", on_click=_look_over, args=(view, place))


def _measure() -> RerankMeasure | None:
    """Return what the order of the model that is set up was measured to gain."""
    where = session.workspace().model_where
    return None if where is None else session.mine().order_measure(where)


def _measured(measure: RerankMeasure | None) -> str:
    """Say what the model's order was measured to be worth, and how the switch starts."""
    if measure is None:
        return NEVER_MEASURED
    people = f"On {measure.persons:,} people whose next thing was hidden"
    if measure.is_better:
        return f"{people}, this model's order found it sooner than the list's own, so its order starts switched on."
    return f"{people}, this model's order did not find it sooner than the list's own, so it starts switched off."


def _told(person_id: str) -> LookedOver | None:
    """Return the latest order that a model told for a person in this session."""
    whose, told = st.session_state.get("looked_over", ("", None))
    return told if whose == person_id else None


def _switch() -> None:
    """Keep which order is shown."""
    st.session_state.model_order_on = st.session_state.in_model_order


def _look_over(view: PersonView, place: DeltaGenerator) -> None:
    """Ask, drawing how far it is in a place of the page as it stands."""
    state, door = st.session_state, session.door()
    bar = place.progress(0.0, "Ordering the first 20")

    def report(done: int, total: int) -> None:
        bar.progress(done / total, f"{done} of {total} journeys")

    try:
        told = door().look_over(view, report)
    except Refused as refusal:
        state.said = Said(refusal=str(refusal))
        place.empty()
        return
    measure = _measure()
    state.looked_over = (view.person_id, told)
    state.model_order_on = measure is not None and measure.is_better
    place.empty()
