"""What is known of a person is written by command, as data and as tables."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_journeys_and_log_are_exported_as_json_and_csv(run: Run) -> None:
    journeys = json.loads(run("export", "kai").stdout)
    assert journeys["person_id"] == "kai"
    assert len(journeys["journeys"]) >= 3
    log = json.loads(run("export", "kai", "--what", "log").stdout)
    assert [entry["kind"] for entry in log["log"]] == ["journeys_extracted", "journeys_named"]
    rows = list(csv.DictReader(io.StringIO(run("export", "kai", "--form", "csv").stdout)))
    assert {row["name"] for row in rows} == {journey["name"] for journey in journeys["journeys"]}


def test_a_history_of_one_kind_says_on_the_side_what_it_leaves_out(run: Run) -> None:
    told = run("export", "kai", "--what", "history", "--form", "csv")
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(told.stdout))]
    kind = kinds[0]
    part = run("export", "kai", "--what", "history", "--form", "csv", "--kind", kind)
    rows = list(csv.DictReader(io.StringIO(part.stdout)))
    assert {row["kind"] for row in rows} == {kind}
    assert len(rows) == kinds.count(kind)
    assert f"Left out: {len(kinds) - len(rows):,} row" in " ".join(part.stderr.split())
    none = run("export", "kai", "--what", "history", "--kind", "poem")
    assert (none.exit_code, none.stdout) == (1, "")
    assert "Nothing is poem. There are kinds:" in none.stderr
    assert "always written whole" in run("export", "kai", "--kind", kind).stderr
