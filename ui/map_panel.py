"""The map's parts: the figure, the years, what is picked, the same as a table, and a map not drawn yet."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import streamlit as st

from core.desk import atlas, picks
from core.desk.atlas import Spot
from core.desk.picks import Picked
from core.desk.views import PersonView
from core.steering.decisions import LONGEST_NAME
from ui import emit, session
from ui.drawing import picks as pick_markup
from ui.drawing.map_figure import map_figure, picked_ids
from ui.drawing.text import SHORT_SIGNS, plain, with_more

STYLE = Path(__file__).with_name("map.css")
CHART, TABLE, UNTIL, NAME, TARGET = "map_chart", "map_table", "map_until", "pick_name", "pick_target"
_EVERYTHING = "Now"
SECONDS_A_STEP = 1.2
"""Seconds between two months while the map plays; by eye."""
BAR = {"displaylogo": False, "scrollZoom": True, "displayModeBar": True}
_PART = st.components.v2.component(
    "map_part",
    html='<span class="map-part" hidden></span>',
    js=Path(__file__).with_name("map_part.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_TABLE_PX = 360
"""Pixels of the table's height: nine rows and the head; by eye."""
MAP_AND_PICKS = [74, 26]
"""Hundredths of the page's width that the map takes, and what is picked; by eye. In a page itself it would be drawn."""


def undrawn() -> None:
    """Explain that there is no map yet, and draw it when asked."""
    with st.container(key="undrawn"):
        st.html(
            "<h2>This map has not been drawn yet</h2><p class='lead'>It lays out everything you took up, so that "
            "things about the same subject lie close together. That takes up to a minute, once.</p>"
        )
        if st.button("Draw the map", type="primary", key="draw_map"):
            with st.status("Drawing the map. You can leave; it will be kept.", expanded=True):
                bar = st.progress(0.0, "Starting")

                def report(what: str, done: int, total: int) -> None:
                    bar.progress(min(done / max(total, 1), 1.0), what)

                session.mine().draw_map(report)
            st.rerun()


def figure(view: PersonView, spots: Sequence[Spot], until: datetime | None) -> None:
    """Draw the map; what is picked on it goes to the session, and the part that is shown stays when it changes."""
    chart = map_figure(
        spots,
        view.journeys,
        tuple(session.mine().coordinates().values()),
        picked=chosen(),
        until=until,
        is_dark=st.context.theme.type == "dark",
    )
    st.plotly_chart(
        chart,
        key=CHART,
        theme=None,
        width="stretch",
        on_select=_take_points,
        selection_mode=("points", "box", "lasso"),
        config=BAR,
        alt="Map of what you took up and what is suggested; the table below holds the same items",
    )
    with st.container(key="map_part_box"):
        _PART(key="map_part", data={"whose": view.person_id})


def chosen() -> tuple[str, ...]:
    """Return the ids of the picked items."""
    found: tuple[str, ...] = st.session_state.get("picked", ())
    return found


def _take_points() -> None:
    """Keep a selection; an empty one only means that the figure was drawn anew."""
    found = picked_ids(st.session_state[CHART])
    if found:
        st.session_state.picked = found


def _take_rows(item_ids: Sequence[str]) -> None:
    """Keep the ticked rows of the table as it was drawn."""
    rows = st.session_state[TABLE]["selection"]["rows"]
    st.session_state.picked = tuple(item_ids[row] for row in rows if row < len(item_ids))


def drop() -> None:
    """Pick nothing."""
    st.session_state.picked = ()


def years(view: PersonView) -> datetime | None:
    """Draw the slider through the years and its play button; return the moment that is shown, None for now."""
    moments = {atlas.step_in_words(moment): moment for moment in atlas.steps(view.start, view.end)}
    labels = [*list(moments)[:-1], _EVERYTHING]
    _advance(labels)
    with st.container(key="years", horizontal=True, vertical_alignment="center"):
        playing = bool(st.session_state.get("map_playing"))
        st.button("Stop" if playing else "Play the years", key="play", on_click=_play, args=(labels,))
        if len(labels) < 2:
            return None
        shown = st.select_slider("Show what you had taken up by", labels, key=UNTIL, label_visibility="collapsed")
    if playing:
        st.session_state.map_drawn = True
        _tick()
    return moments.get(shown)


