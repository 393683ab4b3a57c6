"""The panel under a journey's row: see all of it, go deeper, rename, merge, split, look elsewhere; one at a time."""

import streamlit as st

from core.desk.views import JourneyView, PersonView
from core.steering import edits as e
from core.steering.decisions import LONGEST_NAME
from ui import emit, opened_panel, part_panels, river_panel, session
from ui.drawing import searches, text


def draw(view: PersonView, journey: JourneyView) -> None:
    """Draw the panel that is open under this journey, if one is."""
    panels = {
        "deeper": part_panels.deeper,
        "rename": _rename,
        "merge": _merge,
        "split": part_panels.split,
        "search": _search,
        river_panel.LIFE: opened_panel.draw,
    }
    open_now = session.panel()
    if open_now is None or open_now[1] != journey.journey_id or open_now[0] not in panels:
        return
    with st.container(key="panel"):
        panels[open_now[0]](view, journey)
        st.button(
            text.with_more("Close", journey.name), key="panel_close", type="tertiary", on_click=session.close_panel
        )


def _rename(view: PersonView, journey: JourneyView) -> None:
    """Take new words for a journey."""
    with st.form("rename_form", border=False):
        st.text_input("Your words for it", value=journey.name, max_chars=LONGEST_NAME, key="new_name")
        words = (journey.journey_id, "new_name", view.position)
        st.form_submit_button(text.with_more("Rename", journey.name), on_click=emit.rename, args=words)
    if journey.journey.own_name is not None:
        args = (e.JourneyRenamed(journey.journey_id, None), view.position)
        label = text.with_more("Give it its first name back", journey.name)
        st.button(label, key="unname", on_click=emit.commit, args=args)


def _merge(view: PersonView, journey: JourneyView) -> None:
    """Merge a journey into another."""
    others = {v.journey_id: v.name for v in view.journeys if v.journey_id != journey.journey_id}
    if not others:
        st.html("<p>There is no other journey to merge it into.</p>")
        return
    st.selectbox(
        "Merge it into",
        list(others),
        format_func=lambda i: text.cut(others[i], text.NAME_SIGNS),
        key="merge_into",
        index=None,
        placeholder="Pick a journey",
    )
    chosen = st.session_state.merge_into
    wish = e.JourneysMerged(chosen or "", (journey.journey_id,))
    st.button(
        text.with_more("Merge into one", journey.name),
        key="merge",
        type="primary",
        disabled=chosen is None,
        on_click=emit.commit,
        args=(wish, view.position),
    )


def _search(_: PersonView, journey: JourneyView) -> None:
    """Offer phrases that open at a service of the person's choice."""
    state = st.session_state
    state.search_at = state.get("search_at_last", next(iter(searches.ELSEWHERE)))
    service = st.selectbox("Look for it at", list(searches.ELSEWHERE), key="search_at", on_change=_keep_service)
    st.html(searches.phrase_links(session.mine().search_phrases(journey.journey_id), service))


def _keep_service() -> None:
    """Remember the service for the next journey."""
    st.session_state.search_at_last = st.session_state.search_at
