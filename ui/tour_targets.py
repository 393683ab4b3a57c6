"""Where the walkthrough's step is to be done: the journey that it points at, and the control."""

from collections.abc import Sequence

import streamlit as st

from core.desk.tour_steps import TourStep, piece_of
from core.desk.views import JourneyView, PersonView
from core.steering.log import Logged
from ui import row_order, session

Pointed = tuple[str, tuple[str, ...]]
"""A journey's name, '' for none, and selectors of the control: the first that is there is meant."""
LEAST_PIECE = 3
"""Items that the second largest part of a journey has at least, for it to be worth a split; chosen by hand."""


def pointed_at(step: TourStep, view: PersonView, edits: Sequence[Logged]) -> Pointed:
    """Return the journey that a step points at, and where in the page its act is done."""
    rows = [v for v in row_order.standing_rows(view).shown if v.journey.is_own]
    if not rows:
        return "", ()
    first = rows[0]
    match step:
        case TourStep.RECOGNISE:
            return first.name, (f'.st-key-river_box [data-key="{first.journey_id}"]',)
        case TourStep.WRONG:
            return _at(rows[-1], _menu(rows[-1]))
        case TourStep.SPLIT:
            whole = max(rows, key=_second_part)
            return _at(whole, ".st-key-split_parts button", ".st-key-split_items input", _menu(whole))
        case TourStep.NAME:
            piece = next((v for v in rows if v.journey_id == piece_of(edits)), first)
            return _at(piece, f".st-key-name-{piece.journey_id} input")
        case TourStep.WATCH:
            return _at(first, f".st-key-More-{first.journey_id} button")
        case TourStep.PREVIEW:
            return _at(first, ".st-key-apply button", _previewed(first))
        case TourStep.UNDO:
            return "", (".st-key-meter_undo button", ".st-key-undo button")
        case TourStep.OWN:
            return "", (".st-key-tour_ways a",)


def _at(journey: JourneyView, *selectors: str) -> Pointed:
    """Return a journey's name with selectors of a control."""
    return journey.name, selectors


def _menu(journey: JourneyView) -> str:
    """Return the selector of a journey's menu."""
    return f".st-key-menu-{journey.journey_id} button"


def _previewed(journey: JourneyView) -> str:
    """Return the selector of what a preview needs next: its switch, then a verb."""
    return (
        f".st-key-Less-{journey.journey_id} button"
        if st.session_state.get("previewing")
        else ".st-key-previewing label"
    )


def _second_part(journey: JourneyView) -> int:
    """Return how many items the second largest part of a journey holds; 0 where it is of one piece or too small."""
    sizes = sorted((len(part.item_ids) for part in session.mine().parts(journey.journey_id, whole=True)), reverse=True)
    return sizes[1] if len(sizes) > 1 and sizes[1] >= LEAST_PIECE else 0
