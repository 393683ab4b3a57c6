"""What a weight would give is counted as the list itself would count it."""

from dataclasses import replace

import pytest

from core.entities import Journey
from core.ranking.dose import Dose, Room, dose

THREE = (Journey("a", ("1",)), Journey("b", ("2",), weight=2.0), Journey("c", ("3",)))
ROOM = Room((1.0, 1.0, 2.0), (50, 50, 50), 40)


@pytest.mark.parametrize(
    ("at", "weight", "expected"),
    [
        (0, 1.0, Dose(1 / 5, 8, 40)),
        (0, 6.0, Dose(6 / 10, 24, 40)),
        (1, 1.0, Dose(1 / 4, 10, 40)),
        (1, 0.0, Dose(0.0, 0, 40)),
        (2, 1.0, Dose(2 / 5, 16, 40)),
        (2, 3.5, Dose(7 / 10, 28, 40)),
    ],
)
def test_one_journey_takes_another_weight_and_all_others_keep_theirs(at: int, weight: float, expected: Dose) -> None:
    found = dose(THREE, ROOM, at, weight)
    assert found.asked == pytest.approx(expected.asked)
    assert (found.places, found.of) == (expected.places, expected.of)


def test_what_there_is_to_show_bounds_the_places() -> None:
    scarce = replace(ROOM, available=(1, 2, 3))
    assert [dose(THREE, scarce, at, 1.0).places for at in range(3)] == [1, 2, 3]
    assert {dose(THREE, scarce, at, 1.0).of for at in range(3)} == {6}
