"""What is not the person's: the items of journeys that are not them, and what strayed from those into others."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey, Profile
from core.ranking.affinity import affinities, proximity
from core.ranking.collaboration import Neighbours
from core.similarity import Rows

MOST_COMPARED = 500
"""Items of a journey that are compared with one another at most, the first in its order; chosen by hand for memory."""


def removed_items(profile: Profile) -> tuple[str, ...]:
    """Return the items of the journeys that the person said are not them."""
    return tuple(item_id for journey in profile.journeys if not journey.is_own for item_id in journey.members)


def strays(catalogue: Catalogue, links: Neighbours | None, journey: Journey, removed: Rows) -> frozenset[str]:
    """Return the members of a journey that are more like what was removed than like the rest of the journey.

    Those are less than half of it: where it looks like what was removed as a whole, that is for the person to say
    (`lookalikes`). `links` are what people take up together, None where nobody can say.
    """
    members = [item_id for item_id in journey.members if item_id in catalogue.row_of][:MOST_COMPARED]
    if len(members) < 2:
        return frozenset()
    rows = catalogue.rows(members)
    at_home = affinities(catalogue.vectors, links, rows, rows)
    rest = at_home[~np.eye(len(rows), dtype=bool)].reshape(len(rows), len(rows) - 1)
    away = proximity(affinities(catalogue.vectors, links, rows, removed[:MOST_COMPARED])) > proximity(rest)
    strayed = frozenset(members[at] for at in np.flatnonzero(away).tolist())
    return strayed if 2 * len(strayed) < len(journey.members) else frozenset()


def without(journeys: Sequence[Journey], gone: frozenset[str]) -> list[Journey]:
    """Return journeys that ask for nothing by what is not the person's; what is not theirs keeps its own members."""
    return [_without(journey, gone) if gone else journey for journey in journeys]


def _without(journey: Journey, gone: frozenset[str]) -> Journey:
    """Return a journey without some anchors and, where it is the person's own, without some members."""
    anchors, members, focus = (
        tuple(item_id for item_id in part if item_id not in gone)
        for part in (journey.anchors, journey.members, journey.focus)
    )
    if not journey.is_own:
        return replace(journey, anchors=anchors)
    return replace(journey, members=members, anchors=anchors, focus=focus or journey.focus)
