"""For you: the whole list in shelves by journey, one box to search or ask, where it comes from, how far it may go."""

import streamlit as st

from core.desk.slate_views import shelves
from core.desk.unprofiled import without_profile
from ui import (
    frame,
    importing_panel,
    instead_panel,
    item_shelf,
    left_out_panel,
    order_panel,
    session,
    source_panel,
    words_panel,
)
from ui.drawing import found, privacy, slate, text

view = session.view()
mine = session.mine()
comparison = session.last_comparison(view)

importing_panel.draw_brought(view.person_id)
with st.container(key="for_you_head", horizontal=True, vertical_alignment="bottom"):
    st.html("<h1>For you</h1>")
    frame.undo_and_redo(view.position)
with st.container(key="ask", horizontal=True, vertical_alignment="bottom"):
    wanted = st.text_input("Search, or ask for something", key="seek", placeholder="sourdough without a mixer").strip()
    item_shelf.exploration(view)
source_panel.switches(view)
sieve = source_panel.sift()

if st.session_state.get("unprofiled"):
    st.html(privacy.unprofiled(without_profile(mine.desk.catalogue)))
elif wanted:
    st.button("Show the whole list again", key="unseek", type="tertiary", on_click=session.seek, args=("",))
    result = mine.search(wanted)
    close = [place for place in result.places if sieve.passes(place.item)]
    st.html(slate.shelf_head(f"Closest to “{wanted}”", None, len(close)))
    if result.places and not close:
        source_panel.nothing_here("is among these", sieve)
    if notes := f"{found.understood(result)}{found.kept_out(result)}{found.nothing_close(result)}{found.known(result)}":
        st.html(notes)
    instead_panel.draw(result)
    words_panel.as_journey(view, result)
    item_shelf.draw(view, close, "found")
else:
    if mine.has_nothing_new:
        st.html(slate.nothing_new())
        st.page_link("pages/data.py", label="Bring something to choose from")
    elif view.shortfall:
        st.html(f'<p class="shortfall">{text.safe(view.shortfall, text.NOTE_SIGNS)}</p>')
    places = [place for place in mine.places(view, comparison) if sieve.passes(place.item)]
    if view.slate.places and not places:
        source_panel.nothing_here("is on your list", sieve)
    for shelf in shelves(order_panel.arranged(view, places)):
        st.html(slate.shelf_head(*item_shelf.heading(shelf[0]), len(shelf)))
        item_shelf.draw(view, shelf, item_shelf.key_of(shelf[0]))
    if comparison is not None and comparison.gone:
        st.html(slate.gone(mine.gone(view, comparison)))
    order_panel.draw(view)
    left_out_panel.draw(view)
words_panel.draw(view)
st.toggle("An order that uses nothing of me", key="unprofiled")
frame.draw_meter(view.position)
