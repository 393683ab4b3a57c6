"""A person's past as the ranking reads it: how strong each item is, and all that they have consumed."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue
from core.ranking.sources import Supply
from core.similarity import Rows


@dataclass(frozen=True, eq=False)
class History:
    """What ranking needs of a person's past: salience by item and every row they have consumed.

    `supply` is what they may be offered from; None where that is whatever they have not consumed.
    """

    salience: Mapping[str, float]
    consumed: Rows
    supply: Supply | None = None

    def latest_first(self, catalogue: Catalogue) -> Rows:
        """Return the consumed rows, the most salient first, of equals the later."""
        consumed, items = self.consumed, catalogue.items
        salience = [self.salience.get(items[row].item_id, 0.0) for row in consumed.tolist()]
        return consumed[np.lexsort((-np.arange(len(consumed)), -np.array(salience, np.float64)))]
