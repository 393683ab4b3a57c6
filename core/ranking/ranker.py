"""The one ranking function: a profile, a catalogue and a history in, a slate with reasons out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.catalogue import Catalogue, Floats, Rows
from core.entities import Journey, Profile
from core.ranking.belonging import Belonging, Owned, wholes
from core.ranking.nearest import NOTHING, nearest_rows
from core.ranking.retrieval import (
    FEATURES,
    Candidates,
    K,
    Personal,
    Query,
    Signals,
    candidates,
    featured,
    journey_query,
    personal_signals,
)
from core.ranking.scoring import Scored, by_relevance
from core.ranking.shortfall import shortfall
from core.ranking.slate import Place, Slate, arrange, calibrate, diversify
from core.ranking.weights import Weights
from core.salience import journey_salience, shares_of

SLATE_LENGTH = 50
POOL = 3
LEAST_ORDERED = 4
NEW_GROUND = 0.45
NEAR_DISMISSED = 0.3
MOST_NOVELTY = 0.6
MOST_REMEMBERED = 500
CONTRIBUTIONS = (*FEATURES, "dismissed", "exploration")


@dataclass(frozen=True, eq=False)
class History:
    """What ranking needs of a person's past: salience by item and every row they have consumed."""

    salience: Mapping[str, float]
    consumed: Rows


