"""An order of everything that uses nothing of the person: what is widely taken up first, then what is new."""

import numpy as np

from core.catalogue import Catalogue
from core.entities import Item

UNPROFILED = 50
"""Things that such a list shows; by eye, as many as a list of one's own."""


def without_profile(catalogue: Catalogue, most: int = UNPROFILED) -> tuple[Item, ...]:
    """Return items by popularity, then by freshness, then by title and id: the same for everybody who has the list."""
    titles = np.array([item.title.casefold() for item in catalogue.items], dtype=np.str_)
    ids = np.array([item.item_id for item in catalogue.items], dtype=np.str_)
    order = np.lexsort((ids, titles, -catalogue.freshness, -catalogue.popularity))
    return tuple(catalogue.items[row] for row in order[:most])
