"""Recipes without a browser: written to the standard output, looked at, taken, and refused in one plain line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_world import fill
from typer.testing import CliRunner

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.steering import edits as e
from core.workspace.opening import encoder_of
from core.workspace.workspace import Workspace
from ui.cli import app

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    path = tmp_path / "journeys.duckdb"
    monkeypatch.setenv("JOURNEYS_DATABASE", str(path))
    monkeypatch.setenv("COLUMNS", "120")
    workspace = Workspace(Database(path), encoder_of(Settings(database=path)), with_demo=False)
    fill(workspace, with_map=False)
    bo = workspace.of("bo")
    by_name = {v.name: v.journey_id for v in bo.view().journeys}
    bo.commit(e.JourneyWeighted(by_name["Pottery"], 1.5))
    bo.commit(e.JourneyMuted(by_name["Knitting"]))
    bo.commit(e.JourneyRenamed(by_name["Baking"], "Bread against depression"))
    workspace.database.close()
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


def test_a_recipe_is_written_without_what_is_sensitive_unless_told(run: Run) -> None:
    written = run("recipe", "export", "bo", "--name", "Clay first")
    assert written.exit_code == 0
    assert "1 edit about something sensitive left out" in written.stderr
    recipe = json.loads(written.stdout)
    assert (recipe["name"], [edit["kind"] for edit in recipe["edits"]]) == (
        "Clay first",
        ["journey_weighted", "journey_muted"],
    )
    assert "depression" not in written.stdout
    assert "depression" in run("recipe", "export", "bo", "--also-sensitive").stdout


def test_edits_are_listed_with_their_numbers_and_chosen_by_them(run: Run) -> None:
    listed = run("recipe", "export", "bo", "--look").stdout.splitlines()
    assert [line.split("\t")[1].split(" (")[0] for line in listed][:2] == ["More of “Pottery”", "Muted “Knitting”"]
    first, second, third = (line.split("\t")[0] for line in listed)
    one = json.loads(run("recipe", "export", "bo", "--edit", second).stdout)
    assert [edit["kind"] for edit in one["edits"]] == ["journey_muted"]
    stretch = json.loads(run("recipe", "export", "bo", "--from", second, "--to", third, "--also-sensitive").stdout)
    assert [edit["kind"] for edit in stretch["edits"]] == ["journey_muted", "journey_renamed"]
    nothing = run("recipe", "export", "bo", "--from", int(third) + 1)
    assert nothing.exit_code == 1
    assert "None of these edits can go into a recipe." in nothing.stderr
    assert int(first) < int(second)


def test_a_recipe_is_looked_at_then_taken_and_says_what_it_did(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "recipe.json"
    path.write_text(run("recipe", "export", "bo", "--name", "Clay first").stdout, encoding="utf-8")
    looked = run("recipe", "apply", "di", path, "--look").stdout
    assert "1\tMore of “Pottery”" in looked
    assert "2\tMuted “Knitting”: left out. No journey of yours is like “Knitting”" in looked
    assert json.loads(run("export", "di", "--what", "log").stdout)["log"][-1]["kind"] != "recipe_taken"
    taken = run("recipe", "apply", "di", path).stdout
    assert "Took 1 change from the recipe “Clay first”. “Pottery” asks for" in taken
    assert json.loads(run("export", "di", "--what", "log").stdout)["log"][-1]["kind"] == "recipe_taken"


def test_what_cannot_be_taken_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "recipe.json"
    path.write_text(run("recipe", "export", "bo").stdout, encoding="utf-8")
    for arguments, said in (
        (("di", path, "--only", "2"), "Tick at least one change of the recipe."),
        (("di", tmp_path / "none.json"), "cannot be read"),
        (("di", Path(__file__)), "This is no recipe."),
        (("nobody", path), "Nobody called 'nobody'"),
    ):
        result = run("recipe", "apply", *arguments)
        assert result.exit_code == 1
        assert said in " ".join(result.stderr.split())
