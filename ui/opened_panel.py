"""An opened journey: its life, where its name comes from, what may be off in it, and all its items with their acts."""

from functools import partial

import streamlit as st

from core.desk import picks
from core.desk.views import JourneyView, PersonView
from core.desk.years.lifetime import Lifetime
from core.entities import Item
from core.steering import edits as e
from core.wording import amount
from ui import companion_panel, emit, mending_panel, session
from ui.drawing import lives, text

A_PAGE = 12
"""Items that are drawn at a time, of however many; by eye, and for the browser's speed."""
NOT_ME, MOVE, PIN, UNPIN = "Not me", "Move to …", "Pin to the top", "Take the pin off"
_AT, _YEAR, _MOVING = "opened_at", "opened_year", "opened_moving"


def draw(view: PersonView, journey: JourneyView) -> None:
    """Draw what an opened journey holds."""
    lived = session.mine().lifetime(journey.journey_id)
    st.html(lives.life_drawn(journey, lived))
    mending_panel.draw_about(view, journey.journey_id)
    companion_panel.draw(view, journey)
    if not lived.n_items:
        return
    start = _start(journey.journey_id, lived)
    _pages(journey, lived, start)
    for held in lived.page(start, A_PAGE):
        st.html(f"<h2 class='year'>{held.year}</h2>")
        for item in held.items:
            _item(view, journey, item)


def _start(journey_id: str, lived: Lifetime) -> int:
    """Return how many items come before those that are shown: of another journey none, and no more than there are."""
    of, at = st.session_state.get(_AT, ("", 0))
    return min(at, lived.n_items - 1) if of == journey_id else 0


def _turn(journey_id: str, start: int) -> None:
    """Show the items from a position on."""
    st.session_state[_AT] = (journey_id, max(start, 0))


def _pages(journey: JourneyView, lived: Lifetime, start: int) -> None:
    """Say which items are shown, and offer the newer, the older, and every year's first."""
    shown = sum(len(held.items) for held in lived.page(start, A_PAGE))
    with st.container(key="opened_pages", horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='facts'>{lives.page_in_words(start, shown, lived.n_items)}</p>")
        if lived.n_items <= A_PAGE:
            return
        turn = partial(_turn, journey.journey_id)
        for label, to, is_there in (
            ("Newer", start - A_PAGE, start > 0),
            ("Older", start + A_PAGE, start + shown < lived.n_items),
        ):
            words = text.with_more(label, f"items of {journey.name}")
            key = f"opened_{label.lower()}"
            st.button(words, key=key, type="tertiary", disabled=not is_there, on_click=turn, args=(to,))
        if len(lived.years) > 1:
            _years(journey, lived, start)


def _years(journey: JourneyView, lived: Lifetime, start: int) -> None:
    """Offer the years, each with how many items it holds; the one that is shown is chosen."""
    sizes, starts = {held.year: len(held.items) for held in lived.years}, lived.starts
    st.session_state[_YEAR] = next(year for year in reversed(starts) if starts[year] <= start)
    st.selectbox(
        f"Year of {text.plain(journey.name, text.NAME_SIGNS)}",
        list(sizes),
        format_func=lambda year: f"{year}: {amount(sizes[year], 'item')}",
        key=_YEAR,
        label_visibility="collapsed",
        on_change=lambda: _turn(journey.journey_id, starts[st.session_state[_YEAR]]),
    )


def _item(view: PersonView, journey: JourneyView, item: Item) -> None:
    """Draw an item and what can be done with it."""
    item_id, key = item.item_id, f"own-{item.item_id}"
    is_pinned = item_id in view.profile.pinned
    with st.container(key=f"thing-{item_id}", horizontal=True, vertical_alignment="center"):
        st.html(lives.item(item, session.mine().last_taken_up(item_id), is_pinned))
        acts = (NOT_ME, *((MOVE,) if len(view.journeys) > 1 else ()), UNPIN if is_pinned else PIN)
        st.menu_button(
            text.with_more("Change", item.title),
            acts,
            key=key,
            type="tertiary",
            on_click=_chosen,
            args=(view, item_id, key),
        )
    if st.session_state.get(_MOVING) == item_id:
        _move(view, journey, item)


def _chosen(view: PersonView, item_id: str, key: str) -> None:
    """Do with an item what was chosen from its menu."""
    act = st.session_state[key]
    if act == MOVE:
        st.session_state[_MOVING] = item_id
    elif act == NOT_ME:
        picked = picks.gather(view.profile, [item_id])
        emit.commit_all(picks.not_me(view.profile, picked), view.position, keeps_panel=True)
    elif act:
        emit.commit(e.ItemPinned(item_id, act == PIN), view.position, keeps_panel=True)


def _move(view: PersonView, journey: JourneyView, item: Item) -> None:
    """Offer the other journeys to move an item to."""
    others = {v.journey_id: v.name for v in view.journeys if v.journey_id != journey.journey_id}
    with st.container(key="own_move", horizontal=True, vertical_alignment="bottom"):
        target = st.selectbox(
            f"Move {text.plain(item.title, text.SHORT_SIGNS)} to",
            list(others),
            format_func=lambda j: text.cut(others[j], text.NAME_SIGNS),
            key="own_target",
            index=None,
            placeholder="Pick a journey",
        )
        st.button(
            text.with_more("Move", item.title),
            key="own_move_now",
            type="primary",
            disabled=target is None,
            on_click=_moved,
            args=(item.item_id, target or "", view.position),
        )
        st.button(text.with_more("Leave it here", item.title), key="own_move_not", type="tertiary", on_click=_leave)


def _moved(item_id: str, target_id: str, position: int) -> None:
    """Move an item to another journey."""
    st.session_state.pop(_MOVING, None)
    emit.commit(e.ItemsMoved((item_id,), target_id), position, keeps_panel=True)


def _leave() -> None:
    """Leave the item where it is."""
    st.session_state.pop(_MOVING, None)
