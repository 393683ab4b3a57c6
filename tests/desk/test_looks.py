"""The look of a journey: what its id asks for where that is free, else what others use least; counted as it is read."""

import pytest

from core.desk.looks import STYLES, Looks, styles
from core.desk.palette import LIGHT, SHAPES
from core.entities import Journey, Profile
from core.journeys import journey_id_for

N_COLOURS, N_SHAPES = len(LIGHT), len(SHAPES)


def found(item_id: str) -> Journey:
    """Return a journey as an extraction finds it: it bears the id of its first item."""
    return Journey(journey_id_for(item_id), (item_id, "other"))


def wanting(style: int, ending: str = "") -> Journey:
    """Return a journey whose id asks for a style."""
    ids = (f"{ending}{n:06d}" for n in range(10_000))
    return Journey(next(i for i in ids if int.from_bytes(i.encode()[-6:], "big") % STYLES == style))


def test_every_profile_that_is_read_is_counted_whether_it_brings_a_journey_or_not() -> None:
    looks = Looks()
    for n, profile in enumerate([Profile(), Profile((found("a"),)), Profile((found("a"),)), Profile()], start=1):
        looks.read(profile)
        assert looks.n_read == n


def test_a_look_once_given_stays_beside_whatever_comes_and_goes() -> None:
    looks = Looks()
    looks.read(Profile((found("a"),)))
    first = dict(looks.styles)
    looks.read(Profile((found("a"), found("b"))))
    assert set(looks.styles) == {found("a").journey_id, found("b").journey_id}
    looks.read(Profile((found("b"), found("c"))))
    assert looks.styles.items() >= first.items()
    assert len(set(looks.styles.values())) == len(looks.styles) == 3


@pytest.mark.parametrize("style", [0, 1, STYLES - 1])
def test_a_journey_alone_has_the_look_that_its_id_asks_for(style: int) -> None:
    one = wanting(style)
    assert styles([one]) == {one.journey_id: style}


def test_only_the_last_six_letters_of_an_id_ask_for_a_look() -> None:
    one, other = wanting(5), wanting(5, ending="something before ")
    assert one.journey_id != other.journey_id
    assert styles([one]) == {one.journey_id: 5}
    assert styles([other]) == {other.journey_id: 5}


def test_a_look_that_is_taken_gives_way_to_the_next_in_the_colour_and_then_the_shape_that_are_used_least() -> None:
    one = wanting(3)
    held = {f"held {n}": 3 for n in range(1)}
    here = [Journey("held 0"), one]
    given = styles(here, held)[one.journey_id]
    free = [n % STYLES for n in range(3, 3 + STYLES) if n % STYLES != 3]
    assert given == min(free, key=lambda n: (n % N_COLOURS == 3 % N_COLOURS, n % N_SHAPES == 3 % N_SHAPES))
    assert given % N_COLOURS != 3 % N_COLOURS
    assert given % N_SHAPES != 3 % N_SHAPES


def test_looks_of_journeys_that_are_not_there_are_free() -> None:
    one = wanting(3)
    assert styles([one], {"gone": 3}) == {one.journey_id: 3}


def test_where_every_look_is_taken_a_journey_has_the_one_it_asks_for() -> None:
    here = [Journey(f"held {n}") for n in range(STYLES)]
    one = wanting(4)
    given = styles([*here, one], {journey.journey_id: n for n, journey in enumerate(here)})
    assert given[one.journey_id] == 4


def test_what_an_extraction_found_chooses_before_what_an_edit_made_and_else_the_first_id() -> None:
    one = found("a")
    wanted = int.from_bytes(one.journey_id.encode()[-6:], "big") % STYLES
    made = wanting(wanted, ending="a")
    assert made.journey_id < one.journey_id
    for here in ([made, one], [one, made]):
        given = styles(here)
        assert given[one.journey_id] == wanted != given[made.journey_id]
    two = [wanting(7, ending="b"), wanting(7, ending="a")]
    assert styles(two)[two[1].journey_id] == 7 != styles(two)[two[0].journey_id]
