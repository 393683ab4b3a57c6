"""A log written once replays to the same profile for ever; a kind that is added later is added at its end."""

import json

from golden import GOLDEN, LINES, as_json, lacking, replayed

from core.steering.log import edit_from_json, edit_to_json


def test_the_golden_log_replays_to_the_golden_profile() -> None:
    assert as_json(replayed(LINES)) == GOLDEN["profile"]


def test_the_golden_log_uses_every_kind_of_edit() -> None:
    assert lacking(LINES) == [], "make golden adds them"


def test_the_golden_log_is_written_today_as_it_was_written_then() -> None:
    for line in LINES:
        then, now = json.loads(line), json.loads(edit_to_json(edit_from_json(line)))
        assert {name: now[name] for name in then} == then
