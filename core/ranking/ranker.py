"""The one ranking function: a profile, a catalogue and a history in, a slate with reasons out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import numpy as np

from core.catalogue import Catalogue
from core.entities import Journey, ListSource, Profile
from core.judging.distilled import Distilled
from core.ranking.aversion import SHARED_AVERSION, shared_aversion
from core.ranking.belonging import Belonging, Owned, in_focus, wholes
from core.ranking.blocked import blocked_rows
from core.ranking.disowned import removed_items, strays, without
from core.ranking.dose import Dose, Room, asked_less, at_rest, doses
from core.ranking.filling import CONTRIBUTIONS, Filling
from core.ranking.floor import Floor
from core.ranking.flooring import Flooring, KeptOwn
from core.ranking.history import History
from core.ranking.leaving_out import LeavingOut
from core.ranking.memo import Kind, Memo
from core.ranking.nearest import NOTHING, depth, top_rows
from core.ranking.products import Products
from core.ranking.retrieval import (
    K_NEAREST,
    Candidates,
    Personal,
    Query,
    Signals,
    featured,
    journey_query,
    personal_signals,
    retrieved,
)
from core.ranking.scoring import Scored, by_relevance, score
from core.ranking.shortfall import held_back, ran_dry, shortfall
from core.ranking.slate import Slate
from core.ranking.sourcing import Sourcing
from core.ranking.weights import Weights, of_so_many, trust
from core.ranking.wishes import claimed, named_query
from core.salience import journey_salience, shares_of
from core.similarity import Floats, Rows

__all__ = ["CONTRIBUTIONS", "SLATE_LENGTH", "History", "Ranker"]

SLATE_LENGTH = 50
"""Places of a slate; chosen by hand, several times what a page shows."""
MOST_REMEMBERED = 500
"""Scored queries that are remembered; chosen by hand for memory."""

QUERY = Kind[tuple[int, tuple[str, ...], str | None], Query](
    "the number of the items that ask (its focus, else its members), its anchors, the person's name for it where that "
    "has a vector"
)
STRENGTH = Kind[tuple[int, float], float]("the number of a journey's members and the salience granted to it")
PERSONAL = Kind[bytes, Personal]("the rows of what the person said is not theirs, rising")
NEAR = Kind[tuple[Query, int], Rows]("a query, which is one object a journey's asking, and how many rows")
FOUND = Kind[tuple[Query, int, Personal | None], Candidates]("a query, how many rows, what everyone's histories say")
SOURCED = Kind[tuple[Query, int, Personal | None, tuple[ListSource, ...], int], Candidates](
    "as FOUND, and which sources are on, and the number of those of the journey's items that are worth another look"
)
SCORED = Kind[tuple[Candidates, float, bytes], Scored](
    "candidates, exploration, and the rows of what was dismissed where any of the candidates is near them"
)
LOST = Kind[tuple[Candidates, bytes], Floats | None]("candidates, and the rows of what was dismissed")
SHARED_WITH_DISMISSED = Kind[bytes, Floats]("the rows of what was dismissed")
STRAYS = Kind[tuple[tuple[str, ...], bytes], frozenset[str]]("a journey's members, the rows of what was removed")
SIDES = Kind[tuple[Candidates, tuple[str, ...], tuple[str, ...]], Owned]("candidates, a journey's focus and members")
BLOCKED = Kind[tuple[str, ...], Rows]("the words that the person keeps out")

AGAIN = Kind[tuple[int, bool, tuple[ListSource, ...]], tuple[str, ...]](
    "the number of a journey's members, whether it speaks, and which sources are on"
)
RESTS = Kind[int, bool]("the number of a journey's members")
DOSES = Kind[tuple[Room, tuple[tuple[float, bool], ...], int, tuple[float, ...]], tuple[Dose, ...]](
    "what there is to share out, every journey's weight and whether it has a share, a journey's position, its weights"
)


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
        *,
        floor: Floor | None = None,
        distilled: Distilled | None = None,
    ) -> None:
        """Hold a catalogue, a person's history and what was learned from everyone's.

        `floor` tells from where on a thing is a journey's own; None where all that it has is. `distilled` tells what is
        bad for a journey, for whoever wants that left out; None where nothing does.
        """
        self.catalogue = catalogue
        self.history = history
        self.weights = weights or Weights()
        self.signals = signals or Signals()
        n_people = self.signals.n_people
        self._points, self._trusted = self.weights.vector(), trust(n_people)
        self._points_of_wishes = of_so_many(Weights.of_wishes(), n_people).vector()
        self._belonging = Belonging(len(catalogue.items))
        self._latest_first = history.latest_first(catalogue)
        self._memo = Memo()
        self._products = Products(catalogue.vectors)
        supply = history.supply
        self.sourcing = Sourcing(catalogue, history.consumed, supply, self.signals) if supply is not None else None
        self._closed = history.consumed if self.sourcing is None else self.sourcing.closed
        self.flooring = Flooring(catalogue, self.signals, history.consumed, floor, self._memo)
        self.leaving_out = LeavingOut(catalogue, self.flooring, distilled, self._memo)
        self.filling = Filling(catalogue, self._memo, self.flooring.newness, self.sourcing)

    def query(self, journey: Journey, words: Mapping[str, Floats]) -> Query:
        """Return what a journey asks: its focus or members, its anchors, and the person's words for it."""
        said = journey.own_name if journey.own_name is not None and journey.own_name in words else None
        asking = journey.focus or journey.members

        def make() -> Query:
            known = [item_id for item_id in (*asking, *journey.anchors) if item_id in self.catalogue.row_of]
            vector = words[said] if said else None
            if not known and vector is not None:
                return named_query(self.catalogue, vector, self.signals.links, self._trusted)
            strength = [self.history.salience.get(item_id, 1.0) for item_id in known]
            rows, weights = self.catalogue.rows(known), np.array(strength, dtype=np.float32)
            query = journey_query(self.catalogue, rows, weights, vector)
            return query if asking else replace(query, has_history=False)

        return self._memo.get(QUERY, (self._memo.number(asking), journey.anchors, said), make)

    def _strength(self, journey: Journey) -> float:
        """Return a journey's salience."""
        key = (self._memo.number(journey.members), journey.prior)
        return self._memo.get(STRENGTH, key, lambda: journey_salience(journey, self.history.salience))

    def personal(self, profile: Profile) -> Personal | None:
        """Return what everyone's histories say to the person; of what rests mostly on what is not theirs, nothing."""
        together = self.signals.collaboration
        if together is None or not len(self._latest_first):
            return None
        removed = self.catalogue.rows(sorted(self.disowned(profile)))

        def make() -> Personal:
            rows, worth = self._latest_first, (self.weights.people, self.weights.follows)
            is_own, trend = ~np.isin(rows, removed), self.weights.trend
            return personal_signals(together, rows, self._closed, worth, trend=trend, is_own=is_own)

        return self._memo.get(PERSONAL, np.sort(removed).tobytes(), make)

    def disowned(self, profile: Profile) -> frozenset[str]:
        """Return what of the history is not the person's: what they removed, and what strayed from it elsewhere."""
        removed = removed_items(profile)
        if not removed:
            return frozenset()
        rows, links = np.sort(self.catalogue.rows(removed)), self.signals.links

        def strayed(journey: Journey) -> frozenset[str]:
            make = partial(strays, self.catalogue, links, journey, rows)
            return self._memo.get(STRAYS, (journey.members, rows.tobytes()), make)

        return frozenset(removed).union(*map(strayed, profile.journeys))

    def blocked(self, profile: Profile) -> Rows:
        """Return the rising rows of what says a word that the person keeps out."""
        return self._memo.get(BLOCKED, profile.blocked, lambda: blocked_rows(self.catalogue, profile.blocked))

    def found(self, queries: Sequence[Query], personal: Personal | None, n: int) -> list[Candidates]:
        """Return the candidates of each query, wide enough for a slate of n."""
        k, closed = max(K_NEAREST, 2 * n), self._closed
        missing = [query for query in dict.fromkeys(queries) if not self._memo.knows(NEAR, (query, k))]
        asking = [query for query in missing if query.vector.any()]
        near = {
            query: top_rows(self.catalogue.vectors, query.vector, scores, closed, k)
            for query, scores in zip(asking, self._products.of(asking), strict=True)
        }

        def make(query: Query) -> Candidates:
            rows = self._memo.get(NEAR, (query, k), lambda: near.get(query, NOTHING))
            return retrieved(self.catalogue, query, rows, excluded=closed, signals=self.signals, personal=personal)

        return [self._memo.get(FOUND, (query, k, personal), partial(make, query)) for query in queries]

    def _sourced(
        self, sourcing: Sourcing, profile: Profile, asking: Sequence[tuple[Journey, Query]], n: int
    ) -> list[Candidates]:
        """Return the candidates of each journey from the sources that are on, wide enough for a slate of n."""
        k, personal, on = max(K_NEAREST, 2 * n), self.personal(profile), profile.sources
        found = []
        for journey, query in asking:
            key = (self._memo.number(journey.members), journey.has_share, on)
            again = self._memo.get(AGAIN, key, partial(sourcing.again, journey, on))
            make = partial(sourcing.candidates, query, again, on, personal, k)
            found.append(self._memo.get(SOURCED, (query, k, personal, on, self._memo.number(again)), make))
        return found

    def scored(self, found: Candidates, exploration: float, dismissed: Rows, *, has_history: bool = True) -> Scored:
        """Return candidates with their scores; exploration trades nearness for novelty.

        What has no history, a wish, is ranked by weights of its own.
        """
        points = self._points if has_history else self._points_of_wishes
        lost, said = self._lost(found, dismissed) if len(dismissed) else None, b""
        if lost is None:
            lost = np.zeros(len(found.rows), np.float32)
        else:
            said = dismissed.tobytes()
        return self._memo.get(SCORED, (found, exploration, said), lambda: score(found, points, lost, exploration))

    def _lost(self, found: Candidates, dismissed: Rows) -> Floats | None:
        """Return the points `(k,)` that candidates lose to what was dismissed; None where none of them does."""

        def make() -> Floats | None:
            lost: Floats = -self.weights.dismissed * self._nearness(found, dismissed) - self._shared(found, dismissed)
            return lost if lost.any() else None

        return self._memo.get(LOST, (found, dismissed.tobytes()), make)

    def _nearness(self, found: Candidates, dismissed: Rows) -> Floats:
        """Return how far each candidate lies within the neighbourhood of a dismissed item `(k,)`, 0..1."""
        if not len(found.rows):
            return np.zeros(0, np.float32)
        return depth(self.catalogue.vectors, found.rows, dismissed)

    def _shared(self, found: Candidates, dismissed: Rows) -> Floats:
        """Return the points `(k,)` that each candidate loses for being taken up with a dismissed item."""
        links = self.signals.links
        if links is None:
            return np.zeros(len(found.rows), np.float32)
        make = partial(shared_aversion, links, dismissed)
        averse: Floats = self._memo.get(SHARED_WITH_DISMISSED, dismissed.tobytes(), make)[found.rows]
        return np.float32(SHARED_AVERSION) * averse

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
        if self._memo.count(SCORED) > MOST_REMEMBERED:
            self._memo.forget()
        asked = shares_of(profile.journeys, [self._strength(j) for j in profile.journeys])
        scored, kept = self._kept(profile, words or {}, n, among)
        pins = [self.filling.pin(profile, item_id) for item_id in profile.pinned if item_id in self.catalogue.row_of]
        claims = [asked[j.journey_id] for j in profile.journeys]
        resting, less = at_rest(profile.journeys, self._dormant(profile)), asked_less(profile.journeys)
        if calibrated:
            turns, orders = self.filling.calibrated(
                claims, scored, kept, profile.exploration, n - len(pins), resting=resting, less=less
            )
        else:
            turns, orders = by_relevance(claims, scored, [one.own for one in kept], n - len(pins))
        places = (*pins[:n], *self.filling.places(profile, scored, orders, turns))
        told, available = shortfall(profile, asked, len(places), n, self.history.supply), [one.n for one in kept]
        if told and calibrated:
            left = [has - turns.count(j) if claims[j] > 0 else 0 for j, has in enumerate(available)]
            told = f"{told} {held_back(left, resting, less)}".strip()
        dry = ran_dry(tuple(asked), claims, turns, available, n - len(pins)) if among is None and calibrated else None
        left_out = self._left_out(profile, words or {}, n, scored, kept) if among is None and calibrated else ()
        return Slate(places, asked, told, dry, left_out)

    def _left_out(
        self, profile: Profile, words: Mapping[str, Floats], n: int, scored: Sequence[Scored], kept: Sequence[KeptOwn]
    ) -> tuple[str, ...]:
        """Return the items that would have a place of n, if what fits no journey were not to be left out."""
        if not self.leaving_out.is_on(profile):
            return ()
        own = {
            journey.journey_id: set(scored[j].found.rows[kept[j].own].tolist())
            for j, journey in enumerate(profile.journeys)
        }
        every = self.slate(replace(profile, only_fitting=False), words, n).places
        row_of = self.catalogue.row_of
        return tuple(p.item_id for p in every if not p.pinned and row_of[p.item_id] not in own[p.journey_id])

    def doses(
        self, profile: Profile, words: Mapping[str, Floats], ladders: Mapping[str, tuple[float, ...]]
    ) -> dict[str, tuple[Dose, ...]]:
        """Map journeys to what each of their `ladders` of weights would give them in a slate of the usual length."""
        _, kept = self._kept(profile, words, SLATE_LENGTH, None)
        n_pins = sum(item_id in self.catalogue.row_of for item_id in profile.pinned)
        available = tuple(one.n for one in kept)
        strengths = tuple(map(self._strength, profile.journeys))
        dormant = self._dormant(profile) if self.sourcing is None else ()
        room = Room(strengths, available, SLATE_LENGTH - n_pins, dormant)
        claims = tuple((j.weight, j.has_share) for j in profile.journeys)

        keys = {
            j.journey_id: (room, claims, at, ladders[j.journey_id])
            for at, j in enumerate(profile.journeys)
            if j.journey_id in ladders
        }
        new = [key for key in keys.values() if not self._memo.knows(DOSES, key)]
        counted = iter(doses(profile.journeys, room, [(at, weight) for *_, at, weights in new for weight in weights]))
        for key in new:
            self._memo.get(DOSES, key, partial(tuple, list(islice(counted, len(key[-1])))))
        return {journey_id: self._memo.get(DOSES, key, tuple) for journey_id, key in keys.items()}

    def claims(self, profile: Profile, words: Mapping[str, Floats]) -> list[tuple[Journey, Query, Scored, Owned]]:
        """Return every journey with what it asks, its candidates and which of them no other journey fits better."""
        queries, scored, owned = self._owned(profile, words, SLATE_LENGTH, None)
        return [(journey, queries[j], scored[j], owned[j]) for j, journey in enumerate(profile.journeys)]

    def _kept(
        self, profile: Profile, words: Mapping[str, Floats], n: int, among: Rows | None
    ) -> tuple[list[Scored], list[KeptOwn]]:
        """Return every journey's candidates with their scores, and which are its own; all of those asked `among`."""
        queries, scored, owned = self._owned(profile, words, n, among)
        if among is not None:
            return scored, [KeptOwn(own) for own in owned]
        keep = self.flooring.keep
        kept = [keep(query, scored[j], owned[j], profile.exploration) for j, query in enumerate(queries)]
        if self.leaving_out.is_on(profile):
            kept = self.leaving_out.keep(profile, queries, scored, kept)
        return scored, kept

    def _asking(
        self, profile: Profile, journeys: Sequence[Journey], words: Mapping[str, Floats]
    ) -> list[tuple[Journey, Query]]:
        """Return journeys with what is the person's alone, each with what it asks."""
        return [(journey, self.query(journey, words)) for journey in without(journeys, self.disowned(profile))]

    def _dormant(self, profile: Profile) -> tuple[bool, ...]:
        """Tell which journeys are dormant."""
        rests = self.history.rests
        get, number = self._memo.get, self._memo.number
        return tuple(get(RESTS, number(j.members), partial(rests, j.members)) for j in profile.journeys)

    def _owned(
        self, profile: Profile, words: Mapping[str, Floats], n: int, among: Rows | None
    ) -> tuple[list[Query], list[Scored], list[Owned]]:
        """Return what every journey asks, its candidates with their scores, and which of them are its own."""
        n_journeys, focused = len(profile.journeys), wholes(profile.journeys)
        claimants = [*profile.journeys, *(whole for _, whole in focused)]
        sides = [*range(n_journeys), *(side for side, _ in focused)]
        asking = self._asking(profile, claimants, words)
        scored = self._all_scored(profile, asking, n, among)
        barred = np.append(self.catalogue.rows([*profile.dismissed, *profile.pinned]), self.blocked(profile))
        rows, scores = [one.found.rows for one in scored], list(map(claimed, claimants, scored))
        owned = self._belonging.share_out(rows, scores, barred, sides)
        for side, _ in focused:
            owned[side] = owned[side] & self._in_focus(scored[side].found, profile.journeys[side])
        if self.sourcing is not None:
            owned = [self.sourcing.fitting(one.found, owned[j]) for j, one in enumerate(scored)]
        queries = [query for _, query in asking]
        return queries[:n_journeys], scored[:n_journeys], owned[:n_journeys]

    def _in_focus(self, found: Candidates, journey: Journey) -> Owned:
        """Tell for each candidate `(k,)` whether the item of the journey nearest to it is in focus."""
        key = (found, journey.focus, journey.members)
        return self._memo.get(SIDES, key, lambda: in_focus(self.catalogue, found.rows, journey))

    def _all_scored(
        self, profile: Profile, asking: Sequence[tuple[Journey, Query]], n: int, among: Rows | None
    ) -> list[Scored]:
        """Return every claimant's candidates with their scores, by what each asks."""
        dismissed = self.catalogue.rows(sorted(profile.dismissed))
        personal = self.personal(profile)
        queries = [query for _, query in asking]
        if among is None and self.sourcing is not None:
            found = self._sourced(self.sourcing, profile, asking, n)
        elif among is None:
            found = self.found(queries, personal, n)
        else:
            rows = np.setdiff1d(among, self.history.consumed)
            found = [
                featured(self.catalogue, query, rows, signals=self.signals, personal=personal) for query in queries
            ]
        return [
            self.scored(found[j], profile.exploration, dismissed, has_history=query.has_history)
            for j, query in enumerate(queries)
        ]
