"""What a weight would give is counted as the list itself would count it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entities import Journey
from core.ranking.dose import Dose, Room, asked_less, at_rest, doses
from core.ranking.slate import calibrate, most_of
from core.salience import shares_of

THREE = (Journey("a", ("1",)), Journey("b", ("2",), weight=2.0), Journey("c", ("3",)))
ROOM = Room((1.0, 1.0, 2.0), (50, 50, 50), 40)


def dose(journeys: Sequence[Journey], room: Room, at: int, weight: float) -> Dose:
    """Return the dose of one journey; it is what the list's own count, place by place, gives."""
    (found,) = doses(journeys, room, [(at, weight)])
    assert found == turned(journeys, room, at, weight)
    return found


def turned(journeys: Sequence[Journey], room: Room, at: int, weight: float) -> Dose:
    """Count a dose as the list counts its places: one turn after another."""
    weighted = [*journeys[:at], replace(journeys[at], weight=weight), *journeys[at + 1 :]]
    shares = list(shares_of(weighted, room.strengths).values())
    resting = at_rest(weighted, room.dormant or (False,) * len(weighted))
    bound = [rests or few for rests, few in zip(resting, asked_less(weighted), strict=True)]
    turns = list(calibrate(shares, most_of(room.available, shares, bound, room.n_free), room.n_free))
    return Dose(shares[at], turns.count(at), len(turns))


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


def test_what_less_was_asked_of_gets_what_it_asks_for_and_none_of_what_others_leave() -> None:
    scarce = replace(ROOM, available=(50, 1, 1))
    assert [dose(THREE, scarce, 0, weight).places for weight in (1.5, 1.0, 1 / 1.5, 0.1)] == [38, 38, 6, 1]


def test_as_many_presses_of_more_as_of_less_leave_nothing_asked_less_of() -> None:
    weight = 1.0
    for factor in [1 / 1.5] * 7 + [1.5] * 7:
        weight *= factor
    assert weight != 1.0
    assert asked_less([replace(THREE[0], weight=weight), replace(THREE[0], weight=1 / 1.5)]) == [False, True]


@given(st.data())
def test_counted_side_by_side_every_dose_is_what_it_is_alone(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 6))

    def each(strategy: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(data.draw(strategy) for _ in range(n))

    weights, muted = each(st.sampled_from([0.0, 0.5, 1.0, 1.5, 3.0]) | st.floats(0, 1e6)), each(st.booleans())
    journeys = tuple(
        Journey(str(at), (f"item {at}",), weight=weight, muted=silent)
        for at, (weight, silent) in enumerate(zip(weights, muted, strict=True))
    )
    room = Room(
        each(st.sampled_from([0.0, 1.0, 2.0]) | st.floats(0, 100)),
        each(st.integers(0, 60)),
        data.draw(st.integers(0, 60)),
        each(st.booleans()) if data.draw(st.booleans()) else (),
    )
    wanted = data.draw(st.lists(st.tuples(st.integers(0, n - 1), st.floats(0, 1e6)), max_size=8))
    assert doses(journeys, room, wanted) == [turned(journeys, room, at, weight) for at, weight in wanted]
