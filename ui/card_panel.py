"""The card that one takes away: ticks for what it is to hold, the picture as it will be, and two kinds of file."""

from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.desk.years.river import River, only
from core.sensitivity.words import said_in
from ui import session
from ui.drawing import river_card
from ui.drawing.text import SHORT_SIGNS, plain

_SCRIPT = Path(__file__).with_name("card.js")
TICKS, TITLE = "card_ticks", "card_title"
_CARD = st.components.v2.component(
    "river_card",
    html='<img class="card">\n<button type="button" class="save-png">Save as a picture (PNG)</button>',
    js=_SCRIPT.read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw(river: River, view: PersonView) -> None:
    """Draw the ticks and the card; what is or may be about something sensitive is not ticked unless one ticks it."""
    with st.container(key="card_panel"):
        st.html("<h2>A card to take away</h2><p class='small'>It holds what is ticked, and nothing else of you.</p>")
        shown = only(river, _ticked(river, view))
        if shown.start is None or shown.end is None:
            st.html("<p class='empty'>Tick a journey to see it on the card.</p>")
            return
        default = river_card.card_title(shown.start, shown.end)
        title = st.text_input("Title", placeholder=default, key=TITLE, max_chars=SHORT_SIGNS) or default
        is_dark = st.context.theme.type == "dark"
        svg = river_card.river_card(shown, title, is_dark)
        name = "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split()) or "card"
        _CARD(
            key="card_picture",
            data={
                "svg": svg,
                "alt": f"{title}: {', '.join(band.name for band in shown.bands)}",
                "width": river_card.WIDE,
                "height": river_card.HIGH,
                "name": f"{name}.png",
            },
        )
        st.download_button("Save as a drawing (SVG)", svg, f"{name}.svg", "image/svg+xml", key="card_svg")


def _ticked(river: River, view: PersonView) -> list[str]:
    """Draw a tick for each journey; return the ids of those ticked. A tick once taken away stays away.

    A word in a name that is sensitive only at times is enough to leave the tick to the person.
    """
    sensitive = session.mine().sensitive()
    kept_back = {b.journey_id for b in river.bands if b.journey_id in sensitive or said_in(b.name).doubtful is not None}
    ticks = st.session_state.setdefault(f"{TICKS}-{view.person_id}", {})
    own = [band for band in river.bands if not band.is_rest and any(band.counts)]
    with st.container(key="card_ticks", horizontal=True):
        for band in own:
            key = f"card-{band.journey_id}"
            st.session_state[key] = ticks.get(band.journey_id, band.journey_id not in kept_back)
            args = (f"{TICKS}-{view.person_id}", band.journey_id)
            st.checkbox(plain(band.name, SHORT_SIGNS), key=key, on_change=_keep, args=args)
    return [band.journey_id for band in own if st.session_state[f"card-{band.journey_id}"]]


def _keep(ticks: str, journey_id: str) -> None:
    """Remember a tick."""
    st.session_state[ticks][journey_id] = st.session_state[f"card-{journey_id}"]
