"""The golden log, which replays to the same profile for ever; `make golden` adds one edit of every kind it lacks."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import find, settings
from strategies import KINDS, NOW, Handmade, World, edits_of, entry

from core.catalogue import build_catalogue
from core.entities import Item, Profile
from core.steering import edits as e
from core.steering.fold import replay
from core.steering.log import edit_from_json, edit_to_json

LOG = Path(__file__).parent / "steering" / "golden_log.jsonl"
PROFILE = LOG.with_name("golden_profile.json")
LINES = LOG.read_text(encoding="utf-8").splitlines()
GOLDEN = json.loads(PROFILE.read_text(encoding="utf-8"))


def kind_of(kind: type[Any]) -> str:
    """Return what a kind of edit is called in a log."""
    return str(kind.__dataclass_fields__["kind"].default)


def proposals() -> dict[str, Handmade]:
    """Return the extractions that the golden log refers to."""

    def clusters(groups: list[list[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(group) for group in groups)

    return {
        extraction_id: Handmade(extraction_id, tuple(x["item_ids"]), clusters(x["broad"]), clusters(x["fine"]))
        for extraction_id, x in GOLDEN["extractions"].items()
    }


def replayed(lines: list[str]) -> Profile:
    """Return the profile that lines of the golden log come to."""
    log = [entry(seq, edit_from_json(line)) for seq, line in enumerate(lines, start=1)]
    return replay(log, proposals())


def as_json(profile: Profile) -> dict[str, Any]:
    """Return the profile as plain JSON, with the fields that it had when the golden one was written."""
    written = asdict(profile)
    for journey in written["journeys"]:
        journey["kept"] = sorted(journey["kept"])
    known = GOLDEN["profile"]["journeys"][0]
    written["journeys"] = [{name: journey[name] for name in known} for journey in written["journeys"]]
    plain: dict[str, Any] = json.loads(json.dumps({name: written[name] for name in GOLDEN["profile"]}))
    return plain


def lacking(lines: list[str]) -> list[type[Any]]:
    """Return the kinds of edit of which the lines hold none."""
    used = {json.loads(line)["kind"] for line in lines}
    return [kind for kind in KINDS if kind_of(kind) not in used]


def example(kind: type[Any], lines: list[str]) -> e.Edit:
    """Return the simplest edit of a kind that changes what a log comes to; raise NoSuchExample when none is found.

    What a language model suggests changes nothing: of that kind it is one that suggests a name.
    """
    profile = replayed(lines)
    ids = profile.history_ids
    catalogue = build_catalogue([Item(i, i) for i in ids], np.zeros((len(ids), 2), np.float32), NOW.date())
    drawn = edits_of(kind, World(ids, (), catalogue, proposals()), profile)
    once = settings(derandomize=True, database=None)

    def tells(edit: e.Edit) -> bool:
        if isinstance(edit, e.NameSuggested):
            return edit.suggested is not None and edit.journey_id in profile.by_id
        if isinstance(edit, e.SuggestionLeft):
            return bool(edit.name) and edit.journey_id in profile.by_id
        return replayed([*lines, edit_to_json(edit)]) != profile

    found: e.Edit = find(drawn, tells, settings=once)
    return found


def main() -> None:
    """Add to the log, and what it comes to to the profile; refuse where the log of before comes to something else."""
    if as_json(replayed(LINES)) != GOLDEN["profile"]:
        sys.exit("The golden log no longer comes to the golden profile: old logs would change. Mend that first.")
    lines = list(LINES)
    for kind in lacking(LINES):
        lines.append(edit_to_json(example(kind, lines)))
        print("added", lines[-1])
    LOG.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    written = {**GOLDEN, "profile": as_json(replayed(lines))}
    PROFILE.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
