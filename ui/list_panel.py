"""The lists that a person may choose from, each to be taken away once its name is typed."""

import streamlit as st

from core.adapters.store.offers import OfferedList
from core.entities import Person
from core.steering.decisions import Refused
from core.wording import one_line
from core.workspace.bringing import offered_lists
from ui import session
from ui.drawing import intake as intake_markup
from ui.drawing.text import ASIDE_SIGNS, SHORT_SIGNS, plain, safe


def draw(person: Person) -> None:
    """Draw the lists that a person may choose from; nothing where there are none and none was taken away."""
    found = offered_lists.lists_of(session.workspace(), person.person_id)
    said = st.session_state.pop("list_gone", "")
    if not found and not said:
        return
    st.html(
        "<h2>What you choose from</h2><p class='quiet'>Taking a list away cannot be undone, so it asks you to type its "
        "name; bring its file again to have it back.</p>"
    )
    if said:
        st.html(said)
    for each in found:
        _list(person, each)


def _list(person: Person, each: OfferedList) -> None:
    """Draw one list with the field for its name."""
    key, name = each.collection_id, plain(each.name, ASIDE_SIGNS)
    wanted = _words(each)
    with st.container(key=f"list-{key}"):
        st.html(intake_markup.list_in_words(each))
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"delete-{key}-row"):
            st.text_input(f"Type “{plain(wanted)}” to be sure", key=f"typed-{key}", autocomplete="off")
            st.button(f"Take {name} away", key=f"away-{key}", on_click=_take_away, args=(person, each))
        if st.session_state.get("mistyped") == key:
            st.html(
                f"<p class='trouble' role='alert'>Type “{safe(wanted)}” first, just so. Nothing was taken away.</p>"
            )


def _words(each: OfferedList) -> str:
    """Return what is typed to take a list away: its name, or the beginning of a long one."""
    return one_line(each.name)[:SHORT_SIGNS].strip()


def _take_away(person: Person, each: OfferedList) -> None:
    """Take a list away when its name is right, and say what is gone."""
    state, field = st.session_state, f"typed-{each.collection_id}"
    if str(state[field]).strip().casefold() != _words(each).casefold():
        state.mistyped = each.collection_id
        return
    try:
        said = offered_lists.take_away(session.workspace(), person.person_id, each.collection_id).in_words()
    except Refused as refusal:
        said = str(refusal)
    state.update(list_gone=intake_markup.taken_away(said), mistyped=None, **{field: ""})
