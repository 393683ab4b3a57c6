"""Take files from disk to journeys: look, read, store, find journeys, draw the map; and say how it went."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.adapters.importers import ImportRefused, Parcel, Reading, look_into
from core.adapters.importers.joined.choosing import read, ticked
from core.adapters.importers.tables.mapping import ColumnMapping
from core.adapters.store.gaining import gained_in_words
from core.entities import Person
from core.progress import Progress, Stages
from core.wording import amount
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.bringing.storing import Stored, store

SHOWN_REFUSALS = 5
"""Refused rows that are printed; by eye."""
SHOWN_FILES = 20
"""Files that stay out and are printed by name; the others are counted; by eye."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did, for the person."""

    parcels: tuple[Parcel, ...]
    reading: Reading
    stored: Stored

    def in_words(self) -> str:
        """Return the summary as a few lines of text."""
        r, w = self.reading, self.stored.written
        times = [x.time for x in r.interactions]
        span = f", {min(times):%Y-%m-%d} to {max(times):%Y-%m-%d}" if times else ""
        lines = [
            *listed_parcels(self.parcels),
            f"{r.name}: {amount(r.n_rows, 'row')} read{span}",
            f"  {amount(w.interactions, 'interaction')} of {amount(len(r.people), 'person', 'people')} with "
            f"{amount(w.items, 'new item')} stored",
            *([f"  {_waiting(len(r.saved))} in the backlog"] if r.saved else []),
            *([f"  {gained_in_words(w.gained)}"] if w.gained else []),
            *([f"  {_kept_once(again)}"] if (again := r.duplicates + w.duplicates) else []),
            f"  {amount(r.n_refused, 'row')} refused",
        ]
        lines += [f"    row {x.row}: {x.reason} ({x.excerpt})" for x in r.refused[:SHOWN_REFUSALS]]
        lines += [f"    and {r.n_refused - SHOWN_REFUSALS:,} more"] if r.n_refused > SHOWN_REFUSALS else []
        lines += [f"  {amount(n, 'row')} left out: {reason}" for reason, n in r.reasons]
        lines += [f"  {amount(r.left_out, 'row')} left out as you asked"] if r.left_out and not r.reasons else []
        lines += [f"  {note}" for note in r.notes]
        lines += [f"  {self.stored.reach}"] if self.stored.reach else []
        found = amount(self.stored.n_journeys, "journey")
        return "\n".join([*lines, f"  {found} found for {self.stored.person.name}"])


def _waiting(n: int) -> str:
    return f"{amount(n, 'thing')} {'is' if n == 1 else 'are'} saved for later: {'it waits' if n == 1 else 'they wait'}"


def _kept_once(n: int) -> str:
    return f"{amount(n, 'row')} {'was' if n == 1 else 'were'} there twice and {'is' if n == 1 else 'are'} kept once"


def listed_parcels(parcels: Sequence[Parcel]) -> list[str]:
    """Return a line for every file of what was brought; files that nobody knows are counted after the first few."""
    known = [parcel for parcel in parcels if parcel.is_full or parcel.form]
    unknown = [parcel for parcel in parcels if not (parcel.is_full or parcel.form)]
    lines = [f"{parcel.name}: {parcel_in_words(parcel)}" for parcel in (*known, *unknown[:SHOWN_FILES])]
    more = len(unknown) - SHOWN_FILES
    are = "is" if more == 1 else "are"
    return [*lines, f"{amount(more, 'more file')} {are} no history"] if more > 0 else lines


def parcel_in_words(parcel: Parcel) -> str:
    """Return what one file is and holds, in words."""
    what = f"{parcel.service} {parcel.what}" if parcel.service else "a table" if parcel.form else "not known"
    held = [
        amount(parcel.n_moments, "moment") if parcel.n_moments else "",
        f"{parcel.n_saved:,} saved" * bool(parcel.n_saved),
    ]
    said = ", ".join(part for part in (what, *held) if part)
    return f"{said}. {parcel.trouble[:1].upper()}{parcel.trouble[1:]}" if parcel.trouble else said


def person_named(name: str) -> Person:
    """Return the person whose history a file is; the id is the name in plain letters. Raises ImportRefused."""
    slug = re.sub(r"[^\w]+", "-", name.strip().casefold()).strip("-")
    if not slug:
        raise ImportRefused("Give a name with at least one letter in it.")
    return Person(slug, name.strip())


def own_person(workspace: AnyWorkspace, name: str) -> Person:
    """Return the person of a name among those who brought their own; one of the demo shares a name and nothing else.

    Raises ImportRefused for a name without letters.
    """
    return workspace.own(person_named(name))


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


def looked_at(
    paths: Sequence[Path],
    overrides: Sequence[str] = (),
    most_people: int | None = None,
    progress: Progress | None = None,
) -> tuple[Parcel, ...]:
    """Return every file of what was brought, the columns of tables understood as `overrides` say."""
    parcels = look_into(paths, most_people=most_people, progress=progress)
    if not overrides:
        return parcels
    guess = next((parcel.inspection.mapping for parcel in parcels if parcel.inspection), None)
    return look_into(paths, mapping=overridden(guess, overrides), most_people=most_people, progress=progress)


def import_files(
    workspace: AnyWorkspace,
    paths: Sequence[Path],
    *,
    person: str,
    overrides: Sequence[str] = (),
    names: Collection[str] | None = None,
    profiles: Collection[str] | None = None,
    most_people: int | None = None,
    draw_map: bool = True,
    progress: Stages | None = None,
) -> Summary:
    """Import files as one history, whole or not at all; raise ImportRefused with advice.

    `names` are the files to take of what was brought, `profiles` whose rows where a file names several.
    """
    report = (lambda done, total: progress("Reading rows", done, total)) if progress else None
    parcels = looked_at(paths, overrides, most_people, report)
    unknown = set(names or ()) - {parcel.name for parcel in parcels}
    if unknown:
        raise ImportRefused(f"There is no file {', '.join(sorted(unknown))} in it. Files are:\n" + _names(parcels))
    reading = read(parcels, own_person(workspace, person), names, profiles or None)
    reading = replace(reading, notes=(*reading.notes, *([] if names else _not_taken(parcels))))
    return store_reading(workspace, reading, draw_map, progress, parcels)


def _not_taken(parcels: Sequence[Parcel]) -> list[str]:
    """Name the tables that hold something and are taken only when asked, as they stand beside a service's files."""
    left = [parcel.name for parcel in parcels if parcel.is_full and parcel.name not in ticked(parcels)]
    if not left:
        return []
    more = f" and {len(left) - SHOWN_FILES} more" if len(left) > SHOWN_FILES else ""
    named = f"{', '.join(left[:SHOWN_FILES])}{more}"
    return [f"Not taken, as tables beside a service's own files: {named}. Bring one alone, or name it with --only."]


def _names(parcels: Sequence[Parcel]) -> str:
    return "\n".join(f"  {line}" for line in listed_parcels(parcels))


def store_reading(
    workspace: AnyWorkspace,
    reading: Reading,
    draw_map: bool = True,
    progress: Stages | None = None,
    parcels: tuple[Parcel, ...] = (),
) -> Summary:
    """Store what was read, find its first person's journeys, and draw the map."""
    stored = store(workspace, reading, progress)
    if draw_map:
        workspace.of(stored.person.person_id).draw_map(progress)
    return Summary(parcels, reading, stored)
