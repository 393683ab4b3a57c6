"""Fill the places of a slate: whose turn it is, in which order a journey shows its items, and why each is there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue
from core.entities import Profile
from core.ranking.belonging import Owned
from core.ranking.memo import Kind, Memo
from core.ranking.nearest import NOTHING
from core.ranking.retrieval import FEATURES
from core.ranking.scoring import Scored
from core.ranking.slate import Place, arrange, calibrate, diversify
from core.ranking.sourcing import Sourcing
from core.similarity import Floats, Rows

POOL = 3
"""Items that are diversified for each place due; chosen by hand, not tuned."""
LEAST_ORDERED = 4
"""Places that a journey's order is made for, at least; chosen by hand, not tuned."""
SPARE = 10
"""Items beyond those that are diversified too, so that a journey of few places has a choice; chosen by hand."""
VARIETY, MORE_VARIETY = 0.1, 0.3
"""Points of relevance traded for variety (0..1) without exploration, and what full exploration adds; chosen by hand."""
NEW_GROUND = 0.38
"""Cosine to the nearest own item below which an item is new ground: above lies 1 in 1,400 of the demo's pairs of items,
as many as above the .45 that was found by eye for MiniLM alone."""
CONTRIBUTIONS = (*FEATURES, "dismissed", "exploration")

ORDER = Kind[tuple[Scored, bytes, float, int], Rows](
    "scored candidates, the positions that are the journey's own, exploration, and how many places there are"
)


@dataclass(frozen=True, slots=True, eq=False)
class Filling:
    """Fills places from scored candidates; `points` `(n_features,)` are what each feature is worth.

    `sourcing` puts what comes first in the list's order of sources first; None where all of it is one data set.
    """

    catalogue: Catalogue
    points: Floats
    memo: Memo
    sourcing: Sourcing | None = None

    def calibrated(
        self,
        claims: Sequence[float],
        scored: Sequence[Scored],
        owned: Sequence[Owned],
        exploration: float,
        n: int,
    ) -> tuple[list[int], list[Rows]]:
        """Return whose turn it is, place by place, and each journey's positions in the order in which it shows them."""
        turns = list(calibrate(claims, [int(np.count_nonzero(own)) for own in owned], n))
        orders, scores = [], []
        for j, (one, own) in enumerate(zip(scored, owned, strict=True)):
            order, back = self._in_turn(one, own, exploration, turns.count(j))
            orders.append(order)
            scores.append((one.scores[order] - back).tolist())
        return arrange(turns, claims, scores), orders

    def _in_turn(self, scored: Scored, owned: Owned, exploration: float, most: int) -> tuple[Rows, Floats | float]:
        """Return the positions that take a journey's places, and by how much each stands back behind other sources."""
        if self.sourcing is None:
            return self._order(scored, owned, exploration, most), 0.0
        return self.sourcing.order(scored.found, owned, most, lambda own, n: self._order(scored, own, exploration, n))

    def _order(self, scored: Scored, owned: Owned, exploration: float, most: int) -> Rows:
        """Return positions among a journey's candidates in the order in which they take its places."""
        if not most:
            return NOTHING
        most = max(most, LEAST_ORDERED)
        best = scored.order[owned[scored.order]][: POOL * most + SPARE]

        def make() -> Rows:
            vectors = self.catalogue.vectors[scored.found.rows[best]]
            return best[diversify(vectors, scored.scores[best], most, VARIETY + MORE_VARIETY * exploration)]

        return self.memo.get(ORDER, (scored, best.tobytes(), exploration, most), make)

    def places(
        self, profile: Profile, scored: Sequence[Scored], orders: Sequence[Rows], turns: Sequence[int]
    ) -> list[Place]:
        """Fill the places in the order of the journeys' turns and write down the reasons."""
        left = [iter(order.tolist()) for order in orders]
        return [self.place(profile.journeys[j].journey_id, scored[j], next(left[j])) for j in turns]

    def place(self, journey_id: str, scored: Scored, position: int) -> Place:
        """Write down one item with its reasons."""
        key = (journey_id, position)
        if key not in scored.places:
            scored.places[key] = self._written(journey_id, scored, position)
        return scored.places[key]

    def _written(self, journey_id: str, scored: Scored, position: int) -> Place:
        """Return the place of one candidate."""
        found, items = scored.found, self.catalogue.items
        own = int(found.rows[position])
        points = [*(found.features[position] * self.points).tolist(), *scored.extra[position].tolist()]
        receipts = tuple(items[row].item_id for row in found.receipts[position].tolist() if row not in (-1, own))
        return Place(
            items[found.rows[position]].item_id,
            journey_id,
            score=float(scored.scores[position]),
            contributions=tuple(zip(CONTRIBUTIONS, points, strict=True)),
            receipts=receipts,
            new_ground=bool(found.nearest[position] < NEW_GROUND),
        )

    def pin(self, profile: Profile, item_id: str) -> Place:
        """Return the place of a pinned item."""
        return Place(item_id, profile.journey_of.get(item_id, ""), score=0.0, pinned=True)
