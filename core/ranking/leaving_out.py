"""Leave out what fits none of the person's journeys, where they want that: the judge's light model asks of each one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey, Profile
from core.judging.distilled import Distilled
from core.judging.signs import signs
from core.ranking.belonging import Owned
from core.ranking.flooring import Flooring, KeptOwn
from core.ranking.memo import Kind, Memo
from core.ranking.retrieval import Candidates, Query
from core.ranking.scoring import Scored
from core.similarity import Floats, Rows

CHANCES_OF_BAD = Kind[Query, dict[int, float]]("a query; each row's chance is added when it is first asked for")


class LeavingOut:
    """Tells which candidates are bad for every journey of a person; without a model, none.

    Nothing is left out that the floor of what is a journey's own lets through without exploring: it knows what others
    take up, too.
    """

    def __init__(self, catalogue: Catalogue, flooring: Flooring, distilled: Distilled | None, memo: Memo) -> None:
        """Hold the light model that tells it, and the floor."""
        self._catalogue, self._flooring, self._memo = catalogue, flooring, memo
        self.distilled = distilled

    def is_on(self, profile: Profile) -> bool:
        """Tell whether the person wants something left out, and something can tell what."""
        return profile.only_fitting and self.distilled is not None

    def chances(self, rows: Rows, journeys: Sequence[Journey], queries: Sequence[Query]) -> Floats:
        """Return how probably things at rows `(k,)` are bad for the journey that they are least bad for `(k,)`.

        Zero where no model tells, for what says nothing, and where no journey of the person's has anything to compare.
        """
        asked = [
            query
            for journey, query in zip(journeys, queries, strict=True)
            if journey.is_own and len(query.member_rows) and query.vector.any()
        ]
        if self.distilled is None or not asked or not len(rows):
            return np.zeros(len(rows), np.float32)
        spoken = self._catalogue.vectors[rows].any(axis=1)
        least: Floats = np.min([self._of(self.distilled, query, rows) for query in asked], axis=0)
        return np.where(spoken, least, np.float32(0.0))

    def _of(self, distilled: Distilled, query: Query, rows: Rows) -> Floats:
        """Return how probably things at rows `(k,)` are bad for what one journey asks `(k,)`, each worked out once."""
        known = self._memo.get(CHANCES_OF_BAD, query, lambda: dict[int, float]())
        new = np.array([row for row in dict.fromkeys(rows.tolist()) if row not in known], np.int64)
        if len(new):
            found = distilled.chances(signs(self._catalogue, new, query.member_rows))
            known.update(zip(new.tolist(), found.tolist(), strict=True))
        return np.array([known[row] for row in rows.tolist()], np.float32)

    def doubted(self, query: Query, found: Candidates, positions: Rows) -> Owned:
        """Tell which candidates at `positions` `(k,)` the floor would not let through; all where there is none."""
        return ~self._flooring.passes(query, found, positions)

    def keep(
        self, profile: Profile, queries: Sequence[Query], scored: Sequence[Scored], kept: Sequence[KeptOwn]
    ) -> list[KeptOwn]:
        """Return which of the journeys' candidates are their own, without what is to be left out."""
        if self.distilled is None:
            return list(kept)
        back, left = self._catalogue.rows(profile.brought_back), []
        for query, one, found in zip(queries, kept, scored, strict=True):
            at = np.flatnonzero(one.own)
            rows = found.found.rows[at]
            bad = self.chances(rows, profile.journeys, queries) >= self.distilled.least
            own = one.own.copy()
            own[at] = ~(bad & self.doubted(query, found.found, at)) | np.isin(rows, back)
            left.append(replace(one, own=own))
        return left
