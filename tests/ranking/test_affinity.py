"""Items are alike in meaning and by what people take up together; few that are close make something near."""

import numpy as np
import pytest

from core.ranking.affinity import OF_SHARED, affinities, proximity, shared
from core.ranking.collaboration import Neighbours
from core.similarity import Rows

AXES = np.eye(4, dtype=np.float32)


def rows(*items: int) -> Rows:
    return np.array(items, np.int64)


LINKS = Neighbours(rows(0, 2, 3, 3, 3), np.array([1, 2, 0], np.int32), np.array([2.0, 0.5, -1.0], np.float32))


def test_without_anyone_else_items_are_as_alike_as_their_meanings() -> None:
    assert affinities(AXES, None, rows(0, 1), rows(1)).tolist() == [[0.0], [1.0]]


def test_what_is_shared_counts_as_a_part_of_the_most_that_the_item_shares_and_never_against_it() -> None:
    assert shared(LINKS, rows(0, 1, 3), rows(1, 2, 0)).tolist() == [[1.0, 0.25, 0.0], [0.0, 0.0, 0.0], [0.0] * 3]


def test_likeness_adds_what_is_shared_to_the_meaning() -> None:
    assert affinities(AXES, LINKS, rows(0), rows(0, 1, 2))[0].tolist() == pytest.approx(
        [1.0, OF_SHARED, 0.25 * OF_SHARED]
    )


def test_what_is_shared_is_what_the_ranking_spreads() -> None:
    spread = LINKS.spread(rows(0), np.ones(1, np.float32))
    assert shared(LINKS, rows(0), rows(0, 1, 2, 3))[0].tolist() == spread.tolist()


@pytest.mark.parametrize(
    ("alike", "near"),
    [([[0.1, 0.9, 0.5, 0.7]], 0.7), ([[0.4, 0.2]], 0.3), ([[0.25]], 0.25), ([[]], -1.0)],
    ids=["the closest three", "two", "one", "none"],
)
def test_nearness_is_the_mean_of_the_closest_few_and_least_to_nothing(alike: list[list[float]], near: float) -> None:
    assert proximity(np.array(alike, np.float32)).tolist() == pytest.approx([near])


def test_what_an_item_shares_most_is_worth_half_of_being_the_same() -> None:
    assert affinities(AXES, LINKS, rows(0), rows(0, 1, 2)).tolist() == [[1.0, 0.5, 0.125]]


def test_weak_links_count_as_strong_ones_do_and_links_that_only_speak_against_as_none() -> None:
    weak = Neighbours(rows(0, 2, 4, 4, 4), np.array([1, 2, 0, 3], np.int32), LINKS.strengths[[1, 1, 2, 2]])
    assert shared(weak, rows(0, 1, 2), rows(0, 1, 2, 3)).tolist() == [[0.0, 1.0, 1.0, 0.0], [0.0] * 4, [0.0] * 4]
    assert shared(weak, rows(0), rows(1)).dtype == np.float32
