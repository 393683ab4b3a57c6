"""The walkthrough of one session: a copy of a demo person that stands in for them, then is thrown away."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from core.desk.tour_steps import TourStep, done_by
from core.steering.log import LogEntry, Logged
from core.workspace.person_workspace import PersonWorkspace

_NOTHING: frozenset[TourStep] = frozenset()
_KEPT = "tour"
_OF_THE_COPY = ("standing", "tried", "mendings_of", "tour_previewed", _KEPT)
"""What a session remembers of the copy, beside what its pages show."""


@dataclass(frozen=True, slots=True)
class Tour:
    """Whose copy is walked through; the copy once a page asked for it; what was seen that leaves no edit behind.

    Once it is over there is no copy: it is told that nothing of it was kept.
    """

    person_id: str
    half: PersonWorkspace | None = None
    seen: frozenset[TourStep] = _NOTHING
    is_over: bool = False

    @property
    def edits(self) -> list[Logged]:
        """Return the edits that were made in the copy, oldest first."""
        entries: list[LogEntry] = self.half.entries() if self.half else []
        return [entry.edit for entry in entries if entry.actor == "person"]

    @property
    def done(self) -> frozenset[TourStep]:
        """Return the steps that are done."""
        return done_by(self.edits, self.seen)


def of_session() -> Tour | None:
    """Return the walkthrough of this session, also one that is over; None where there is none."""
    found: Tour | None = st.session_state.get(_KEPT)
    return found


def standing_in(person_id: str) -> Tour | None:
    """Return the walkthrough whose copy stands in for a person; None where nothing does."""
    found = of_session()
    return found if found is not None and not found.is_over and found.person_id == person_id else None


def copy_for(walk: Tour, make: Callable[[], PersonWorkspace]) -> PersonWorkspace:
    """Return the copy, made and kept when it is asked for first."""
    if walk.half is not None:
        return walk.half
    made = make()
    st.session_state[_KEPT] = replace(walk, half=made)
    return made


def note(walk: Tour, step: TourStep) -> None:
    """Keep that a step was seen done."""
    if step not in walk.seen:
        st.session_state[_KEPT] = replace(walk, seen=walk.seen | {step})


def throw_away(then: Tour | None = None) -> None:
    """Throw the copy away with all that the session shows of it; `then` begins what comes next, if anything does.

    What is remembered of the person goes, too, where a copy begins: it may look as they do, and is not them.
    """
    state = st.session_state
    if then is not None or _KEPT in state:
        for name in _OF_THE_COPY:
            state.pop(name, None)
        state.update(said=None, branch=(), panel=None, picked=(), previewing=False)
    if then is not None:
        state[_KEPT] = then
