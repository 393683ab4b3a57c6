"""Copies for tests: five people who all go from bread to cheese and one who goes from bread to chess."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa

from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.copying import worked_out_tables
from core.adapters.analyst.reading_tables import QUERIES_OF_COPY
from core.adapters.store.database import Database

START = datetime(2024, 1, 1)
JOURNEYS: Mapping[str, Sequence[tuple[str, int, int]]] = {
    **{f"p{n}": (("bread", 0, 10), ("cheese", 40, 400)) for n in range(5)},
    "p5": (("bread", 0, 3), ("chess", 100, 50)),
}
"""Everybody's journeys: the name, the day it begins, and the days from its first moment to its last."""


def copy_of(
    journeys: Mapping[str, Sequence[tuple[str, int, int]]] = JOURNEYS, **more: Sequence[Sequence[Any]]
) -> ConfinedCopy:
    """Return a copy of people whose journeys have three items each, at their beginning, middle and end."""
    told, members, moments, items = [], [], [], {}
    for person_id, own in journeys.items():
        for name, begins, days in own:
            journey_id = f"j-{name}"
            told.append((person_id, journey_id, name, name, "open", 1.0, False, False, 0.5))
            for at in range(3):
                item_id = f"{name}-{at}"
                items[item_id] = name
                members.append((person_id, journey_id, item_id))
                moments.append((person_id, item_id, START + timedelta(days=begins + days * at / 2)))
    tables = _empty() | {
        "people": _people(journeys, moments),
        "items": pa.table(
            {
                "item_id": list(items),
                "title": list(items),
                "creator": [""] * len(items),
                "kind": list(items.values()),
                "language": ["en"] * len(items),
                "collection": ["made up"] * len(items),
                "service": ["Bakery" if name == "bread" else "Shop" for name in items.values()],
                "takers": [len({p for p, i, _ in moments if i == item_id}) for item_id in items],
            }
        ),
        "histories": pa.table(
            {
                "person_id": [p for p, _, _ in moments],
                "item_id": [i for _, i, _ in moments],
                "moment": pa.array([m for _, _, m in moments], pa.timestamp("us")),
                "kind": ["read"] * len(moments),
            }
        ),
    }
    worked_out: dict[str, Sequence[Sequence[Any]]] = {"journeys_told": told, "journey_items": members}
    return ConfinedCopy(tables | worked_out_tables(worked_out | more))


def _empty() -> dict[str, pa.Table]:
    """Return what an empty database is copied as."""
    return Database().read_tables(QUERIES_OF_COPY)


def _people(
    journeys: Mapping[str, Sequence[tuple[str, int, int]]], moments: Sequence[tuple[str, str, datetime]]
) -> pa.Table:
    """Return the people of some moments."""
    own = {person_id: [m for p, _, m in moments if p == person_id] for person_id in journeys}
    return pa.table(
        {
            "person_id": list(own),
            "interactions": [len(x) for x in own.values()],
            "first": pa.array([min(x) for x in own.values()], pa.timestamp("us")),
            "last": pa.array([max(x) for x in own.values()], pa.timestamp("us")),
            "days": [(max(x) - min(x)) / timedelta(days=1) for x in own.values()],
            "language": ["en"] * len(own),
        }
    )
