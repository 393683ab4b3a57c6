"""Bringing a history in, step by step with counts and the time left; leaving in between leaves nothing behind."""

import time

import streamlit as st

from core.adapters.importers import Reading
from core.catalogue import text_of
from core.workspace import intake
from ui import session


def start(reading: Reading) -> None:
    """Begin to bring a reading in."""
    st.session_state.update(importing=reading, cancelled=False)


def stop() -> None:
    """Stop between two steps; what was read stays out."""
    st.session_state.update(importing=None, cancelled=True)


def clear() -> None:
    """Make place for another file."""
    state = st.session_state
    state.update(imports=state.get("imports", 0) + 1, mapping=None, day_first=None, importing=None, cancelled=False)
    state.pop("intake", None)


def is_running() -> bool:
    """Tell whether a history is being brought in."""
    return st.session_state.get("importing") is not None


def was_cancelled() -> bool:
    """Tell whether the last one was stopped."""
    return bool(st.session_state.get("cancelled"))


def run() -> None:
    """Bring the history in, then go to the journeys it made.

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

    workspace = session.workspace()
    workspace.read_texts([text for item in reading.items if (text := text_of(item))], report)
    bar.progress(1.0, "Storing your history and finding its journeys")
    workspace.import_history(
        reading.collection_id,
        reading.name,
        people=reading.people,
        items=reading.items,
        interactions=reading.interactions,
        saved=reading.saved,
    )
    clear()
    session.show_person(reading.people[0].person_id)
    st.switch_page("pages/journeys.py", query_params={session.PERSON: reading.people[0].person_id})
