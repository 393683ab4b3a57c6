"""How a run went is said in a few plain lines."""

import pytest

from core.adapters.batch.outcome import BatchOutcome


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            BatchOutcome(run=1, n_news=1, n_people=1, n_journeys=1, n_left_out=0, faults=()),
            "Run 1: 1 person with news\n  1 person has 1 journey now",
        ),
        (
            BatchOutcome(
                run=2, n_news=1_200, n_people=3_000, n_journeys=9_000, n_left_out=1, faults=(("KeyError", 2),)
            ),
            "Run 2: 1,200 people with news\n  3,000 people have 9,000 journeys now\n  1 interaction left out: without "
            "a person or a moment, or of a thing that is not among the items\n  2 people not done: KeyError",
        ),
    ],
)
def test_an_outcome_says_what_was_done_and_what_was_not(outcome: BatchOutcome, said: str) -> None:
    assert outcome.in_words() == said
