"""Search and 'similar to this' through the ranking's own function: what is not said is imputed from the person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.entities import Item, Profile
from core.ranking.ranker import Ranker
from core.ranking.retrieval import Query, journey_query
from core.ranking.slate import Place
from core.similarity import Floats, Rows

ABOUT = 0.5
"""Part of the nearest own item's likeness to the words from which another counts as being about them; not tuned."""
CLOSE = 0.26
"""Cosine to the words, beyond the usual, that the nearest item must have for anything to be close: the highest at which
none of the 90 queries of one half is refused (`benchmarks/search_floor.py`); of 16 searches for nothing 15 are, in
either half."""
LISTED = 0.15
"""Cosine to the words from which an item is listed beside a close one; by eye: at .2 already it costs that half .002 of
nDCG@10."""
SEARCHED = 20
"""Items that a search in words shows; by eye: what one reads through before asking otherwise."""


Kept = Callable[[Item, float], bool]
"""Tells whether an item is listed, by itself and its cosine to the words."""


def _anything(_: Item, __: float) -> bool:
    """Keep every item."""
    return True


def search(
    ranker: Ranker,
    profile: Profile,
    words: Floats,
    salience: Mapping[str, float],
    n: int,
    *,
    kept: Kept = _anything,
) -> tuple[Place, ...]:
    """Return the n places nearest to what was said, `words` `(dim,)` unit length and centred.

    What the person took up that the words are about leans on the order as it does on the slate, so the same words find
    other things first for other people; the rest of their history is no reason. Consumed, dismissed and blocked items
    stay out, and so does what is not `kept`.
    """
    catalogue = ranker.catalogue
    known = [i for i in profile.journey_of if i in catalogue.row_of and profile.by_id[profile.journey_of[i]].is_own]
    rows, strength = catalogue.rows(known), np.array([salience.get(i, 0.0) for i in known], np.float32)
    near = catalogue.vectors[rows] @ words
    about = (near > 0.0) & (near >= ABOUT * near.max(initial=0.0))
    query = journey_query(catalogue, rows[about], (strength * near)[about], words, lean=1.0)

    def mask(rows: Rows) -> NDArray[np.bool_]:
        likeness = (catalogue.vectors[rows] @ words).tolist()
        return np.array([kept(catalogue.items[row], likeness[k]) for k, row in enumerate(rows.tolist())], bool)

    return _best(ranker, profile, query, n, mask)


def likenesses(catalogue: Catalogue, words: Floats, item_ids: Sequence[str]) -> Floats:
    """Return the cosine of items to what was said `(n,)`, -1 to 1; -1 for unknown ones."""
    return np.array(
        [catalogue.vectors[row] @ words if (row := catalogue.row_of.get(i)) is not None else -1.0 for i in item_ids],
        np.float32,
    )


def usual(catalogue: Catalogue, words: Floats) -> float:
    """Return the mean cosine of a catalogue's items to what was said: as near as anything is to it.

    One person's own things lie together, beside what is ordinary, and nonsense is as near to all of them.
    """
    return float(catalogue.vectors.mean(axis=0) @ words) if len(catalogue.items) else 0.0


def similar(ranker: Ranker, profile: Profile, item_id: str, n: int) -> tuple[Place, ...]:
    """Return the n places most like an item, in the order that suits the person; none for an unknown item."""
    row = ranker.catalogue.rows([item_id])
    query = journey_query(ranker.catalogue, row, np.ones(len(row), np.float32))
    return _best(ranker, profile, query, n, lambda rows: ~np.isin(rows, row))


def _best(
    ranker: Ranker, profile: Profile, query: Query, n: int, kept: Callable[[Rows], NDArray[np.bool_]]
) -> tuple[Place, ...]:
    """Return the best candidates of one query as places, each under the journey of its nearest evidence."""
    dismissed = ranker.catalogue.rows(sorted(profile.dismissed))
    (found,) = ranker.found([query], ranker.personal(profile), n)
    scored = ranker.scored(found, 0.0, dismissed)
    order = np.argsort(-scored.scores, kind="stable")
    order = order[~np.isin(found.rows[order], np.append(dismissed, ranker.blocked(profile)))]
    chosen = order[kept(found.rows[order])][:n]
    places = ranker.filling.written([("", scored, position) for position in chosen.tolist()])
    return tuple(_owned(place, profile) for place in places)


def _owned(place: Place, profile: Profile) -> Place:
    """Return the place under the journey that its nearest evidence belongs to."""
    journey_id = profile.journey_of.get(place.receipts[0], "") if place.receipts else ""
    return replace(place, journey_id=journey_id)
