"""What a person may use of a language model on one day is counted by the clock, and said before it is used up."""

from datetime import UTC, datetime, timedelta

import pytest
from small_world import Clock

from core.adapters.store.allowance import Allowance, bounds_of_day
from core.adapters.store.database import Database
from core.adapters.store.ledger import Ledger, Sending

LATE = datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)


def question(person_id: str, tokens: int, cached: bool = False) -> Sending:
    return Sending(
        host="models.test",
        model="small",
        purpose="a name",
        texts=1,
        person_id=person_id,
        tokens_in=tokens,
        tokens_out=0,
        cached=cached,
    )


def test_the_tokens_of_one_person_and_one_day_are_counted_and_start_anew_at_midnight() -> None:
    clock = Clock(LATE)
    ledger = Ledger(Database(), clock, day_tokens=100)
    ledger.note(question("ann", 60))
    ledger.note(question("bob", 7))
    assert ledger.allowance("ann") == Allowance(60, 100)
    ledger.note(question("ann", 40))
    assert ledger.allowance("ann").is_used_up
    assert not ledger.allowance("bob").is_used_up
    clock.now = LATE + timedelta(seconds=1)
    assert ledger.allowance("ann") == Allowance(0, 100)
    clock.now = LATE
    assert ledger.allowance("ann") == Allowance(100, 100)


def test_a_line_that_says_less_than_nothing_gives_no_tokens_back() -> None:
    ledger = Ledger(Database(), day_tokens=100)
    ledger.note(question("ann", 100))
    ledger.note(question("ann", -1_000_000))
    assert ledger.allowance("ann").is_used_up


def test_what_is_nobody_s_and_a_budget_that_is_none_are_never_used_up() -> None:
    ledger = Ledger(Database(), day_tokens=1)
    ledger.note(question("", 60))
    assert not ledger.allowance("").is_used_up
    assert not Allowance(10**9).is_used_up
    assert Allowance(10**9).in_words() == ""


@pytest.mark.parametrize(
    ("allowance", "said"),
    [
        (Allowance(1200, 5000), "Used today: 1,200 of 5,000 tokens."),
        (Allowance(5000, 5000), "is used up (5,000 used), so nothing is sent. It starts anew at midnight UTC."),
        (Allowance(0, 0), "Today's budget of 0 tokens"),
    ],
)
def test_it_is_said_how_much_is_used(allowance: Allowance, said: str) -> None:
    assert said in allowance.in_words()


def test_a_day_begins_and_ends_at_midnight() -> None:
    start, end = bounds_of_day(LATE)
    assert (start, end) == (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC))
