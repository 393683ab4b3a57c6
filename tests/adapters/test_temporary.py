"""Temporary folders are the owner's alone, gone afterwards, and swept where their process is no more."""

import tempfile
from pathlib import Path

import pytest

from core.adapters.temporary import sweep, temporary_folder

NO_PROCESS = 2**22 + 1
"""A process number that no system gives: Linux's largest is 2 to the 22nd."""


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_is_the_owners_alone_and_gone_afterwards_whatever_happens(tmp_path: Path) -> None:
    rights = []

    def fail() -> None:
        with temporary_folder() as own:
            (own / "watched.csv").write_text("Secret", encoding="utf-8")
            rights.append(own.stat().st_mode & 0o777)
            raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"):
        fail()
    assert rights == [0o700]
    assert list(tmp_path.iterdir()) == []


def test_what_a_dead_process_left_is_swept_and_what_a_living_one_uses_is_not(tmp_path: Path) -> None:
    left = tmp_path / f"journeys-{NO_PROCESS}-abc123"
    left.mkdir()
    (left / "watched.csv").write_text("Secret", encoding="utf-8")
    with temporary_folder() as own:
        assert sweep() == [left]
        assert own.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["journeys-of-mine", "journeys-12x-a", f"journeys-{NO_PROCESS}", "else"])
def test_folders_of_other_names_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert sweep() == []
    assert (tmp_path / name).exists()


def test_a_file_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / f"journeys-{NO_PROCESS}-abc123").write_text("", encoding="utf-8")
    assert sweep() == []
