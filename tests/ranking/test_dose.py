"""What a weight would give is counted as the list itself would count it."""

from dataclasses import replace

import pytest

from core.entities import Journey
from core.ranking.dose import Dose, Room, at_rest, dose

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


@pytest.mark.parametrize(("weight", "rests"), [(0.5, True), (1.0, True), (1.001, False)])
def test_what_is_dormant_rests_until_more_of_it_is_asked_for(weight: float, rests: bool) -> None:
    journeys = [replace(THREE[0], weight=weight), replace(THREE[1], weight=weight)]
    assert at_rest(journeys, [True, False]) == [rests, False]
    with pytest.raises(ValueError, match="zip"):
        at_rest(journeys, [True])


def test_what_rests_gets_what_it_asks_for_and_none_of_what_others_leave() -> None:
    scarce = replace(ROOM, available=(50, 1, 1))
    assert dose(THREE, scarce, 0, 1.0).places == 38
    asleep = replace(scarce, dormant=(True, False, False))
    assert dose(THREE, asleep, 0, 1.0).places == 8
    assert dose(THREE, asleep, 0, 2.0).places == 38
