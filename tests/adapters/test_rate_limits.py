"""What is done too often is refused in words, for that account alone, and works again when they say."""

import time

import pytest

from core.adapters.rate_limits import Counted, RateLimits, TooMany
from core.adapters.settings import Settings


def test_what_is_refused_works_again_when_it_was_said_to() -> None:
    limits = RateLimits(Settings(_env_file=None, limit_edits="2/second"))
    limits.count(Counted.EDIT, "ada")
    limits.count(Counted.EDIT, "ada")
    with pytest.raises(TooMany, match=r"2 changes within 1 second .* works again in 1 second\.") as refusal:
        limits.count(Counted.EDIT, "ada")
    time.sleep(refusal.value.seconds + 0.05)
    limits.count(Counted.EDIT, "ada")


def test_one_is_not_refused_for_what_another_does_nor_for_other_acts() -> None:
    limits = RateLimits(Settings(_env_file=None, limit_edits="1/hour", limit_imports="1/hour"))
    limits.count(Counted.EDIT, "ada")
    limits.count(Counted.EDIT, "bo")
    limits.count(Counted.IMPORT, "ada")
    with pytest.raises(TooMany, match="in 60 minutes"):
        limits.count(Counted.EDIT, "ada")


def test_looking_whether_one_may_counts_nothing() -> None:
    limits = RateLimits(Settings(_env_file=None, limit_models="1/hour"))
    for _ in range(5):
        limits.check(Counted.MODEL, "ada")
    limits.count(Counted.MODEL, "ada")
    with pytest.raises(TooMany):
        limits.check(Counted.MODEL, "ada")


@pytest.mark.parametrize("told", ["many", "0/minute", "-1/minute", "10", "10/fortnight"])
def test_a_limit_that_is_none_is_refused_when_settings_are_read(told: str) -> None:
    with pytest.raises(ValueError, match="limit_logins"):
        Settings(_env_file=None, limit_logins=told)
