"""The companion of an opened journey: where am I in it, a plan of steps to take, change or drop, where it could go."""

from functools import partial
from pathlib import Path

import streamlit as st

from core.desk.companion import TakenStep
from core.desk.views import JourneyView, PersonView
from core.steering import edits as e
from core.steering.decisions import LONGEST_NAME
from core.workspace.companion import Companion, PlannedStep
from ui import emit, reworded_panel, session
from ui.drawing import companion as drawing
from ui.drawing.text import cut, with_more

STYLE = Path(__file__).with_name("companion.css")
_KEPT = "companion_of"


def draw(view: PersonView, journey: JourneyView) -> None:
    """Draw the fold; what is in it is worked out only when it is open."""
    opened = st.expander("Where am I in this?", on_change="rerun", key="companion")
    if not opened.open:
        return
    st.html(STYLE)
    with opened:
        with st.spinner("Looking where others went on …"):
            found = _found(view, journey.journey_id)
        if found is None:
            return
        st.html(drawing.how_far(found, reworded_panel.drawn))
        _plan(view, found)
        if found.follows:
            st.html("<h3>Where it could go on</h3>" + drawing.going_on(found.follows))
            words = with_more("Explore related", journey.name)
            st.button(
                words, key="companion_explore", type="tertiary", on_click=session.relate, args=(journey.journey_id,)
            )
    reworded_panel.draw(found.how_far(), "reword_companion")


def _found(view: PersonView, journey_id: str) -> Companion | None:
    """Return what goes along with a journey, worked out once as long as the log and the history stay as they are."""
    seen = (view.person_id, view.position, view.end, journey_id)
    return session.remembered(_KEPT, seen, lambda: session.mine().companion(view, journey_id))


def _plan(view: PersonView, found: Companion) -> None:
    """Draw the steps that were taken, then those that could be."""
    st.html("<h3>A plan, step by step</h3>")
    if not found.is_planned:
        st.html(f"<p class='quiet'>{drawing.NO_PLAN}</p>")
    elif not found.taken and not found.open:
        st.html(f"<p class='quiet'>{drawing.TOO_LITTLE}</p>")
    for step in found.taken:
        _taken(view, step)
    for number, planned in enumerate(found.open, start=1 + len(found.taken)):
        _open(view, planned, number)


def _taken(view: PersonView, step: TakenStep) -> None:
    """Draw a step that was taken, with its end: done with, or dropped as if it had never been taken."""
    with st.container(key=f"step-{step.journey_id}"):
        st.html(drawing.taken_step(step.name, len(step.done), len(step.items)) + drawing.things(step.items, step.done))
        with st.container(horizontal=True):
            over = partial(emit.commit, e.JourneyFinished(step.journey_id), view.position, keeps_panel=True)
            st.button(with_more("Done with it", step.name), key=f"step-done-{step.journey_id}", on_click=over)
            drop = partial(emit.undo, view.position, step.seq)
            words = with_more("Drop it", step.name)
            st.button(words, key=f"step-drop-{step.journey_id}", type="tertiary", on_click=drop)


def _open(view: PersonView, step: PlannedStep, number: int) -> None:
    """Draw a step that could be taken, under a name that the person may change first."""
    key = step.step_id.rpartition("+")[2]
    field = f"step-name-{key}"
    with st.container(key=f"step-{key}"):
        st.session_state.setdefault(field, cut(step.name, LONGEST_NAME))
        st.text_input(f"Step {number}: call it", key=field, max_chars=LONGEST_NAME)
        st.html(drawing.things(step.items))
        with st.container(horizontal=True):
            words = with_more("Take this step", step.name)
            st.button(words, key=f"step-take-{key}", on_click=_take, args=(step, field, view.position))
            st.button(
                with_more("Another instead", step.name),
                key=f"step-drop-{key}",
                type="tertiary",
                on_click=emit.commit,
                args=(step.drop(), view.position),
                kwargs={"directly": True, "keeps_panel": True},
            )


def _take(step: PlannedStep, field: str, position: int) -> None:
    """Take a step under the words that stand in its field."""
    emit.commit(step.take(str(st.session_state.get(field, ""))), position, keeps_panel=True)