class Ranker:
    """Rank one person's slate; what does not change from edit to edit is remembered, never what it means.

    `words` maps a person's own names to unit centred vectors `(dim,)`; a name without one does not lean.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        history: History,
        weights: Weights | None = None,
        signals: Signals | None = None,
    ) -> None:
        """Hold a catalogue, a person's history and what was learned from everyone's."""
        self.catalogue = catalogue
        self.history = history
        self.weights = weights or Weights()
        self.signals = signals or Signals()
        self._points = self.weights.vector()
        self._belonging = Belonging(len(catalogue.items))
        self._latest_first = self._by_recency()
        self._forget()

    def _by_recency(self) -> Rows:
        """Return the consumed rows, the most salient first, of equals the later."""
        consumed, items = self.history.consumed, self.catalogue.items
        salience = [self.history.salience.get(items[row].item_id, 0.0) for row in consumed.tolist()]
        return consumed[np.lexsort((-np.arange(len(consumed)), -np.array(salience, np.float64)))]

    def _forget(self) -> None:
        """Drop what was remembered."""
        self._queries: dict[object, Query] = {}
        self._near: dict[object, Rows] = {}
        self._found: dict[object, Candidates] = {}
        self._scored: dict[object, Scored] = {}
        self._ordered: dict[object, Rows] = {}
        self._near_dismissed: dict[object, Floats] = {}
        self._sides: dict[object, Owned] = {}
        self._strengths: dict[object, float] = {}
        self._personal: dict[bytes, Personal] = {}

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

    def _strength(self, journey: Journey) -> float:
        """Return a journey's salience."""
        key = (journey.members, journey.prior)
        if key not in self._strengths:
            self._strengths[key] = journey_salience(journey, self.history.salience)
        return self._strengths[key]

    def personal(self, profile: Profile) -> Personal | None:
        """Return what everyone's histories say to the person; what is not theirs does not count."""
        if self.signals.collaboration is None or not len(self._latest_first):
            return None
        removed = [i for j in profile.journeys if not j.is_own for i in j.members]
        rows = self.catalogue.rows(removed)
        key = np.sort(rows).tobytes()
        if key not in self._personal:
            own = self._latest_first[~np.isin(self._latest_first, rows)] if removed else self._latest_first
            worth = (self.weights.people, self.weights.follows)
            self._personal[key] = personal_signals(self.signals.collaboration, own, self.history.consumed, worth)
        return self._personal[key]

    def found(self, queries: Sequence[Query], personal: Personal | None, n: int) -> list[Candidates]:
        """Return the candidates of each query, wide enough for a slate of n."""
        k, consumed = max(K, 2 * n), self.history.consumed
        missing = [query for query in dict.fromkeys(queries) if (query, k) not in self._near]
        nearest = nearest_rows(self.catalogue.vectors, [query.vector for query in missing], consumed, k)
        for query, rows in zip(missing, nearest, strict=True):
            self._near[query, k] = rows
        for query in queries:
            key = (query, k, personal)
            if key not in self._found:
                near = self._near[query, k]
                self._found[key] = candidates(self.catalogue, query, near, consumed, self.signals, personal)
        return [self._found[query, k, personal] for query in queries]

    def scored(self, found: Candidates, exploration: float, dismissed: Rows) -> Scored:
        """Return candidates with their scores; exploration trades nearness for novelty."""
        lost = -self.weights.dismissed * self._nearness(found, dismissed)
        key = (found, exploration, dismissed.tobytes() if lost.any() else b"")
        if key not in self._scored:
            trade = MOST_NOVELTY * exploration
            points = found.features @ self._points
            gained = trade * (1.0 - found.nearest - points - lost)
            scores = points + lost + gained
            order, extra = np.argsort(-scores, kind="stable"), np.stack([lost, gained], axis=1)
            self._scored[key] = Scored(found, scores, order, extra, {})
        return self._scored[key]

    def _nearness(self, found: Candidates, dismissed: Rows) -> Floats:
        """Return how far each candidate lies within the neighbourhood of a dismissed item `(k,)`, 0..1."""
        if not len(dismissed) or not len(found.rows):
            return np.zeros(len(found.rows), np.float32)
        key = (found, dismissed.tobytes())
        if key not in self._near_dismissed:
            nearest = (self.catalogue.vectors[found.rows] @ self.catalogue.vectors[dismissed].T).max(axis=1)
            depth = np.clip((nearest - NEAR_DISMISSED) / (1.0 - NEAR_DISMISSED), 0.0, 1.0)
            self._near_dismissed[key] = depth.astype(np.float32)
        return self._near_dismissed[key]

    def slate(
        self,
        profile: Profile,
        words: Mapping[str, Floats] | None = None,
        n: int = SLATE_LENGTH,
        *,
        calibrated: bool = True,
        among: Rows | None = None,
    ) -> Slate:
        """Return the slate of a profile, pins on top: calibrated and diversified, or by relevance alone.

        `among` ranks the items of these distinct rows and no others.
        """
        if len(self._scored) > MOST_REMEMBERED:
            self._forget()
        asked = shares_of(profile.journeys, [self._strength(j) for j in profile.journeys])
        scored, owned = self._owned(profile, words or {}, n, among)
        pins = [self._pin(profile, item_id) for item_id in profile.pinned if item_id in self.catalogue.row_of]
        claims = [asked[j.journey_id] for j in profile.journeys]
        if calibrated:
            turns, orders = self._calibrated(claims, scored, owned, profile.exploration, n - len(pins))
        else:
            turns, orders = by_relevance(claims, scored, owned, n - len(pins))
        places = (*pins[:n], *self._places(profile, scored, orders, turns))
        return Slate(places, asked, shortfall(profile, asked, len(places), n))

    def _owned(
        self, profile: Profile, words: Mapping[str, Floats], n: int, among: Rows | None
    ) -> tuple[list[Scored], list[Owned]]:
        """Return every journey's candidates with their scores, and which of them are its own."""
        n_journeys, focused = len(profile.journeys), wholes(profile.journeys)
        claimants = [*profile.journeys, *(whole for _, whole in focused)]
        sides = [*range(n_journeys), *(side for side, _ in focused)]
        scored = self._all_scored(profile, claimants, words, n, among)
        barred = self.catalogue.rows([*profile.dismissed, *profile.pinned])
        owned = self._belonging.share_out([s.found.rows for s in scored], [s.scores for s in scored], barred, sides)
        for side, _ in focused:
            owned[side] = owned[side] & self._in_focus(scored[side].found, profile.journeys[side])
        return scored[:n_journeys], owned[:n_journeys]

    def _in_focus(self, found: Candidates, journey: Journey) -> Owned:
        """Tell for each candidate `(k,)` whether the item of the journey nearest to it is in focus."""
        key = (found, journey.focus, journey.members)
        if key not in self._sides:
            points, focus = self.catalogue.vectors[found.rows], frozenset(journey.focus)
            rest = [item_id for item_id in journey.members if item_id not in focus]
            near, far = (points @ self.catalogue.vectors[self.catalogue.rows(part)].T for part in (journey.focus, rest))
            self._sides[key] = near.max(axis=1, initial=-1.0) >= far.max(axis=1, initial=-1.0)
        return self._sides[key]

    def _all_scored(
        self, profile: Profile, claimants: Sequence[Journey], words: Mapping[str, Floats], n: int, among: Rows | None
    ) -> list[Scored]:
        """Return every claimant's candidates with their scores."""
        dismissed = self.catalogue.rows(sorted(profile.dismissed))
        personal, queries = self.personal(profile), [self.query(j, words) for j in claimants]
        if among is None:
            found = self.found(queries, personal, n)
        else:
            rows = np.setdiff1d(among, self.history.consumed)
            found = [featured(self.catalogue, query, rows, self.signals, personal) for query in queries]
        return [self.scored(f, profile.exploration, dismissed) for f in found]

    def _calibrated(
        self,
        claims: Sequence[float],
        scored: Sequence[Scored],
        owned: Sequence[Owned],
        exploration: float,
        n: int,
    ) -> tuple[list[int], list[Rows]]:
        """Return whose turn it is, place by place, and each journey's positions in the order in which it shows them."""
        turns = list(calibrate(claims, [int(np.count_nonzero(own)) for own in owned], n))
        orders = [
            self._order(one, own, exploration, turns.count(j))
            for j, (one, own) in enumerate(zip(scored, owned, strict=True))
        ]
        scores = [s.scores[order].tolist() for s, order in zip(scored, orders, strict=True)]
        return arrange(turns, claims, scores), orders

    def _order(self, scored: Scored, owned: Owned, exploration: float, most: int) -> Rows:
        """Return positions among a journey's candidates in the order in which they take its places."""
        if not most:
            return NOTHING
        most = max(most, LEAST_ORDERED)
        best = scored.order[owned[scored.order]][: POOL * most + 10]
        key = (scored, best.tobytes(), exploration, most)
        if key not in self._ordered:
            vectors = self.catalogue.vectors[scored.found.rows[best]]
            self._ordered[key] = best[diversify(vectors, scored.scores[best], most, 0.1 + 0.3 * exploration)]
        return self._ordered[key]

    def _places(
        self, profile: Profile, scored: Sequence[Scored], orders: Sequence[Rows], turns: Sequence[int]
    ) -> list[Place]:
        """Fill the places in the order of the journeys' turns and write down the reasons."""
        left = [iter(order.tolist()) for order in orders]
        return [self.place(profile.journeys[j].journey_id, scored[j], next(left[j])) for j in turns]

    def place(self, journey_id: str, scored: Scored, position: int) -> Place:
        """Write down one item with its reasons."""
        key = (journey_id, position)
        if key not in scored.places:
            scored.places[key] = self._written(journey_id, scored, position)
        return scored.places[key]

    def _written(self, journey_id: str, scored: Scored, position: int) -> Place:
        """Return the place of one candidate."""
        found, items = scored.found, self.catalogue.items
        points = [*(found.features[position] * self._points).tolist(), *scored.extra[position].tolist()]
        receipts = tuple(items[row].item_id for row in found.receipts[position].tolist() if row >= 0)
        return Place(
            items[found.rows[position]].item_id,
            journey_id,
            float(scored.scores[position]),
            tuple(zip(CONTRIBUTIONS, points, strict=True)),
            receipts,
            bool(found.nearest[position] < NEW_GROUND),
        )

    def _pin(self, profile: Profile, item_id: str) -> Place:
        """Return the place of a pinned item."""
        return Place(item_id, profile.journey_of.get(item_id, ""), 0.0, pinned=True)
