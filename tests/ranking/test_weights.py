"""Weights stand in the order of the features, and every one goes by its name."""

from itertools import pairwise

import pytest

from core.ranking.retrieval import FEATURES
from core.ranking.weights import HALF_TRUSTED, OF_PEOPLE, Weights, of_so_many, trust


def test_the_points_of_a_feature_stand_where_the_feature_stands() -> None:
    made = Weights(**{name: float(n) for n, name in enumerate(FEATURES)}, dismissed=99.0)
    assert made.vector().tolist() == [float(n) for n in range(len(FEATURES))]


def test_weights_are_told_by_name_with_what_is_lost_near_something_dismissed() -> None:
    told = Weights(quality=0.125).as_dict()
    assert list(told) == [*FEATURES, "dismissed"]
    assert (told["quality"], Weights(**told)) == (0.125, Weights(quality=0.125))


LEARNED = Weights(content=0.07, people=1.1, together=0.2, follows=0.4, trend=0.1, words=0.6)


def test_what_people_say_counts_the_more_the_more_they_are_without_a_step_anywhere() -> None:
    parts = [of_so_many(LEARNED, n) for n in range(1, 400)]
    for name in (*OF_PEOPLE, "words"):
        worth = [getattr(one, name) for one in parts]
        assert worth == sorted(worth)
        steps = [later - earlier for earlier, later in pairwise(worth)]
        assert max(steps) <= 1.01 * getattr(LEARNED, name) / HALF_TRUSTED
    assert [one.content for one in parts] == sorted((one.content for one in parts), reverse=True)


def test_nobody_else_leaves_meaning_alone_and_very_many_leave_what_was_learned() -> None:
    alone, many = of_so_many(LEARNED, 0), of_so_many(LEARNED, 10**9)
    assert alone == Weights(**dict.fromkeys(OF_PEOPLE, 0.0))
    assert many.as_dict() == pytest.approx(LEARNED.as_dict(), abs=1e-6)
    half = of_so_many(LEARNED, HALF_TRUSTED)
    assert half.people == pytest.approx(LEARNED.people / 2)


def test_so_many_are_trusted_by_half_and_nobody_not_at_all() -> None:
    assert (trust(0), trust(HALF_TRUSTED)) == (0.0, 0.5)
    assert trust(10**9) == pytest.approx(1.0)


def test_a_hundred_people_say_half_of_what_very_many_would() -> None:
    assert of_so_many(Weights(people=2.0), 100).people == pytest.approx(1.0)
    assert of_so_many(Weights(content=3.0), 300).content == pytest.approx(2.5)


def test_for_a_wish_people_say_nothing_of_the_person_and_what_goes_together_counts_whole() -> None:
    told, alone = Weights.of_wishes().as_dict(), Weights().as_dict()
    assert (told.pop("people"), told.pop("follows"), told.pop("together")) == (0.0, 0.0, 1.0)
    assert told == {name: worth for name, worth in alone.items() if name in told}
