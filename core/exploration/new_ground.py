"""Which areas of a catalogue are new ground for a person: novel, neither followed nor declined, and understood."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from core.catalogue import Catalogue
from core.entities import Profile
from core.exploration.areas import Areas
from core.exploration.trails import TAKEN_UP, Trails
from core.journeys import proposal_id
from core.similarity import Doubles, Rows, unit

NOVEL = 0.4
"""Novelty (0..1) from which an area may be proposed; by eye on the demo, not tuned. Below it more would be taken up
(`benchmarks/exploration.py`), but less of it would be new."""
FOLLOWED_SHARE = 0.25
"""Share of an area's items in a journey from which the journey follows the area; chosen by hand."""
UNDERSTOOD = 0.5
"""Share of an area's items in languages that the person has taken something up in, below which it is foreign; half."""


def new_areas(
    catalogue: Catalogue,
    areas: Areas,
    trails: Trails,
    profile: Profile,
    *,
    person_id: str,
    never: AbstractSet[int] = frozenset(),
) -> dict[int, float]:
    """Map the areas that may be proposed to a person to their novelty (0..1): novel, neither followed nor declined.

    None is in a language that is foreign to them, none is in `never`, and each has items enough to be taken up.
    """
    novelty = _novelty(catalogue, areas, profile)
    barred = followed(catalogue, areas, profile) | declined(catalogue, areas, profile.declined)
    barred |= set(never) | set(trails.takers.get(person_id, ())) | _foreign(catalogue, areas, profile)
    large = [area for area, rows in areas.members.items() if len(rows) > TAKEN_UP and area not in barred]
    return {area: float(novelty[area]) for area in large if novelty[area] >= NOVEL}


def _novelty(catalogue: Catalogue, areas: Areas, profile: Profile) -> Doubles:
    """Return how new every area is `(n_areas,)`: far from the journeys' middles and not consumed."""
    nearness = np.zeros(len(areas))
    for journey in profile.journeys:
        rows = catalogue.rows(journey.members or journey.anchors)
        if len(rows):
            nearness = np.maximum(nearness, areas.centres @ unit(catalogue.vectors[rows].mean(axis=0)))
    seen = np.zeros(len(catalogue.items), bool)
    seen[catalogue.rows(profile.history_ids)] = True
    consumed = np.array([seen[areas.members[a]].mean() if len(areas.members[a]) else 1.0 for a in range(len(areas))])
    return np.asarray(np.clip(1.0 - nearness, 0.0, 1.0) * (1.0 - consumed), dtype=np.float64)


def _foreign(catalogue: Catalogue, areas: Areas, profile: Profile) -> set[int]:
    """Return the areas that are mostly in languages in which the person never took anything up."""
    language = np.array([item.language for item in catalogue.items], dtype=np.str_)
    known = {"", *language[catalogue.rows(profile.history_ids)].tolist()}
    understood = np.isin(language, sorted(known))
    return {area for area, rows in areas.members.items() if len(rows) and understood[rows].mean() < UNDERSTOOD}


def followed(catalogue: Catalogue, areas: Areas, profile: Profile) -> set[int]:
    """Return the areas that a person follows, rests from or said no to: a good part of a journey lies there."""
    found: set[int] = set()
    for journey in profile.journeys:
        label = areas.label[catalogue.rows((*journey.members, *journey.anchors))]
        there, counts = np.unique(label[label >= 0], return_counts=True)
        least = max(TAKEN_UP, FOLLOWED_SHARE * counts.sum()) if len(journey.members) > 1 else 1
        found.update(int(area) for area, count in zip(there, counts, strict=True) if count >= least)
    return found


def declined(catalogue: Catalogue, areas: Areas, proposal_ids: Sequence[str]) -> set[int]:
    """Return the areas that hold the heart of a declined proposal, even if the areas were cut anew."""
    if not proposal_ids:
        return set()
    refused: AbstractSet[str] = set(proposal_ids)
    rows: Rows = np.array(
        [row for row, item in enumerate(catalogue.items) if proposal_id(item.item_id) in refused],
        dtype=np.int64,
    )
    return {int(area) for area in areas.label[rows] if area >= 0}
