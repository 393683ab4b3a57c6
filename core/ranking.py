"""The one ranking function: a profile, a catalogue and a history in, a slate with reasons out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue, Floats, Rows
from core.entities import Journey, JourneyState, Profile
from core.retrieval import FEATURES, Candidates, Query, Together, candidates, journey_query
from core.salience import shares
from core.slate import Place, Slate, calibrate, diversify

SLATE_LENGTH = 50
POOL = 3
NEW_GROUND = 0.45
NEAR_DISMISSED = 0.6
MOST_NOVELTY = 0.6
MOST_REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature is worth, in points per unit, and the penalty for nearness to a dismissed item."""

    content: float = 1.0
    evidence: float = 0.4
    together: float = 0.3
    popularity: float = 0.05
    freshness: float = 0.03
    dismissed: float = 0.6

    def vector(self) -> Floats:
        """Return the weights `(n_features,)` in the order of the features."""
        return np.array([getattr(self, name) for name in FEATURES], dtype=np.float32)


@dataclass(frozen=True, eq=False)
class History:
    """What ranking needs of a person's past: salience by item and every row they have consumed."""

    salience: Mapping[str, float]
    consumed: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A journey's candidates with their scores `(k,)`, best first not implied."""

    found: Candidates
    scores: Floats


class Ranker:
    """Rank one person's slate; what does not change from edit to edit is remembered, never what it means.

    `words` maps a person's own names to unit centred vectors `(dim,)`; a name without one does not lean.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        history: History,
        weights: Weights | None = None,
        together: Together | None = None,
    ) -> None:
        """Hold a catalogue and a person's history."""
        self.catalogue = catalogue
        self.history = history
        self.weights = weights or Weights()
        self._points = self.weights.vector()
        self._together = together
        self._queries: dict[object, Query] = {}
        self._found: dict[Query, Candidates] = {}
        self._scored: dict[object, Scored] = {}
        self._ordered: dict[object, Rows] = {}

    def query(self, journey: Journey, words: Mapping[str, Floats]) -> Query:
        """Return what a journey asks: its focus or members, its anchors, and the person's words for it."""
        said = journey.own_name if journey.own_name is not None and journey.own_name in words else None
        key = (journey.focus or journey.members, journey.anchors, said)
        if key not in self._queries:
            chosen = (*(journey.focus or journey.members), *journey.anchors)
            known = [item_id for item_id in chosen if item_id in self.catalogue.row_of]
            strength = [self.history.salience.get(item_id, 1.0) for item_id in known]
            rows, weights = self.catalogue.rows(known), np.array(strength, dtype=np.float32)
            self._queries[key] = journey_query(self.catalogue, rows, weights, words[said] if said else None)
        return self._queries[key]

    def scored(self, query: Query, exploration: float, dismissed: Rows) -> Scored:
        """Return a query's candidates with their scores; exploration trades nearness for novelty."""
        if query not in self._found:
            found = candidates(self.catalogue, query, self.history.consumed, self._together)
            self._found[query] = found
        key = (query, exploration, dismissed.tobytes())
        if key not in self._scored:
            found, trade = self._found[query], MOST_NOVELTY * exploration
            scores = found.features @ self._points
            scores -= self.weights.dismissed * self._nearness(found.rows, dismissed)
            self._scored[key] = Scored(found, (1 - trade) * scores + trade * (1.0 - found.nearest))
        return self._scored[key]

    def _forget(self) -> None:
        """Drop what was remembered once it has grown large."""
        for memory in (self._queries, self._found, self._scored, self._ordered):
            memory.clear()

    def _nearness(self, rows: Rows, dismissed: Rows) -> Floats:
        """Return how far each row lies within the neighbourhood of a dismissed one `(k,)`, 0..1."""
        if not len(dismissed) or not len(rows):
            return np.zeros(len(rows), np.float32)
        nearest = (self.catalogue.vectors[rows] @ self.catalogue.vectors[dismissed].T).max(axis=1)
        depth: Floats = np.clip((nearest - NEAR_DISMISSED) / (1.0 - NEAR_DISMISSED), 0.0, 1.0)
        return depth.astype(np.float32)

    def slate(
        self, profile: Profile, words: Mapping[str, Floats] | None = None, n: int = SLATE_LENGTH
    ) -> Slate:
        """Return the calibrated, diversified slate of a profile, pins on top."""
        words = words or {}
        if len(self._scored) > MOST_REMEMBERED:
            self._forget()
        asked = shares(profile.journeys, self.history.salience)
        dismissed = self.catalogue.rows(sorted(profile.dismissed))
        scored = [self.scored(self.query(j, words), profile.exploration, dismissed) for j in profile.journeys]
        barred = np.union1d(dismissed, self.catalogue.rows(profile.pinned))
        owned = _belonging(scored, barred)
        pins = [self._pin(profile, item_id) for item_id in profile.pinned if item_id in self.catalogue.row_of]
        claims = [asked[j.journey_id] for j in profile.journeys]
        turns = list(calibrate(claims, [len(positions) for positions in owned], n - len(pins)))
        orders = [
            self._order(scored[i], owned[i], profile.exploration, turns.count(i)) for i in range(len(scored))
        ]
        places = (*pins[:n], *self._places(profile, scored, orders, turns))
        return Slate(places, asked, _shortfall(profile, asked, len(places), n))

    def _order(self, scored: Scored, owned: Rows, exploration: float, most: int) -> Rows:
        """Return positions among a journey's candidates in the order in which they take its places."""
        most = min(len(owned), max(most, 4)) if most else 0
        key = (scored, owned.tobytes(), exploration, most)
        if key not in self._ordered:
            best = owned[np.argsort(-scored.scores[owned], kind="stable")][: POOL * most + 10]
            vectors = self.catalogue.vectors[scored.found.rows[best]]
            self._ordered[key] = best[diversify(vectors, scored.scores[best], most, 0.1 + 0.3 * exploration)]
        return self._ordered[key]

    def _places(
        self, profile: Profile, scored: Sequence[Scored], orders: Sequence[Rows], turns: Sequence[int]
    ) -> list[Place]:
        """Fill the places in the order of the journeys' turns and write down the reasons."""
        left = [iter(order.tolist()) for order in orders]
        return [self._place(profile.journeys[j].journey_id, scored[j], next(left[j])) for j in turns]

    def _place(self, journey_id: str, scored: Scored, position: int) -> Place:
        """Write down one item with its reasons."""
        found, items = scored.found, self.catalogue.items
        points = (found.features[position] * self._points).tolist()
        receipts = tuple(items[row].item_id for row in found.receipts[position].tolist() if row >= 0)
        return Place(
            items[found.rows[position]].item_id,
            journey_id,
            float(scored.scores[position]),
            tuple(zip(FEATURES, points, strict=True)),
            receipts,
            bool(found.nearest[position] < NEW_GROUND),
        )

    def _pin(self, profile: Profile, item_id: str) -> Place:
        """Return the place of a pinned item."""
        return Place(item_id, profile.journey_of.get(item_id, ""), 0.0, pinned=True)


