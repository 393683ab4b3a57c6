"""The same work without a browser: import, journeys, recommend, export; every failure in one plain line."""

import csv
import io
import json
import re
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


def history(folder: Path, rows: list[str]) -> Path:
    path = folder / "history.csv"
    path.write_text("\n".join(["title,watched at", *rows]) + "\n", encoding="utf-8")
    return path


def test_everyone_with_a_history_is_listed(run: Run) -> None:
    result = run("people")
    assert result.exit_code == 0
    listed = [line.split("\t") for line in result.stdout.splitlines()]
    assert len(listed) == 26
    assert all(len(cells) == 3 for cells in listed)
    assert "concetta" in {person_id for person_id, _, _ in listed}


def test_a_demo_persons_journeys_and_list_are_shown(run: Run) -> None:
    shares = [int(share) for share in re.findall(r"(\d+)%", run("journeys", "concetta").stdout)]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(100, abs=len(shares) / 2)
    shown = run("recommend", "concetta", "--n", "5").stdout
    assert len([line for line in shown.splitlines() if line.strip()[:1].isdigit()]) == 5


def test_journeys_and_log_are_exported_as_json_and_csv(run: Run) -> None:
    journeys = json.loads(run("export", "kai").stdout)
    assert journeys["person_id"] == "kai"
    assert len(journeys["journeys"]) >= 3
    log = json.loads(run("export", "kai", "--what", "log").stdout)
    assert [entry["kind"] for entry in log["log"]] == ["journeys_extracted", "journeys_named"]
    rows = list(csv.DictReader(io.StringIO(run("export", "kai", "--form", "csv").stdout)))
    assert {row["name"] for row in rows} == {journey["name"] for journey in journeys["journeys"]}


def test_an_import_says_what_it_stored_and_what_it_refused(run: Run, tmp_path: Path) -> None:
    rows = [f"Sourdough loaf number {i},2026-01-{i + 1:02d}T10:00:00Z" for i in range(12)]
    result = run("import", history(tmp_path, [*rows, "No time at all,soon"]), "--person", "Noor", "--no-draw-map")
    assert result.exit_code == 0, result.output
    assert "12 interactions of 1 person with 12 new items stored" in result.stdout
    assert "1 row refused" in result.stdout
    assert "noor" in run("people").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("journeys", "nobody"), "Nobody called 'nobody' has a history here"),
        (("import", "missing.csv"), "missing.csv"),
    ],
)
def test_a_failure_is_one_plain_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_role_that_there_is_not_is_refused_with_those_there_are(run: Run, tmp_path: Path) -> None:
    path = history(tmp_path, ["One thing,2026-01-01"])
    result = run("import", path, "--map", "colour=title")
    assert result.exit_code == 1
    assert "Roles are: title" in result.stderr


def test_ways_to_find_journeys_are_compared_and_one_is_chosen(run: Run) -> None:
    compared = run("extract", "kai").stdout
    assert all(method in compared for method in ("personal", "topics", "cooccurrence"))
    assert "'topics' now" in run("extract", "kai", "--method", "topics").stdout
    log = json.loads(run("export", "kai", "--what", "log").stdout)
    assert [entry["kind"] for entry in log["log"]].count("journeys_extracted") == 2


def test_a_list_is_brought_to_choose_from_once_its_person_has_a_history(run: Run, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf.csv"
    shelf.write_text("title\nRye at home\nOats in a jar\n", encoding="utf-8")
    refused = run("import", shelf, "--as", "catalogue", "--person", "Noor")
    assert refused.exit_code == 1
    assert "Bring what they took up first" in refused.stderr
    rows = [f"Loaf of rye {n},2026-01-{n + 1:02d}" for n in range(6)]
    assert run("import", history(tmp_path, rows), "--person", "Noor", "--no-draw-map").exit_code == 0
    told = run("import", shelf, "--as", "catalogue", "--person", "Noor")
    assert told.exit_code == 0
    assert "2 things for Noor to choose from, 2 of them new" in told.stdout
    assert "shelf\t2 things" in run("lists", "noor").stdout
    assert "Lists are: shelf" in run("lists", "noor", "--take-away", "shelves").stderr
    mistyped = run("lists", "noor", "--take-away", "shelf", said="shelves\n")
    assert (mistyped.exit_code, "Nothing was taken away" in mistyped.stderr) == (1, True)
    assert "2 things of shelf are gone for good." in run("lists", "noor", "--take-away", "shelf", said="shelf\n").stdout
    assert run("lists", "noor").stdout == ""
    assert run("import", shelf, "--as", "catalogue", "--person", "Noor").exit_code == 0
    assert "gone for good" in run("lists", "noor", "--take-away", "shelf", "--sure").stdout
