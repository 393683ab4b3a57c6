"""What others took up speaks for an item, the same way every time, and nothing speaks where nobody can."""

import numpy as np
import pytest

from core.ranking.collaboration import learn
from core.similarity import Floats, Rows, unit

N = 12


def vectors(seed: int = 0) -> Floats:
    return unit(np.random.default_rng(seed).normal(size=(N, 6)).astype(np.float32))


def rows(*items: int) -> Rows:
    return np.array(items, np.int64)


HISTORIES = [rows(0, 1, 2), rows(0, 1, 3), rows(1, 0, 2), rows(6, 7, 8), rows(7, 6, 9), rows(5)]
ONE = np.ones(1, np.float32)


def test_what_goes_with_an_item_scores_above_what_never_did() -> None:
    people = learn(HISTORIES, vectors(), content=0.0, regularisation=1.0).people.spread(rows(0), ONE)
    assert people[1] == 1.0
    assert people[1] > people[7]
    assert people[0] == 0.0


def test_an_item_that_nobody_took_up_is_linked_by_its_content() -> None:
    twins = vectors()
    twins[10] = twins[0]
    with_content = learn(HISTORIES, twins, content=2.0, regularisation=1.0).people.spread(rows(10), ONE)
    assert with_content.argmax() == 0
    without = learn(HISTORIES, twins, content=0.0, regularisation=1.0).people.spread(rows(10), ONE)
    assert not without.any()


def test_what_comes_next_counts_for_more_than_what_came_before() -> None:
    follows = learn([rows(0, 1, 2)], vectors()).follows
    scores = follows.spread(rows(1), ONE)
    assert scores[2] > scores[0] > scores[3] == 0.0


def test_scores_are_between_zero_and_one_and_the_same_every_time() -> None:
    first, second = learn(HISTORIES, vectors()), learn(HISTORIES, vectors())
    weights = np.array([0.25, 0.75], np.float32)
    scores = first.people.spread(rows(0, 6), weights)
    assert scores.min() >= 0.0
    assert scores.max() == pytest.approx(1.0)
    assert scores.tobytes() == second.people.spread(rows(0, 6), weights).tobytes()


def test_nobody_and_nothing_say_nothing() -> None:
    alone = learn([], vectors(), content=0.0)
    assert not alone.people.spread(rows(0), ONE).any()
    assert not alone.follows.spread(rows(0), ONE).any()
    assert not learn(HISTORIES, vectors()).people.spread(rows(), np.empty(0, np.float32)).any()


def test_quality_is_where_people_put_an_item_among_their_own() -> None:
    values = [np.array([1.0, 2.0, 3.0], np.float32)] * 5 + [np.array([4.0], np.float32)]
    quality = learn(HISTORIES, vectors(), values).quality
    assert quality[2] > 0.5 > quality[6]
    assert quality[11] == quality[5] == 0.5
