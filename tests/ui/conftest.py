"""The commands on a database of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ui.cli import app

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("JOURNEYS_DATABASE", str(tmp_path / "journeys.duckdb"))
    monkeypatch.setenv("COLUMNS", "120")
    runner = CliRunner()
    return lambda *arguments, said=None: runner.invoke(app, [str(argument) for argument in arguments], input=said)
