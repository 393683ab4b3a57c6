"""The river above the journeys: a picture that answers to their rows, opens them, and is the same as a table."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.desk.years.river import River
from ui import card_panel, row_order, session
from ui.drawing import river as river_markup
from ui.drawing.river_table import river_table

STYLE, _SCRIPT = (Path(__file__).with_name(name) for name in ("river.css", "river.js"))
KEY, LIFE, AS_TABLE, AS_CARD = "river", "life", ("river_table", ""), ("river_card", "")
_RIVER = st.components.v2.component(
    "river_of_years",
    html='<div class="river-host"></div>\n<p class="river-told"></p>',
    js=_SCRIPT.read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw(view: PersonView) -> None:
    """Draw the river of a view, or say why there is none."""
    st.html(STYLE)
    river = session.mine().river(view)
    if river.missing is not None:
        st.html(f'<p class="river-none">{river_markup.WHY_NONE[river.missing]}</p>')
        return
    kind, about = session.panel() or ("", "")
    with st.container(key="river_box"):
        _component(river, KEY, _open, about if kind == LIFE else "", tuple(row_order.standing_rows(view).fold_of))
        _other_ways(river, view)


def picture(river: River, key: str, open_it: Callable[[], None]) -> None:
    """Draw a river by itself, without rows, table and card; `open_it` hears of a band that is chosen."""
    st.html(STYLE)
    if river.missing is None:
        _component(river, key, open_it)


def _component(
    river: River, key: str, open_it: Callable[[], None], chosen: str = "", folded: tuple[str, ...] = ()
) -> None:
    """Draw what answers to pointer and keys."""
    data = {"svg": _drawn(river, chosen, folded), "legend": river_markup.how_to_read(river), "opened": chosen}
    _RIVER(key=key, data=data, on_opened_change=open_it)


def _drawn(river: River, chosen: str, folded: tuple[str, ...]) -> str:
    """Return the drawing, the last one where nothing of it has changed: most presses change no river."""
    state, asked = st.session_state, (river, chosen, folded)
    if state.get("river_asked") != asked:
        state.river_asked, state.river_drawing = asked, river_markup.drawing(river, chosen, folded)
    drawing: str = state.river_drawing
    return drawing


def _other_ways(river: River, view: PersonView) -> None:
    """Offer the river as a table and as a card, and draw the one that is open."""
    with st.container(key="river_ways", horizontal=True):
        for label, panel in (("The same as a table", AS_TABLE), ("Make a card of it", AS_CARD)):
            st.button(label, key=panel[0], type="tertiary", on_click=session.open_panel, args=panel)
    if session.panel() == AS_TABLE:
        st.html(river_table(river))
    elif session.panel() == AS_CARD:
        card_panel.draw(river, view)


def _open() -> None:
    """Open the journey whose band was chosen, in its fold where it lies in one; or close it."""
    chosen = str(st.session_state[KEY].opened)
    view = session.mine().view()
    if view.find(chosen) is None:
        return
    fold = row_order.standing_rows(view).fold_of.get(chosen)
    if fold is not None:
        st.session_state[fold] = True
    session.open_panel(LIFE, chosen)
