"""What a person takes away: their journeys and their log as JSON and CSV, safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.desk.views import JourneyView, PersonView
from core.effects.moments import Told
from core.steering.log import Logged, UnknownEdit, edit_to_json
from core.wording import defused

JOURNEY_COLUMNS = (
    "journey_id", "name", "named_by", "life", "weight", "muted", "asked_share", "list_share", "items", "first", "last"
)  # fmt: skip
LOG_COLUMNS = ("seq", "time", "actor", "kind", "sentence", "counts", "edit", "effect")
_DECIMALS = 6
"""Decimals of a share in an export: a millionth, far less than a place; chosen by hand."""


def safe_cell(cell: object) -> str:
    """Return a cell as text that no spreadsheet takes for a formula; numbers stay numbers."""
    text = "" if cell is None else str(cell)
    return text if isinstance(cell, int | float) else defused(text)


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Write rows as CSV with a header, every cell defused."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def to_json(value: object) -> str:
    """Write a value as JSON that a person can read: indented, and every letter as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def shareable(view: PersonView, sensitive: AbstractSet[str], also_sensitive: bool = False) -> PersonView:
    """Return a view to show to others: without the sensitive journeys, given by their ids, unless told otherwise."""
    if also_sensitive:
        return view
    kept, removed = (
        tuple(v for v in views if v.journey_id not in sensitive) for views in (view.journeys, view.removed)
    )
    return replace(view, journeys=kept, removed=removed)


def journeys_json(view: PersonView, title: Callable[[str], str]) -> str:
    """Write the journeys with their items as JSON; `title` maps an item id to its title."""
    journeys = [
        {**_journey(v), "item_ids": list(v.journey.members), "titles": [title(i) for i in v.journey.members]}
        for v in (*view.journeys, *view.removed)
    ]
    return to_json({"person_id": view.person_id, "journeys": journeys})


def journeys_csv(view: PersonView) -> str:
    """Write one row a journey."""
    return to_csv(JOURNEY_COLUMNS, (_journey(v) for v in (*view.journeys, *view.removed)))


def log_json(person_id: str, told: Sequence[Told]) -> str:
    """Write the log as JSON, oldest first: all that it takes to replay it."""
    entries = [{**_entry(row), "edit": _nested(row.entry.edit)} for row in reversed(told)]
    return to_json({"person_id": person_id, "log": entries})


def log_csv(told: Sequence[Told]) -> str:
    """Write one row an edit, oldest first."""
    return to_csv(LOG_COLUMNS, (_entry(row) for row in reversed(told)))


def _journey(view: JourneyView) -> dict[str, Any]:
    """Return a journey as plain values."""
    return {
        "journey_id": view.journey_id,
        "name": view.name,
        "named_by": view.named_by,
        "life": view.life.value if view.journey.is_own else "not you",
        "weight": view.journey.weight,
        "muted": view.journey.muted,
        "asked_share": round(view.asked, _DECIMALS),
        "list_share": round(view.got, _DECIMALS),
        "items": view.n_items,
        "first": moment_in_words(view.first),
        "last": moment_in_words(view.last),
    }


def _entry(told: Told) -> dict[str, Any]:
    """Return an entry as plain values."""
    entry = told.entry
    return {
        "seq": entry.seq,
        "time": moment_in_words(entry.time),
        "actor": entry.actor,
        "kind": entry.edit.kind,
        "sentence": told.sentence,
        "counts": told.counts,
        "edit": edit_to_json(entry.edit),
        "effect": entry.effect,
    }


def _nested(edit: Logged) -> Any:
    """Return an edit as a JSON value; one that cannot be read to the letter where a value would lose a letter of it."""
    payload = edit_to_json(edit)
    if not isinstance(edit, UnknownEdit):
        return json.loads(payload)
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError):
        return payload
    return value if json.dumps(value, ensure_ascii=False, separators=(",", ":")) == payload else payload


def moment_in_words(moment: datetime | None) -> str:
    """Write a moment in UTC."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""
