"""Very many people by command: from Parquet to Parquet, and into the app."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch_world import invented

Run = Callable[..., Any]


def test_a_batch_is_made_and_opened_by_command(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYS_ENCODER", "minilm")
    batch = invented(2).write(tmp_path)
    made = run("batch", batch.interactions, batch.items, batch.folder, "--workers", 1)
    assert made.exit_code == 0, made.output
    assert "2 people with news" in made.stdout
    opened = run("open-batch", batch.folder)
    assert opened.exit_code == 0, opened.output
    assert "2 people, 240 things" in opened.stdout
    assert "p0000" in run("people").stdout
    assert run("journeys", "p0001").exit_code == 0


def test_files_that_are_none_are_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    refused = run("batch", tmp_path / "nothing.parquet", tmp_path / "nothing.parquet", tmp_path / "out")
    assert refused.exit_code == 1
    assert "cannot be read as Parquet" in refused.stderr
    assert "holds no batch" in " ".join(run("open-batch", tmp_path).stderr.split())
