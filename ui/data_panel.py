"""Two parts of Data: take yours out, delete it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.adapters.store.faults import DatabaseError
from core.adapters.store.logbook import UnknownPerson
from core.desk.sieve import Sieve
from core.desk.taken_out import exports
from core.entities import Person
from core.steering.decisions import Refused
from core.workspace.keeping import backing_up, takeaway
from core.workspace.keeping.backup_zips import NoBackup
from core.workspace.person_workspace import PersonWorkspace
from ui import session, source_panel
from ui.drawing import intake as intake_markup
from ui.drawing import sources
from ui.drawing.text import ASIDE_SIGNS, SHORT_SIGNS, plain, safe

STYLE = Path(__file__).with_name("data.css")
_EVERYTHING = "delete everything"
_TAGS = {
    "As tags (CSV)": "tags.csv",
    "As bookmarks (HTML)": "bookmarks.html",
    "For karakeep": "karakeep.json",
    "For Linkwarden": "linkwarden.json",
}
"""What journeys are written as for other programs, by what the button says."""


def take_out(person: Person) -> None:
    """Offer the journeys and the log as files, to whom they belong."""
    workspace = session.workspace()
    if not may_take_out(person):
        return
    mine = partial(workspace.of, person.person_id)
    table = partial(takeaway.history_table, workspace, person.person_id)
    files = (
        ("Journeys as JSON", "journeys.json", lambda: _journeys_json(mine())),
        ("Everything you changed, as JSON", "log.json", lambda: exports.log_json(person.person_id, mine().told())),
        ("Everything you changed, as a table (CSV)", "log.csv", lambda: exports.log_csv(mine().told())),
        ("Everything as one zip", "journeys.zip", lambda: takeaway.packed(workspace, person)),
    )
    whose = safe(person.name, SHORT_SIGNS)
    st.html(f"<h2>Take yours with you</h2><p class='quiet'>All that this page knows of {whose}.</p>")
    with st.container(horizontal=True, key="exports"):
        for label, name, made in files:
            st.download_button(label, made, file_name=name, key=f"export-{name}", on_click="ignore")
    sieve = _choice_to_write(person)
    with st.container(horizontal=True, key="history_export"):
        st.download_button(
            "Your history as a table (CSV)",
            partial(table, sieve),
            file_name="history.csv",
            key="export-history.csv",
            on_click="ignore",
        )
    _to_show(mine, sieve)


def _choice_to_write(person: Person) -> Sieve:
    """Draw what of a history is written, where there is a choice, with what is left out; return it."""
    workspace = session.workspace()
    ready = workspace.is_ready(person.person_id)
    n_moments = len(workspace.of(person.person_id).desk.interactions) if ready else 0
    seen = (person.person_id, n_moments, st.session_state.get("brought"))
    make = partial(takeaway.kept_services_and_kinds, workspace, person.person_id)
    offered = session.remembered("kept_services_and_kinds", seen, make)
    st.html("<h3>Your history, or a part of it</h3>")
    sieve = source_panel.sift(offered)
    if not sieve.is_open:
        part = takeaway.history_part(workspace, person.person_id, sieve)
        st.html(sources.part_in_file(part.in_words(sieve)))
    return sieve


def may_take_out(person: Person) -> bool:
    """Tell whether what is a person's may be taken away from here."""
    try:
        session.workspace().check_export(person.person_id)
    except (Refused, UnknownPerson):
        return False
    return True


def bring_back() -> None:
    """Take a zip that was taken away from here and bring its person back as one's own; an administrator, anybody."""
    if not session.workspace().may_change:
        return
    with st.expander("Bring back a zip that you took away from here", key="bring_back"):
        upload = st.file_uploader("The zip", type="zip", key="backup", label_visibility="collapsed")
        name = st.text_input(
            "Under another name", key="backup_name", max_chars=SHORT_SIGNS, placeholder="Their own name"
        )
        st.button(
            "Bring it back", key="restore_backup", disabled=upload is None, on_click=_bring_back, args=(upload, name)
        )
        if said := st.session_state.get("brought_back"):
            st.html(said)


def keep_safe() -> None:
    """Offer everybody's histories and edits as one zip, made while the page goes on; to an administrator."""
    if not session.workspace().may_administer:
        return
    st.html(
        "<h2>Keep it safe</h2><p class='quiet'>Everybody's histories and edits as they are now. A plain copy of the "
        "database's file misses the newest edits while the page runs; this does not.</p>"
    )
    workspace = session.workspace()
    st.download_button(
        "A backup of everybody",
        lambda: backing_up.everybody_zipped(workspace.database),
        file_name="journeys-backup.zip",
        key="backup_all",
        on_click="ignore",
    )


