"""The part of Data that brings a history in: every file is told for itself, and ticked, before anything is stored."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import streamlit as st

from core.adapters.importers import ImportRefused, Parcel, Reading
from core.entities import Person
from core.workspace import intake
from core.workspace.importing import own_person
from core.workspace.intake import Intake
from ui import importing_panel, session
from ui.drawing import formats
from ui.drawing import intake as intake_markup
from ui.drawing.text import ROW_SIGNS, SHORT_SIGNS, TITLE_SIGNS, plain

MOST_TICKS = 30
"""Files that are listed with a tick each; what goes beyond is taken as it comes; by eye."""
_HEAD_PX, _ROW_PX, _MOST_PX = 38, 35, 248
"""Pixels of a table's head, of a row as Streamlit draws it, and of the table at most: six rows; by eye."""
_COLUMN_PX, _CHOICE_PX = 216, 320
"""Pixels of the choice of a column, of which four stand side by side, and of any other choice; by eye."""
_ORDERS = {None: "As the file seems to mean it", True: "Day first: 3 April", False: "Month first: March 4"}


def bring_in() -> None:
    """Take files, show what each is and what is in it, and bring them in when told."""
    st.html(
        "<h2>Bring your own history</h2><p class='quiet'>What you watched, read or listened to, as services give it to "
        "you: one file or several, zips as they are. It stays on this computer.</p>"
    )
    if importing_panel.is_running():
        importing_panel.run()
        return
    uploads = st.file_uploader(
        "Your files", key=_fresh("upload"), label_visibility="collapsed", accept_multiple_files=True
    )
    with st.expander("Which services, and how to get their files", key="which_formats"):
        st.html(formats.as_html_table())
    if importing_panel.was_cancelled():
        st.html("<p class='quiet' role='status'>Stopped. Nothing of it was brought in.</p>")
    if not uploads:
        st.session_state.pop("intake", None)
        return
    name = st.text_input("Whose history is it?", value=_usual_name(), key="data_person", max_chars=SHORT_SIGNS)
    found = _look([(upload.name, upload.getvalue()) for upload in uploads])
    with st.container(key="intake"):
        _show(found, name or "Me")


def _fresh(key: str) -> str:
    """Name a widget that starts empty after every import."""
    return f"{key}-{st.session_state.get('imports', 0)}"


def _usual_name() -> str:
    """Return the name of whoever is shown, if they brought their own; else 'Me'."""
    shown, workspace = session.person_id(), session.workspace()
    named = {person.person_id: person.name for person in workspace.people()}
    return named[shown] if shown and own_person(workspace, named[shown]).person_id == shown else "Me"


def _look(files: Sequence[intake.File]) -> Intake:
    """Look at the files, once for every way of reading them; a corrected file of the same name is another one."""
    state = st.session_state
    digest = sha256(b"\x00".join(part for name, content in files for part in (name.encode(), content))).hexdigest()
    held = state.get("intake")
    if held is not None and held[0][0] != digest:
        state.update(mapping=None, day_first=None)
    key = (digest, state.get("mapping"), state.get("day_first"))
    if held is None or held[0] != key:
        bar = st.progress(0.0, "Reading your files")

        def report(done: int, total: int) -> None:
            bar.progress(done / max(total, 1), "Reading your files")

        held = (key, intake.look(files, key[1], key[2], report))
        bar.empty()
        state.intake = held
    found: Intake = held[1]
    return found


def _show(found: Intake, name: str) -> None:
    """Show what the files are, how they are understood, what is in them and what is left out."""
    if found.trouble:
        st.html(intake_markup.trouble(found.trouble))
        return
    names = _ticks(found)
    if found.table is not None:
        _columns(found)
    try:
        person = own_person(session.workspace(), name)
        reading = found.reading(person, names, _profiles(found, names, person))
    except ImportRefused as refusal:
        st.html(intake_markup.trouble(str(refusal)))
        return
    _order_of_days(reading)
    st.html(intake_markup.what_is_in_it(intake.contents(reading), reading))
    _refused(reading)
    _confirm(reading, person)


