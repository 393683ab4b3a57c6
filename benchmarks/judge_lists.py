"""Lists as the judge sees them: each place with its chance of being bad, whether the floor doubts it, and is it bad."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.slate_people import Labelled
from core.judging.distilled import Distilled
from core.ranking.leaving_out import LeavingOut
from core.ranking.memo import Memo
from core.similarity import Floats

LEVELS = (0.2, 0.5, 0.75, 1.0)

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """The places of a list, rows aligned: its `chances` of being bad, `doubted` by the floor, `bad` by hand.

    What is of no interest that any of the person's journeys is of, is bad.
    """

    chances: Floats
    doubted: Flags
    bad: Flags

    @classmethod
    def of(cls, one: Labelled, distilled: Distilled, exploration: float) -> "Judged":
        """Judge the list that a person gets, exploring so far (0..1)."""
        ranker, profile = one.ranker, replace(one.profile, exploration=exploration)
        places = ranker.slate(profile).places
        out = LeavingOut(ranker.catalogue, ranker.flooring, distilled, Memo())
        asked = {journey.journey_id: (q, s) for journey, q, s, _ in ranker.claims(profile, {})}
        queries = [asked[journey.journey_id][0] for journey in profile.journeys]
        rows = ranker.catalogue.rows([place.item_id for place in places])
        doubted = np.zeros(len(rows), np.bool_)
        for at, (place, row) in enumerate(zip(places, rows.tolist(), strict=True)):
            query, scored = asked[place.journey_id]
            doubted[at] = out.doubted(query, scored.found, np.flatnonzero(scored.found.rows == row))[0]
        theirs = set[str]().union(*one.of_journey.values())
        return cls(
            chances=out.chances(rows, profile.journeys, queries),
            doubted=doubted,
            bad=np.array([one.label_of[place.item_id] not in theirs for place in places], np.bool_),
        )
