"""The same work without a browser: import, journeys, recommend, export; every failure in one plain line."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from llm_stub import serving
from scripted_server import GOOD, answer, in_turn

Run = Callable[..., Any]


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


def test_a_person_is_named_by_id_or_by_the_name_that_nobody_else_has(run: Run, tmp_path: Path) -> None:
    for person, title in (("Noor", "Heat"), ("Noor Two", "Ran")):
        (tmp_path / "mine.csv").write_text(f"title,time\n{title},2026-01-02\n")
        assert run("import", tmp_path / "mine.csv", "--person", person).exit_code == 0
    history = run("export", "noor", "--what", "history", "--form", "csv").stdout
    assert "Heat" in history
    for said in ("Noor", " NOOR"):
        assert run("export", said, "--what", "history", "--form", "csv").stdout == history
    assert run("journeys", "noor two").exit_code == 0
    assert run("journeys", "Nora").exit_code == 1


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


def test_ways_to_find_journeys_are_compared_and_one_is_chosen(run: Run) -> None:
    compared = run("extract", "kai").stdout
    assert all(method in compared for method in ("personal", "topics", "cooccurrence"))
    assert "'topics' now" in run("extract", "kai", "--method", "topics").stdout
    log = json.loads(run("export", "kai", "--what", "log").stdout)
    assert [entry["kind"] for entry in log["log"]].count("journeys_extracted") == 2


def test_the_connection_to_a_language_model_is_tried_from_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No language model is set up" in run("test-model").stderr
    with serving(in_turn(answer(GOOD))) as stub:
        monkeypatch.setenv("OPENAI_BASE_URL", stub.url)
        monkeypatch.setenv("OPENAI_MODEL", "stub")
        monkeypatch.setenv("JOURNEYS_LLM_CONSENT", "true")
        said = run("test-model").stdout
    assert "Host: 127.0.0.1" in said
    assert "Name it gave: Balcony herbs" in said
    failed = run("test-model")
    assert failed.exit_code == 1
    assert "could not be reached" in failed.stdout
