"""The people of the load benchmark: copies of demo histories, each a person with a log of their own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.adapters.settings import Settings
from core.adapters.shipped.demo import DEMO
from core.entities import Person
from core.steering import edits as e
from core.workspace.opening import open_workspace
from core.workspace.workspace import Workspace


def crowd(database: Path, n: int, originals: int) -> tuple[str, ...]:
    """Fill a database with the demo and `n` people more, in turn like its first ones; return the ids of the new.

    The journeys of the originals are found and named here; a copy's log says the same, so that no session waits for
    a model. Returns ids in the order in which sessions take them.
    """
    workspace = open_workspace(Settings(database=database))
    try:
        like = [person.person_id for person in workspace.people()[:originals]]
        for person_id in like:
            workspace.of(person_id)
        return tuple(_copy(workspace, like[number % len(like)], f"visitor-{number}") for number in range(n))
    finally:
        workspace.database.close()


def wished(database: Path, people: Sequence[str]) -> dict[str, int]:
    """Count the edits of their own that stand in people's logs, of a database that no other process holds."""
    workspace = open_workspace(Settings(database=database))
    try:
        return {p: sum(entry.is_wished for entry in workspace.logbook.entries(p)) for p in people}
    finally:
        workspace.database.close()


def _copy(workspace: Workspace, original: str, person_id: str) -> str:
    """Add a person with the history and the log of another; return their id."""
    took = [replace(x, person_id=person_id) for x in workspace.histories.interactions(original)]
    workspace.histories.add(DEMO, "", [Person(person_id, person_id.replace("-", " ").title())], [], took)
    numbers: dict[int | None, int] = {}
    position = 0
    for entry in workspace.logbook.entries(original):
        edit, found = entry.edit, None
        if isinstance(edit, e.JourneysNamed):
            edit = replace(edit, cause=numbers.get(edit.cause))
        elif isinstance(edit, e.JourneysExtracted):
            found = workspace.logbook.extraction(edit.extraction_id)
        made = workspace.logbook.append(
            person_id, edit, actor=entry.actor, action_id=entry.action_id, expected=position, extraction=found
        )
        numbers[entry.seq] = position = made.seq
    return person_id