def _bring_back(upload: UploadedFile | None, name: str) -> None:
    """Restore a zip and show whose it is, or who came back; or say why it cannot be."""
    state = st.session_state
    content = upload.getvalue() if upload else b""
    try:
        if backing_up.is_of_everybody(content):
            said = backing_up.bring_everybody_back(session.workspace(), content).in_words()
            state.brought_back = intake_markup.done(said)
            return
        person = takeaway.restore(session.workspace(), content, name)
    except (NoBackup, DatabaseError, Refused) as error:
        state.brought_back = intake_markup.trouble(str(error))
        return
    state.pop("brought_back", None)
    session.show_person(person.person_id)


def _to_show(mine: Callable[[], PersonWorkspace], sieve: Sieve) -> None:
    """Offer the journeys as a table for others to see; what is sensitive is in it only when ticked.

    Tags are of the things that a sieve lets through.
    """
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
    if not sieve.is_open:
        st.html(sources.tagged_alone(sieve))
    tags = partial(takeaway.tag_files, session.workspace(), also_sensitive=also, sieve=sieve)
    with st.container(horizontal=True, key="tag_exports"):
        for label, name in _TAGS.items():
            st.download_button(
                label, partial(_tag_file, tags, mine, name), file_name=name, key=f"export-{name}", on_click="ignore"
            )


def _tag_file(
    tags: Callable[[PersonWorkspace], Mapping[str, str]], mine: Callable[[], PersonWorkspace], name: str
) -> str:
    """Write one of the files of tags."""
    return tags(mine())[name]


def table_to_show(mine: PersonWorkspace, also_sensitive: bool) -> str:
    """Write the journeys that may be shown to others, one row each."""
    return exports.journeys_csv(exports.shareable(mine.view(), mine.sensitive().keys(), also_sensitive))


def _journeys_json(mine: PersonWorkspace) -> str:
    """Write a person's journeys with their titles."""
    return exports.journeys_json(mine.view(), mine.title_of)


def delete(person: Person | None) -> None:
    """Offer to delete this person's history, or everything, once the words are typed."""
    whole = session.workspace().may_administer
    if not whole and (person is None or not may_take_out(person)):
        return
    st.html("<h2>Delete</h2><p class='quiet'>This cannot be undone, so it asks you to type it.</p>")
    with st.container(key="deletions"):
        if person is not None:
            _deletion(f"Delete {plain(person.name, ASIDE_SIGNS)}", person.name, "person", person)
        if whole:
            _deletion("Delete everything here", _EVERYTHING, "all", None)
    if whole:
        with st.container(horizontal=True, key="restore_row"):
            st.button("Bring the demo histories back", key="restore", on_click=_restore)
    if st.session_state.get("gone"):
        st.html(intake_markup.deleted(st.session_state.gone))
    if undeleted := st.session_state.get("undeleted"):
        st.html(intake_markup.problem(undeleted))


def _deletion(label: str, words: str, key: str, person: Person | None) -> None:
    """Draw one deletion with the field for its words."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"delete-{key}-row"):
        st.text_input(f"Type “{words[:SHORT_SIGNS]}” to be sure", key=f"typed-{key}", autocomplete="off")
        st.button(label, key=f"delete-{key}", on_click=_delete, args=(f"typed-{key}", words, person))
    if st.session_state.get("mistyped") == key:
        wanted = safe(words, SHORT_SIGNS)
        st.html(f"<p class='trouble' role='alert'>Type “{wanted}” first, just so. Nothing was deleted.</p>")


def _delete(field: str, words: str, person: Person | None) -> None:
    """Delete when the words are right, and say what is gone."""
    state = st.session_state
    typed, workspace = str(state[field]).strip(), session.workspace()
    if typed.casefold() != words.strip().casefold():
        st.session_state.mistyped = field.removeprefix("typed-")
        return
    try:
        gone = workspace.delete_person(person.person_id) if person else workspace.delete_everything()
    except (DatabaseError, Refused) as error:
        session.show_person(None)
        state.update(gone=None, undeleted=str(error), mistyped=None)
        return
    session.show_person(None)
    state.update(gone=gone, undeleted="", mistyped=None, **{field: ""})


def _restore() -> None:
    """Bring the demo back."""
    try:
        session.workspace().restore_demo()
    except Refused as refusal:
        st.session_state.undeleted = str(refusal)
        return
    st.session_state.pop("gone", None)
