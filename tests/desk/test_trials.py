"""One sentence says what was planted, what it took, and what is left."""

import pytest

from core.desk.trials import NOTHING_TO_PLANT, Trial, trial_in_words


def trial(first_20: tuple[int, int], first_100: tuple[int, int], asked: int = 0) -> Trial:
    return Trial(name="Sailing", planted=9, first_20=first_20, first_100=first_100, asked=asked)


PLANTED = "“Sailing”, planted into a copy of you with 9 things, took "


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        (None, NOTHING_TO_PLANT),
        (trial((0, 0), (0, 0)), f"{PLANTED}no place in your list, so that there was nothing to remove."),
        (
            trial((4, 0), (12, 1)),
            f"{PLANTED}4 of the first 20 places and 12 of the first 100; after “not me”, none and 1 are left.",
        ),
        (
            trial((4, 1), (12, 2), 1),
            f"{PLANTED}4 of the first 20 places and 12 of the first 100; after “not me” and yes to one journey that "
            "looks like it, 1 and 2 are left.",
        ),
        (
            trial((4, 0), (12, 0), 2),
            f"{PLANTED}4 of the first 20 places and 12 of the first 100; after “not me” and yes to 2 journeys that "
            "look like it, nothing of it is left.",
        ),
    ],
    ids=["nothing to plant", "no place", "one act", "one look-alike", "two look-alikes"],
)
def test_a_trial_is_one_sentence(tried: Trial | None, said: str) -> None:
    assert trial_in_words(tried) == said
