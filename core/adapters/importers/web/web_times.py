"""The time at which a page was opened or saved: in any unit or form, never before the web and never still to come."""

from datetime import UTC, datetime

from core.adapters.importers.lines.format import Reader
from core.adapters.importers.texts.cells import is_blank
from core.adapters.importers.times.moments import AHEAD, Clock, clock_of, moment_of

_FIRST_PAGE = datetime(1991, 8, 6, tzinfo=UTC)
"""The day on which the web was made public; nobody opened or saved a page before."""
_NO_TIMES = (0, "0", -11_644_473_600, "-11644473600")
"""What exporters write where they know no time: where Unix time begins, or in Chromium's HTML the year 1601."""


def web_moment(value: object, reader: Reader, clock: Clock | None = None) -> datetime:
    """Return a time in UTC; without a clock its unit is told by its size. Raises ValueError with the reason."""
    if isinstance(value, bool):
        raise ValueError("it is no time")
    return plausible(moment_of(value, clock or clock_of([value], reader.day_first)), reader)


def plausible(moment: datetime, reader: Reader) -> datetime:
    """Return a moment at which a page can have been opened; raises ValueError with the reason for another."""
    if moment < _FIRST_PAGE:
        raise ValueError(f"the year {moment.year} is before the web")
    if moment > reader.now + AHEAD:
        raise ValueError(f"it lies in the future ({moment:%Y-%m-%d})")
    return moment


def saved_moment(value: object, reader: Reader) -> datetime | None:
    """Return a time of saving, None where there is none: exporters write 0 where they know no time.

    Raises ValueError with the reason for a time that cannot be right.
    """
    if is_blank(value) or value in _NO_TIMES:
        return None
    return web_moment(value, reader)
