"""What a journey is called by: ids that come from content and last, and how many items make one."""

from collections.abc import Iterable
from hashlib import sha1

ID_LETTERS = 12
"""Hexadecimal letters of an id: 48 bits, which no two journeys of a person share by chance; chosen by hand."""
LEAST_SIZES = ((10, 1), (40, 2), (120, 3), (300, 4))
"""Items of a history, and how many items make a journey in one of up to so many; chosen by hand, not tuned: a journey
should be worth a row of its own."""
LARGEST_LEAST_SIZE = 5
"""Items that make a journey in any longer history; likewise."""


def journey_id_for(founder: str) -> str:
    """Derive a journey's id from the first item of its history, so that it outlasts growth and re-extraction."""
    return "j" + sha1(founder.encode()).hexdigest()[:ID_LETTERS]


def least_size(n_items: int) -> int:
    """Return how many items make a journey in a history of this length: fewer stay loose."""
    return next((size for most, size in LEAST_SIZES if n_items <= most), LARGEST_LEAST_SIZE)


def part_id(parent_id: str, item_ids: Iterable[str]) -> str:
    """Derive the id of a part from its parent and its items."""
    return "j" + sha1("\n".join([parent_id, *sorted(item_ids)]).encode()).hexdigest()[:ID_LETTERS]


def proposal_id(item_id: str) -> str:
    """Derive the id of a proposal from the item at the heart of its area."""
    return "x" + sha1(f"interest\n{item_id}".encode()).hexdigest()[:ID_LETTERS]


def adopted_id(proposed: str) -> str:
    """Derive the id of the journey that an adopted proposal becomes."""
    return "j" + sha1(f"adopted\n{proposed}".encode()).hexdigest()[:ID_LETTERS]


def step_id(journey: str, item_id: str) -> str:
    """Derive the id of a step of a journey from the item that stands first in it; it tells whose step it is."""
    return f"{journey}+" + sha1(f"step\n{journey}\n{item_id}".encode()).hexdigest()[:ID_LETTERS]


def is_step_of(proposed: str, journey: str) -> bool:
    """Tell whether a proposal's id is that of a step of a journey."""
    return proposed.rpartition("+")[0] == journey
