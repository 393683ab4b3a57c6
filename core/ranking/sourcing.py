"""Candidates and their order for a person who is offered things from several sources."""

from collections.abc import Callable, Sequence

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey, ListSource
from core.ranking.belonging import Owned
from core.ranking.nearest import NOTHING, nearest_rows
from core.ranking.retrieval import Candidates, Personal, Query, Signals, featured, retrieved
from core.ranking.sources import CLOSED, NUMBERS, Supply, fits, quotas
from core.similarity import Floats, Rows

STEP_BACK = 100.0
"""Points between one source's places and the next one's where journeys take turns: more than any score; by hand."""


class Sourcing:
    """What a person's sources hold, over one catalogue; `closed` are the rows that nothing new can come from."""

    def __init__(self, catalogue: Catalogue, known: Rows, supply: Supply, signals: Signals) -> None:
        """Hold a supply; `known` are the rows of what the person took up."""
        self.supply = supply
        self._catalogue, self._signals = catalogue, signals
        self._numbers = supply.numbers(len(catalogue.items), known)
        self.closed = np.flatnonzero(np.isin(self._numbers, [CLOSED, NUMBERS[ListSource.REVISIT]]))

    def candidates(
        self, query: Query, again: Sequence[str], sources: Sequence[ListSource], personal: Personal | None, k: int
    ) -> Candidates:
        """Return the k nearest of each source, what is taken up with the query's members, and `again`."""
        near = [self._near(query, source, k) for source in sources if source is not ListSource.REVISIT]
        rows = np.unique(np.concatenate([NOTHING, *near]))
        found = retrieved(
            self._catalogue, query, rows, excluded=self.closed, signals=self._signals, personal=personal
        ).rows
        open_now = found[np.isin(self._numbers[found], [NUMBERS[source] for source in sources])]
        rows = np.union1d(open_now, self._catalogue.rows(again))
        return featured(self._catalogue, query, rows, signals=self._signals, personal=personal)

    def _near(self, query: Query, source: ListSource, k: int) -> Rows:
        """Return the k rows of a source that are nearest to a query, rising."""
        rows = self.supply.rows.get(source, NOTHING)
        if 2 * len(rows) < len(self._catalogue.items):
            (near,) = nearest_rows(self._catalogue.vectors[rows], [query.vector], NOTHING, k)
            return rows[near]
        others = np.setdiff1d(np.arange(len(self._catalogue.items)), rows)
        (near,) = nearest_rows(self._catalogue.vectors, [query.vector], others, k)
        return near

    def fitting(self, found: Candidates, owned: Owned) -> Owned:
        """Return which of the candidates that are a journey's own `(k,)` fit it."""
        return owned & fits(found, self._numbers[found.rows], self.supply.of_data_set)

    def order(
        self, found: Candidates, owned: Owned, most: int, pick: Callable[[Owned, int], Rows]
    ) -> tuple[Rows, Floats]:
        """Return the positions that take a journey's places, source after source, and what each stands back in points.

        `pick` returns the positions of the best among some candidates, at least as many as asked for.
        """
        numbers = self._numbers[found.rows]
        mine = {source: owned & (numbers == number) for source, number in NUMBERS.items()}
        turns = quotas({source: int(own.sum()) for source, own in mine.items()}, most)
        wanted = {source: sum(n for other, n in turns if other is source) for source, _ in turns}
        picked = {source: pick(mine[source], n) for source, n in wanted.items()}
        parts, back, taken = [NOTHING], list[float](), dict.fromkeys(picked, 0)
        for turn, (source, n) in enumerate(turns):
            parts.append(picked[source][taken[source] : taken[source] + n])
            back += [STEP_BACK * turn] * n
            taken[source] += n
        return np.concatenate(parts), np.array(back, np.float32)

    def again(self, journey: Journey, sources: Sequence[ListSource]) -> tuple[str, ...]:
        """Return what of a journey is worth another look, where that is a source."""
        return self.supply.due(journey) if ListSource.REVISIT in sources else ()

    def source_of(self, row: int) -> ListSource | None:
        """Return where a row comes from; None where from no source."""
        number = int(self._numbers[row])
        return None if number == CLOSED else tuple(ListSource)[number]