def _ticks(found: Intake) -> tuple[str, ...]:
    """Draw a tick for every file that holds something, and say what the others are; return what is ticked."""
    full = [parcel for parcel in found.parcels if parcel.is_full]
    usual, chosen = set(found.names), []
    if len(found.parcels) == 1:
        st.html(intake_markup.what_it_is(found.parcels[0]))
        return found.names
    st.html("<h3>What these files are</h3>")
    for parcel in full[:MOST_TICKS]:
        if st.checkbox(_label(parcel), value=parcel.name in usual, key=_fresh(f"tick-{parcel.name}")):
            chosen.append(parcel.name)
    st.html(intake_markup.what_stays_out([parcel for parcel in found.parcels if not parcel.is_full]))
    return (*chosen, *(parcel.name for parcel in full[MOST_TICKS:] if parcel.name in usual))


def _label(parcel: Parcel) -> str:
    """Name a file by what it is and holds."""
    return f"{plain(intake_markup.what(parcel), TITLE_SIGNS)}  ·  {plain(parcel.name, ROW_SIGNS)}"


def _profiles(found: Intake, names: Sequence[str], person: Person) -> tuple[str, ...] | None:
    """Ask which profiles of a shared account are the person's; None where the files name one or none."""
    rows, usual = found.profiles(names, person)
    if len(rows) < 2:
        return None
    chosen = st.multiselect(
        "Which of these profiles are yours?",
        list(rows),
        default=list(usual),
        format_func=lambda profile: f"{profile} ({rows[profile]:,})",
        key=_fresh("profiles"),
    )
    return tuple(chosen)


def _order_of_days(reading: Reading) -> None:
    """Offer the order of day and month where the files leave it open."""
    if st.session_state.get("day_first") is None and not any("03/04/2026" in note for note in reading.notes):
        return
    st.selectbox(
        "Dates such as 03/04",
        list(_ORDERS),
        format_func=lambda order: _ORDERS[order],
        index=list(_ORDERS).index(st.session_state.get("day_first")),
        key=_fresh("order_of_days"),
        on_change=_reorder,
        width=_CHOICE_PX,
    )


def _reorder() -> None:
    """Read dates as the person says."""
    st.session_state.day_first = st.session_state[_fresh("order_of_days")]


def _refused(reading: Reading) -> None:
    """List the rows that cannot be read."""
    if not reading.refused:
        return
    st.html("<h3>Rows that cannot be read</h3>")
    columns: dict[str, list[Any]] = {
        "Row": [refusal.row for refusal in reading.refused],
        "Why": [refusal.reason for refusal in reading.refused],
        "How it begins": [refusal.excerpt for refusal in reading.refused],
    }
    st.dataframe(
        columns,
        hide_index=True,
        width="stretch",
        height=min(_HEAD_PX + _ROW_PX * len(reading.refused), _MOST_PX),
        alt="Rows of the files that cannot be read, with the reason",
    )


def _columns(found: Intake) -> None:
    """Show which column is understood as what, each to be changed."""
    assert found.table is not None
    mapping = st.session_state.get("mapping") or found.table.mapping
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
    assert found.table is not None
    options = intake.choices(found.table, role)
    key = f"column-{role}-{column}"
    st.selectbox(
        intake.ROLES[role],
        options,
        index=options.index(column) if column in options else None,
        placeholder="Not in the file",
        key=key,
        on_change=_remap,
        args=(role, key),
        width=_COLUMN_PX,
    )


def _remap(role: str, key: str) -> None:
    """Understand a column as the person says."""
    found, column = st.session_state.intake[1], st.session_state[key]
    mapping = st.session_state.get("mapping") or found.table.mapping
    st.session_state.mapping = intake.remapped(mapping, role, column)


def _confirm(reading: Reading, person: Person) -> None:
    """Offer to bring the history in, or to add it to what is there of the person."""
    known = person.person_id in {other.person_id for other in session.workspace().people()}
    if known:
        st.html(intake_markup.adds_to(person.name))
    with st.container(horizontal=True):
        st.button(
            intake_markup.bring_in_words(reading),
            type="primary",
            key="bring_in",
            on_click=importing_panel.start,
            args=(reading,),
        )
        st.button("Other files", key="another_file", type="tertiary", on_click=importing_panel.clear)
