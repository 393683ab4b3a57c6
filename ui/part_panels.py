"""The panels that open a journey's parts: go into one, or make them journeys of their own."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.desk.views import JourneyView, PartView, PersonView
from core.steering import edits as e
from core.wording import amount
from ui import detail_dial, emit, session
from ui.drawing import parts as part_markup
from ui.drawing import text

MOST_ITEMS = 200
"""Items that can be picked from in a list; by eye, and for the browser's speed."""
MOST_PARTS = 6
"""Parts that are shown open; the others are folded. By eye."""


def deeper(view: PersonView, journey: JourneyView) -> None:
    """Offer the parts of a journey, or of the part in focus, to go into one."""
    parts = session.mine().parts(journey.journey_id)
    st.html(part_markup.opened(journey, len(parts)))

    def draw(i: int, part: PartView) -> None:
        wish = e.JourneyFocused(journey.journey_id, part.item_ids, part.name)
        with st.container(key=f"part-{i}", horizontal=True, vertical_alignment="center"):
            st.html(part_markup.part(part))
            args, words = (wish, view.position), text.with_more("Focus on this part", f"{i + 1}: {part.name}")
            st.button(words, key=f"focus-{i}", type="tertiary", on_click=emit.commit, args=args)

    _listed(view, journey, parts, draw)
    if journey.journey.focus:
        args = (e.JourneyFocused(journey.journey_id), view.position)
        words = text.with_more("Open all of it again", journey.name)
        st.button(words, key="unfocus", on_click=emit.commit, args=args)


def split(view: PersonView, journey: JourneyView) -> None:
    """Split a journey by its parts, or take picked items out of it."""
    parts = session.mine().parts(journey.journey_id, whole=True)
    st.html(part_markup.apart(len(parts)))

    def draw(_: int, part: PartView) -> None:
        st.html(part_markup.part(part))

    _listed(view, journey, parts, draw)
    if parts:
        wish = e.JourneySplit(journey.journey_id, tuple(("", part.item_ids) for part in parts[1:]))
        label, args = f"Make {len(parts)} journeys of it", (wish, view.position)
        st.button(label, key="split_parts", type="primary", on_click=emit.commit, args=args)
    _picked(view, journey, "Or pick items" if parts else "Pick items")


def _listed(
    view: PersonView, journey: JourneyView, parts: Sequence[PartView], draw: Callable[[int, PartView], None]
) -> None:
    """Draw the journey's dial and the largest parts; the rest are in a fold that says how many they are."""
    if not parts:
        return
    key, dial = f"granularity-{journey.journey_id}", journey.journey.granularity
    detail_dial.draw("How finely to open it", key, dial, view.position, journey.journey_id)
    for i, part in enumerate(parts[:MOST_PARTS]):
        draw(i, part)
    rest = list(enumerate(parts))[MOST_PARTS:]
    if rest:
        fold = st.expander(amount(len(rest), "more part"), key="more_parts", on_change="rerun")
        if fold.open:
            with fold:
                for i, part in rest:
                    draw(i, part)


def _picked(view: PersonView, journey: JourneyView, words: str) -> None:
    """Offer to make picked items a journey of their own."""
    items = session.mine().members(journey.journey_id)[:MOST_ITEMS]
    titles = {item.item_id: item.title for item in items}
    st.multiselect(
        f"{words} to make a journey of their own",
        list(titles),
        format_func=lambda i: text.cut(titles[i], text.TITLE_SIGNS),
        key="split_items",
        placeholder="Pick items",
    )
    picked = tuple(st.session_state.split_items)
    st.button(
        f"Split off {amount(len(picked), 'item')}" if picked else "Split off what is picked",
        key="split_picked",
        disabled=not picked,
        on_click=emit.commit,
        args=(e.JourneySplit(journey.journey_id, (("", picked),)), view.position),
    )
