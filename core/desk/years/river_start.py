"""Where a river begins: a few moments that lie very far before all others, often wrong dates, are not drawn."""

from collections.abc import Sequence
from datetime import datetime, timedelta

PART_LEFT_OUT = 0.02
"""Part of all moments (0..1) that may be left out at the beginning, and one in any case; by hand."""
EMPTY_YEARS = timedelta(days=3652)
"""What lies empty before the rest, at least, for a moment to be left out: ten years; by hand."""
LEAST_SPAN = timedelta(days=1)
"""What a history has to span to be drawn over time: less is one sitting, and no river."""


def n_far_before(times: Sequence[datetime]) -> int:
    """Return how many of sorted moments lie so far before the rest that more than half the river would be empty.

    One wrong date (1970 is what a clock shows that was never set) would otherwise press the years into a corner.
    """
    most = min(max(1, int(len(times) * PART_LEFT_OUT)), len(times) - 2)
    return max((n for n in range(1, most + 1) if _is_apart(times, n)), default=0)


def _is_apart(times: Sequence[datetime], n: int) -> bool:
    """Tell whether the first n moments lie ten years before the rest, farther than it is long, and it has a length."""
    rest = times[-1] - times[n]
    return rest >= LEAST_SPAN and times[n] - times[n - 1] > max(rest, EMPTY_YEARS)
