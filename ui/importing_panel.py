"""Bringing a history in, step by step with counts and the time left; leaving in between leaves nothing behind."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.adapters.importers import Reading
from core.catalogue import text_of
from core.entities import Person
from core.progress import Stages
from core.steering.decisions import Refused
from core.workspace.bringing import catalogues, intake, storing
from ui import session
from ui.drawing import intake as intake_markup


def fresh(key: str) -> str:
    """Name a widget that starts empty after every import."""
    return f"{key}-{st.session_state.get('imports', 0)}"


def start(reading: Reading, chooser: Person | None = None) -> None:
    """Begin to bring a reading in: as a history, or as things for someone to choose from."""
    st.session_state.update(importing=reading, chooser=chooser, cancelled=False)


def stop() -> None:
    """Stop between two steps; what was read stays out."""
    st.session_state.update(importing=None, cancelled=True)


def clear() -> None:
    """Make place for another file."""
    state = st.session_state
    state.update(imports=state.get("imports", 0) + 1, mapping=None, day_first=None, importing=None, cancelled=False)
    forget_files()


def forget_files() -> None:
    """Let go of the files that were looked at, and of what was read of them."""
    for held in ("intake", "joined"):
        st.session_state.pop(held, None)


def is_running() -> bool:
    """Tell whether a history is being brought in."""
    return st.session_state.get("importing") is not None


def was_cancelled() -> bool:
    """Tell whether the last one was stopped."""
    return bool(st.session_state.get("cancelled"))


def run() -> None:
    """Bring the history in, then go to the journeys it made; things to choose from lead to the list.

    What takes long comes first and writes nothing but a cache; the history itself is stored in one piece.
    """
    reading: Reading = st.session_state.importing
    with st.container(key="importing"):
        bar = st.progress(0.0, "Starting")
        st.button("Stop", key="stop_import", on_click=stop)
    began = time.monotonic()

    def report(what: str, done: int, total: int) -> None:
        words = intake.left_in_words(done, total, time.monotonic() - began)
        bar.progress(min(done / max(total, 1), 1.0), f"{what}: {words}")

    try:
        _bring(reading, bar, report)
    except Refused as refusal:
        clear()
        st.html(intake_markup.trouble(str(refusal)))


def _bring(reading: Reading, bar: DeltaGenerator, report: Stages) -> None:
    """Read the titles, then store what was read; raises Refused where that may not be, or not now."""
    session.workspace().read_texts([text for item in reading.items if (text := text_of(item))], report)
    bar.progress(1.0, "Storing it and finding what fits")
    if chooser := st.session_state.chooser:
        _offer(reading, chooser)
    else:
        _store(reading)


def _store(reading: Reading) -> None:
    """Store a history and show the journeys it made, with what came new."""
    stored = storing.store(session.workspace(), reading)
    _arrive("journeys", stored.person, intake_markup.brought(stored))


def _offer(reading: Reading, chooser: Person) -> None:
    """Store things to choose from and show the list that they are in now."""
    written = catalogues.offer(session.workspace(), reading, chooser)
    _arrive("for_you", chooser, intake_markup.to_choose_now(reading.name, written))


def _arrive(page: str, person: Person, brought: str) -> None:
    """Go to a page of a person, on which it is told once what was brought."""
    clear()
    session.show_person(person.person_id)
    st.session_state.brought = (person.person_id, brought)
    st.switch_page(f"pages/{page}.py", query_params={session.PERSON: person.person_id})


def draw_brought(person_id: str) -> None:
    """Say what was brought last, until the person does something else with their journeys or closes it."""
    whose, words = st.session_state.get("brought", ("", ""))
    if whose != person_id:
        return
    with st.container(key="brought", horizontal=True, vertical_alignment="center"):
        st.html(words)
        st.button("All right", key="brought_close", type="tertiary", on_click=_close)


def _close() -> None:
    """Take the line away."""
    st.session_state.pop("brought", None)
