"""What a journey is called by: ids that come from content and last, and how many items make one."""

from collections.abc import Iterable
from hashlib import sha1


def journey_id_for(founder: str) -> str:
    """Derive a journey's id from the first item of its history, so that it outlasts growth and re-extraction."""
    return "j" + sha1(founder.encode()).hexdigest()[:12]


def least_size(n_items: int) -> int:
    """Return how many items make a journey in a history of this length: fewer stay loose.

    The steps, in items, were chosen by hand and not tuned: a journey should be worth a row of its own.
    """
    return next(size for most, size in ((10, 1), (40, 2), (120, 3), (300, 4), (n_items, 5)) if n_items <= most)


def part_id(parent_id: str, item_ids: Iterable[str]) -> str:
    """Derive the id of a part from its parent and its items."""
    return "j" + sha1("\n".join([parent_id, *sorted(item_ids)]).encode()).hexdigest()[:12]


def proposal_id(item_id: str) -> str:
    """Derive the id of a proposal from the item at the heart of its area."""
    return "x" + sha1(f"interest\n{item_id}".encode()).hexdigest()[:12]


def adopted_id(proposed: str) -> str:
    """Derive the id of the journey that an adopted proposal becomes."""
    return "j" + sha1(f"adopted\n{proposed}".encode()).hexdigest()[:12]
