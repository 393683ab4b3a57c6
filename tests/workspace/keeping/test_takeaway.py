"""What a person takes away brings back the same profile bit for bit, and the table alone the same history."""

import io
import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ImportRefused, look_into
from core.adapters.store.database import Database
from core.entities import Person
from core.steering.edits import (
    AT_ONCE,
    ItemDismissed,
    JourneyMuted,
    JourneyRemoved,
    JourneyRenamed,
    JourneysNamed,
    JourneySplit,
)
from core.workspace.bringing.importing import import_files
from core.workspace.keeping import takeaway
from core.workspace.keeping.backup_zips import NoBackup
from core.workspace.keeping.takeaway import packed, restore
from core.workspace.workspace import Workspace

SUBJECTS = ("Loaf of sourdough", "Spoke and wheel truing", "Moss garden in shade")


def empty() -> Workspace:
    return Workspace(Database(), HashingEncoder(dim=64), with_demo=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    rows = [f"{s} part {n},2026-0{k + 1}-{n + 1:02d}T10:00:00Z" for k, s in enumerate(SUBJECTS) for n in range(8)]
    path = tmp_path / "mine.csv"
    path.write_text("\n".join(["title,time", "=cmd() of nobody,2026-01-01", *rows]) + "\n", encoding="utf-8")
    saved = tmp_path / "saved.json"
    row = {"href": "https://a.example/rye", "description": "Rye at home", "extended": "", "toread": "yes", "tags": "x"}
    saved.write_text(json.dumps([{**row, "time": "2026-01-02T10:00:00Z"}]), encoding="utf-8")
    found = empty()
    import_files(found, [path, saved], person="Noor", names=["mine.csv", "saved.json"], draw_map=False)
    mine = found.of("noor")
    first, second = (view.journey_id for view in mine.view().journeys[:2])
    mine.commit(JourneyRenamed(first, "Bread, mine"))
    mine.commit(JourneyRemoved(second))
    mine.undo()
    mine.commit(ItemDismissed(mine.view().profile.history_ids[0]))
    return found


def test_everything_brings_back_the_same_profile_and_log(workspace: Workspace) -> None:
    content = packed(workspace, Person("noor", "Noor"))
    there = empty()
    assert restore(there, content) == Person("noor", "Noor")
    before, after = workspace.of("noor"), there.of("noor")
    assert after.view().profile == before.view().profile
    assert [x.entry.edit for x in after.told()] == [x.entry.edit for x in before.told()]
    assert [x.entry.time for x in after.told()] == [x.entry.time for x in before.told()]
    assert there.histories.interactions("noor") == workspace.histories.interactions("noor")
    assert there.histories.saved("noor") == workspace.histories.saved("noor")
    assert takeaway.history_table(there, "noor") == takeaway.history_table(workspace, "noor")
    after.undo()
    before.undo()
    assert after.view().profile == before.view().profile


def test_beside_other_logs_entries_get_new_numbers_and_undoing_still_points_right(workspace: Workspace) -> None:
    content = packed(workspace, Person("noor", "Noor"))
    twin = restore(workspace, content, "Noor the second")
    assert twin.person_id == "noor-the-second"
    assert workspace.of(twin.person_id).view().profile == workspace.of("noor").view().profile
    for person_id in (twin.person_id, "noor"):
        for act in ("undo", "undo", "redo"):
            getattr(workspace.of(person_id), act)()
    assert workspace.of(twin.person_id).view().profile == workspace.of("noor").view().profile


def test_beside_other_logs_what_was_wished_for_a_while_ends_as_it_was_to_end(workspace: Workspace) -> None:
    mine = workspace.of("noor")
    muted = mine.commit(JourneyMuted(mine.view().journeys[0].journey_id)).entry
    twin = restore(workspace, packed(workspace, Person("noor", "Noor")), "Before the end").person_id
    mine.end([muted.seq], AT_ONCE)
    later = restore(workspace, packed(workspace, Person("noor", "Noor")), "After the end").person_id
    views = {who: workspace.of(who).view() for who in ("noor", twin, later)}
    assert views[later].profile == views["noor"].profile != views[twin].profile
    forces = [[wish.has_ended for wish in workspace.of(who).in_force(views[who])] for who in ("noor", later)]
    assert forces[0] == forces[1]


def test_beside_other_logs_names_that_a_split_called_for_are_undone_with_it(workspace: Workspace) -> None:
    mine = workspace.of("noor")
    journey = mine.view().journeys[0].journey
    mine.commit(JourneySplit(journey.journey_id, (("half", journey.members[4:]),)))
    named = [entry.edit for entry in mine.entries() if isinstance(entry.edit, JourneysNamed)]
    assert any(edit.cause is not None for edit in named)
    twin = workspace.of(restore(workspace, packed(workspace, Person("noor", "Noor")), "Noor the second").person_id)
    seqs = {entry.seq for entry in twin.entries()}
    causes = {x.edit.cause for x in twin.entries() if isinstance(x.edit, JourneysNamed) and x.edit.cause is not None}
    assert causes
    assert causes <= seqs


def test_a_name_that_is_taken_and_a_file_that_is_no_backup_are_refused_with_advice(workspace: Workspace) -> None:
    content = packed(workspace, Person("noor", "Noor"))
    with pytest.raises(NoBackup, match="Noor has a history here already"):
        restore(workspace, content)
    for broken in (b"", content[:-400], content[400:-4000], b"PK\x03\x04" + bytes(90)):
        with pytest.raises(NoBackup, match="cut off"):
            restore(empty(), broken)
    newer = io.BytesIO()
    with zipfile.ZipFile(newer, "w") as archive:
        archive.writestr("journeys-backup.json", '{"version": 99, "person_id": "a", "name": "A"}')
    with pytest.raises(NoBackup, match="newer version"):
        restore(empty(), newer.getvalue())
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("history.csv", "title,time\n")
    with pytest.raises(NoBackup, match="no backup made here"):
        restore(empty(), other.getvalue())


def as_an_older_version_wrote_it(content: bytes, lacking: set[str]) -> bytes:
    """Return a backup by hand as it was before some tables, a column for sources and a number for its tables were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as older:
        for name in archive.namelist():
            rows = archive.read(name)
            if name == "journeys-backup.json":
                rows = json.dumps({"version": 1, "person_id": "noor", "name": "Noor"}).encode()
            if name == "state/items.parquet":
                table, file = pq.read_table(io.BytesIO(rows)), io.BytesIO()
                pq.write_table(table.drop_columns(["source", "link"]) if "saved" in lacking else table, file)
                rows = file.getvalue()
            if name.removeprefix("state/").removesuffix(".parquet") not in lacking:
                older.writestr(name, rows)
    return out.getvalue()


@pytest.mark.parametrize("lacking", [{"offers"}, {"offers", "saved"}])
def test_a_backup_from_before_a_table_was_there_comes_back_with_nothing_in_it(
    workspace: Workspace, lacking: set[str]
) -> None:
    there = empty()
    restore(there, as_an_older_version_wrote_it(packed(workspace, Person("noor", "Noor")), lacking))
    assert there.of("noor").view().profile == workspace.of("noor").view().profile
    assert there.histories.interactions("noor") == workspace.histories.interactions("noor")
    assert bool(there.histories.saved("noor")) is ("saved" not in lacking)
    assert there.offers.offered("noor") == ()
    assert {item.source for item in there.histories.items(["own-noor"])} >= {""}


def test_a_backup_that_lacks_what_was_always_there_is_refused(workspace: Workspace) -> None:
    for table in ("log", "items", "interactions"):
        with pytest.raises(NoBackup, match="cut off"):
            restore(empty(), as_an_older_version_wrote_it(packed(workspace, Person("noor", "Noor")), {table}))


def test_a_backup_of_newer_tables_is_refused_in_words() -> None:
    newer = io.BytesIO()
    with zipfile.ZipFile(newer, "w") as archive:
        archive.writestr("journeys-backup.json", '{"version": 1, "schema": 99, "person_id": "a", "name": "A"}')
    there = empty()
    with pytest.raises(NoBackup, match="newer version of this program"):
        restore(there, newer.getvalue())
    assert there.people() == []


def test_a_backup_among_what_is_brought_says_where_it_belongs(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(packed(workspace, Person("noor", "Noor")))
    with pytest.raises(ImportRefused, match="journeys restore"):
        look_into([path])


def test_the_table_alone_is_the_same_history_for_anybody(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text(takeaway.history_table(workspace, "noor"), encoding="utf-8", newline="")
    assert path.read_text(encoding="utf-8").splitlines()[0] == "time,title,creator,kind,value,source,status,link"
    there = empty()
    import_files(there, [path], person="Ada", draw_map=False)
    assert takeaway.history_table(there, "ada") == takeaway.history_table(workspace, "noor")
    assert "'=cmd() of nobody" in takeaway.history_table(there, "ada")


def test_the_zip_holds_the_same_for_people_to_read(workspace: Workspace) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(workspace, Person("noor", "Noor")))) as archive:
        names = set(archive.namelist())
        assert {"README.txt", "history.csv", "journeys.json", "log.json", "tags/bookmarks.html"} <= names
        history = json.loads(archive.read("history.json"))["history"]
        assert {row["status"] for row in history} == {"done", "candidate"}
        assert json.loads(archive.read("log.json"))["person_id"] == "noor"
