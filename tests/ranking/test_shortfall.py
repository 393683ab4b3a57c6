"""A short list says why, and what to do about it; a full one says nothing."""

import pytest

from core.entities import Journey, JourneyState, Profile
from core.ranking.shortfall import shortfall

PLAYING = Journey("a", ("i",))
MUTED = Journey("b", ("j",), muted=True)
PAUSED = Journey("c", ("k",), state=JourneyState.PAUSED)


@pytest.mark.parametrize(
    ("journeys", "asked", "got", "said"),
    [
        ((PLAYING,), {"a": 1.0}, 10, ""),
        ((), {}, 0, "There are no journeys yet"),
        ((MUTED,), {"b": 0.0}, 0, "Every journey is muted"),
        ((MUTED, PAUSED), {"b": 0.0}, 0, "Every journey is muted"),
        ((PAUSED,), {"c": 0.0}, 0, "Every journey is resting"),
        ((PLAYING,), {"a": 1.0}, 0, "You have seen everything"),
        ((PLAYING,), {"a": 1.0}, 9, "Only 9 items are left"),
    ],
)
def test_the_reason_is_the_nearest_one(
    journeys: tuple[Journey, ...], asked: dict[str, float], got: int, said: str
) -> None:
    words = shortfall(Profile(journeys=journeys), asked, got, 10)
    assert words.startswith(said)
    assert bool(words) == bool(said)
