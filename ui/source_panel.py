"""What the list comes from, to be switched, and what of it is shown: one service, one kind, or all."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.desk.sieve import Sieve
from core.desk.views import PersonView
from core.desk.wishes import switched
from ui import emit, session
from ui.drawing import sources

SERVICE, KIND = "sieve_service", "sieve_kind"
ADDRESS = ("service", "kind")
"""What the page's address calls the two choices."""


def switches(view: PersonView) -> None:
    """Draw a switch for every source of the list; none for someone who is offered one data set whole."""
    found = session.mine().sources(view)
    if not found:
        return
    with st.container(key="sources", horizontal=True, vertical_alignment="center"):
        st.html('<p class="from">Your list comes from</p>')
        for each in found:
            key = f"source-{each.source}"
            st.session_state[key] = each.is_on
            args = (switched(view.profile, each.source), view.position)
            st.toggle(sources.switch_label(each), key=key, on_change=emit.commit, args=args)


def sieve() -> Sieve:
    """Return what is shown of everything: what the address says, else what was chosen on whichever page."""
    asked = Sieve(*(st.query_params.get(name, "") for name in ADDRESS))
    if not asked.is_open:
        st.session_state.sieve = asked
    found: Sieve = st.session_state.get("sieve", Sieve())
    return found


ToShowAlone = tuple[Sequence[str], Sequence[str]]
"""The services and the kinds that there are to choose from."""


def sieve_here(offered: ToShowAlone | None = None) -> Sieve:
    """Return what is shown of what is here: where nothing is of the choice, or there is no other, it is no choice.

    Without what is offered it is what the person whose page this is has.
    """
    services, kinds = offered or session.mine().services_and_kinds()
    asked = sieve()
    return Sieve(_if_there(asked.service, services), _if_there(asked.kind, kinds))


def _if_there(word: str, words: Sequence[str]) -> str:
    """Return a word where it is one of several."""
    return word if word in words and len(words) > 1 else ""


def sift(offered: ToShowAlone | None = None) -> Sieve:
    """Draw what may be shown alone, where there is a choice, and return what is; the address says it, too.

    Without what is offered it is what the person whose page this is has.
    """
    services, kinds = offered = offered or session.mine().services_and_kinds()
    shown = sieve_here(offered)
    rows = ((SERVICE, sources.EVERYWHERE, services, shown.service), (KIND, sources.EVERY_KIND, kinds, shown.kind))
    drawn = [each for each in rows if len(each[2]) > 1]
    if drawn:
        with st.container(key="sieve_row", horizontal=True, vertical_alignment="bottom"):
            for key, every, words, now in drawn:
                st.session_state[key] = now
                name = partial(sources.or_else, every)
                st.selectbox(
                    every, ("", *words), format_func=name, key=key, on_change=_take, label_visibility="collapsed"
                )
    _tell(shown)
    return shown


def nothing_here(where: str, sieve: Sieve) -> None:
    """Say that nothing that stands somewhere is of the choice, and offer to show all of it."""
    with st.container(key="nothing_here"):
        st.html(sources.none_passing(where, sieve))
        st.button("Show all", key="show_all", on_click=_keep, args=(Sieve(),))


def _take() -> None:
    """Keep what was chosen, so that it holds on every page."""
    state = st.session_state
    now = sieve()
    _keep(Sieve(state.get(SERVICE, now.service) or "", state.get(KIND, now.kind) or ""))


def _keep(now: Sieve) -> None:
    """Keep a choice for every page, and in the address."""
    st.session_state.sieve = now
    _tell(now)


def _tell(shown: Sieve) -> None:
    """Let the address say what is shown."""
    for name, word in zip(ADDRESS, (shown.service, shown.kind), strict=True):
        if word:
            if st.query_params.get(name) != word:
                st.query_params[name] = word
        elif name in st.query_params:
            del st.query_params[name]
