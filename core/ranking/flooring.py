"""Keep of a journey's candidates what is its own: probably of it and, where the person stays with that, nothing new."""

from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue
from core.entities import FIRST_EXPLORATION
from core.ranking.aversion import less_likely
from core.ranking.belonging import Owned
from core.ranking.fitness import Fitness
from core.ranking.floor import Floor
from core.ranking.memo import Kind, Memo
from core.ranking.newness import Newness
from core.ranking.renamed import under_name
from core.ranking.retrieval import Candidates, Query, Signals
from core.ranking.scoring import Scored
from core.similarity import Floats, Rows

SUREST_FIRST = 0.25
"""Part (0..1) that others count for below which the surest things come first; where much is learned from others, their
order is better kept. By hand, between nobody and the 300 people that it was tried with."""
FEW, MANY = 100, 600
"""People up to whom the floor is that of meaning alone, and from whom on it is that learned with others: chosen with
`benchmarks/slates.py` (26 people and 300) and on MovieLens (600), where meaning's floor costs what others know."""
MOST_OWN = 60
"""Things of a journey, best first, that may be its own: as many as were learned from, more than a slate shows."""

CHANCES = Kind[tuple[Query, Candidates, bytes], Floats](
    "a query, its candidates, and the positions of those that it is asked of"
)


@dataclass(frozen=True, slots=True, eq=False)
class KeptOwn:
    """Which of a journey's candidates are its own `(k,)`, and how probably so `(k,)`, where the surest come first.

    `sure` is None where they come as they score.
    """

    own: Owned
    sure: Floats | None = None

    @property
    def n(self) -> int:
        """Return how many things are the journey's own."""
        return int(np.count_nonzero(self.own))


class Flooring:
    """Applies a floor to the candidates of journeys; without one everything that a journey has is its own."""

    def __init__(self, catalogue: Catalogue, signals: Signals, known: Rows, floor: Floor | None, memo: Memo) -> None:
        """Hold a floor for a person who knows these rows."""
        self._fitness, self._memo = Fitness(catalogue, signals, known), memo
        self.floor, self._vectors = floor, catalogue.vectors
        self._part = people_part(signals.collaboration.n_people) if signals.collaboration is not None else 0.0
        self.newness = Newness(catalogue.vectors, known)

    def keep(self, query: Query, scored: Scored, owned: Owned, exploration: float) -> KeptOwn:
        """Return which of the candidates that a journey has are its own."""
        if self.floor is None:
            return KeptOwn(owned)
        positions = scored.order[owned[scored.order]][:MOST_OWN]
        chances, lost = self.chances(query, scored.found, positions), scored.extra[positions, 0]
        chances = less_likely(chances, lost) if lost.any() else chances
        kept = chances >= self.floor.least_at(exploration, self._part)
        if exploration == 0:
            kept &= ~self.newness.is_new(scored.found.rows[positions])
        own, sure = np.zeros(len(owned), np.bool_), np.zeros(len(owned), np.float32)
        own[positions[kept]], sure[positions] = True, chances
        return KeptOwn(own, sure if self._part < SUREST_FIRST else None)

    def passes(self, query: Query, found: Candidates, positions: Rows) -> Owned:
        """Tell which candidates at `positions` `(k,)` are the journey's own by default; none without a floor."""
        if self.floor is None:
            return np.zeros(len(positions), np.bool_)
        least = self.floor.least_at(FIRST_EXPLORATION, self._part)
        passing: Owned = self.chances(query, found, positions) >= least
        return passing

    def chances(self, query: Query, found: Candidates, positions: Rows) -> Floats:
        """Return how probably the candidates at `positions` `(k,)` are the journey's own; 1 where nothing tells."""
        floor = self.floor
        if floor is None or not len(query.member_rows) or not len(positions):
            return np.ones(len(positions), np.float32)

        def make() -> Floats:
            likely = floor.chances(self._fitness.of(query, found, positions), self._part)
            if query.words is None or not query.has_history:
                return likely
            vectors = self._vectors
            said, of_items = (vectors[rows] @ query.words for rows in (found.rows[positions], query.member_rows))
            return under_name(likely, said, of_items, self._part)

        return self._memo.get(CHANCES, (query, found, positions.tobytes()), make)


def people_part(n_people: int) -> float:
    """Return how much of the floor is that which was learned with others, 0..1."""
    return min(max((n_people - FEW) / (MANY - FEW), 0.0), 1.0)