def _belonging(scored: Sequence[Scored], barred: Rows) -> list[Rows]:
    """Return, for each journey, the positions of the candidates that no other journey scores higher.

    Silent journeys take part, so that nothing of theirs comes in under another's name.
    """
    sizes = [len(s.scores) for s in scored]
    if not sum(sizes):
        return [np.empty(0, np.int64) for _ in scored]
    rows = np.concatenate([s.found.rows for s in scored])
    scores = np.concatenate([s.scores for s in scored])
    order = np.lexsort((-scores, rows))
    first = np.ones(len(order), bool)
    first[1:] = rows[order[1:]] != rows[order[:-1]]
    winners = np.zeros(len(rows), bool)
    winners[order[first]] = True
    if len(barred):
        winners &= ~np.isin(rows, barred)
    ends = np.cumsum(sizes)
    return [np.flatnonzero(winners[end - size : end]) for size, end in zip(sizes, ends, strict=True)]


def _shortfall(profile: Profile, asked: Mapping[str, float], got: int, n: int) -> str:
    """Say in the person's words why a slate is shorter than asked for."""
    if got >= n:
        return ""
    if not profile.journeys:
        return "There are no journeys yet. Bring a history on the Data page, or adopt an interest on Explore."
    if not any(asked.values()):
        going = [j for j in profile.journeys if j.state is JourneyState.OPEN]
        silent = "muted" if going and all(j.muted for j in going) else "resting"
        return f"Every journey is {silent}. Let one speak again to fill this list."
    if got == 0:
        return "You have seen everything that fits your journeys here. Add items on the Data page."
    return f"Only {got} items are left that fit your journeys and that you have not seen."
