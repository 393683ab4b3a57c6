"""A small decoder over semantic ids (Rajput et al. 2023, made small): a person's next item, code by code, in numpy.

Three softmax heads say the three codes of what comes next, broad to fine, each told the codes before it and what the
person took up last. Trained on everyone's histories by Adam; every item is scored exactly, so no beam is needed.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.special import log_softmax

from benchmarks.recommendation_sets import Split
from core.ranking.semantic_ids import LEVELS, MOST_CODES, SemanticIds, semantic_ids
from core.similarity import Doubles, Floats, Rows

LATEST = 5
"""Latest items that a context holds: as many as a cold person has."""
FADING = 0.7
"""Weight of an item beside that of the one after it."""
RATE, BATCH, DECAY = 0.01, 256, 1e-5
MOST_STEPS = 60_000
"""Steps from history to next item that are trained on, drawn by chance where there are more."""
NARROW = 48
"""Directions of the items' vectors, the most spread ones, that a context tells beside the codes."""


def narrowed(vectors: Floats, most: int = NARROW) -> Floats:
    """Return vectors `(n_items, dim)` in their most spread directions `(n_items, k)`, each spread alike."""
    _, sizes, axes = np.linalg.svd(vectors.T @ vectors)
    narrow: Floats = (vectors @ axes[:most].T / np.sqrt(np.maximum(sizes[:most] / max(len(vectors), 1), 1e-9))).astype(
        np.float32
    )
    return narrow


class Decoder:
    """Says how likely each item is to come after a few others; the same histories always train the same."""

    def __init__(self, vectors: Floats, ids: SemanticIds, histories: tuple[Rows, ...], epochs: int, seed: int) -> None:
        """Train on the steps of histories; `vectors` `(n_items, dim)` are unit length."""
        self.codes = ids.codes.astype(np.int64)
        self.n_codes = int(self.codes.max(initial=0)) + 1
        self._told = np.concatenate(
            [narrowed(vectors), *(np.eye(self.n_codes)[self.codes[:, k]] for k in range(LEVELS))], axis=1
        )
        self._within = within_triples(ids, histories, len(vectors))
        rng = np.random.default_rng(seed)
        widths = [2 * self._told.shape[1] + 1 + level * self.n_codes for level in range(LEVELS)]
        self._heads = [np.zeros((width, self.n_codes)) for width in widths]
        contexts, following = steps(histories, rng)
        self._train(contexts, following, epochs, rng)

    def context(self, rows: Rows) -> Doubles:
        """Return what a head is told of a person's items, the latest last: their faded mean, the latest, and 1."""
        latest = rows[-LATEST:]
        if not len(latest):
            return np.append(np.zeros(2 * self._told.shape[1]), 1.0)
        weights = FADING ** np.arange(len(latest))[::-1]
        told = self._told[latest]
        return np.concatenate([weights @ told / weights.sum(), told[-1], [1.0]])

    def scores(self, rows: Rows) -> Doubles:
        """Return the logarithm of how likely every item is to come next `(n_items,)`."""
        context = self.context(rows)
        inner, found = len(context), np.zeros(len(self.codes))
        for level, head in enumerate(self._heads):
            logits = (
                np.tile(context @ head[:inner], (len(self.codes), 1)) if level == 0 else self._given(context, level)
            )
            found += log_softmax(logits, axis=1)[np.arange(len(self.codes)), self.codes[:, level]]
        return found + self._within

    def _given(self, context: Doubles, level: int) -> Doubles:
        """Return a level's logits `(n_items, n_codes)` given each item's codes before it."""
        head, inner = self._heads[level], len(context)
        logits = np.tile(context @ head[:inner], (len(self.codes), 1))
        for before in range(level):
            logits += head[inner + before * self.n_codes + self.codes[:, before]]
        return logits

    def _train(self, contexts: list[Rows], following: Rows, epochs: int, rng: np.random.Generator) -> None:
        """Train all heads, Adam with a rate that falls to nothing."""
        if not contexts:
            return
        told = np.stack([self.context(rows) for rows in contexts])
        eye = np.eye(self.n_codes)
        first, second = [np.zeros_like(h) for h in self._heads], [np.zeros_like(h) for h in self._heads]
        turn, turns = 0, epochs * -(-len(told) // BATCH)
        for _ in range(epochs):
            order = rng.permutation(len(told))
            for start in range(0, len(order), BATCH):
                batch = order[start : start + BATCH]
                turn += 1
                rate = RATE * (1.0 - turn / (turns + 1))
                codes = self.codes[following[batch]]
                for level, head in enumerate(self._heads):
                    x = np.concatenate([told[batch], *(eye[codes[:, before]] for before in range(level))], axis=1)
                    wrong = np.exp(log_softmax(x @ head, axis=1)) - eye[codes[:, level]]
                    slope = x.T @ wrong / len(batch) + DECAY * head
                    first[level] += 0.1 * (slope - first[level])
                    second[level] += 0.001 * (slope**2 - second[level])
                    step = (first[level] / (1 - 0.9**turn)) / (np.sqrt(second[level] / (1 - 0.999**turn)) + 1e-8)
                    head -= rate * step


def steps(histories: tuple[Rows, ...], rng: np.random.Generator) -> tuple[list[Rows], Rows]:
    """Return contexts of up to five items and what followed each, of all histories or of so many steps by chance."""
    places = [(p, at) for p, history in enumerate(histories) for at in range(1, len(history))]
    if len(places) > MOST_STEPS:
        places = [places[k] for k in np.sort(rng.choice(len(places), MOST_STEPS, replace=False))]
    contexts = [histories[p][max(at - LATEST, 0) : at] for p, at in places]
    return contexts, np.array([histories[p][at] for p, at in places], np.int64)


def within_triples(ids: SemanticIds, histories: tuple[Rows, ...], n_items: int) -> Doubles:
    """Return the logarithm of each item's part in what was taken up of its triple of codes `(n_items,)`."""
    taken = np.concatenate([np.empty(0, np.int64), *histories])
    counts = np.bincount(taken, minlength=n_items) + 1.0
    triple = ids.prefixes[:, LEVELS - 1]
    shares: Doubles = np.log(counts / np.bincount(triple, counts)[triple])
    return shares


@lru_cache(maxsize=1)
def _trained(split: Split, epochs: int, most: int) -> Decoder:
    vectors = split.known.catalogue.vectors
    return Decoder(vectors, semantic_ids(vectors, most=most), split.known.histories, epochs, 0)


def decoded(split: Split, epochs: int, most: int = MOST_CODES) -> Callable[[csr_matrix, NDArray[np.int64]], Floats]:
    """Score by the decoder after so many epochs, with at most so many codes a level."""

    def score(_: csr_matrix, persons: NDArray[np.int64]) -> Floats:
        trained = _trained(split, epochs, most)
        return np.stack([trained.scores(split.known.histories[p]) for p in persons.tolist()]).astype(np.float32)

    return score
