"""A disk without room: edits and imports are refused in words, and work once there is room, in the same process."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REFUSED = "refused: There is no room left where"
WEIGHED = "journey_weighted"


def told(command: Sequence[str]) -> dict[str, list[str]]:
    """Run a scene in a process of its own and return what it tells."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def check(found: dict[str, list[str]]) -> None:
    """Check that nothing was half-done, everything was said, and that it went on."""
    assert all(words.startswith(REFUSED) for words in found["edits"])
    assert str(found["import"]).startswith(REFUSED)
    assert found["people"] == ["ada", "bo", "cy", "di"]
    assert int(str(found["places"])) > 0
    assert not any(words.startswith("refused") for words in found["after"])
    assert found["kinds"] == found["kinds opened again"]
    assert found["kinds"].count(WEIGHED) == 2


def test_where_no_file_can_grow_edits_are_refused_in_words_and_work_again_afterwards(tmp_path: Path) -> None:
    check(told([sys.executable, "-m", "faults.scenes", "no_room", str(tmp_path)]))


def test_on_a_full_disk_edits_are_refused_in_words_and_work_again_once_there_is_room(tmp_path: Path) -> None:
    mounted = "mount -t tmpfs -o size=24m tmpfs '{}' && exec {} -m faults.scenes full_folder '{}'"
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no disk of a limited size can be made here: `unshare` is not allowed")
    check(told([*alone, mounted.format(tmp_path, sys.executable, tmp_path)]))
