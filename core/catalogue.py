"""The catalogue as arrays: one float32 matrix, rows aligned with items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.entities import Item
from core.similarity import Floats, Rows, unit

ROWS_AT_A_TIME = 8192
"""Rows that are centred at a time: some 30 MB beside the catalogue; chosen by hand."""
FRESH_DAYS = 365.0
"""Days in which an item's freshness halves: a year, chosen by hand; not tuned."""


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """What is never offered and says what is ordinary: texts, and their unit vectors `(n, dim)` by the same encoder."""

    texts: tuple[str, ...]
    vectors: Floats


@dataclass(frozen=True, eq=False, kw_only=True)
class Catalogue:
    """Items with their vectors.

    `vectors` `(n_items, dim)` float32, unit length after `mean` `(dim,)` was taken off; `popularity` and
    `freshness` `(n_items,)` in 0..1; rows that say nothing are zero. `blocks` are the columns of each encoder that a
    vector is made of. `around` is what the mean was taken over beside the items, its mean taken off too.
    """

    items: tuple[Item, ...]
    vectors: Floats
    mean: Floats
    popularity: Floats
    freshness: Floats
    blocks: tuple[slice, ...] = (slice(None),)
    around: Around | None = None

    @property
    def ordinary(self) -> Floats:
        """Return the vectors `(m, dim)` that say what is ordinary: the items' and those around them."""
        return self.vectors if self.around is None else np.concatenate([self.vectors, self.around.vectors])

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Map item ids to rows."""
        return {item.item_id: row for row, item in enumerate(self.items)}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of the items."""
        return frozenset(item.kind for item in self.items if item.kind)

    def rows(self, item_ids: Sequence[str]) -> Rows:
        """Return the rows of those items that the catalogue has."""
        found = [self.row_of[item_id] for item_id in item_ids if item_id in self.row_of]
        return np.array(found, dtype=np.int64)

    def item(self, item_id: str) -> Item | None:
        """Return an item."""
        row = self.row_of.get(item_id)
        return None if row is None else self.items[row]

    def centre(self, vectors: Floats) -> Floats:
        """Return `(n, dim)` unit vectors with the catalogue's mean taken off; zero rows stay zero."""
        shifted = vectors - self.mean
        shifted[~vectors.any(axis=-1)] = 0.0
        return unit(shifted)

    def uncentre(self, centred: Floats) -> Floats:
        """Return what `centre` was given `(n, dim)`, unit rows, from what it made of them; zero rows stay zero.

        A centred row tells a direction from the mean, which lies within the unit sphere: where that ray leaves the
        sphere is the row as the encoder gave it.
        """
        along = centred @ self.mean
        length = np.sqrt(np.maximum(along**2 + 1.0 - self.mean @ self.mean, 0.0)) - along
        raw: Floats = unit(self.mean + length[:, None] * centred)
        raw[~centred.any(axis=-1)] = 0.0
        return raw


def build_catalogue(
    items: Sequence[Item],
    raw_vectors: Floats,
    today: date,
    blocks: tuple[slice, ...] = (slice(None),),
    *,
    around: Around | None = None,
) -> Catalogue:
    """Return the catalogue of items with raw unit vectors `(n_items, dim)`; zero rows have no text.

    The mean is that of the items and of what lies `around` them.
    """
    spoken: NDArray[np.bool_] = np.asarray(raw_vectors.any(axis=1))
    mean = _mean(raw_vectors if spoken.all() else raw_vectors[spoken], around)
    return Catalogue(
        items=tuple(items),
        vectors=_centred(raw_vectors, spoken, mean),
        mean=mean.astype(np.float32),
        popularity=_ranks(np.array([item.popularity for item in items], dtype=np.float64)),
        freshness=_freshness(items, today),
        blocks=blocks,
        around=None if around is None else Around(around.texts, unit(around.vectors - mean)),
    )


def _mean(spoken: Floats, around: Around | None) -> Floats:
    """Return the mean `(dim,)` of vectors `(n, dim)` and of what lies around them; zeros of nothing."""
    ordinary = spoken if around is None else np.concatenate([spoken, around.vectors])
    return ordinary.mean(axis=0) if len(ordinary) else np.zeros(spoken.shape[1], np.float32)


def _centred(raw_vectors: Floats, spoken: NDArray[np.bool_], mean: Floats) -> Floats:
    """Return vectors `(n, dim)` with a mean taken off, at length 1; block by block, so that no second copy is made."""
    centred = np.empty_like(raw_vectors, dtype=np.float32)
    for start in range(0, len(raw_vectors), ROWS_AT_A_TIME):
        rows = slice(start, start + ROWS_AT_A_TIME)
        shifted = raw_vectors[rows] - mean
        shifted[~spoken[rows]] = 0.0
        centred[rows] = unit(shifted)
    return centred


def _ranks(values: NDArray[np.float64]) -> Floats:
    """Return mid-ranks in 0..1: 0 for the lowest, equal values alike."""
    if len(values) < 2:
        return np.zeros(len(values), np.float32)
    ordered = np.sort(values)
    low, high = np.searchsorted(ordered, values), np.searchsorted(ordered, values, side="right") - 1
    return ((low + high) / 2 / (len(values) - 1)).astype(np.float32)


def _freshness(items: Sequence[Item], today: date) -> Floats:
    """Return 1 for an item of today, halved by every year of age; 0 where the date is unknown."""
    ages = [(today - item.published).days if item.published else np.inf for item in items]
    return (0.5 ** (np.maximum(np.array(ages, dtype=np.float64), 0.0) / FRESH_DAYS)).astype(np.float32)


def text_of(item: Item) -> str:
    """Return the text that stands for an item when it is encoded: what it is called, about, and by whom."""
    return ". ".join(part for part in (item.title, item.text, item.creator) if part).strip()


def words_of(item: Item) -> str:
    """Return what an item says about itself, without its creator."""
    return ". ".join(part for part in (item.title, item.text) if part)
