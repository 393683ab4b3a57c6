"""Files of the owner's alone, whole or as they were."""

from pathlib import Path

import pytest

from core.adapters.private_files import write_privately


def test_a_file_is_written_for_its_owner_alone_and_replaced_in_one_step(tmp_path: Path) -> None:
    place = tmp_path / "backup.zip"
    place.write_bytes(b"older")
    place.chmod(0o644)
    write_privately(place, b"newer")
    assert place.read_bytes() == b"newer"
    assert place.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["backup.zip"]


def test_a_file_that_cannot_be_written_whole_leaves_the_older_one(tmp_path: Path) -> None:
    place = tmp_path / "backup.zip"
    write_privately(place, b"older")
    (tmp_path / ".backup.zip.fresh").mkdir()
    with pytest.raises(OSError, match=r"fresh"):
        write_privately(place, b"newer")
    assert place.read_bytes() == b"older"
