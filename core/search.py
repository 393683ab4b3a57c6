"""Search and recommendation in one: words become a query, and the same features rank what they find."""

from collections.abc import Mapping

import numpy as np

from core.catalogue import Floats
from core.entities import Profile
from core.ranking import NEW_GROUND, Ranker
from core.retrieval import FEATURES, candidates, journey_query
from core.slate import Place


def search(
    ranker: Ranker, profile: Profile, words: Floats, salience: Mapping[str, float], n: int
) -> tuple[Place, ...]:
    """Return the n places nearest to what was said, `words` `(dim,)` unit length and centred.

    The person's own history leans on the order as it does on the slate, so the same words find other things first
    for other people; consumed and dismissed items stay out.
    """
    catalogue = ranker.catalogue
    known = [
        i for i in profile.journey_of if i in catalogue.row_of and profile.by_id[profile.journey_of[i]].is_own
    ]
    rows, strength = catalogue.rows(known), np.array([salience.get(i, 0.0) for i in known], np.float32)
    near = catalogue.vectors[rows] @ words if len(rows) else np.zeros(0, np.float32)
    query = journey_query(catalogue, rows, strength * np.maximum(near, 0.0), words, lean=1.0)
    barred = np.union1d(ranker.history.consumed, catalogue.rows(sorted(profile.dismissed)))
    found = candidates(catalogue, query, barred)
    points = found.features * ranker.weights.vector()
    scores = points.sum(axis=1)
    places = []
    for position in np.argsort(-scores, kind="stable")[:n].tolist():
        receipts = tuple(
            catalogue.items[row].item_id for row in found.receipts[position].tolist() if row >= 0
        )
        places.append(
            Place(
                catalogue.items[found.rows[position]].item_id,
                profile.journey_of.get(receipts[0], "") if receipts else "",
                float(scores[position]),
                tuple(zip(FEATURES, points[position].tolist(), strict=True)),
                receipts,
                bool(found.nearest[position] < NEW_GROUND),
            )
        )
    return tuple(places)
