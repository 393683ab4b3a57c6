"""Entries that were in the log and are not any more are noticed when the file is opened."""

import json
import shutil
from pathlib import Path

import pytest
from faults.scenes import opened, weigh

from core.adapters.store.seal import Seal
from core.workspace.workspace import Workspace


def edited(folder: Path, times: int) -> Workspace:
    """Return an open workspace in which somebody made edits."""
    workspace = opened(folder)
    for n in range(times):
        weigh(workspace, "ada", 1.2 + n / 10)
    return workspace


def copied(folder: Path, *endings: str) -> None:
    """Copy files beside the database aside, as they are."""
    for ending in endings:
        shutil.copy(folder / f"journeys.duckdb{ending}", folder / f"aside{ending}")


def put_back(folder: Path, *endings: str) -> None:
    for ending in endings:
        shutil.copy(folder / f"aside{ending}", folder / f"journeys.duckdb{ending}")


def test_an_ordinary_stop_and_start_misses_nothing(tmp_path: Path) -> None:
    edited(tmp_path, 3).database.close()
    workspace = opened(tmp_path)
    assert workspace.seal.missing == 0
    workspace.database.close()


def test_a_lost_write_ahead_log_is_noticed_with_the_number_of_edits_that_it_held(tmp_path: Path) -> None:
    opened(tmp_path).database.close()
    workspace = edited(tmp_path, 5)
    copied(tmp_path, "", ".seal")
    workspace.database.close()
    put_back(tmp_path, "", ".seal")
    workspace = opened(tmp_path)
    assert workspace.seal.missing == 5
    workspace.database.close()


def test_a_file_put_back_from_an_older_copy_is_noticed_until_somebody_goes_on(tmp_path: Path) -> None:
    edited(tmp_path, 2).database.close()
    copied(tmp_path, "")
    edited(tmp_path, 4).database.close()
    put_back(tmp_path, "")
    workspace = opened(tmp_path)
    assert workspace.seal.missing == 4
    weigh(workspace, "bo", 2.0)
    workspace.database.close()
    workspace = opened(tmp_path)
    assert workspace.seal.missing == 3
    workspace.seal.renew()
    assert workspace.seal.missing == 0
    workspace.database.close()
    assert opened(tmp_path).seal.missing == 0


def test_an_entry_that_was_changed_from_outside_is_noticed(tmp_path: Path) -> None:
    workspace = edited(tmp_path, 2)
    change = "UPDATE log SET payload = replace(payload, '1.2', '9.2') WHERE kind = 'journey_weighted'"
    workspace.database.write(lambda cursor: cursor.execute(change) and None)
    workspace.database.close()
    assert opened(tmp_path).seal.missing == 1


def test_deleting_a_person_counts_as_missing_nothing(tmp_path: Path) -> None:
    workspace = edited(tmp_path, 3)
    workspace.delete_person("ada")
    weigh(workspace, "bo", 2.0)
    workspace.database.close()
    assert opened(tmp_path).seal.missing == 0


def test_a_process_that_died_between_an_edit_and_its_seal_misses_nothing(tmp_path: Path) -> None:
    workspace = edited(tmp_path, 1)
    copied(tmp_path, ".seal")
    weigh(workspace, "ada", 3.0)
    workspace.database.close()
    put_back(tmp_path, ".seal")
    assert opened(tmp_path).seal.missing == 0


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"entries": "x"}', '{"entries": 1}', json.dumps({"entries": None, "last": 1})]
)
def test_a_seal_that_is_none_keeps_nobody_out(tmp_path: Path, content: str) -> None:
    edited(tmp_path, 1).database.close()
    (tmp_path / "journeys.duckdb.seal").write_text(content, encoding="utf-8")
    workspace = opened(tmp_path)
    assert workspace.seal.missing == 0
    assert json.loads((tmp_path / "journeys.duckdb.seal").read_text(encoding="utf-8"))["entries"] > 0
    workspace.database.close()


def test_the_same_click_twice_is_one_entry_of_the_seal(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    mine = workspace.of("ada")
    journey = mine.view().journeys[0].journey_id
    from core.steering import edits as e

    for _ in range(2):
        mine.commit(e.JourneyWeighted(journey, 2.0), action_id="the same click")
    workspace.database.close()
    assert opened(tmp_path).seal.missing == 0


def test_a_database_in_memory_has_no_seal() -> None:
    from small_world import small_workspace

    workspace = small_workspace()
    weigh(workspace, "ada", 2.0)
    assert Seal(workspace.database).missing == 0
