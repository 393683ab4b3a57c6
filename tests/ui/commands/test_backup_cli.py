"""Backups by command: written, asked to forget, brought back; every failure in one plain line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults.scenes import NAME, opened, weigh
from typer.testing import CliRunner

from ui.cli import app

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the program on a small world of its own, with the encoder that this world is of."""
    workspace = opened(tmp_path / "own")
    weigh(workspace, "ada", 2.0)
    workspace.database.close()
    monkeypatch.setenv("JOURNEYS_DATABASE", str(tmp_path / "own" / NAME))
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


def test_a_backup_forgets_one_and_brings_the_others_back(run: Run, tmp_path: Path) -> None:
    zipped = tmp_path / "backup.zip"
    assert "holds everything as it is now" in run("backup", zipped).stdout
    assert zipped.stat().st_mode & 0o777 == 0o600
    assert "knows nothing of cy any more" in run("forget", "cy", zipped).stdout
    workspace = opened(tmp_path / "own")
    workspace.delete_person("ada")
    workspace.delete_person("bo")
    workspace.database.close()
    said = run("restore", zipped)
    assert said.exit_code == 0, said.output
    assert "2 people came back. Here already, and left as they are: Di." in said.stdout
    assert {line.split("\t")[0] for line in run("people").stdout.splitlines()} == {"ada", "bo", "cy", "di"}


def test_failures_are_plain_lines(run: Run, tmp_path: Path) -> None:
    zipped = tmp_path / "backup.zip"
    run("backup", zipped)
    for arguments, words in (
        (("forget", "nobody", zipped), "Nobody called 'nobody' is in"),
        (("forget", "ada", tmp_path / "none.zip"), "There is no file"),
        (("backup", tmp_path / "no" / "folder.zip"), "cannot be written"),
        (("restore", __file__), "cut off or damaged"),
    ):
        said = run(*arguments)
        assert said.exit_code == 1
        assert words in said.output
        assert "Traceback" not in said.output


def test_edits_that_are_missing_are_said_on_the_error_stream(run: Run, tmp_path: Path) -> None:
    older = (tmp_path / "own" / NAME).read_bytes()
    workspace = opened(tmp_path / "own")
    weigh(workspace, "ada", 3.0)
    workspace.database.close()
    (tmp_path / "own" / NAME).write_bytes(older)
    said = run("people")
    assert said.exit_code == 0
    assert "1 of the edits that were here is missing" in said.stderr
