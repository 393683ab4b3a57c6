"""Candidates for a journey's query: what is near in meaning and what people take up with it, with features."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.ranking.collaboration import RECENCY, Collaboration, Neighbours
from core.ranking.own_voice import said_to
from core.ranking.semantic_ids import SemanticIds
from core.similarity import Floats, Rows, unit

FEATURES = (
    "content",
    "evidence",
    "together",
    "people",
    "follows",
    "codes",
    "popularity",
    "quality",
    "freshness",
    "words",
    "trend",
)
K_NEAREST = 200
"""Candidates by meaning for each journey; by hand (`benchmarks/recommendation.py` prints their recall)."""
K_TOGETHER = 60
"""Candidates that are taken up with the journey's items; chosen by hand, likewise."""
K_PERSONAL = 60
"""Candidates from the whole history of the person; chosen by hand, likewise."""
MOST_EVIDENCE = 32
"""Members, strongest first, that a candidate is compared with; chosen by hand for speed."""
RECEIPTS = 2
"""Own items that are shown as reasons for a place; by eye."""
MOST_RECENT = 30
"""Latest items that say what follows; the pull of later ones is below 1/400 of the first."""
LONG_AGO = 0.2
"""Weight of the oldest item beside the latest's 1 in what people take up together; chosen by hand, not tuned."""
WORDS_LEAN = 0.5
"""Part of a query (0..1) that the person's own name for a journey makes up; chosen by hand: as much as its items."""


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What a journey asks the catalogue: a unit vector `(dim,)` and the rows of its members by strength.

    `member_rows` `(m,)` are catalogue rows, strongest first; `member_weights` `(m,)` their salience, adding to 1.
    `words` `(dim,)` is the person's own name for it, where they gave one. `has_history` is False where the members are
    no items of the person's but stand for what they want; `stand_in` where the name alone chose them. `pull` is the
    length of what the members add up to by their salience, 0 where the vector is not that alone.
    """

    vector: Floats
    member_rows: Rows
    member_weights: Floats
    words: Floats | None = None
    has_history: bool = True
    stand_in: bool = False
    pull: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Items that may answer a query: `rows` `(k,)` rising, `features` `(k, n_features)`.

    `receipts` `(k, 2)` are the rows of the members nearest to each candidate, -1 where there is none;
    `nearest` `(k,)` is the similarity of the nearest.
    """

    rows: Rows
    features: Floats
    receipts: Rows
    nearest: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What is known beside meaning: links learned from all histories and semantic ids; None where it is not."""

    collaboration: Collaboration | None = None
    codes: SemanticIds | None = None

    @property
    def links(self) -> Neighbours | None:
        """Return what people take up together; None where nobody can say."""
        return None if self.collaboration is None else self.collaboration.people

    @property
    def n_people(self) -> int:
        """Return how many people's histories were learned from."""
        return 0 if self.collaboration is None else self.collaboration.n_people


@dataclass(frozen=True, slots=True, eq=False)
class Personal:
    """What everyone's histories say to one person whatever they ask: `people`, `follows` `(n_items,)` 0..1.

    `rows` are the items for which most is said, rising; `trend` `(n_items,)` 0..1 is what is being taken up now.
    """

    people: Floats
    follows: Floats
    rows: Rows
    trend: Floats | None = None


def journey_query(
    catalogue: Catalogue,
    member_rows: Rows,
    member_weights: Floats,
    words: Floats | None = None,
    lean: float = WORDS_LEAN,
) -> Query:
    """Return the query of members weighted by salience, leaning towards the person's own words `(dim,)`.

    A journey without members or words has a zero vector and finds nothing.
    """
    order = np.argsort(-member_weights, kind="stable")
    rows, weights = member_rows[order], member_weights[order]
    total = float(weights.sum())
    weights = (weights / total).astype(np.float32) if total > 0 else weights.astype(np.float32)
    middle = weights @ catalogue.vectors[rows] if len(rows) else np.zeros_like(catalogue.mean)
    centre, pull = unit(middle), total * float(np.linalg.norm(middle))
    if words is not None:
        centre, pull = unit((1.0 - lean) * centre + lean * words) if centre.any() else words, 0.0
    return Query(centre.astype(np.float32), rows, weights, words, pull=pull)


