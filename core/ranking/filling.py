"""Fill the places of a slate: whose turn it is, in which order a journey shows its items, and why each is there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue
from core.entities import Profile
from core.ranking.belonging import Owned
from core.ranking.flooring import KeptOwn
from core.ranking.memo import Kind, Memo
from core.ranking.nearest import NOTHING
from core.ranking.newness import Newness
from core.ranking.retrieval import FEATURES
from core.ranking.scoring import Scored
from core.ranking.slate import Place, arrange, arranged_until, calibrate, diversify, most_of
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
LATER = 10_000.0
"""Points by which what rests stands back, behind every source of what does not; by hand."""
CONTRIBUTIONS = (*FEATURES, "dismissed", "exploration")

ORDER = Kind[tuple[Scored, bytes, float, int], Rows](
    "scored candidates, the positions that are the journey's own, exploration, and how many places there are"
)


@dataclass(frozen=True, slots=True, eq=False)
class Filling:
    """Fills places from scored candidates.

    `sourcing` puts what comes first in the list's order of sources first; None where all of it is one data set.
    """

    catalogue: Catalogue
    memo: Memo
    newness: Newness
    sourcing: Sourcing | None = None

    def calibrated(
        self,
        claims: Sequence[float],
        scored: Sequence[Scored],
        kept: Sequence[KeptOwn],
        exploration: float,
        n: int,
        *,
        resting: Sequence[bool] = (),
        less: Sequence[bool] = (),
    ) -> tuple[list[int], list[Rows]]:
        """Return whose turn it is, place by place, and each journey's positions in the order in which it shows them.

        `resting` journeys come later where shares allow it, never first where anything awake has a place, and get what
        they ask for, never what others leave; where all there is was brought by the person, it is theirs to see. Those
        that the person asked for `less` of get what they ask for wherever it comes from.
        """
        rests, asked_less = resting or [False] * len(claims), less or [False] * len(claims)
        available = [one.n for one in kept]
        bound = [few or (rest and self.sourcing is None) for rest, few in zip(rests, asked_less, strict=True)]
        turns = list(calibrate(claims, most_of(available, claims, bound, n), n))
        orders, points = [], []
        for j, keep in enumerate(kept):
            one = scored[j]
            order, back = self._in_turn(one, keep.own, exploration, turns.count(j))
            told = (one.scores if keep.sure is None else keep.sure)[order] - back
            if keep.sure is not None:
                best = np.argsort(-told[: turns.count(j)], kind="stable")
                order, told = order[best], told[best]
            orders.append(order)
            points.append((told - LATER * rests[j]).tolist())
        return arrange(turns, claims, points, arranged_until(turns, rests)), orders

    def _in_turn(self, scored: Scored, owned: Owned, exploration: float, most: int) -> tuple[Rows, Floats]:
        """Return the positions that take a journey's places, and by how much each stands back behind other sources."""
        if self.sourcing is None:
            order = self._order(scored, owned, exploration, most)
            return order, np.zeros(len(order), np.float32)
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
        return self.written([(profile.journeys[j].journey_id, scored[j], next(left[j])) for j in turns])

    def written(self, picked: Sequence[tuple[str, Scored, int]]) -> list[Place]:
        """Return the places of positions of journeys; the reasons of all that were never written down are, at once."""
        new = [(journey_id, one, at) for journey_id, one, at in picked if (journey_id, at) not in one.places]
        is_new = self.newness.is_new(np.array([one.found.rows[at] for _, one, at in new], np.int64))
        for row, (journey_id, one, at) in enumerate(new):
            one.places[journey_id, at] = self._written(journey_id, one, at, bool(is_new[row]))
        return [one.places[journey_id, at] for journey_id, one, at in picked]

    def place(self, journey_id: str, scored: Scored, position: int) -> Place:
        """Write down one item with its reasons."""
        (place,) = self.written([(journey_id, scored, position)])
        return place

    def _written(self, journey_id: str, scored: Scored, position: int, is_new: bool) -> Place:
        """Return the place of one candidate."""
        found, items = scored.found, self.catalogue.items
        own = int(found.rows[position])
        points = [*(found.features[position] * scored.points).tolist(), *scored.extra[position].tolist()]
        receipts = tuple(items[row].item_id for row in found.receipts[position].tolist() if row not in (-1, own))
        return Place(
            items[own].item_id,
            journey_id,
            score=float(scored.scores[position]),
            contributions=tuple((name, points[at]) for at, name in enumerate(CONTRIBUTIONS)),
            receipts=receipts,
            new_ground=is_new,
        )

    def pin(self, profile: Profile, item_id: str) -> Place:
        """Return the place of a pinned item."""
        return Place(item_id, profile.journey_of.get(item_id, ""), score=0.0, pinned=True)
