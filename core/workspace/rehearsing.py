"""A copy of a person to try things in: as they were found, before they changed anything, and never stored."""

from collections.abc import Sequence
from dataclasses import replace

from core.desk.desk import Desk
from core.steering.edits import JourneysNamed
from core.steering.log import LogEntry
from core.workspace.models.naming_rounds import NamingRounds
from core.workspace.shared import Shared
from core.workspace.trying import planted_into


def rehearsed(desk: Desk, shared: Shared) -> tuple[Desk, Shared]:
    """Return a copy of a desk whose log is in memory, ready to steer, and what its half stands on.

    The catalogue, what everyone's histories say and the journeys that were found are the desk's own.
    """
    with desk.lock:
        copy, entries = planted_into(desk, []), as_found(desk.entries)
    own = replace(shared, journal=shared.journal.in_memory(desk.person_id, entries), naming=NamingRounds())
    own.journal.make_ready(copy)
    return copy, own


def as_found(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Return the entries of a log that no wish of the person made, without the names that their edits called for."""
    kept = [x for x in entries if x.actor != "person" and not x.agent and not x.is_wished]
    numbers = {None, *(x.seq for x in kept)}
    return [x for x in kept if not isinstance(x.edit, JourneysNamed) or x.edit.cause in numbers]
