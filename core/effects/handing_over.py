"""Say beforehand of an edit that it changes whose items are, and not their order, where that is so."""

from core.effects.comparison import Comparison
from core.effects.meter import VISIBLE
from core.effects.sentences import count


def handing_over_in_words(comparison: Comparison) -> str:
    """Say how many places would stand under another journey; '' where none, or where the order changes visibly.

    Where other people's histories rank, an item comes as high under either of two journeys: then a split or a move
    changes who it belongs to, and what later edits of that journey reach, and leaves the list as it is.
    """
    changed, n = comparison.changed_of_first(VISIBLE)
    if not comparison.handed_over or changed:
        return ""
    stand = f"{count(len(comparison.handed_over), 'place')} would stand under another journey"
    order = "in the same order" if comparison.changes_nothing else f"and the first {n} keep their order"
    return f"This changes whose things are, not what comes first: {stand}, {order}."
