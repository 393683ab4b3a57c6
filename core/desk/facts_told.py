"""What the list says of its things, with the names that stand in it: the facts that other words may use."""

from collections.abc import Mapping

from core.desk.beside import stands_beside
from core.desk.slate_views import PlaceView
from core.effects.sentences import SOURCES
from core.naming.rewording import Facts, as_facts
from core.ranking.reasons import in_words


def reason_facts(view: PlaceView) -> Facts:
    """Return why a thing is on the list."""
    titles = [item.title for item in view.receipts]
    return as_facts(in_words(view.place, view.journey_name, titles), [view.journey_name, *titles])


def beside_facts(one: PlaceView, other: PlaceView, asked: Mapping[str, float], shown: str = "") -> Facts:
    """Return why the higher of two places stands above the lower; `asked` are the shares of the journeys.

    `shown` is what there is to say first where they are shown in another order than the list's own.
    """
    names = [name for view in (one, other) for name in (view.item.title, view.journey_name)]
    own = stands_beside(one, other, asked)
    return as_facts(f"{shown} In your list's own order: {own}" if shown else own, [*names, *SOURCES.values()])
