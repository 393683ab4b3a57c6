"""Accounts by command: listed, given a role and people, forgotten; and a command that acts as one is bound to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_world import fill
from typer.testing import CliRunner

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.workspace.workspace import Workspace
from ui.cli import app

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a command line on the small world: ada and bo have logged in once, and have people."""
    path = tmp_path / "journeys.duckdb"
    workspace = Workspace(Database(path), HashingEncoder(dim=16), with_demo=False)
    fill(workspace, with_map=False)
    for name in ("ada", "bo", "root"):
        account = workspace.accounts.know("http://provider.test", name, f"{name}@people.test")
        workspace.accounts.bind([name] if name != "root" else [], account.account_id)
    workspace.database.close()
    monkeypatch.setenv("JOURNEYS_DATABASE", str(path))
    monkeypatch.setenv("JOURNEYS_ENCODER", "minilm")
    monkeypatch.setenv("COLUMNS", "120")
    runner = CliRunner()
    return lambda *arguments, said=None: runner.invoke(app, [str(each) for each in arguments], input=said)


def listed(run: Run) -> dict[str, list[str]]:
    """Return the accounts that are listed: role and people by address."""
    rows = [line.split("\t") for line in run("accounts", "list").stdout.splitlines()]
    return {row[1]: row[2:] for row in rows}


def test_accounts_are_listed_given_roles_and_people_and_forgotten(run: Run) -> None:
    assert listed(run)["ada@people.test"] == ["person", "ada"]
    assert run("accounts", "role", "ADA@people.test", "analyst").exit_code == 0
    assert run("accounts", "give", "cy", "ada@people.test").exit_code == 0
    assert listed(run)["ada@people.test"] == ["analyst", "ada, cy"]
    assert run("accounts", "forget", "ada@people.test", said="no\n").exit_code == 1
    assert "2 people" in run("accounts", "forget", "ada@people.test", "--sure").stdout
    assert "ada@people.test" not in listed(run)
    assert {line.split("\t")[0] for line in run("people").stdout.splitlines()} == {"bo", "di"}
    refused = run("accounts", "role", "nobody@people.test", "analyst")
    assert refused.exit_code == 1
    assert "They log in once" in refused.stderr


COMMANDS = {
    "journeys": ("journeys", "bo"),
    "recommend": ("recommend", "bo"),
    "export": ("export", "bo"),
    "everything": ("export", "bo", "--what", "everything"),
    "test-model": ("test-model",),
    "lists": ("lists", "bo"),
    "extract": ("extract", "bo", "--method", "topics"),
    "accounts list": ("accounts", "list"),
    "accounts role": ("accounts", "role", "ada@people.test", "administrator"),
    "accounts give": ("accounts", "give", "bo", "ada@people.test"),
    "accounts forget": ("accounts", "forget", "bo@people.test", "--sure"),
    "recipe export": ("recipe", "export", "bo", "--look"),
    "recipe apply": ("recipe", "apply", "bo", "recipe.json", "--look"),
    "backup": ("backup", "out.zip"),
    "forget": ("forget", "bo", "out.zip"),
}
"""Every command that tells or changes what is somebody's, as it would be given for bo's."""
OF_NOBODY = {"formats", "people", "import", "restore", "mcp", "batch", "open-batch"}
"""Commands that name nobody of those who are here, and one that answers later; what `people`, `import` and `restore` do
is told below, what `mcp` does in `tests/workspace/agents/test_agent_calls.py`, and that an account opens no batch in
`test_opening_a_batch_is_for_who_administers`."""


def test_every_command_is_tried() -> None:
    names = {each.name or (each.callback.__name__ if each.callback else "") for each in app.registered_commands}
    assert {name.split()[0] for name in COMMANDS if name != "everything"} - {"accounts", "recipe"} == names - OF_NOBODY
    told = {
        f"{group.name} {each.name}"
        for group in app.registered_groups
        if group.typer_instance
        for each in group.typer_instance.registered_commands
    }
    assert told == {name for name in COMMANDS if name.startswith(("accounts", "recipe"))}


def test_a_command_as_one_account_neither_tells_nor_changes_what_is_another_s(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = run("accounts", "list").stdout, run("export", "bo", "--what", "log").stdout
    for name, command in COMMANDS.items():
        answer = run("--account", "ada@people.test", *command)
        assert answer.exit_code == 1, name
        assert isinstance(answer.exception, SystemExit), name
        assert "Baking" not in answer.output, name
    assert (run("accounts", "list").stdout, run("export", "bo", "--what", "log").stdout) == before
    assert not (tmp_path / "out.zip").exists()
    people = run("--account", "ada@people.test", "people").stdout
    assert [line.split("\t")[0] for line in people.splitlines()] == ["ada"]
    assert run("--account", "ada@people.test", "journeys", "ada").exit_code == 0
    assert run("backup", "kept.zip").exit_code == 0
    refused = run("--account", "ada@people.test", "restore", "kept.zip")
    assert refused.exit_code == 1
    assert "Only an administrator" in refused.output


def test_opening_a_batch_is_for_who_administers(run: Run, tmp_path: Path) -> None:
    refused = run("--account", "ada@people.test", "open-batch", tmp_path)
    assert refused.exit_code == 1
    assert "Only an administrator" in refused.output


def test_what_an_account_brings_in_by_command_is_its_own(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("title,when\n" + "".join(f"Pottery {n},2024-01-{n + 10}\n" for n in range(6)), encoding="utf-8")
    made = run("--account", "ada@people.test", "import", table, "--person", "bo", "--no-draw-map")
    assert made.exit_code == 0, made.output
    (own,) = [each for each in listed(run)["ada@people.test"][1].split(", ") if each != "ada"]
    assert own.startswith("bo.")
    assert listed(run)["bo@people.test"] == ["person", "bo"]


def test_an_administrator_s_account_may_do_what_the_file_s_owner_may(run: Run) -> None:
    run("accounts", "role", "root@people.test", "administrator")
    assert run("--account", "root@people.test", "accounts", "list").exit_code == 0
    assert run("--account", "root@people.test", "journeys", "bo").exit_code == 0
