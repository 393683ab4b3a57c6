"""A world of few axes, to test what is like what: a thing lies where its id says, and an untitled one against it.

The letters of an id up to a dot are axes, as often as they count: `aab.1` lies twice as far along `a` as along `b`.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from core.catalogue import build_catalogue
from core.desk.desk import Desk
from core.entities import Interaction, Item
from core.similarity import Floats, unit

AXES = "abcdefgh"
START = datetime(2024, 5, 1, tzinfo=UTC)


def direction(told: str) -> Floats:
    """Return the unit vector `(8,)` of letters; zeros of none."""
    at: Floats = np.array([told.count(axis) for axis in AXES], np.float32)
    return unit(at)


def leaning(cosine: float, axis: str = "a", other: str = "h") -> Floats:
    """Return the unit vector `(8,)` that is so alike to an axis; the rest of it lies along another."""
    there: Floats = np.float32(cosine) * direction(axis) + np.float32(np.sqrt(1 - cosine**2)) * direction(other)
    return there


def desk_of(
    item_ids: Sequence[str], took: Sequence[str] = (), titles: dict[str, str] | None = None, /, **at: Floats
) -> Desk:
    """Return the desk of somebody who took up some things, a day apart; `at` says where a thing lies instead."""
    lies = np.array([at.get(item_id, direction(item_id.split(".")[0])) for item_id in item_ids], np.float32)
    things = [Item(item_id, (titles or {}).get(item_id, f"Title of {item_id}")) for item_id in item_ids]
    against = [Item(f"-{item_id}", "") for item_id in item_ids]
    catalogue = build_catalogue([*things, *against], np.concatenate([lies, -lies]), START.date())
    days = [Interaction("ann", item_id, START + timedelta(days=day)) for day, item_id in enumerate(took)]
    return Desk("ann", catalogue, days)
