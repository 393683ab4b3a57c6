"""The part of Data that brings files in: each is told for itself, and ticked, before anything is stored."""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from core.adapters.importers import ImportRefused, Parcel, Reading
from core.entities import Person
from core.workspace.bringing import intake
from core.workspace.bringing.importing import own_person
from core.workspace.bringing.intake import Intake
from core.workspace.bringing.picking import PickedFiles
from ui import column_panel, importing_panel, refused_panel, session
from ui.drawing import formats, notices
from ui.drawing import intake as intake_markup
from ui.drawing.text import ROW_SIGNS, SHORT_SIGNS, TITLE_SIGNS, plain
from ui.importing_panel import fresh

ME = "Me"
"""What someone is called who gives no name."""
MOST_TICKS = 30
"""Files that are listed with a tick each; what goes beyond is taken as it comes; by eye."""
_MEANINGS = {False: "What I watched, read or did", True: "Things to choose from"}
"""What files may be, by whether they are a catalogue."""


def bring_in() -> None:
    """Take files, show what each is and what is in it, and bring them in when told."""
    if not session.workspace().may_change:
        return
    stays = notices.stays_here(session.reader_of_titles(), session.keeper())
    st.html(
        "<h2>Bring your own history</h2><p class='quiet'>What you watched, read or listened to, as services give it to "
        f"you: one file or several, zips as they are. {stays}</p>"
    )
    if importing_panel.is_running():
        importing_panel.run()
        return
    uploads = st.file_uploader(
        "Your files", key=fresh("upload"), label_visibility="collapsed", accept_multiple_files=True
    )
    with st.expander("Which services, and how to get their files", key="which_formats"):
        st.html(formats.as_html_table())
    if importing_panel.was_cancelled():
        st.html("<p class='quiet' role='status'>Stopped. Nothing of it was brought in.</p>")
    if not uploads:
        importing_panel.forget_files()
        return
    with st.container(key="whose_files", horizontal=True):
        name = st.text_input("Whose history is it?", value=_usual_name(), key="data_person", max_chars=SHORT_SIGNS)
        is_catalogue = st.radio(
            "What is in these files?",
            list(_MEANINGS),
            format_func=lambda meaning: _MEANINGS[meaning],
            key=fresh("meaning"),
            horizontal=True,
        )
    found = _look([(upload.name, upload.getvalue()) for upload in uploads], is_catalogue)
    with st.container(key="intake"):
        _show(found, name or ME, is_catalogue)


def _usual_name() -> str:
    """Return the name of whoever is shown, if they brought their own; else 'Me'."""
    shown = session.person()
    is_own = shown is not None and own_person(session.workspace(), shown.name).person_id == shown.person_id
    return shown.name if shown is not None and is_own else ME


def _look(files: Sequence[intake.File], is_catalogue: bool) -> Intake:
    """Look at the files, once for every way of reading them; a corrected file of the same name is another one."""
    state = st.session_state
    digest = sha256(b"\x00".join(part for name, content in files for part in (name.encode(), content))).hexdigest()
    held = state.get("intake")
    if held is not None and held[0][0] != digest:
        state.update(mapping=None, day_first=None)
    key = (digest, state.get("mapping"), state.get("day_first"), is_catalogue)
    if held is None or held[0] != key:
        bar = st.progress(0.0, "Reading your files")

        def report(done: int, total: int) -> None:
            bar.progress(done / max(total, 1), "Reading your files")

        look = intake.look_to_choose if is_catalogue else intake.look
        held = (key, look(files, key[1], key[2], report))
        bar.empty()
        state.intake = held
    found: Intake = held[1]
    return found


def _show(found: Intake, name: str, is_catalogue: bool) -> None:
    """Show what the files are, how they are understood, what is in them and what is left out."""
    if found.trouble:
        st.html(intake_markup.trouble(found.trouble))
        return
    names = _ticks(found)
    if found.table is not None:
        column_panel.columns(found)
    try:
        person = own_person(session.workspace(), name)
        profiles = None if is_catalogue else _profiles(found, names, person)
        picked = PickedFiles(found, names, is_catalogue, profiles)
        reading = _reading(picked, person)
    except ImportRefused as refusal:
        st.html(intake_markup.trouble(str(refusal)))
        return
    if not is_catalogue:
        column_panel.order_of_days(reading)
    st.html(intake_markup.what_is_in_it(intake.contents(reading), reading))
    refused_panel.draw(reading)
    _confirm(picked, reading, person)


def _reading(picked: PickedFiles, person: Person) -> Reading:
    """Return what is brought; a history is joined once for every choice, as a large one takes a second or two."""
    if picked.is_catalogue:
        return picked.reading(session.workspace(), person)
    key = (st.session_state.intake[0], picked.names, picked.profiles, person)
    held = st.session_state.get("joined")
    if held is None or held[0] != key:
        held = st.session_state.joined = (key, picked.reading(session.workspace(), person))
    reading: Reading = held[1]
    return reading


def _ticks(found: Intake) -> tuple[str, ...]:
    """Draw a tick for every file that holds something, and say what the others are; return what is ticked."""
    full = [parcel for parcel in found.parcels if parcel.is_full]
    usual, chosen = set(found.names), []
    if len(found.parcels) == 1:
        st.html(intake_markup.what_it_is(found.parcels[0]))
        return found.names
    st.html("<h3>What these files are</h3>")
    for parcel in full[:MOST_TICKS]:
        if st.checkbox(_label(parcel), value=parcel.name in usual, key=fresh(f"tick-{parcel.name}")):
            chosen.append(parcel.name)
    if left := [parcel for parcel in found.parcels if not parcel.is_full]:
        st.html(intake_markup.what_stays_out(left))
    return (*chosen, *(parcel.name for parcel in full[MOST_TICKS:] if parcel.name in usual))


def _label(parcel: Parcel) -> str:
    """Name a file by what it is and holds."""
    return f"{plain(intake_markup.what(parcel), TITLE_SIGNS)}  ·  {plain(intake_markup.short(parcel.name), ROW_SIGNS)}"


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
        key=fresh("profiles"),
    )
    return tuple(chosen)


def _confirm(picked: PickedFiles, reading: Reading, person: Person) -> None:
    """Offer to bring the history in, or to add it to what is there of the person, or to let them choose from it."""
    known = session.workspace().person(person.person_id) is not None
    if picked.is_catalogue:
        st.html(intake_markup.to_choose_from(person.name))
    elif known:
        st.html(intake_markup.adds_to(person.name))
    with st.container(horizontal=True):
        st.button(
            intake_markup.bring_in_words(reading),
            type="primary",
            key="bring_in",
            on_click=_start,
            args=(picked, reading, person),
        )
        st.button("Other files", key="another_file", type="tertiary", on_click=importing_panel.clear)


def _start(picked: PickedFiles, reading: Reading, person: Person) -> None:
    """Begin, for whoever stands in the field now: a name may have been typed right before the press."""
    state = st.session_state
    try:
        now = own_person(session.workspace(), state.get("data_person") or ME)
        reading = reading if now == person else picked.reading(session.workspace(), now)
    except ImportRefused:
        return
    importing_panel.start(reading, now if picked.is_catalogue else None)
