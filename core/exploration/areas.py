"""The interest areas of a catalogue: what there is to be interested in, found once from what the items say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.catalogue import Catalogue
from core.similarity import Floats, Rows, smoothed, unit

_SEED = 20262
"""Seed of the first centres; any would do."""
ITEMS_PER_AREA = 18
"""Items that an area holds on average; by eye on the demo, not tuned."""
MOST_AREAS = 400
"""Areas of a catalogue; chosen by hand for speed."""
_MOST_FITTED = 20_000
"""Items that the centres are fitted to; chosen by hand for speed."""
_ROUNDS = 25
"""Rounds of k-means at most; chosen by hand, fewer where nothing changes any more."""
MOST_SMOOTHED = 6_000
"""Items up to which all are smoothed, as that takes memory by their square; chosen by hand."""
MOST_ENCOUNTERS = 300
"""Latest encounters of a person that draw items together; chosen by hand for speed."""
_MOST_PEOPLE = 2_000
"""People whose encounters draw items together; chosen by hand for speed."""
LEAST_ALIKE = 0.15
"""Cosine above which two items of one person draw each other; by eye on the demo, not tuned."""
MONTH = 30.0
"""Days in which the pull between two encounters falls to 1/e; chosen by hand, not tuned."""
LASTING = 0.3
"""Pull of two encounters however far apart, beside 1 more of two at once; chosen by hand: interests last."""
_ROWS_AT_A_TIME = 1024
"""Rows that are compared with the centres at a time; chosen by hand for memory."""

Encounters = Mapping[str, Sequence[tuple[int, float]]]
"""Every person's first encounters: (catalogue row, day), in order of time."""


@dataclass(frozen=True, eq=False)
class Areas:
    """A partition of a catalogue's rows.

    `label` `(n_items,)` is the area of every row, -1 where an item says nothing; `centres` `(n_areas, dim)` are
    unit vectors.
    """

    label: Rows
    centres: Floats

    def __len__(self) -> int:
        """Return the number of areas."""
        return len(self.centres)

    @cached_property
    def members(self) -> Mapping[int, Rows]:
        """Map every area to its rows."""
        return {area: np.flatnonzero(self.label == area) for area in range(len(self.centres))}


def find_areas(catalogue: Catalogue, encounters: Encounters | None = None, seed: int = _SEED) -> Areas:
    """Return about one area for every 18 items, at most 400, by spherical k-means (Dhillon and Modha 2001).

    What people took up together lies closer than titles tell. The same arguments always give the same areas;
    larger catalogues are fitted on 20,000 sampled rows.
    """
    rng = np.random.default_rng(seed)
    spoken = np.flatnonzero(catalogue.vectors.any(axis=1))
    vectors = drawn_together(catalogue.vectors, encounters or {})
    if len(vectors) <= MOST_SMOOTHED:
        vectors = smoothed(vectors)
    label = np.full(len(catalogue.items), -1, dtype=np.int64)
    if not len(spoken):
        return Areas(label, np.zeros((0, catalogue.vectors.shape[1]), np.float32))
    fitted = np.sort(rng.permutation(spoken)[:_MOST_FITTED])
    k = min(max(1, round(len(spoken) / ITEMS_PER_AREA)), MOST_AREAS)
    centres = _settle(vectors[fitted], _first_centres(vectors[fitted], k, rng))
    nearest = _nearest(vectors[spoken], centres)
    kept, label[spoken] = np.unique(nearest, return_inverse=True)
    middles = [catalogue.vectors[label == area].mean(axis=0) for area in range(len(kept))]
    return Areas(label, unit(np.stack(middles)))


def drawn_together(vectors: Floats, encounters: Encounters) -> Floats:
    """Return unit vectors `(n_items, dim)`, each moved towards the like items that people took up with it.

    The closer in time and in meaning, the stronger the pull; a month apart is about a third.
    """
    pulled = np.zeros_like(vectors)
    for person_id in sorted(encounters)[:_MOST_PEOPLE]:
        rows = np.array([row for row, _ in encounters[person_id][-MOST_ENCOUNTERS:]], dtype=np.int64)
        days = np.array([day for _, day in encounters[person_id][-MOST_ENCOUNTERS:]])
        own = vectors[rows]
        near = LASTING + np.exp(-np.abs(days[:, None] - days[None, :]) / MONTH)
        pull = np.clip(own @ own.T - LEAST_ALIKE, 0.0, None) * near
        np.fill_diagonal(pull, 0.0)
        np.add.at(pulled, rows, pull.astype(np.float32) @ own)
    return unit(vectors + unit(pulled))


def _first_centres(vectors: Floats, k: int, rng: np.random.Generator) -> Floats:
    """Choose k rows far from one another (k-means++, Arthur and Vassilvitskii 2007)."""
    chosen = [int(rng.integers(len(vectors)))]
    apart = 1.0 - vectors @ vectors[chosen[0]]
    for _ in range(1, k):
        odds = np.clip(apart.astype(np.float64), 0.0, None) ** 2
        total = odds.sum()
        if total <= 0:
            break
        chosen.append(int(rng.choice(len(vectors), p=odds / total)))
        apart = np.minimum(apart, 1.0 - vectors @ vectors[chosen[-1]])
    return vectors[chosen].copy()


def _settle(vectors: Floats, centres: Floats) -> Floats:
    """Move the centres to the middle of their rows until nothing changes."""
    label = np.full(len(vectors), -1)
    for _ in range(_ROUNDS):
        nearest = _nearest(vectors, centres)
        if np.array_equal(nearest, label):
            break
        label = nearest
        sums = np.zeros_like(centres)
        np.add.at(sums, label, vectors)
        centres = np.where(sums.any(axis=1, keepdims=True), unit(sums), centres)
    return centres


def _nearest(vectors: Floats, centres: Floats) -> Rows:
    """Return the nearest centre of every row, a thousand rows at a time."""
    starts = range(0, len(vectors), _ROWS_AT_A_TIME)
    parts = [np.argmax(vectors[start : start + _ROWS_AT_A_TIME] @ centres.T, axis=1) for start in starts]
    return np.concatenate(parts).astype(np.int64)
