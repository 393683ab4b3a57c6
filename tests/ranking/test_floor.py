"""A probability is that of a logistic regression, and less is asked for the further a person wants to be led."""

import numpy as np
import pytest

from core.ranking.floor import FITNESS, Floor, Odds
from core.ranking.flooring import FEW, MANY, people_part

ODDS = Odds(least=0.5, bias=-1.0, slopes={"near": 2.0, "size": -0.5})


def numbers(**named: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array([[named.get(name, 0.0) for name in FITNESS]], np.float32)


@pytest.mark.parametrize(
    ("named", "chance"), [({}, 1 / (1 + np.e)), ({"near": 0.5}, 0.5), ({"near": 1.0, "size": 2.0, "heart": 9.0}, 0.5)]
)
def test_the_chances_are_those_of_the_weighed_sum(named: dict[str, float], chance: float) -> None:
    assert ODDS.chances(numbers(**named)).tolist() == pytest.approx([chance])


@pytest.mark.parametrize(("exploration", "least"), [(0.0, 0.5), (0.2, 0.5), (0.6, 0.25), (1.0, 0.0)])
def test_less_is_asked_for_the_further_one_wants_to_be_led(exploration: float, least: float) -> None:
    assert ODDS.least_at(exploration) == pytest.approx(least)


def test_where_others_count_for_a_part_chances_and_floor_lie_between_those_with_and_without() -> None:
    floor = Floor(ODDS, Odds(least=0.1, bias=0.0, slopes={}))
    alone = ODDS.chances(numbers(near=2.0))[0]
    for part in (0.0, 0.25, 1.0):
        assert floor.chances(numbers(near=2.0), part)[0] == pytest.approx((1 - part) * alone + part * 0.5)
        assert floor.least_at(0.2, part) == pytest.approx((1 - part) * 0.5 + part * 0.1)
        assert floor.least_at(1.0, part) == 0.0


@pytest.mark.parametrize(
    ("n", "part"),
    [(0, 0.0), (FEW - 1, 0.0), (FEW, 0.0), (FEW + 5, 0.01), (300, 0.4), (MANY - 5, 0.99), (MANY, 1.0), (MANY + 1, 1.0)],
)
def test_others_count_for_more_of_the_floor_the_more_they_are(n: int, part: float) -> None:
    assert people_part(n) == pytest.approx(part)
