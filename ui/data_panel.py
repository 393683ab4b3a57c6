"""The parts of Data: bring a history in, take yours out, delete it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from core.adapters.importers import Reading
from core.desk import exports
from core.entities import Person
from core.workspace import intake
from core.workspace.intake import Intake
from core.workspace.person_workspace import PersonWorkspace
from ui import importing_panel, session
from ui.drawing import formats
from ui.drawing import intake as intake_markup
from ui.drawing.text import plain, safe

STYLE = Path(__file__).with_name("data.css")
_EVERYTHING = "delete everything"


def bring_in() -> None:
    """Take a file, show what it is and what is in it, and bring it in when told."""
    st.html(
        "<h2>Bring your own history</h2><p class='quiet'>A file with what you watched, read or listened to, and when: "
        f"{formats.in_a_list()}. It stays on this computer.</p>"
    )
    if importing_panel.is_running():
        importing_panel.run()
        return
    upload = st.file_uploader("Your file", key=_fresh("upload"), label_visibility="collapsed")
    if importing_panel.was_cancelled():
        st.html("<p class='quiet' role='status'>Stopped. Nothing of it was brought in.</p>")
    if upload is None:
        st.session_state.pop("intake", None)
        return
    name = st.text_input("Whose history is it?", value="Me", key="data_person", max_chars=60)
    found = _look(upload.name, upload.getvalue(), name or "Me")
    with st.container(key="intake"):
        _show(upload.name, found)
    if found.reading is not None:
        _confirm(found.reading)


def _fresh(key: str) -> str:
    """Name a widget that starts empty after every import."""
    return f"{key}-{st.session_state.get('imports', 0)}"


def _look(name: str, content: bytes, person: str) -> Intake:
    """Look at the file, once for every way of reading it."""
    mapping = st.session_state.get("mapping")
    key = (name, len(content), person, mapping)
    held = st.session_state.get("intake")
    if held is None or held[0] != key:
        if held is not None and held[0][:2] != key[:2]:
            st.session_state.mapping = mapping = None
            key = (*key[:3], None)
        with st.spinner("Reading your file …"):
            held = (key, intake.look(name, content, person, mapping))
        st.session_state.intake = held
    found: Intake = held[1]
    return found


def _show(file_name: str, found: Intake) -> None:
    """Show what the file is, how its columns are understood, what is in it and what is left out."""
    if found.inspection is not None:
        st.html(intake_markup.what_it_is(found.inspection, file_name))
        if found.inspection.columns:
            _columns(found)
    if found.trouble:
        st.html(intake_markup.trouble(found.trouble))
    if found.reading is None:
        return
    st.html(intake_markup.what_is_in_it(intake.contents(found.reading), found.reading))
    if found.reading.refused:
        st.html("<h3>Rows that cannot be read</h3>")
        st.dataframe(
            {
                "Row": [refusal.row for refusal in found.reading.refused],
                "Why": [refusal.reason for refusal in found.reading.refused],
                "How it begins": [refusal.excerpt for refusal in found.reading.refused],
            },
            hide_index=True,
            width="stretch",
            height=min(38 + 35 * len(found.reading.refused), 248),
            alt="Rows of the file that cannot be read, with the reason",
        )


def _columns(found: Intake) -> None:
    """Show which column is understood as what, each to be changed."""
    assert found.inspection is not None
    mapping = st.session_state.get("mapping") or found.inspection.mapping
    more = [role for role in intake.ROLES if role not in intake.FIRST_ROLES]
    with st.container(key="columns", horizontal=True):
        for role in intake.FIRST_ROLES:
            _column(found, role, getattr(mapping, role, None))
    opened = st.expander("More columns", key="more_columns", on_change="rerun")
    if opened.open:
        with opened, st.container(horizontal=True):
            for role in more:
                _column(found, role, getattr(mapping, role, None))


def _column(found: Intake, role: str, column: str | None) -> None:
    """Draw the choice of a column for one part."""
    assert found.inspection is not None
    options = intake.choices(found.inspection, role)
    key = f"column-{role}-{column}"
    st.selectbox(
        intake.ROLES[role],
        options,
        index=options.index(column) if column in options else None,
        placeholder="Not in the file",
        key=key,
        on_change=_remap,
        args=(role, key),
        width=216,
    )


def _remap(role: str, key: str) -> None:
    """Understand a column as the person says."""
    held, column = st.session_state.intake[1], st.session_state[key]
    mapping = st.session_state.get("mapping") or held.inspection.mapping
    st.session_state.mapping = intake.remapped(mapping, role, column)


def _confirm(reading: Reading) -> None:
    """Offer to bring the history in."""
    if not reading.interactions:
        return
    with st.container(horizontal=True):
        st.button(
            f"Bring in {len(reading.interactions):,} moments",
            type="primary",
            key="bring_in",
            on_click=importing_panel.start,
            args=(reading,),
        )
        st.button("Another file", key="another_file", type="tertiary", on_click=importing_panel.clear)


def take_out(person: Person) -> None:
    """Offer the journeys and the log as files."""
    workspace = session.workspace()
    mine = partial(workspace.of, person.person_id)
    files = (
        ("Journeys as JSON", "journeys.json", lambda: _journeys_json(mine())),
        ("Everything you changed, as JSON", "log.json", lambda: exports.log_json(person.person_id, mine().told())),
        ("Everything you changed, as a table (CSV)", "log.csv", lambda: exports.log_csv(mine().told())),
    )
    st.html(f"<h2>Take yours with you</h2><p class='quiet'>All that this page knows of {safe(person.name, 60)}.</p>")
    with st.container(horizontal=True, key="exports"):
        for label, name, made in files:
            st.download_button(label, made, file_name=name, key=f"export-{name}", on_click="ignore")
    _to_show(mine)


def _to_show(mine: Callable[[], PersonWorkspace]) -> None:
    """Offer the journeys as a table for others to see; what is sensitive is in it only when ticked."""
    st.html(
        "<h3>To show to others</h3><p class='quiet'>Journeys about health, grief, faith, money trouble and the like "
        "stay out, unless you tick the box.</p>"
    )
    also = st.checkbox("Also what is sensitive", key="export_sensitive")
    st.download_button(
        "Journeys as a table (CSV)",
        lambda: table_to_show(mine(), also),
        file_name="journeys.csv",
        key="export-journeys.csv",
        on_click="ignore",
    )


def table_to_show(mine: PersonWorkspace, also_sensitive: bool) -> str:
    """Write the journeys that may be shown to others, one row each."""
    return exports.journeys_csv(exports.shareable(mine.view(), mine.sensitive().keys(), also_sensitive))


def _journeys_json(mine: PersonWorkspace) -> str:
    """Write a person's journeys with their titles."""
    return exports.journeys_json(mine.view(), mine.title_of)


