"""What is no place for a database is said before anything is opened; a file that was taken away takes no edits."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.scenes import opened, weigh

from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.adapters.store.place import BESIDE, check_place, place_of


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def a_link_to_itself(file: Path) -> None:
    file.symlink_to(file)


def a_link_to_nothing(file: Path) -> None:
    file.symlink_to(file.parent / "away")


@pytest.mark.parametrize(
    ("made", "said", "advice"),
    [
        (a_pipe, "no ordinary file", "another path"),
        (a_link_to_itself, "symbolic links", "another path"),
        (a_link_to_nothing, "a link to a file that is not there", "Take the link away"),
    ],
)
def test_what_is_no_file_is_named_and_not_waited_for(
    tmp_path: Path, made: Callable[[Path], None], said: str, advice: str
) -> None:
    file = tmp_path / "journeys.duckdb"
    made(file)
    with pytest.raises(DatabaseError) as refused:
        Database(file)
    assert said in str(refused.value)
    assert advice in str(refused.value)
    assert "damaged" not in str(refused.value)


@pytest.mark.parametrize("path", ["", "a\x00b", "x" * 300])
def test_a_name_that_no_file_can_have_is_said_to_be_one(path: str) -> None:
    with pytest.raises(DatabaseError, match="Choose another path for the database"):
        Database(path)


@pytest.mark.parametrize("ending", BESIDE)
def test_a_folder_in_the_place_of_a_file_of_ours_is_named_itself(tmp_path: Path, ending: str) -> None:
    opened(tmp_path).database.close()
    beside = tmp_path / f"journeys.duckdb{ending}"
    beside.unlink(missing_ok=True)
    beside.mkdir()
    with pytest.raises(DatabaseError, match="Move it away") as refused:
        Database(tmp_path / "journeys.duckdb")
    assert str(refused.value).startswith(f"{beside} is a folder")


def test_a_file_and_nothing_are_places_for_a_database(tmp_path: Path) -> None:
    check_place(str(tmp_path / "new.duckdb"))
    (tmp_path / "there.duckdb").touch()
    check_place(str(tmp_path / "there.duckdb"))
    assert place_of(str(tmp_path / "new.duckdb")) is None
    assert place_of(str(tmp_path / "there.duckdb")) is not None


def moved(folder: Path) -> None:
    (folder / "journeys.duckdb").rename(folder / "elsewhere")


def replaced(folder: Path) -> None:
    moved(folder)
    shutil.copy(folder / "elsewhere", folder / "journeys.duckdb")


@pytest.mark.parametrize("taken", [moved, replaced])
def test_no_edit_is_acknowledged_that_would_be_lost_with_a_file_that_was_taken_away(
    tmp_path: Path, taken: Callable[[Path], None]
) -> None:
    workspace = opened(tmp_path)
    weigh(workspace, "ada", 1.5)
    taken(tmp_path)
    assert "moved, deleted or replaced" in weigh(workspace, "ada", 2.0)
    with pytest.raises(DatabaseError, match="Nothing was changed"):
        workspace.delete_person("bo")
    (tmp_path / "elsewhere").replace(tmp_path / "journeys.duckdb")
    assert not weigh(workspace, "ada", 2.0).startswith("refused")
    workspace.database.close()
    kinds = [entry.edit.kind for entry in opened(tmp_path).logbook.entries("ada")]
    assert kinds.count("journey_weighted") == 2
