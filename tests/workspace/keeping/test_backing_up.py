"""Everybody in one zip: made while others edit, brought back the same, never a way in for what a file holds."""

import io
import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from faults.scenes import opened, weigh

from core.adapters.importers.joined.bringing import BACKUP
from core.adapters.private_files import write_privately
from core.adapters.store.logbook import UnknownPerson
from core.workspace.keeping import backing_up
from core.workspace.keeping.backup_zips import NoBackup
from core.workspace.workspace import Workspace


def told(workspace: Workspace) -> dict[str, object]:
    """Return what everybody's profiles and lists are."""
    found: dict[str, object] = {}
    for person in workspace.people():
        mine = workspace.of(person.person_id)
        view = mine.view()
        entries = [(entry.time, entry.actor, entry.edit.kind) for entry in workspace.logbook.entries(person.person_id)]
        found[person.person_id] = (
            person,
            entries,
            [(v.journey_id, v.name, v.n_items, v.asked) for v in view.journeys],
            view.slate.item_ids,
        )
    return found


def test_everybody_comes_back_as_they_were(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "here")
    weigh(workspace, "ada", 2.0)
    before, zipped = told(workspace), backing_up.everybody_zipped(workspace.database)
    workspace.database.close()
    other = opened(tmp_path / "there")
    other.delete_everything()
    came = backing_up.bring_everybody_back(other, zipped)
    assert came.in_words() == "4 people came back."
    assert told(other) == before
    assert other.seal.missing == 0
    other.database.close()
    again = opened(tmp_path / "there")
    assert again.seal.missing == 0
    again.database.close()


def test_who_is_here_already_stays_as_they_are_and_is_named(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    zipped = backing_up.everybody_zipped(workspace.database)
    weigh(workspace, "ada", 2.0)
    workspace.delete_person("bo")
    came = backing_up.bring_everybody_back(workspace, zipped)
    assert [person.person_id for person in came.people] == ["bo"]
    assert came.in_words() == (
        "1 person came back. Here already, and left as they are: Ada, Cy, Di. Delete them first to have them as they "
        "were."
    )
    assert [entry.edit.kind for entry in workspace.logbook.entries("ada")][-1] == "journey_weighted"
    workspace.database.close()


def test_a_backup_made_while_others_edit_is_of_one_moment(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    stop, made = threading.Event(), []

    def edit() -> None:
        weight = 1.0
        while not stop.is_set():
            weight = weight % 3 + 0.1
            made.append(weigh(workspace, "ada", weight))

    editing = threading.Thread(target=edit)
    editing.start()
    try:
        for _ in range(5):
            source = backing_up.opened_backup_of(backing_up.everybody_zipped(workspace.database))
            entries = source.read("SELECT seq, kind FROM log ORDER BY seq")
            referred = source.read("SELECT count(*) FROM extractions")[0][0]
            source.close()
            assert referred == 4
            assert [kind for _, kind in entries].count("journeys_extracted") == 4
    finally:
        stop.set()
        editing.join()
    assert made
    workspace.database.close()


def changed(zipped: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a zip with its members changed."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def newer(members: dict[str, bytes]) -> None:
    members[BACKUP] = json.dumps(json.loads(members[BACKUP]) | {"version": backing_up.LAYOUT + 1}).encode()


def of_one_person(members: dict[str, bytes]) -> None:
    members[BACKUP] = json.dumps({"version": 1, "person_id": "ada", "name": "Ada"}).encode()


def without_its_log(members: dict[str, bytes]) -> None:
    del members["state/log.parquet"]


def with_noise(members: dict[str, bytes]) -> None:
    members["state/items.parquet"] = b"PAR1 noise"


def with_a_column_that_is_sql(members: dict[str, bytes]) -> None:
    rows = pq.read_table(io.BytesIO(members["state/people.parquet"]))
    rows = rows.append_column('name") SELECT 1; DROP TABLE log; --', pa.array(["x"] * rows.num_rows))
    out = io.BytesIO()
    pq.write_table(rows, out)
    members["state/people.parquet"] = out.getvalue()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (newer, "newer version"),
        (of_one_person, "of one person"),
        (without_its_log, "cut off or damaged"),
        (with_noise, "cut off or damaged"),
    ],
)
def test_what_is_no_whole_backup_is_refused_and_changes_nothing(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    workspace = opened(tmp_path)
    zipped = changed(backing_up.everybody_zipped(workspace.database), change)
    workspace.delete_person("bo")
    with pytest.raises(NoBackup, match=said):
        backing_up.bring_everybody_back(workspace, zipped)
    assert [person.person_id for person in workspace.people()] == ["ada", "cy", "di"]
    assert workspace.logbook.entries("ada")
    workspace.database.close()


def test_a_column_that_would_be_a_command_is_a_name_and_nothing_else(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    zipped = changed(backing_up.everybody_zipped(workspace.database), with_a_column_that_is_sql)
    workspace.delete_person("bo")
    assert [person.person_id for person in backing_up.bring_everybody_back(workspace, zipped).people] == ["bo"]
    assert len(workspace.logbook.entries("ada")) == 2
    workspace.database.close()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"title,time\nA,2025\n"])
def test_a_file_that_is_no_zip_of_ours_is_none_of_everybody(content: bytes) -> None:
    assert not backing_up.is_of_everybody(content)
    with pytest.raises(NoBackup):
        backing_up.opened_backup_of(content)


def test_a_backup_that_is_not_there_and_a_person_who_is_not_in_it_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="There is no file"):
        backing_up.forget_in(tmp_path / "none.zip", "ada")
    workspace = opened(tmp_path / "here")
    zipped = tmp_path / "backup.zip"
    write_privately(zipped, backing_up.everybody_zipped(workspace.database))
    workspace.database.close()
    before = zipped.read_bytes()
    with pytest.raises(UnknownPerson):
        backing_up.forget_in(zipped, "nobody")
    assert zipped.read_bytes() == before
