"""By relevance alone the best score comes first whichever journey it serves; ties go to the earlier row."""

import numpy as np
import pytest

from core.ranking.belonging import Owned
from core.ranking.retrieval import Candidates
from core.ranking.scoring import Scored, by_relevance
from core.similarity import Rows


def scored(rows: list[int], scores: list[float]) -> Scored:
    n = len(rows)
    ids = np.array(rows, np.int64)
    nothing = np.zeros((n, 2), np.int64)
    found = Candidates(ids, np.zeros((n, 10), np.float32), nothing, np.zeros(n, np.float32))
    worth = np.array(scores, np.float32)
    return Scored(
        found=found,
        points=np.ones(10, np.float32),
        scores=worth,
        order=np.lexsort((ids, -worth)),
        extra=np.zeros((n, 2), np.float32),
        places={},
    )


def ranked(claims: list[float], one: Scored, other: Scored, owned: list[Owned] | None = None, n: int = 9) -> list[int]:
    everything = owned or [np.ones(len(one.scores), bool), np.ones(len(other.scores), bool)]
    turns, orders = by_relevance(claims, [one, other], everything, n)
    walked = [iter(rows_of(s, order)) for s, order in zip((one, other), orders, strict=True)]
    return [next(walked[turn]) for turn in turns]


def rows_of(journey: Scored, order: Rows) -> list[int]:
    rows: list[int] = journey.found.rows[order].tolist()
    return rows


def test_the_best_scores_come_first_whichever_journey_they_serve() -> None:
    assert ranked([1, 1], scored([1, 4], [0.9, 0.2]), scored([2, 3], [0.5, 0.7])) == [1, 3, 2, 4]


def test_ties_go_to_the_earlier_row() -> None:
    assert ranked([1, 1], scored([5, 6], [0.5, 0.5]), scored([2, 9], [0.5, 0.5])) == [2, 5, 6, 9]


def test_a_journey_without_a_claim_has_no_turn() -> None:
    assert ranked([1, 0], scored([1], [0.1]), scored([2], [0.9])) == [1]


def test_what_belongs_to_another_journey_is_left_to_it() -> None:
    owned = [np.array([False, True]), np.array([True])]
    assert ranked([1, 1], scored([1, 2], [0.9, 0.8]), scored([1], [0.7]), owned) == [2, 1]


def test_no_more_than_asked_for_are_ranked() -> None:
    assert ranked([1, 1], scored([1, 4], [0.9, 0.2]), scored([2], [0.5]), n=2) == [1, 2]
    assert ranked([1, 1], scored([1], [0.9]), scored([2], [0.5]), n=0) == []


def test_as_many_claims_as_journeys_are_handed_in() -> None:
    one = scored([1], [0.5])
    with pytest.raises(ValueError, match="zip"):
        by_relevance([1.0], [one, one], [np.ones(1, bool)] * 2, 5)
    assert by_relevance([], [], [], 5) == ([], [])


def test_of_many_equal_scores_the_earlier_rows_come_first_and_fewer_than_none_are_none() -> None:
    one, other = scored(list(range(0, 60, 2)), [0.5] * 30), scored(list(range(1, 60, 2)), [0.5] * 30)
    assert ranked([1, 1], one, other, n=60) == list(range(60))
    assert ranked([1, 1], one, other, n=-3) == []
