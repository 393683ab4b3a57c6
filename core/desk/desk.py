"""One person at work: their log as read so far, the fold over it, and the ranker over their history."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from heapq import nsmallest
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.desk.looks import Looks
from core.desk.traces import STRONGEST, Traces, traces_of
from core.drift import Drift, drift
from core.effects.meter import Effect
from core.entities import Interaction, ListSource, Profile, Proposal
from core.extraction.tree import Extraction
from core.judging.distilled import Distilled
from core.naming.search_phrases import SearchPhrase
from core.ranking.floor import Floor
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Signals
from core.ranking.slate import Slate
from core.ranking.sources import Supply
from core.ranking.weights import Weights
from core.salience import item_salience, lulls
from core.similarity import Floats
from core.steering.fold import apply, effective, ends, over
from core.steering.log import LogEntry
from core.steering.prefixes import prefixes

MOST_FOLDS = 64
"""Profiles that a desk remembers; chosen by hand, more than a page of History shows."""
LATEST_FOLDS = 16
"""Profiles on the way to the one asked for that are kept, so that undoing some edits goes back to them; by hand."""
MOST_DRIFTS = MOST_TRACES = 512
"""Drifts and traces of journeys that a desk remembers; chosen by hand."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a history that has none, for which salience does not matter."""

NEVER_READ = -1
"""The version of the logs that a desk has seen that has read none."""


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
        if key in self._profiles:
            return self._profiles[key]
        start = next(k for k in sorted(self._profiles, key=len, reverse=True) if key[: len(k)] == k)
        profile = self._profiles[start]
        for at in range(len(start), len(log)):
            profile = apply(profile, log[at].edit, proposals)
            if len(log) - at <= LATEST_FOLDS:
                self._remember(key[: at + 1], profile)
        return profile

    def _remember(self, key: tuple[int, ...], profile: Profile) -> None:
        """Keep a profile, in place of the one that was kept first."""
        self._profiles[key] = profile
        if len(self._profiles) > MOST_FOLDS:
            self._profiles.pop(next(k for k in self._profiles if k))


class Desk:
    """A person's history, log and ranker in memory; the database stays the only truth.

    `words` maps the person's own names to unit centred vectors `(dim,)`; `ways` keeps the extraction by
    each method that was looked at, `searches` the phrases for a journey of a name and members, `told` the sentence and
    the effect of an entry by its number. `moment` (aware) is what whoever holds the clock read last: what has ended by
    then no longer counts.
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
        distilled: Distilled | None = None,
    ) -> None:
        """Hold the catalogue of some collections and a person's interactions in order of time.

        `supply` is what they may be offered from; None where that is whatever they have not taken up. `floor` tells
        from where on a thing is a journey's own, `distilled` what is bad for one.
        """
        self.person_id = person_id
        self.collection_ids = collection_ids
        self.catalogue = catalogue
        self.interactions = tuple(interactions)
        self.entries: list[LogEntry] = []
        self.read_at = NEVER_READ
        self.proposals: dict[str, Proposal] = {}
        self.words: dict[str, Floats] = {}
        self.ways: dict[str, Extraction] = {}
        self.searches: dict[tuple[str, tuple[str, ...]], tuple[SearchPhrase, ...]] = {}
        self.moment = NEVER
        self.told: dict[int, tuple[str, Effect | None]] = {}
        self.lock = threading.RLock()
        self._folds = Folds()
        self._looks = Looks()
        self._whole: tuple[tuple[int, int, frozenset[int]], Profile] | None = None
        self._ends: tuple[tuple[int, int], dict[int, datetime]] | None = None
        self._drifts: dict[tuple[str, ...], Drift | None] = {}
        self._traces: dict[tuple[str, ...], Traces] = {}
        self._lulls: dict[tuple[str, ...], tuple[tuple[datetime, datetime], ...]] = {}
        consumed = catalogue.rows(self.item_ids)
        self.salience = item_salience(interactions, self.now) if interactions else {}
        history = History(self.salience, consumed, supply, self.times)
        self.ranker = Ranker(catalogue, history, weights, signals, floor=floor, distilled=distilled)

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
        if entries is not None:
            return self._folds.fold(entries, self.proposals)
        at = (len(self.entries), self.position, self._over())
        if self._whole is None or self._whole[0] != at:
            self._whole = (at, self._folds.fold(self.entries, self.proposals, self.moment))
        return self._whole[1]

    def _over(self) -> frozenset[int]:
        """Return the numbers of the entries that have ended by now."""
        at = (len(self.entries), self.position)
        if self._ends is None or self._ends[0] != at:
            self._ends = (at, ends(self.entries))
        return over(self._ends[1], self.moment)

    def profiles(self, start: int = 0) -> Iterator[Profile]:
        """Yield the profiles of the log's prefixes, from that of `start` entries on, to that of the whole log."""
        if len(self.entries) - start < MOST_FOLDS:
            return (self.profile(self.entries[:n]) for n in range(start, len(self.entries) + 1))
        return islice(prefixes(self.entries, self.proposals), start, None)

    def looks(self) -> Mapping[str, int]:
        """Map every journey that was ever there to its style number: an entry read later changes none of them."""
        if self._looks.n_read > len(self.entries) + 1:
            self._looks = Looks()
        for profile in self.profiles(self._looks.n_read):
            self._looks.read(profile)
        return self._looks.styles

    def slate(self, profile: Profile) -> Slate:
        """Return the slate of a profile."""
        return self.ranker.slate(profile, self.words)

    def source_of(self, item_id: str) -> ListSource | None:
        """Return where an item comes from; None where the person has one source only."""
        row = self.catalogue.row_of.get(item_id)
        return None if row is None or self.ranker.sourcing is None else self.ranker.sourcing.source_of(row)

    def strongest(self, item_ids: Iterable[str], n: int | None = None) -> list[str]:
        """Return the `n` items of the highest salience, strongest first; all of them unless told how many."""
        rank = lambda item_id: (-self.salience.get(item_id, 0.0), item_id)  # noqa: E731
        return sorted(item_ids, key=rank) if n is None else nsmallest(n, item_ids, key=rank)

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

    def traces(self, item_ids: tuple[str, ...]) -> Traces:
        """Return what the history says of items, worked out once: an edit changes few journeys' items."""
        if item_ids not in self._traces:
            if len(self._traces) > MOST_TRACES:
                self._traces.clear()
            times = sorted(moment for item_id in item_ids for moment in self.times.get(item_id, ()))
            strongest = self.strongest(item_ids, STRONGEST)
            self._traces[item_ids] = traces_of(item_ids, times, strongest, start=self.start, end=self.now)
        return self._traces[item_ids]

    def lulls(self, item_ids: tuple[str, ...]) -> tuple[tuple[datetime, datetime], ...]:
        """Return the silences after which something of these items came back, worked out once: no edit changes them."""
        if item_ids not in self._lulls:
            if len(self._lulls) > MOST_TRACES:
                self._lulls.clear()
            times = sorted(moment for item_id in item_ids for moment in self.times.get(item_id, ()))
            self._lulls[item_ids] = tuple(lulls(times))
        return self._lulls[item_ids]

    def vectors(self, item_ids: Sequence[str]) -> Floats:
        """Return the centred vectors `(n, dim)` of items; zeros for unknown ones."""
        vectors = np.zeros((len(item_ids), len(self.catalogue.mean)), np.float32)
        for i, item_id in enumerate(item_ids):
            row = self.catalogue.row_of.get(item_id)
            if row is not None:
                vectors[i] = self.catalogue.vectors[row]
        return vectors
