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
