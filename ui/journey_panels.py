"""The panels under a journey's row: go deeper, rename, merge, split. Only the open one is drawn."""

import streamlit as st

from core import edits as e
from core import markup
from core.views import JourneyView, PartView, PersonView
from ui import emit, session

MOST_ITEMS = 200


def draw(view: PersonView, journey: JourneyView) -> None:
    """Draw the panel that is open under this journey, if one is."""
    panels = {"deeper": _deeper, "rename": _rename, "merge": _merge, "split": _split}
    open_now = session.panel()
    if open_now is None or open_now[1] != journey.journey_id or open_now[0] not in panels:
        return
    with st.container(key="panel"):
        panels[open_now[0]](view, journey)


def _close() -> None:
    """Offer to close the panel."""
    st.button("Close", key="panel_close", type="tertiary", on_click=session.close_panel)


def _deeper(view: PersonView, journey: JourneyView) -> None:
    """Offer the parts of a journey, to go into one."""
    parts = session.workspace().parts(view.person_id, journey.journey_id)
    if not parts:
        st.html("<p>This journey is all of one piece: there is nothing deeper to open yet.</p>")
    else:
        st.html("<h3>Go deeper</h3><p>Pick a part, and its share of the list moves to it.</p>")
    for i, part in enumerate(parts):
        _part(part)
        args = (e.JourneyFocused(journey.journey_id, part.item_ids, part.name), view.position)
        st.button("Focus on this part", key=f"focus-{i}", on_click=emit.commit, args=args)
    if journey.journey.focus:
        args = (e.JourneyFocused(journey.journey_id), view.position)
        st.button("Open all of it again", key="unfocus", on_click=emit.commit, args=args)
    _close()


def _part(part: PartView) -> None:
    """Show a part with its first titles."""
    st.html(markup.part(part))


def _rename(view: PersonView, journey: JourneyView) -> None:
    """Take new words for a journey."""
    with st.form("rename_form", border=False):
        st.text_input("Your words for it", value=journey.name, max_chars=80, key="new_name")
        words = (journey.journey_id, "new_name", view.position)
        st.form_submit_button("Rename", on_click=emit.rename, args=words)
    if journey.journey.own_name is not None:
        args = (e.JourneyRenamed(journey.journey_id, None), view.position)
        st.button("Give it its first name back", key="unname", on_click=emit.commit, args=args)
    _close()


def _merge(view: PersonView, journey: JourneyView) -> None:
    """Merge a journey into another."""
    others = {v.journey_id: v.name for v in view.journeys if v.journey_id != journey.journey_id}
    if not others:
        st.html("<p>There is no other journey to merge it into.</p>")
        return _close()
    st.selectbox(
        "Merge it into",
        list(others),
        format_func=lambda i: markup.one_line(others[i], 80),
        key="merge_into",
        index=None,
        placeholder="Pick a journey",
    )
    chosen = st.session_state.merge_into
    wish = e.JourneysMerged(chosen or "", (journey.journey_id,))
    st.button(
        "Merge into one",
        key="merge",
        type="primary",
        disabled=chosen is None,
        on_click=emit.commit,
        args=(wish, view.position),
    )
    _close()


def _split(view: PersonView, journey: JourneyView) -> None:
    """Split a journey by its parts, or take picked items out of it."""
    workspace = session.workspace()
    parts = workspace.parts(view.person_id, journey.journey_id)
    if parts:
        st.html("<h3>Split it up</h3><p>It falls into these parts:</p>" + "".join(map(markup.part, parts)))
        largest = max(range(len(parts)), key=lambda i: len(parts[i].items))
        off = tuple(("", part.item_ids) for i, part in enumerate(parts) if i != largest)
        args = (e.JourneySplit(journey.journey_id, off), view.position)
        st.button(
            f"Make {len(parts)} journeys of it", key="split_parts", type="primary", on_click=emit.commit, args=args
        )
    items = workspace.members(view.person_id, journey.journey_id)[:MOST_ITEMS]
    titles = {item.item_id: item.title for item in items}
    st.multiselect(
        "Or pick items to make a journey of their own",
        list(titles),
        format_func=lambda i: markup.one_line(titles[i], 90),
        key="split_items",
        placeholder="Pick items",
    )
    picked = tuple(st.session_state.split_items)
    st.button(
        f"Split off {markup.amount(len(picked), 'item')}" if picked else "Split off what is picked",
        key="split_picked",
        disabled=not picked,
        on_click=emit.commit,
        args=(e.JourneySplit(journey.journey_id, (("", picked),)), view.position),
    )
    _close()
