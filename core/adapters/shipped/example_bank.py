"""Read the bank of naming examples that ships with the project."""

import json
from pathlib import Path

from core.adapters.places import DATA
from core.prompts.names import ENGLISH_CODE, NamingExample

EXAMPLES_PATH = DATA / "naming_examples.jsonl"


def read_examples(path: Path = EXAMPLES_PATH) -> tuple[NamingExample, ...]:
    """Return the examples of a JSONL file: `titles`, `name`, `language` unless it is English; none without one."""
    if not path.exists():
        return ()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(NamingExample(tuple(row["titles"]), row["name"], row.get("language", ENGLISH_CODE)) for row in rows)