def personal_signals(
    collaboration: Collaboration,
    own_rows: Rows,
    excluded: Rows,
    weights: tuple[float, float],
    k: int = K_PERSONAL,
    *,
    trend: float = 0.0,
    is_own: NDArray[np.bool_] | None = None,
) -> Personal:
    """Return what everyone's histories say to a person with these rows, the latest first.

    The latest weigh most; `weights` are what `people` and `follows` are worth when the best rows are picked, `trend`
    what it is worth that something is being taken up now. `is_own` tells which of the rows are the person's, all by
    default: the others keep their age and say nothing.
    """
    own = np.ones(len(own_rows), np.bool_) if is_own is None else is_own
    age = np.arange(len(own_rows), dtype=np.float32)
    recency = np.exp(-age / collaboration.recent).astype(np.float32)
    people = said_to(collaboration.people, own_rows, recency + np.float32(LONG_AGO), own)
    latest = slice(0, int(np.searchsorted(np.cumsum(own), MOST_RECENT)) + 1)
    recent = np.exp(-age / RECENCY).astype(np.float32)[latest]
    follows = said_to(collaboration.follows, own_rows[latest], recent, own[latest])
    said = weights[0] * people + weights[1] * follows
    if collaboration.trend is not None:
        said = said + np.float32(trend) * collaboration.trend
    return Personal(people, follows, np.sort(_strongest(said, excluded, k)), collaboration.trend)


def _strongest(said: Floats, excluded: Rows, k: int) -> Rows:
    """Return up to k rows for which something is said, without the excluded ones."""
    said = said.copy()
    said[excluded] = 0.0
    rows = np.flatnonzero(said > 0.0)
    return rows[np.lexsort((rows, -said[rows]))][:k]


def retrieved(
    catalogue: Catalogue,
    query: Query,
    near: Rows,
    *,
    excluded: Rows,
    signals: Signals | None = None,
    personal: Personal | None = None,
) -> Candidates:
    """Return the items that may answer a query, with their features.

    `near` `(k,)` are the rows nearest in meaning; what people take up with the members, and what suits the person
    whatever they ask, joins them. What is not known counts as nothing for every item alike.
    """
    signals = signals or Signals()
    rows, together = near, _together(query, signals)
    if together is not None:
        rows = np.union1d(rows, _strongest(together, excluded, K_TOGETHER))
    if personal is not None and query.vector.any():
        rows = np.union1d(rows, personal.rows)
    return featured(catalogue, query, rows, signals=signals, personal=personal, together=together)


def _together(query: Query, signals: Signals) -> Floats | None:
    """Return how much people take each item up with a query's members `(n_items,)`; None where nobody can say."""
    if signals.collaboration is None or not len(query.member_rows):
        return None
    return signals.collaboration.people.spread(query.member_rows, query.member_weights)


def featured(
    catalogue: Catalogue,
    query: Query,
    rows: Rows,
    *,
    signals: Signals,
    personal: Personal | None = None,
    together: Floats | None = None,
) -> Candidates:
    """Return given rows `(k,)` as candidates of a query, with their features."""
    content, nearest, receipts = _evidence(catalogue, query, rows)
    if query.stand_in:
        receipts[:] = -1
    together = _together(query, signals) if together is None else together
    features = np.zeros((len(rows), len(FEATURES)), np.float32)
    features[:, 0] = content
    features[:, 1] = nearest
    if together is not None:
        features[:, 2] = together[rows]
    if personal is not None:
        features[:, 3], features[:, 4] = personal.people[rows], personal.follows[rows]
        if personal.trend is not None:
            features[:, 10] = personal.trend[rows]
    if signals.codes is not None and len(query.member_rows):
        features[:, 5] = signals.codes.kinship(query.member_rows, query.member_weights, rows)
    features[:, 6] = catalogue.popularity[rows]
    if signals.collaboration is not None:
        features[:, 7] = signals.collaboration.quality[rows]
    features[:, 8] = catalogue.freshness[rows]
    if query.words is not None:
        features[:, 9] = catalogue.vectors[rows] @ query.words
    return Candidates(rows, features, receipts, nearest)


def _evidence(catalogue: Catalogue, query: Query, rows: Rows) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Return each row's similarity to the query and to its nearest strong member `(k,)`, and the two nearest."""
    members = query.member_rows[:MOST_EVIDENCE]
    receipts = np.full((len(rows), RECEIPTS), -1, np.int64)
    anchors = np.concatenate([query.vector[None], catalogue.vectors[members]])
    similarity = catalogue.vectors[rows] @ anchors.T
    content = similarity[:, 0].copy()
    nearest = np.zeros(len(rows), np.float32)
    every = np.arange(len(rows))
    similarity[:, 0] = -np.inf
    for receipt in range(min(RECEIPTS, len(members))):
        best = similarity.argmax(axis=1)
        receipts[:, receipt] = members[best - 1]
        if receipt == 0:
            nearest = similarity[every, best]
        similarity[every, best] = -np.inf
    return content, nearest, receipts
