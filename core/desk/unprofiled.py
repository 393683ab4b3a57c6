"""An order of everything that uses nothing of the person: what is widely taken up first, then what is new."""

from core.catalogue import Catalogue
from core.entities import Item

UNPROFILED = 50
"""Things that such a list shows; by eye, as many as a list of one's own."""


def without_profile(catalogue: Catalogue, most: int = UNPROFILED) -> tuple[Item, ...]:
    """Return items by popularity, then by freshness, then by title and id: the same for everybody who has the list."""
    items, popularity, freshness = catalogue.items, catalogue.popularity.tolist(), catalogue.freshness.tolist()

    def rank(row: int) -> tuple[float, float, str, str]:
        return -popularity[row], -freshness[row], items[row].title.casefold(), items[row].item_id

    return tuple(items[row] for row in sorted(range(len(items)), key=rank)[:most])
