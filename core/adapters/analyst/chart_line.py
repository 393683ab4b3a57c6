"""A chart as a value: what it shows in one line, and the SELECT that it is made of."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Per(StrEnum):
    """The span that moments are gathered in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """One chart: its name in addresses and file names, its title, what it shows in one line, and its SELECT.

    `{per}` in the SELECT stands for a `Per`, `$1` and so on for the `parameters`. `is_whole` says that it is of no
    things, so that those of a kind cannot be told alone.
    """

    name: str
    title: str
    meaning: str
    sql: str
    parameters: tuple[Any, ...] = ()
    is_whole: bool = False

    def about(self, *parameters: Any) -> "ChartLine":
        """Return the same chart about something else."""
        return replace(self, parameters=parameters)

    def select(self, per: Per = Per.WEEK) -> str:
        """Return the SELECT for a span."""
        return self.sql.replace("{per}", per.value)


OWN = "journeys WHERE state <> 'removed' AND items > 0"
"""Journeys that count, as what follows FROM: those that were removed and those with no history do not."""
