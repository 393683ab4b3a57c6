"""Say beforehand of an edit that it changes whose items are, and not or hardly their order, where that is so."""

from core.effects.comparison import Comparison
from core.effects.meter import VISIBLE
from core.effects.sentences import count

MOST_LEAVING = 2
"""Of the first places, things that may leave them where an edit hardly changes what comes first; by eye: one in six."""
MOST_NEW = 0.1
"""Part (0..1) of a list that may be new to it there, or gone from it; by eye. With 300 others a split or a move brings
.03 to .08 of a list and nothing better to its top, by meaning .2 and more that is better (`benchmarks/steering.py`)."""


def handing_over_in_words(comparison: Comparison) -> str:
    """Say how many places would stand under another journey; '' where none, or where what comes first changes.

    Where other people's histories rank, an item comes as high under either of two journeys: then a split or a move
    changes who it belongs to, and what later edits of that journey reach, and leaves the list nearly as it is.
    """
    if not comparison.handed_over:
        return ""
    changed, n = comparison.changed_of_first(VISIBLE)
    stand = f"{count(len(comparison.handed_over), 'place')} would stand under another journey"
    if not changed:
        order = "in the same order" if comparison.changes_nothing else f"and the first {n} keep their order"
        return f"This changes whose things are, not what comes first: {stand}, {order}."
    stay = comparison.staying_of_first(VISIBLE)
    other = max(len(comparison.came), len(comparison.gone))
    if n < VISIBLE or n - stay > MOST_LEAVING or other > MOST_NEW * len(comparison.moves):
        return ""
    kept = f"all of the first {n} things" if stay == n else f"{stay} of the first {n} things"
    return f"This changes whose things are more than what comes first: {stand}, and {kept} stay among the first {n}."