def _play(labels: Sequence[str]) -> None:
    """Start from the first year, or from where the slider stands; or stop."""
    playing = not st.session_state.get("map_playing")
    if playing and st.session_state.get(UNTIL) in (None, _EVERYTHING):
        st.session_state[UNTIL] = labels[0]
    st.session_state.map_playing = playing


def _advance(labels: Sequence[str]) -> None:
    """Move the slider on while it plays; stop at the end."""
    state = st.session_state
    if state.get(UNTIL) not in labels:
        state[UNTIL] = _EVERYTHING
    if state.get("map_playing") and state.pop("map_tick", False):
        at = min(labels.index(state[UNTIL]) + 1, len(labels) - 1)
        state[UNTIL] = labels[at]
        state.map_playing = at < len(labels) - 1


@st.fragment(run_every=SECONDS_A_STEP)
def _tick() -> None:
    """Ask for the next step; the first run belongs to the page's own."""
    if st.session_state.pop("map_drawn", False):
        return
    st.session_state.map_tick = True
    st.rerun()


def side(view: PersonView, spots: Sequence[Spot]) -> None:
    """List what is picked with what it can become, or say how to pick."""
    found = picks.gather(view.profile, chosen())
    if not found.item_ids:
        st.html(pick_markup.legend())
        return
    st.html(pick_markup.picked(found, spots, view))
    words = pick_markup.picked_in_words(found, view)
    _own_journey(view, found, words)
    _move(view, found, words)
    if len(found.journey_ids) > 1:
        st.button(
            with_more(f"Merge these {len(found.journey_ids)} journeys into one", words),
            key="pick_merge",
            width="stretch",
            on_click=emit.commit_all,
            args=(picks.merge(found), view.position),
        )
    with st.container(horizontal=True):
        st.button(
            with_more("These are not me", words),
            key="pick_not_me",
            on_click=emit.commit_all,
            args=(picks.not_me(view.profile, found), view.position, picks.not_me_in_words(found)),
        )
        st.button(with_more("Pick nothing", f"instead of {words}"), key="pick_nothing", type="tertiary", on_click=drop)


def _own_journey(view: PersonView, found: Picked, words: str) -> None:
    """Offer to make the items, said in words, a journey of their own."""
    with st.container(key="pick_own"):
        st.text_input("Name", key=NAME, placeholder="Your name for it, or leave it to me", max_chars=LONGEST_NAME)
        st.button(
            with_more("Make this a journey of its own", words),
            key="pick_make",
            type="primary",
            width="stretch",
            on_click=_make,
            args=(view, found),
        )


def _make(view: PersonView, found: Picked) -> None:
    """Make the items a journey under the name in the field."""
    name = str(st.session_state.get(NAME) or "")
    emit.commit_all(picks.own_journey(found, name), view.position)


def _move(view: PersonView, found: Picked, words: str) -> None:
    """Offer to move the items, said in words, to another journey."""
    others = {v.journey_id: v.name for v in view.journeys if set(found.of) != {v.journey_id}}
    with st.container(key="pick_move", horizontal=True, vertical_alignment="bottom"):
        target = st.selectbox("Move to", list(others), format_func=lambda j: others.get(j, ""), index=None, key=TARGET)
        st.button(
            with_more("Move", words),
            key="pick_move_now",
            disabled=target is None,
            on_click=emit.commit_all,
            args=(picks.move(found, target or ""), view.position),
        )


def as_table(view: PersonView, spots: Sequence[Spot]) -> None:
    """Draw the same items as a table whose rows can be ticked."""
    with st.container(key="map_table_head", horizontal=True, vertical_alignment="bottom"):
        st.html("<h2>The same as a table</h2>")
        text = st.text_input(
            "Find in the table",
            key="map_find",
            placeholder="Find a title, a name, a journey",
            label_visibility="collapsed",
        )
    names = {v.journey_id: v.name for v in view.journeys}
    columns = atlas.table(spots, names, text or "")
    item_ids = columns.pop("item_id")
    if not item_ids:
        st.html(f"<p class='small'>Nothing here holds “{plain(text or '', SHORT_SIGNS)}”.</p>")
        return
    st.dataframe(
        columns,
        key=TABLE,
        hide_index=True,
        width="stretch",
        height=_TABLE_PX,
        on_select=lambda: _take_rows([str(item_id) for item_id in item_ids]),
        selection_mode="multi-row",
        column_config={"Title": st.column_config.TextColumn(width="large")},
        alt="Every item on the map with its journey and when you took it up; tick rows to pick them",
    )
