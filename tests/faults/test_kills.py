"""A process that is killed at any moment: what it acknowledged is there, what it did not is whole or absent."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from faults.scenes import ROWS, opened

ROOT = Path(__file__).resolve().parents[2]
MOMENTS_S = (0.02, 0.11, 0.27)
"""Seconds after the first acknowledgement at which the process is killed."""


def acknowledged_until_killed(scene: str, folder: Path, seconds: float) -> list[int]:
    """Run a scene, kill it so many seconds after its first acknowledgement, and return what it acknowledged."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    process = subprocess.Popen(
        [sys.executable, "-m", "faults.scenes", scene, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate(timeout=30)
    return [int(line) for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.parametrize("seconds", MOMENTS_S)
def test_no_acknowledged_edit_is_lost_and_none_is_half_there(tmp_path: Path, seconds: float) -> None:
    acknowledged = acknowledged_until_killed("edit", tmp_path, seconds)
    workspace = opened(tmp_path)
    kept = [entry.seq for entry in workspace.logbook.entries("ada")]
    assert set(acknowledged) <= set(kept)
    assert len(workspace.of("ada").view().journeys) == 2
    assert workspace.seal.missing == 0
    workspace.database.close()


@pytest.mark.parametrize("seconds", MOMENTS_S)
def test_a_killed_import_is_whole_or_leaves_nothing(tmp_path: Path, seconds: float) -> None:
    acknowledged = acknowledged_until_killed("import", tmp_path, seconds)
    workspace = opened(tmp_path)
    own = [person.person_id for person in workspace.people() if person.person_id.startswith("p")]
    assert {f"p{n}" for n in acknowledged} <= set(own)
    for person_id in own:
        assert len({moment.item_id for moment in workspace.histories.interactions(person_id)}) == ROWS
    workspace.database.close()


@pytest.mark.parametrize("seconds", MOMENTS_S)
def test_a_killed_deletion_brings_nobody_back_and_leaves_no_trace_once_it_is_opened(
    tmp_path: Path, seconds: float
) -> None:
    acknowledged = acknowledged_until_killed("delete", tmp_path, seconds)
    workspace = opened(tmp_path)
    people = {person.person_id for person in workspace.people()}
    assert people >= {"ada", "bo", "cy", "di"}
    assert not {f"canary{n}" for n in acknowledged} & people
    workspace.database.close()
    content = b"".join(place.read_bytes() for place in tmp_path.iterdir() if place.is_file())
    assert [n for n in acknowledged if f"canary{n}".encode() in content] == []
    assert not (tmp_path / "journeys.duckdb.fresh").exists()
    assert not (tmp_path / "journeys.duckdb.forget").exists()
