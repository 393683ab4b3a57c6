"""Inner products of what journeys ask with every item, kept: those of a part, a rest or a sum need no new reading.

What journeys ask adds up: the pull of a journey is that of its parts together. So after a split the second part's
products are the whole's less the first part's, after a merge they are the sum, after a move the second journey's are
both's less the first one's. They only choose candidates, near ties are decided by exact products (`top_rows`), so that
the candidates are the same either way.
"""

from collections.abc import Sequence

import numpy as np

from core.ranking.nearest import TIE, products
from core.ranking.retrieval import Query
from core.similarity import Floats

ERROR = 3e-7
"""What rounding takes off or adds to an inner product of unit vectors: of 5 million at 384 and 896 dimensions 2e-7 was
the most."""
MOST_ERROR = TIE / 3
"""Error up to which derived products are used: below half of what near ties are compared again within."""
MOST_KEPT_BYTES = 8_000_000
"""Bytes of products that are kept for a person: those of 200 queries at 10 thousand items; by hand for memory."""
Known = tuple[Query, Floats, float]
"""A query, its products with every item `(n_items,)`, and their error at most."""


class Products:
    """Works out products once a query, and keeps the latest."""

    def __init__(self, vectors: Floats) -> None:
        """Hold vectors `(n_items, dim)`."""
        self._vectors = vectors
        self._most = MOST_KEPT_BYTES // max(vectors.shape[0] * vectors.itemsize, 1)
        self._known: dict[frozenset[int], Known] = {}

    def of(self, queries: Sequence[Query]) -> list[Floats]:
        """Return the products of queries with every item, arrays `(n_items,)` of the caller's own."""
        derived = self._derived(queries) if len(queries) in (1, 2) else {}
        direct = [query for query in queries if query not in derived]
        read = products(self._vectors, [query.vector for query in direct])
        found = {query: read[at] for at, query in enumerate(direct)}
        self._keep([(query, scores, ERROR) for query, scores in found.items()])
        for query, terms in derived.items():
            found[query], error = self._summed(query, terms)
            self._keep([(query, found[query], error)])
        return [found[query] for query in queries]

    def _derived(self, queries: Sequence[Query]) -> dict[Query, list[tuple[float, frozenset[int]]]]:
        """Return which of one or two queries follow from others, with the signs and rows of those; none of most."""
        if any(not query.pull for query in queries):
            return {}
        *others, last = sorted(queries, key=lambda query: query.pull)
        parts = [_rows(query) for query in queries]
        whole = frozenset[int]().union(*parts)
        if len(whole) != sum(map(len, parts)):
            return {}
        known = self._terms(whole)
        terms = [*known, *((-1.0, _rows(query)) for query in others)]
        return {last: terms} if known and self._is_sure(last, others, known) else {}

    def _terms(self, whole: frozenset[int]) -> list[tuple[float, frozenset[int]]]:
        """Return one or two known sets of rows that make up a whole; none where there are none."""
        if whole in self._known:
            return [(1.0, whole)]
        return next(
            (
                [(1.0, part), (1.0, whole - part)]
                for part in self._known
                if part < whole and whole - part in self._known
            ),
            [],
        )

    def _is_sure(self, last: Query, others: Sequence[Query], known: Sequence[tuple[float, frozenset[int]]]) -> bool:
        """Tell whether the error of a sum of what is known, less what others will be, is small enough."""
        error = sum(self._known[rows][0].pull * self._known[rows][2] for _, rows in known)
        error += ERROR * sum(query.pull for query in (*others, last))
        return error <= MOST_ERROR * last.pull

    def _summed(self, query: Query, terms: Sequence[tuple[float, frozenset[int]]]) -> tuple[Floats, float]:
        """Return the products of a query as the sum of known ones, and their error at most."""
        scores = np.zeros(len(self._vectors), np.float32)
        error = ERROR
        for sign, rows in terms:
            known, of_it, off = self._known[rows]
            part = known.pull / query.pull
            scores += np.float32(sign * part) * of_it
            error += part * off
        return scores, error

    def _keep(self, found: Sequence[Known]) -> None:
        """Keep products that others may follow from, the latest only."""
        for query, scores, error in found:
            if query.pull:
                rows = _rows(query)
                self._known.pop(rows, None)
                self._known[rows] = (query, scores.copy(), error)
        while len(self._known) > self._most:
            self._known.pop(next(iter(self._known)))


def _rows(query: Query) -> frozenset[int]:
    """Return the rows that a query asks by."""
    return frozenset(query.member_rows.tolist())
