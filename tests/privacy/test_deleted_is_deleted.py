"""After a deletion no title, name or word of the person is left in the database, beside it, or in a backup."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from faults.scenes import opened

from core.adapters.private_files import write_privately
from core.adapters.store.database import Database
from core.adapters.store.faults import DiskFull
from core.adapters.store.ledger import Sending
from core.adapters.temporary import sweep, temporary_folder
from core.entities import GivenName, Interaction, Item, Person, Saved
from core.steering import edits as e
from core.workspace.keeping import backing_up
from core.workspace.opening import open_workspace
from core.workspace.workspace import Workspace

CANARIES = 400
TITLES = [f"Qzxcanary{n:03d} kestrel over the moor {n * 7919 % 1000:03d}" for n in range(CANARIES)]
START = datetime(2025, 1, 1, tzinfo=UTC)
SENT = Sending(host="models.test", model="small", purpose="a name", texts=1, person_id="qzxcanary")


def with_canaries(folder: Path) -> Workspace:
    """Return a workspace with somebody whose titles, name, own words and edits are told apart from all else."""
    workspace = opened(folder)
    items = [
        Item(
            f"qzxcanary-{n}",
            title,
            creator=f"Qzxcanarymaker{n:03d}",
            kind="video",
            text=f"Qzxcanarytext{n:03d}",
            link=f"https://qzxcanary{n}.test",
        )
        for n, title in enumerate(TITLES)
    ]
    taken, put_aside = items[: CANARIES // 2], items[CANARIES // 2 :]
    workspace.import_history(
        "own-qzxcanary",
        "Qzxcanarycollection",
        people=[Person("qzxcanary", "Qzxcanaryname", "Qzxcanaryportrait")],
        items=items,
        interactions=[
            Interaction("qzxcanary", item.item_id, START + timedelta(days=n)) for n, item in enumerate(taken)
        ],
        saved=[Saved("qzxcanary", item.item_id, START) for item in put_aside],
    )
    mine = workspace.of("qzxcanary")
    journey = mine.view().journeys[0].journey_id
    mine.commit(e.JourneyRenamed(journey, "Qzxcanaryown words for it"))
    mine.commit(e.InterestAdopted("qzxcanary-wish", "Qzxcanarywish for later", anchors=(items[0].item_id,)))
    mine.commit_as("model", lambda _: e.NameSuggested(journey, GivenName("Once"), GivenName("Qzxcanarysuggested")))
    mine.commit(e.SentenceTaken("Qzxcanarysaid: more of it", (e.JourneyWeighted(journey, 2.0),)))
    mine.commit(e.RecipeTaken("Qzxcanaryrecipe", (e.JourneyMuted(journey),)))
    mine.commit(e.WordsBlocked(("qzxcanaryword",), blocked=True))
    mine.undo()
    workspace.answers.put("asked", "Qzxcanaryanswer of a model")
    workspace.ledger.note(SENT)
    return workspace


def traces(*places: Path) -> set[str]:
    """Return which canaries stand in any file of some folders, in one way of writing text or another."""
    content = b"".join(file.read_bytes() for place in places for file in place.rglob("*") if file.is_file())
    words = {b"Qzxcanary", b"qzxcanary", "Qzxcanary".encode("utf-16-le"), b"kestrel over the moor"}
    return {word.decode("utf-8", "replace") for word in words if word in content}


def test_a_deleted_person_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    workspace = with_canaries(tmp_path)
    assert traces(tmp_path) != set()
    gone = workspace.delete_person("qzxcanary")
    assert gone["items"] == CANARIES
    assert traces(tmp_path) == set()
    workspace.database.close()
    assert traces(tmp_path) == set()


def test_others_keep_everything_and_go_on_in_the_same_process(tmp_path: Path) -> None:
    workspace = with_canaries(tmp_path)
    before = [journey.name for journey in workspace.of("ada").view().journeys]
    workspace.delete_person("qzxcanary")
    mine = workspace.of("ada")
    assert [journey.name for journey in mine.view().journeys] == before
    mine.commit(e.JourneyWeighted(mine.view().journeys[0].journey_id, 2.0))
    workspace.database.close()
    assert len(opened(tmp_path).logbook.entries("ada")) == 3


def test_deleting_everything_leaves_no_trace_and_the_demo_stays_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEYS_DATABASE", str(tmp_path / "journeys.duckdb"))
    before = os.umask(0o077)
    try:
        with_canaries(tmp_path).database.close()
        workspace = open_workspace()
        workspace.delete_everything()
        assert traces(tmp_path) == set()
        workspace.database.close()
        workspace = open_workspace()
        assert workspace.people() == []
        workspace.restore_demo()
        assert len(workspace.people()) > 1
        workspace.delete_person(workspace.people()[0].person_id)
        workspace.database.close()
        workspace = open_workspace()
        assert workspace.people() != []
        workspace.database.close()
    finally:
        os.umask(before)


def test_what_dead_processes_left_in_temporary_folders_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = 2**22 + 1  # above what Linux and macOS give to processes
    left = tmp_path / f"journeys-{gone}-abc123"
    left.mkdir()
    (left / "watched.csv").write_text(TITLES[0], encoding="utf-8")
    (tmp_path / "journeys-of-somebody-else").mkdir()
    with temporary_folder() as own:
        assert own.stat().st_mode & 0o777 == 0o700
        assert sweep() == [left]
        assert own.exists()
    assert {place.name for place in tmp_path.iterdir()} == {"journeys-of-somebody-else"}


def test_what_the_database_put_aside_in_a_process_that_died_is_gone_when_it_is_opened(tmp_path: Path) -> None:
    aside = tmp_path / "journeys.duckdb.tmp"
    aside.mkdir()
    (aside / "block").write_text(TITLES[0], encoding="utf-8")
    opened(tmp_path).database.close()
    assert not aside.exists()


def test_a_backup_that_is_asked_to_forget_somebody_knows_nothing_of_them_and_all_of_the_others(tmp_path: Path) -> None:
    workspace = with_canaries(tmp_path / "here")
    zipped = tmp_path / "kept" / "backup.zip"
    zipped.parent.mkdir()
    write_privately(zipped, backing_up.everybody_zipped(workspace.database))
    workspace.database.close()
    backing_up.forget_in(zipped, "qzxcanary")
    assert zipped.stat().st_mode & 0o777 == 0o600
    source = backing_up.opened_backup_of(zipped)
    told = str([source.read(f"FROM {table}") for (table,) in source.read("SELECT table_name FROM duckdb_tables()")])
    source.close()
    assert "qzxcanary" not in told.lower()
    assert "kestrel" not in told
    assert traces(zipped.parent) == set()
    fresh = opened(tmp_path / "there")
    fresh.delete_everything()
    came = backing_up.bring_everybody_back(fresh, zipped)
    assert [person.person_id for person in came.people] == ["ada", "bo", "cy", "di"]
    fresh.database.close()


def test_without_room_for_a_second_file_the_rows_are_gone_and_their_bytes_go_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    workspace = with_canaries(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    rewrite = Database.forget_deleted

    def without_room(database: Database) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            rewrite(database)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    with monkeypatch.context() as full:
        full.setattr(Database, "forget_deleted", without_room)
        with pytest.raises(DiskFull, match="the next start takes the last traces away"):
            workspace.delete_person("qzxcanary")
    assert "qzxcanary" not in {person.person_id for person in workspace.people()}
    workspace.database.close()
    opened(tmp_path).database.close()
    assert traces(tmp_path) == set()
