"""Work out what the demo ships beside its texts: vectors, map and names. `python data/demo/prepare.py`.

Needs the project's packages (`make setup`) and a few minutes; run it after `generate.py`, and after a change to the
encoder, the extraction or the namer.
"""

import json
from pathlib import Path

from core.adapters.database import Database
from core.adapters.demo import NAMES, embed_demo
from core.adapters.encoder import MiniLMEncoder
from core.workspace import Workspace


def main() -> None:
    """Write vectors.npz and names.jsonl beside this file."""
    encoder = MiniLMEncoder()
    path = embed_demo(encoder)
    names = Path(path).with_name(NAMES)
    names.write_text("", encoding="utf-8")
    workspace = Workspace(Database(), encoder)
    for person in workspace.people():
        print(person.name, len(workspace.view(person.person_id).journeys), "journeys", flush=True)
    rows = workspace.database.read(
        "SELECT answer_key, payload FROM answers WHERE answer_key LIKE 'name:%' ORDER BY answer_key"
    )
    lines = (json.dumps({"key": key, "payload": payload}, ensure_ascii=False) for key, payload in rows)
    names.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
