"""A log written once replays to the same profile for ever; a kind that is added later is added at its end."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from strategies import Handmade, entry

from core.entities import Profile
from core.steering import edits as e
from core.steering.fold import replay

FOLDER = Path(__file__).parent
LINES = (FOLDER / "golden_log.jsonl").read_text(encoding="utf-8").splitlines()
GOLDEN = json.loads((FOLDER / "golden_profile.json").read_text(encoding="utf-8"))


def proposals() -> dict[str, Handmade]:
    def clusters(groups: list[list[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(group) for group in groups)

    return {
        extraction_id: Handmade(extraction_id, tuple(x["item_ids"]), clusters(x["broad"]), clusters(x["fine"]))
        for extraction_id, x in GOLDEN["extractions"].items()
    }


def log() -> list[e.LogEntry]:
    return [entry(seq, e.edit_from_json(line)) for seq, line in enumerate(LINES, start=1)]


def as_json(profile: Profile) -> dict[str, Any]:
    """Return the profile as plain JSON, with the fields that it had when the golden one was written."""
    written = asdict(profile)
    for journey in written["journeys"]:
        journey["kept"] = sorted(journey["kept"])
    known = GOLDEN["profile"]["journeys"][0]
    written["journeys"] = [{name: journey[name] for name in known} for journey in written["journeys"]]
    plain: dict[str, Any] = json.loads(json.dumps({name: written[name] for name in GOLDEN["profile"]}))
    return plain


def test_the_golden_log_replays_to_the_golden_profile() -> None:
    assert as_json(replay(log(), proposals())) == GOLDEN["profile"]


def test_the_golden_log_uses_every_kind_of_edit() -> None:
    used = {json.loads(line)["kind"] for line in LINES}
    assert used == {kind.__dataclass_fields__["kind"].default for kind in get_args(e.Edit)}


def test_the_golden_log_is_written_today_as_it_was_written_then() -> None:
    for line in LINES:
        then, now = json.loads(line), json.loads(e.edit_to_json(e.edit_from_json(line)))
        assert {name: now[name] for name in then} == then
