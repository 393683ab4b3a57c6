"""How many tokens of language models one person may use on one day, and how many they used."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.wording import amount

DAY = timedelta(days=1)
"""A day of the calendar, in UTC."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """The tokens that somebody used today, in UTC, and may use in all; `most` is None without a limit."""

    used: int
    most: int | None = None

    @property
    def is_used_up(self) -> bool:
        """Tell whether nothing more may be asked today."""
        return self.most is not None and self.used >= self.most

    def in_words(self) -> str:
        """Say how much of it is used; '' without a limit."""
        if self.most is None:
            return ""
        budget = amount(self.most, "token")
        if self.is_used_up:
            return (
                f"Today's budget of {budget} for the language model is used up ({self.used:,} used), so nothing is "
                "sent. It starts anew at midnight UTC."
            )
        return f"Used today: {self.used:,} of {budget}."


def bounds_of_day(moment: datetime) -> tuple[datetime, datetime]:
    """Return where the day of a moment in UTC begins and where the next one does."""
    start = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + DAY
