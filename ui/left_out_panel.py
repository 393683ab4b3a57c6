"""What was left out as it fits no journey: the switch for it, what went, and the way back for each thing."""

from pathlib import Path

import streamlit as st

from core.desk.views import PersonView
from core.steering import edits as e
from core.wording import amount
from ui import emit, session
from ui.drawing import text
from ui.folds import fold

STYLE = Path(__file__).with_name("left_out.css")


def draw(view: PersonView) -> None:
    """Draw the switch, and what was left out and brought back; nothing where nothing can tell what fits."""
    mine = session.mine()
    if not mine.can_leave_out:
        return
    is_on, n = view.profile.only_fitting, len(view.slate.left_out)
    st.session_state.only_fitting = is_on
    wish = e.UnfittingLeftOut(left_out=not is_on)
    label = "Leave out what fits none of my journeys"
    st.toggle(label, key="only_fitting", on_change=emit.commit, args=(wish, view.position))
    back = view.profile.brought_back
    if is_on and not n:
        st.html('<p class="quiet" role="status">Everything on your list fits one of your journeys.</p>')
    if not is_on or not (n or back):
        return
    verb = "was left out as it fits" if n == 1 else "were left out as they fit"
    opened = fold(f"{amount(n, 'thing')} {verb} none of your journeys", "left_out")
    if opened:
        st.html(STYLE)
        with opened:
            for item_id in view.slate.left_out:
                _row(view, item_id, "Bring it back", is_back=True)
            if back:
                st.html("<h3>Brought back by you</h3>")
            for item_id in back:
                _row(view, item_id, "Leave it out again", is_back=False)


def _row(view: PersonView, item_id: str, verb: str, *, is_back: bool) -> None:
    """Draw a thing with the button that brings it back, or leaves it out again."""
    title = session.mine().title_of(item_id)
    with st.container(key=f"out-{item_id}", horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{text.safe(title, text.TITLE_SIGNS)}</p>")
        args = (e.ItemBroughtBack(item_id, back=is_back), view.position)
        words = text.with_more(verb, title)
        st.button(words, key=f"back-{item_id}", type="tertiary", on_click=emit.commit, args=args)
