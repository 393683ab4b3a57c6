"""Shelves of recommended items: an item is one button, and pressing it opens its reasons and what to do with it."""

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from core.desk.facts_told import beside_facts, reason_facts
from core.desk.slate_views import PlaceView
from core.desk.views import PersonView
from core.naming.rewording import Facts
from core.steering import edits as e
from ui import emit, order_panel, reworded_panel, session
from ui.drawing import slate, text

SURPRISE = {0.0: "what I know", 0.2: "a little new", 0.5: "half and half", 0.75: "mostly new", 1.0: "surprise me"}
"""Levels of exploration (0..1) in words; by eye, 0.2 being what a person has who set none."""
REASONS = ("I know it already", "Not my kind of thing", "Too long", "Not in my language", "Just not this")


def exploration(view: PersonView) -> None:
    """Draw the dial between the known and the surprising, and what it trades."""
    st.session_state.exploration = min(SURPRISE, key=lambda level: abs(level - view.profile.exploration))
    with st.container(key="surprise"):
        st.select_slider(
            "How far from what you know",
            options=list(SURPRISE),
            format_func=SURPRISE.__getitem__,
            key="exploration",
            on_change=emit.set_number,
            args=("exploration", "exploration", view.position),
        )
        if view.slate.places:
            st.html(slate.new_ground(view.slate))


def heading(first: PlaceView) -> tuple[str, int | None]:
    """Return the name and the style of a shelf by its first place."""
    return ("Pinned by you", None) if first.place.pinned else (first.journey_name, first.style)


def key_of(first: PlaceView) -> str:
    """Return a name for a shelf that no other has."""
    return "pinned" if first.place.pinned else first.place.journey_id


def draw(view: PersonView, places: Sequence[PlaceView], shelf: str) -> None:
    """Draw a shelf; the panel of the item that is open stands in it."""
    open_now = session.panel()
    with st.container(key=f"shelf-{shelf}"):
        for place in places:
            _item(place)
            if open_now == ("item", place.item.item_id):
                _panel(view, place)


def _item(place: PlaceView) -> None:
    """Draw an item's button, and beneath it the link that opens it where it is kept."""
    item_id, link = place.item.item_id, slate.opens(place)
    with st.container(key=f"linked-{item_id}") if link else nullcontext():
        st.button(
            slate.item_label(place),
            key=f"item-{item_id}",
            type="tertiary",
            on_click=session.open_panel,
            args=("item", item_id),
        )
        if link:
            st.html(link)


def _panel(view: PersonView, place: PlaceView) -> None:
    """Draw why an item is here, and what can be done about it."""
    item_id, position = place.item.item_id, view.position
    pinned, title = item_id in view.profile.pinned, place.item.title
    with st.container(key="item_panel"):
        st.html(slate.reasons(place))
        _in_words(view, place)
        with st.container(horizontal=True, key="item_verbs"):
            st.button(
                text.with_more("Take the pin off" if pinned else "Pin to the top", title),
                key="pin",
                on_click=emit.commit,
                args=(e.ItemPinned(item_id, not pinned), position),
            )
            args = (item_id, "not_this", position)
            st.menu_button(text.with_more("Not this", title), REASONS, key="not_this", on_click=emit.dismiss, args=args)
            st.button(text.with_more("More like this", title), key="alike", on_click=session.seek, args=(title,))
            words = text.with_more("Close", title)
            st.button(words, key="panel_close", type="tertiary", on_click=session.close_panel)


def _in_words(view: PersonView, place: PlaceView) -> None:
    """Say what the reasons come to, in the model's words where there is one, and why it stands above another."""
    said = [reason_facts(place), *_beside(view, place)]
    if session.workspace().has_model:
        st.html(slate.sentence_beside(reworded_panel.drawn(said[0])))
    reworded_panel.draw(said, "reword_reasons")


def _beside(view: PersonView, place: PlaceView) -> list[Facts]:
    """Say why an item stands above or below another of the list: the next of its journey, or whichever is chosen."""
    others = {other.item.item_id: other for other in session.mine().places(view) if other.rank != place.rank}
    if not others:
        return []
    mine = place.place.journey_id
    following = min(others.values(), key=lambda o: (o.place.journey_id != mine, o.rank < place.rank, o.rank))
    key = f"beside-{place.item.item_id}"
    chosen = others.get(st.session_state.get(key, following.item.item_id), following)
    order = order_panel.order_shown(view)
    shown = "" if order is None else order.beside(place, chosen)
    said = beside_facts(place, chosen, view.slate.asked, shown)
    st.html(slate.sentence_beside(reworded_panel.drawn(said)))
    st.selectbox(
        f"Set {text.plain(place.item.title, text.SHORT_SIGNS)} beside",
        list(others),
        index=list(others).index(chosen.item.item_id),
        format_func=lambda i: f"{others[i].rank}. {text.cut(others[i].item.title, text.SHORT_SIGNS)}",
        key=key,
    )
    return [said]
