"""A journey's life as values: its items by year, when it rested and came back, how long ago it was last taken up."""

from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, groupby

from core.desk.desk import Desk
from core.entities import Item, Journey
from core.salience import lulls


@dataclass(frozen=True, slots=True)
class YearOf:
    """The items of a journey that were last taken up in a year, latest first."""

    year: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """A journey's years, the latest first, and what is told of them.

    `lulls` are the silences it came back from, each by the last moment before and the first after. The whole history
    ends at `end` and holds `n_history` items.
    """

    years: tuple[YearOf, ...]
    lulls: tuple[tuple[datetime, datetime], ...]
    end: datetime
    n_history: int

    @property
    def n_items(self) -> int:
        """Return how many items the years hold."""
        return sum(len(held.items) for held in self.years)

    @property
    def starts(self) -> dict[int, int]:
        """Map each year, the latest first, to how many items come before its first."""
        before = accumulate((len(held.items) for held in self.years), initial=0)
        return {held.year: next(before) for held in self.years}

    def page(self, start: int, n: int) -> tuple[YearOf, ...]:
        """Return n items from a position on, latest first, by year; fewer at the end, none beyond it."""
        found = []
        for held in self.years:
            items = held.items[max(start, 0) : max(start, 0) + n]
            start -= len(held.items)
            n -= len(items)
            if items:
                found.append(YearOf(held.year, items))
        return tuple(found)


def lifetime(desk: Desk, journey: Journey) -> Lifetime:
    """Return the life of a journey."""
    last = sorted(((desk.times[i][-1], i) for i in journey.members if i in desk.times), reverse=True)
    times = sorted(time for item_id in journey.members for time in desk.times.get(item_id, ()))
    years = []
    for year, held in groupby(last, key=lambda row: row[0].year):
        known = (desk.catalogue.item(item_id) for _, item_id in held)
        years.append(YearOf(year, tuple(item for item in known if item is not None)))
    return Lifetime(
        years=tuple(years),
        lulls=tuple(lulls(times)),
        end=desk.now,
        n_history=len(desk.item_ids),
    )
