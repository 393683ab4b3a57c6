"""One person at work: their log as read so far, the fold over it, and the ranker over their history."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.drift import Drift, drift
from core.entities import Interaction, ListSource, Profile, Proposal
from core.extraction.tree import Extraction
from core.naming.search_phrases import SearchPhrase
from core.ranking.floor import Floor
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Signals
from core.ranking.slate import Slate
from core.ranking.sources import Supply
from core.ranking.weights import Weights
from core.salience import item_salience
from core.similarity import Floats
from core.steering.fold import apply, effective
from core.steering.log import LogEntry

MOST_FOLDS = 64
"""Profiles that a desk remembers; chosen by hand, more than a page of History shows."""
MOST_DRIFTS = 512
"""Drifts of journeys that a desk remembers; chosen by hand."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a history that has none, for which salience does not matter."""


class Folds:
    """Remember the profiles of the logs folded last, so that one more edit costs one step."""

    def __init__(self) -> None:
        """Start with the empty log."""
        self._profiles: dict[tuple[int, ...], Profile] = {(): Profile()}

    def fold(
        self, entries: Iterable[LogEntry], proposals: Mapping[str, Proposal], now: datetime | None = None
    ) -> Profile:
        """Return what `replay` returns."""
        log = effective(entries, now)
        key = tuple(entry.seq for entry in log)
        start = next((n for n in range(len(key), -1, -1) if key[:n] in self._profiles), 0)
        profile = self._profiles[key[:start]]
        for entry in log[start:]:
            profile = apply(profile, entry.edit, proposals)
        self._profiles[key] = profile
        if len(self._profiles) > MOST_FOLDS:
            self._profiles.pop(next(k for k in self._profiles if k))
        return profile


class Desk:
    """A person's history, log and ranker in memory; the database stays the only truth.

    `words` maps the person's own names to unit centred vectors `(dim,)`; `ways` keeps the extraction by
    each method that was looked at, `searches` the phrases for a journey of a name and members. `moment` (aware) is
    what whoever holds the clock read last: what has ended by then no longer counts.
    """

    def __init__(
        self,
        person_id: str,
        catalogue: Catalogue,
        interactions: Sequence[Interaction],
        weights: Weights | None = None,
        signals: Signals | None = None,
        collection_ids: tuple[str, ...] = (),
        *,
        supply: Supply | None = None,
        floor: Floor | None = None,
    ) -> None:
        """Hold the catalogue of some collections and a person's interactions in order of time.

        `supply` is what they may be offered from; None where that is whatever they have not taken up. `floor` tells
        from where on a thing is a journey's own.
        """
        self.person_id = person_id
        self.collection_ids = collection_ids
        self.catalogue = catalogue
        self.interactions = tuple(interactions)
        self.entries: list[LogEntry] = []
        self.proposals: dict[str, Proposal] = {}
        self.words: dict[str, Floats] = {}
        self.ways: dict[str, Extraction] = {}
        self.searches: dict[tuple[str, tuple[str, ...]], tuple[SearchPhrase, ...]] = {}
        self.moment = NEVER
        self.lock = threading.RLock()
        self._folds = Folds()
        self._drifts: dict[tuple[str, ...], Drift | None] = {}
        consumed = catalogue.rows(self.item_ids)
        self.salience = item_salience(interactions, self.now) if interactions else {}
        self.ranker = Ranker(
            catalogue, History(self.salience, consumed, supply, self.times), weights, signals, floor=floor
        )

    @cached_property
    def item_ids(self) -> tuple[str, ...]:
        """Return the distinct items of the history in order of first interaction."""
        return tuple(dict.fromkeys(x.item_id for x in self.interactions))

    @cached_property
    def times(self) -> Mapping[str, tuple[datetime, ...]]:
        """Map every item of the history to its moments."""
        moments: dict[str, list[datetime]] = {}
        for x in self.interactions:
            moments.setdefault(x.item_id, []).append(x.time)
        return {item_id: tuple(times) for item_id, times in moments.items()}

    @cached_property
    def clock(self) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
        """Return the seconds since the start and the position in `item_ids` of every interaction, each `(n,)`."""
        row_of = {item_id: row for row, item_id in enumerate(self.item_ids)}
        seconds = [(x.time - self.start).total_seconds() for x in self.interactions]
        return np.array(seconds, np.float64), np.array([row_of[x.item_id] for x in self.interactions], np.intp)

    @property
    def start(self) -> datetime:
        """Return the moment at which the history begins."""
        return self.interactions[0].time if self.interactions else NEVER

    @property
    def now(self) -> datetime:
        """Return the moment at which the history ends: what 'recent' is measured from."""
        return self.interactions[-1].time if self.interactions else NEVER

    @property
    def position(self) -> int:
        """Return the number of the last entry read."""
        return self.entries[-1].seq if self.entries else 0

    def profile(self, entries: Sequence[LogEntry] | None = None) -> Profile:
        """Return the profile of the whole log now, or of the entries given at the moment of the last of them."""
        if entries is None:
            return self._folds.fold(self.entries, self.proposals, self.moment)
        return self._folds.fold(entries, self.proposals)

    def slate(self, profile: Profile) -> Slate:
        """Return the slate of a profile."""
        return self.ranker.slate(profile, self.words)

    def source_of(self, item_id: str) -> ListSource | None:
        """Return where an item comes from; None where the person has one source only."""
        row = self.catalogue.row_of.get(item_id)
        return None if row is None or self.ranker.sourcing is None else self.ranker.sourcing.source_of(row)

    def strongest(self, item_ids: Iterable[str], n: int | None = None) -> list[str]:
        """Return the `n` items of the highest salience, strongest first; all of them unless told how many."""
        return sorted(item_ids, key=lambda item_id: (-self.salience.get(item_id, 0.0), item_id))[:n]

    def titles(self, item_ids: Iterable[str]) -> list[str]:
        """Return the titles of items; '' for unknown ones."""
        items = (self.catalogue.item(item_id) for item_id in item_ids)
        return [item.title if item else "" for item in items]

    def drift(self, item_ids: tuple[str, ...]) -> Drift | None:
        """Return the drift of items in order of time, worked out once."""
        if item_ids not in self._drifts:
            if len(self._drifts) > MOST_DRIFTS:
                self._drifts.clear()
            self._drifts[item_ids] = drift(self.vectors(item_ids))
        return self._drifts[item_ids]

    def vectors(self, item_ids: Sequence[str]) -> Floats:
        """Return the centred vectors `(n, dim)` of items; zeros for unknown ones."""
        vectors = np.zeros((len(item_ids), len(self.catalogue.mean)), np.float32)
        for i, item_id in enumerate(item_ids):
            row = self.catalogue.row_of.get(item_id)
            if row is not None:
                vectors[i] = self.catalogue.vectors[row]
        return vectors
