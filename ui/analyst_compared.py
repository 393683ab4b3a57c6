"""Whom the Analyst page's charts are of: everybody, a cohort, or two beside each other; kept by session and address."""

from collections.abc import Mapping

import streamlit as st

from core.adapters.analyst.cohorts import Cohort, from_address
from core.desk.sieve import EVERYTHING, Sieve
from core.workspace.analyst.analysis import Analysis
from ui import source_panel
from ui.drawing import analyst_text

EVERYBODY, NOBODY = "Everybody", "Nobody else"
_KEPT, _SIDES, _THINGS = "analyst_cohorts", "analyst_sides", "analyst_things"
"""Where a session keeps its cohorts, and whom and what the charts of this drawing are of."""
_IN_ADDRESS = "cohort"
MOST_COHORTS = 20
"""Cohorts that a session keeps at most; by hand: more than a list can be read through."""
SidesShown = tuple[Cohort | None, ...]


def kept_cohorts() -> Mapping[str, Cohort]:
    """Return the cohorts by name: those of the session, and before there are any those that the address tells."""
    if _KEPT not in st.session_state:
        told = (from_address(each) for each in st.query_params.get_all(_IN_ADDRESS)[:MOST_COHORTS])
        st.session_state[_KEPT] = {cohort.name: cohort for cohort in told if cohort is not None}
    found: Mapping[str, Cohort] = st.session_state[_KEPT]
    return found


def keep(cohort: Cohort) -> None:
    """Keep a cohort, in place of another of its name, and have the charts show it beside everybody."""
    _become({**{name: each for name, each in kept_cohorts().items() if name != cohort.name}, cohort.name: cohort})
    for key, name in (("analyst_one", cohort.name), ("analyst_other", EVERYBODY)):
        st.session_state[key] = name


def drop_cohort(name: str) -> None:
    """Forget a cohort; the charts are of everybody again where they were of it."""
    _become({each: cohort for each, cohort in kept_cohorts().items() if each != name})
    for key, first in (("analyst_one", EVERYBODY), ("analyst_other", NOBODY)):
        if st.session_state.get(key) == name:
            st.session_state[key] = first


def _become(cohorts: dict[str, Cohort]) -> None:
    """Keep these cohorts, in the session and, those by a rule that is not SQL, in the address."""
    last = dict(list(cohorts.items())[-MOST_COHORTS:])
    st.session_state[_KEPT] = last
    st.query_params[_IN_ADDRESS] = [cohort.address for cohort in last.values() if cohort.address]


def choose_whose() -> None:
    """Draw the choice of whom the charts are of; nothing where there are no cohorts."""
    names, sides = list(kept_cohorts()), [EVERYBODY, NOBODY]
    if names:
        with st.container(horizontal=True, key="analyst_whose"):
            sides = [
                _choice("Charts of", [EVERYBODY, *names], "one", EVERYBODY),
                _choice("beside", [NOBODY, EVERYBODY, *names], "other", NOBODY),
            ]
    told = dict.fromkeys(kept_cohorts().get(name) for name in sides if name != NOBODY)
    st.session_state[_SIDES] = tuple(told)


def choose_things(analysis: Analysis) -> None:
    """Draw the choice of the kind and the service whose things the charts are of, the same as on every other page."""
    offered = analysis.services_and_kinds()
    st.session_state[_THINGS] = source_panel.sift(offered)


def things_shown() -> Sieve:
    """Return what the charts of things are of; parts that have no choice of them are of everything."""
    found: Sieve = st.session_state.get(_THINGS) or EVERYTHING
    return found


def _choice(label: str, options: list[str], name: str, first: str) -> str:
    """Draw a choice of a cohort that the address keeps."""
    key = f"analyst_{name}"
    if st.session_state.get(key) not in options:
        asked = st.query_params.get(name)
        st.session_state[key] = asked if asked in options else first
    chosen = str(st.selectbox(label, options, key=key) or first)
    if st.query_params.get(name) != chosen:
        st.query_params[name] = chosen
    return chosen


def sides() -> SidesShown:
    """Return whom the charts are of, one or two; None stands for everybody."""
    found: SidesShown = st.session_state.get(_SIDES) or (None,)
    return found


def called(side: Cohort | None) -> str:
    """Return what a side is called."""
    return EVERYBODY if side is None else side.name


def side_head(side: Cohort | None) -> None:
    """Draw whom a chart is of, where that is not everybody alone."""
    if sides() != (None,):
        st.html(analyst_text.of_whom(called(side), side.about if side is not None else ""))
