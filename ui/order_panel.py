"""The first of the list in a language model's order: what would be sent is shown first; the list stays as it is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from core.adapters.shipped.rerank_measures import RerankMeasure
from core.desk.slate_views import PlaceView
from core.desk.views import PersonView
from core.progress import Progress
from core.workspace.models.looking_over import LookedOver
from ui import emit, model_question, session
from ui.drawing import doubts as doubt_markup
from ui.drawing import text

STYLE = Path(__file__).with_name("doubts.css")
LOOK_OVER = "Let the model look over the first 20"
NEVER_MEASURED = (
    "Nobody has measured yet whether this model orders a list better than it stands, so its order starts switched off."
)


def draw(view: PersonView) -> None:
    """Offer to let the language model order the first places, and a switch between its order and the list's own."""
    if not view.slate.places or not model_question.fold_of(LOOK_OVER, "model_order", partial(_ask, view)):
        return
    st.html(STYLE)
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
    told = order_shown(view)
    return list(places) if told is None else told.arranged(places)


def order_shown(view: PersonView) -> LookedOver | None:
    """Return the model's order where the list is shown in it."""
    told = _told(view.person_id)
    is_on = st.session_state.get("model_order_on", False)
    return told if told is not None and is_on and told.holds(view) else None


def _ask(view: PersonView) -> None:
    """Show what would leave this machine, and the button that sends it."""
    shown = session.mine().shown_to_model(view)
    if not shown:
        st.write("No journey has two things among the first 20: there is nothing to order.")
        return
    if not model_question.may_send(
        ", once for each journey. It may only change the order within a journey; shares, pins and your list itself "
        "stay as they are."
    ):
        return
    st.html("".join(doubt_markup.question(one.name, (one.own, one.offered)) for one in shown))
    st.caption(_measured(_measure()))
    model_question.send_button(
        "Send these titles and order the first 20",
        "look_over",
        doing="Ordering the first 20",
        counted="journeys",
        ask=partial(_look_over, view),
    )


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


def _look_over(view: PersonView, door: emit.Door, report: Progress) -> None:
    """Ask, and keep the order with whom it is of; it starts switched on where it was measured to be better."""
    told, measure = door().look_over(view, report), _measure()
    st.session_state.looked_over = (view.person_id, told)
    st.session_state.model_order_on = measure is not None and measure.is_better