def delete(person: Person | None) -> None:
    """Offer to delete this person's history, or everything, once the words are typed."""
    st.html("<h2>Delete</h2><p class='quiet'>This cannot be undone, so it asks you to type it.</p>")
    with st.container(key="deletions"):
        if person is not None:
            _deletion(f"Delete {plain(person.name, 40)}", person.name, "person", person)
        _deletion("Delete everything here", _EVERYTHING, "all", None)
    with st.container(horizontal=True, key="restore_row"):
        st.button("Bring the demo histories back", key="restore", on_click=_restore)
    if "gone" in st.session_state:
        st.html(intake_markup.deleted(st.session_state.gone))


def _deletion(label: str, words: str, key: str, person: Person | None) -> None:
    """Draw one deletion with the field for its words."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"delete-{key}-row"):
        st.text_input(f"Type “{words[:60]}” to be sure", key=f"typed-{key}", autocomplete="off")
        st.button(label, key=f"delete-{key}", on_click=_delete, args=(f"typed-{key}", words, person))
    if st.session_state.get("mistyped") == key:
        st.html(f"<p class='trouble' role='alert'>Type “{safe(words, 60)}” first, just so. Nothing was deleted.</p>")


def _delete(field: str, words: str, person: Person | None) -> None:
    """Delete when the words are right, and say what is gone."""
    state = st.session_state
    typed, workspace = str(state[field]).strip(), state.workspace
    if typed.casefold() != words.strip().casefold():
        st.session_state.mistyped = field.removeprefix("typed-")
        return
    gone = workspace.delete_person(person.person_id) if person else workspace.delete_everything()
    session.show_person(None)
    st.session_state.update(gone=gone, mistyped=None, **{field: ""})


def _restore() -> None:
    """Bring the demo back."""
    st.session_state.workspace.restore_demo()
    st.session_state.pop("gone", None)
