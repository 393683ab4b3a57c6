"""Take a file from disk to journeys: look, read, store, find journeys, draw the map; and say how it went."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.adapters.importers import ImportRefused, Reading, open_history, read_history
from core.adapters.importers.mapping import ColumnMapping
from core.adapters.store.histories import Written
from core.entities import Person
from core.progress import Stages
from core.workspace.workspace import Workspace

SHOWN_REFUSALS = 5
"""Refused rows that are printed; by eye."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did, for the person."""

    reading: Reading
    written: Written
    n_journeys: int
    first_person: str

    def in_words(self) -> str:
        """Return the summary as a few lines of text."""
        r, w = self.reading, self.written
        times = [x.time for x in r.interactions]
        span = f", {min(times):%Y-%m-%d} to {max(times):%Y-%m-%d}" if times else ""
        lines = [
            f"{r.name}: {r.n_rows:,} rows read{span}",
            f"  {w.interactions:,} interactions of {len(r.people):,} people with {w.items:,} new items stored",
            f"  {r.duplicates + w.duplicates:,} rows were there twice and are kept once",
            f"  {r.n_refused:,} rows refused",
        ]
        lines += [f"    row {x.row}: {x.reason} ({x.excerpt})" for x in r.refused[:SHOWN_REFUSALS]]
        lines += [f"  {r.left_out:,} rows left out as you asked"] if r.left_out else []
        lines += [f"  {note}" for note in r.notes]
        return "\n".join([*lines, f"  {self.n_journeys} journeys found for {self.first_person}"])


def person_named(name: str) -> Person:
    """Return the person whose history a file without a person column is; the id is the name in plain letters."""
    slug = re.sub(r"[^\w]+", "-", name.strip().casefold()).strip("-")
    if not slug:
        raise ImportRefused("Give a name with at least one letter in it.")
    return Person(slug, name.strip())


def overridden(mapping: ColumnMapping | None, overrides: Sequence[str]) -> ColumnMapping | None:
    """Return a mapping with `role=column` overrides; raise ImportRefused for a role that there is not."""
    if not overrides:
        return mapping
    changes: dict[str, Any] = {}
    for text in overrides:
        role, equals, column = text.partition("=")
        if not equals or role not in ColumnMapping.__dataclass_fields__:
            roles = ", ".join(ColumnMapping.__dataclass_fields__)
            raise ImportRefused(f"'{text}' is not of the form role=column. Roles are: {roles}.")
        changes[role] = column or None
    return replace(mapping or ColumnMapping(), **changes)


def import_file(
    workspace: Workspace,
    path: Path,
    *,
    person: str,
    overrides: Sequence[str] = (),
    most_people: int | None = None,
    draw_map: bool = True,
    progress: Stages | None = None,
) -> Summary:
    """Import a file whole or not at all; raise ImportRefused with advice."""
    mapping = overridden(open_history(path).mapping, overrides)
    report = (lambda done, total: progress("Reading rows", done, total)) if progress else None
    reading = read_history(path, mapping, person=person_named(person), most_people=most_people, progress=report)
    return store_reading(workspace, reading, draw_map, progress)


def store_reading(
    workspace: Workspace, reading: Reading, draw_map: bool = True, progress: Stages | None = None
) -> Summary:
    """Store what was read, find its first person's journeys, and draw the map."""
    r = reading
    written = workspace.import_history(
        r.collection_id, r.name, people=r.people, items=r.items, interactions=r.interactions, progress=progress
    )
    first = r.people[0]
    if draw_map:
        workspace.preparation.draw_map(workspace.preparation.collections(first.person_id), progress)
    return Summary(reading, written, len(workspace.of(first.person_id).view().journeys), first.name)
