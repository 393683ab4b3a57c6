"""When a row's thing was taken up: at the time it was done, else begun, else added; or it is still to come."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.adapters.importers.tables.mapping import ColumnMapping
from core.adapters.importers.texts.cells import number_of
from core.adapters.importers.texts.stages import Stage, is_no, is_taken_up, is_yes, stage_of
from core.adapters.importers.texts.still_to_come import is_planned
from core.adapters.importers.times.moments import Clock, is_no_time, moment_of
from core.wording import amount

TIMES = ("time", "begun", "added")
"""The parts of a mapping that hold times, in the order in which one stands in for another."""

_WAITING = "still to come"


def agreed(clocks: Mapping[str, Clock]) -> dict[str, Clock]:
    """Return the clocks of a file's columns, where one that leaves day and month open follows one that is sure."""
    sure = next((clock for clock in clocks.values() if clock.is_sure and not clock.unit), None)
    return {
        role: replace(clock, day_first=sure.day_first, is_sure=True) if sure and not clock.is_sure else clock
        for role, clock in clocks.items()
    }


@dataclass(slots=True)
class Occasions:
    """The times of one reading while it goes on; `stood_in` counts the rows whose time is another column's."""

    mapping: ColumnMapping
    clocks: Mapping[str, Clock]
    stood_in: Counter[str] = field(default_factory=Counter)
    _of_doing: bool = field(init=False)
    """Whether the column of the time says that it is when a thing was done."""
    _asks: bool = field(init=False)
    """Whether the column of the status only asks whether a thing was done: 'Read' with yes and no."""
    _wishes: bool = field(init=False)
    """Whether the column of the status only asks whether a thing is wished for: 'Wish list' with yes and no."""

    def __post_init__(self) -> None:
        """Tell once for all rows what the columns ask."""
        status = self.mapping.status or ""
        self._of_doing = stage_of(self.mapping.time or "") is Stage.DONE
        # What has a time of its being played was played, to the end or not.
        self._asks = stage_of(status) is Stage.DONE and not self._of_doing
        self._wishes = is_planned(status)

    def of(self, cell: Callable[[str], object]) -> tuple[datetime | None, bool]:
        """Return a row's time and whether its thing is still to come; `cell` gives the cell of a part.

        Raises ValueError for a thing that was taken up at no time, or at one that cannot be read.
        """
        if self.waits(cell("status")) and not self._was_done(cell):
            return self._since(cell), True
        for role in TIMES[:2]:
            if not is_no_time(cell(role)):
                self.stood_in[role] += role != "time"
                return moment_of(cell(role), self.clocks[role]), False
        if self._says_nothing(cell):
            self.stood_in[_WAITING] += 1
            return self._since(cell), True
        if is_no_time(cell("added")):
            raise ValueError("the time is empty")
        self.stood_in["added"] += 1
        return moment_of(cell("added"), self.clocks["added"]), False

    @property
    def day_first(self) -> bool:
        """Whether the day comes before the month in the file's dates."""
        return self.clocks["time"].day_first if "time" in self.clocks else True

    def waits(self, status: object) -> bool:
        """Tell whether the cell of the status says that its thing is still to come."""
        return is_planned(status) or (is_yes(status) if self._wishes else self._asks and is_no(status))

    def _was_done(self, cell: Callable[[str], object]) -> bool:
        """Tell whether a thing that is wished for has a time of its being done all the same: it may be a favourite."""
        return self._wishes and self._of_doing and not is_no_time(cell("time"))

    def _says_nothing(self, cell: Callable[[str], object]) -> bool:
        """Tell whether a row without the time of its being done says in no other way that it was taken up."""
        if not (self.mapping.begun or self.mapping.added):
            return False
        status = cell("status")
        return not (is_taken_up(status) or (self._asks and is_yes(status)) or number_of(cell("value")))

    def _since(self, cell: Callable[[str], object]) -> datetime | None:
        """Return when something still to come was put on its list; it needs no time."""
        for role in (role for role in ("added", "time", "begun") if role in self.clocks):
            with suppress(ValueError):
                return moment_of(cell(role), self.clocks[role])
        return None

    def notes(self) -> Iterator[str]:
        """Yield what was assumed, in plain words."""
        yield from dict.fromkeys(clock.note for clock in self.clocks.values() if clock.note)
        done = self.mapping.time
        for role in TIMES[1:]:
            if n := self.stood_in[role]:
                stand = "stands" if n == 1 else "stand"
                yield f"{amount(n, 'row')} without a time in '{done}' {stand} at '{getattr(self.mapping, role)}'."
        if n := self.stood_in[_WAITING]:
            yield f"{amount(n, 'row')} without a time in '{done}' {'waits' if n == 1 else 'wait'}, as still to come."
