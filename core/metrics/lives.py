"""How long journeys last: beside what people say in a survey, and as a curve of survival."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

SURVEYED: tuple[tuple[str, float, float], ...] = (
    ("under a week", 7.0, 0.09),
    ("a week to a month", 30.0, 0.10),
    ("one to three months", 90.0, 0.12),
    ("three months to a year", 365.0, 0.16),
    ("a year or more", inf, 0.51),
)
"""What a journey's length is called, the days that it stays under, and the share of people's journeys of that length.

The shares (0..1, rounded by their source to 98 hundredths in all) are those of the survey behind Christakopoulou et al.
2023, *Large Language Models for User Interest Journeys* (arXiv 2305.15498). Months are of 30 days, years of 365.
"""


@dataclass(frozen=True, slots=True)
class Survival:
    """The share (0..1) of journeys that go on for longer than so many days, and how many were seen till then."""

    days: float
    share: float
    at_risk: int


def survival(lives: Sequence[tuple[float, bool]]) -> tuple[Survival, ...]:
    """Return the curve of lives in days, each with whether it is over: one step at every end of a life, from 1 down.

    Lives that go on count as long as they were seen (Kaplan and Meier 1958, the product-limit estimate); ends come
    before those on the same day that go on. Nothing of nothing.
    """
    share, at_risk, steps = 1.0, len(lives), [Survival(0.0, 1.0, len(lives))] if lives else []
    by_day: dict[float, tuple[int, int]] = {}
    for days, is_over in lives:
        ended, seen = by_day.get(days, (0, 0))
        by_day[days] = (ended + is_over, seen + 1)
    for days in sorted(by_day):
        ended, seen = by_day[days]
        if ended:
            share *= 1 - ended / at_risk
            steps.append(Survival(days, share, at_risk))
        at_risk -= seen
    return tuple(steps)
