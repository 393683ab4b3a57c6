"""The bill of a round adds up what its answers used, and says every problem once."""

import pytest

from core.adapters.llm.answers import Answer, Ending, failed
from core.adapters.llm.bill import Bill, bill_of
from core.prompts.doubts import DoubtAnswer

YES = DoubtAnswer(reason="", same=True)


def test_tokens_and_costs_add_up_and_a_problem_is_said_once() -> None:
    slow: list[Answer[DoubtAnswer]] = [
        failed(Ending.SLOW),
        failed(Ending.SLOW),
        failed(Ending.REFUSED),
    ]
    bill = bill_of(
        [
            Answer(parsed=YES, outcome=Ending.ANSWERED, message="", tokens_in=100, tokens_out=10, cost=0.5),
            *slow,
            Answer(parsed=YES, outcome=Ending.ANSWERED, message="", tokens_in=1, tokens_out=2, cost=0.25),
        ]
    )
    assert (bill.asked, bill.tokens, bill.cost) == (5, 113, 0.75)
    assert len(bill.problems) == 2
    assert bill.in_words("Done").startswith(
        "Done, 113 tokens, 0.7500 in the currency of your prices. The language model"
    )


def test_without_prices_nothing_is_said_about_money() -> None:
    assert (
        bill_of([Answer(parsed=YES, outcome=Ending.ANSWERED, message="", tokens_in=1000, tokens_out=200)]).in_words(
            "Done"
        )
        == "Done, 1,200 tokens."
    )


def test_a_round_without_questions_costs_nothing() -> None:
    assert bill_of([]) == Bill(0, 0, None, ())


@pytest.mark.parametrize(
    ("earlier", "now", "cost"), [(None, None, None), (0.5, None, 0.5), (None, 0.25, 0.25), (0.5, 0.25, 0.75)]
)
def test_what_an_earlier_round_used_is_added_and_what_was_asked_stays(
    earlier: float | None, now: float | None, cost: float | None
) -> None:
    bill = Bill(3, 40, now, ("Slow.",)).after(Bill(12, 100, earlier, ()))
    assert bill == Bill(3, 140, cost, ("Slow.",))
