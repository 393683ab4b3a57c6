"""A person's past as the ranking reads it: how strong each item is, and all that they have consumed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import numpy as np

from core.catalogue import Catalogue
from core.ranking.sources import Supply
from core.salience import Life, by_rhythm
from core.similarity import Rows


@dataclass(frozen=True, eq=False)
class History:
    """What ranking needs of a person's past: salience by item and every row they have consumed.

    `supply` is what they may be offered from; None where that is whatever they have not consumed. `times` are the
    moments of each item, UTC, where they are known.
    """

    salience: Mapping[str, float]
    consumed: Rows
    supply: Supply | None = None
    times: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)

    @cached_property
    def end(self) -> datetime | None:
        """Return the moment at which the history ends; None where no moment is known."""
        return max((max(moments) for moments in self.times.values()), default=None)

    def rests(self, members: Sequence[str]) -> bool:
        """Tell whether these items are dormant: a silence that is long for them; not where no moment is known."""
        moments = sorted(moment for item_id in members for moment in self.times.get(item_id, ()))
        return self.end is not None and by_rhythm(moments, self.end) is Life.DORMANT

    def latest_first(self, catalogue: Catalogue) -> Rows:
        """Return the consumed rows, the most salient first, of equals the later."""
        consumed, items = self.consumed, catalogue.items
        salience = [self.salience.get(items[row].item_id, 0.0) for row in consumed.tolist()]
        return consumed[np.lexsort((-np.arange(len(consumed)), -np.array(salience, np.float64)))]
