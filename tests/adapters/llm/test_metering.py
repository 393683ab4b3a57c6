"""A run stops at its budget, and what it used is counted once whatever the threads do."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel

from core.adapters.llm.answers import Answer, Ending, failed
from core.adapters.llm.metering import Budget, Meter, Prices


def test_the_last_call_of_a_budget_is_admitted_and_the_next_is_not() -> None:
    meter = Meter(Budget(calls=2))
    assert [meter.admit(1) for _ in range(3)] == [True, True, False]
    assert meter.usage.requests == 2


def test_a_call_that_would_pass_the_tokens_is_not_sent() -> None:
    meter = Meter(Budget(tokens=100))
    assert meter.admit(100)
    meter.charge(60, 20)
    assert meter.admit(20)
    assert not meter.admit(21)


def test_cost_is_per_million_tokens_and_unknown_without_prices() -> None:
    meter = Meter(Budget(), Prices(2.0, 8.0))
    meter.charge(500_000, 250_000)
    assert meter.usage.cost == pytest.approx(3.0)
    assert Meter(Budget()).cost(1, 1) is None


def test_threads_never_overrun_a_budget() -> None:
    meter = Meter(Budget(calls=50))
    with ThreadPoolExecutor(8) as pool:
        admitted = list(pool.map(lambda _: meter.admit(1), range(200)))
    assert sum(admitted) == meter.usage.requests == 50


def test_calls_are_counted_by_how_they_ended() -> None:
    meter = Meter(Budget())
    refused: Answer[BaseModel] = failed(Ending.REFUSED)
    for answer in (refused, failed(Ending.CUT_OFF), failed(Ending.SLOW)):
        assert meter.record(answer) is answer
    used = meter.usage
    assert (used.calls, used.refused, used.malformed, used.failed) == (3, 1, 1, 1)
