"""A list that is shorter than asked for says why, and one that is not says nothing."""

import pytest

from core.entities import Journey, JourneyState, Profile
from core.ranking.shortfall import shortfall

OPEN = Journey("a", ("x",))
MUTED = Journey("b", ("y",), muted=True)
PAUSED = Journey("c", ("z",), state=JourneyState.PAUSED)


@pytest.mark.parametrize(("got", "said"), [(20, False), (21, False), (19, True)])
def test_a_list_says_something_only_when_it_is_too_short(got: int, said: bool) -> None:
    assert bool(shortfall(Profile((OPEN,)), {"a": 1.0}, got, 20)) is said


@pytest.mark.parametrize(
    ("journeys", "asked", "got", "words"),
    [
        ((), {}, 0, "There are no journeys yet"),
        ((MUTED,), {"b": 0.0}, 0, "Every journey is muted"),
        ((MUTED, PAUSED), {"b": 0.0, "c": 0.0}, 0, "Every journey is muted"),
        ((PAUSED,), {"c": 0.0}, 0, "Every journey is resting"),
        ((Journey("a", ("x",), weight=0.0), MUTED), {"a": 0.0, "b": 0.0}, 0, "Every journey is resting"),
        ((OPEN,), {"a": 1.0}, 0, "You have seen everything"),
        ((OPEN, MUTED), {"a": 1.0, "b": 0.0}, 1, "Only 1 item is left"),
    ],
)
def test_the_reason_is_the_one_that_holds(
    journeys: tuple[Journey, ...], asked: dict[str, float], got: int, words: str
) -> None:
    assert shortfall(Profile(journeys), asked, got, 20).startswith(words)
