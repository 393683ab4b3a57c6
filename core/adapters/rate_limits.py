"""How often somebody may change, upload, bring in, ask a model or log in: counted in memory, refused in words.

Counting is by `limits`, a window that moves along: so many within the last minute, not within a minute of the clock.
One process serves everybody, so what it counts in memory is all there is.
"""

import time
from enum import StrEnum
from typing import NoReturn

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from core.adapters.settings import Settings
from core.steering.decisions import Refused
from core.wording import amount

_MINUTE_SECONDS = 60
"""Seconds from which a wait is told in minutes."""


class Counted(StrEnum):
    """What is counted."""

    EDIT = "edit"
    IMPORT = "import"
    MODEL = "model"
    LOGIN = "login"
    UPLOAD = "upload"


_DONE = {
    Counted.EDIT: ("change", "changes"),
    Counted.IMPORT: ("time-consuming task", "time-consuming tasks"),
    Counted.MODEL: ("round of questions to the language model", "rounds of questions to the language model"),
    Counted.LOGIN: ("login", "logins"),
    Counted.UPLOAD: ("megabyte of files", "megabytes of files"),
}


class TooMany(Refused):
    """Somebody did something too often; the message says when it works again, `seconds` how long that is."""

    def __init__(self, message: str, seconds: int) -> None:
        """Say what was too often, and for how long it is refused."""
        super().__init__(message)
        self.seconds = seconds


class RateLimits:
    """Counters of one process. Safe to use from many threads."""

    def __init__(self, settings: Settings) -> None:
        """Count up to what the settings say."""
        self._limits: dict[Counted, RateLimitItem] = {
            Counted.EDIT: parse(settings.limit_edits),
            Counted.IMPORT: parse(settings.limit_imports),
            Counted.MODEL: parse(settings.limit_models),
            Counted.LOGIN: parse(settings.limit_logins),
            Counted.UPLOAD: parse(settings.limit_uploads),
        }
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def count(self, act: Counted, whose: str, n: int = 1) -> None:
        """Count an act of somebody's - an account's, or an address's - `n` times; raise TooMany where that is too many.

        What is refused does not count.
        """
        if not self._window.hit(self._limits[act], act, whose, cost=n):
            self._refuse(act, whose)

    def check(self, act: Counted, whose: str) -> None:
        """Raise TooMany where an act of somebody's would be one too many; nothing is counted."""
        if not self._window.test(self._limits[act], act, whose):
            self._refuse(act, whose)

    def _refuse(self, act: Counted, whose: str) -> NoReturn:
        limit = self._limits[act]
        free = self._window.get_window_stats(limit, act, whose).reset_time
        seconds = max(1, round(free - time.time()))
        raise TooMany(
            f"{amount(limit.amount, *_DONE[act])} within {_in_words(limit.get_expiry())} is the most that is allowed "
            f"here. It works again in {_in_words(seconds)}.",
            seconds,
        )


def _in_words(seconds: int) -> str:
    """Return a wait in words: seconds below two minutes, else minutes, rounded up."""
    if seconds < 2 * _MINUTE_SECONDS:
        return amount(seconds, "second")
    return amount(-(-seconds // _MINUTE_SECONDS), "minute")
