"""Gather several kinds of evidence that two items of one person belong to the same journey."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from core.similarity import Floats, smoothed_cosine, unit

PairEvidence = dict[str, Floats]

LEXICAL_WEIGHT = 0.5
"""Length of a title's hashed words beside the encoders' unit vectors; chosen by hand, not tuned; to join them at all is
worth .002 ('What each idea was worth' in benchmarks/README.md)."""
FEW, SOME = 3, 10
"""Nearest other items whose mean similarity tells how crowded it is around one; chosen by hand, not tuned."""
LEAST_SAMPLE = 50
"""Items of the catalogue without which nothing is compared with it; chosen by hand, not tuned."""
WIDE, WIDE_WEIGHT = 20, 2.0
"""Neighbours that the widest smoothing asks, and their weight beside an item's own 1; chosen by hand, not tuned; the
models were trained with them."""
CLOSEST, CLOSEST_PART = 10, 100
"""Items of the catalogue that count as nearest, and the part of it, one of so many, where that is more; likewise."""
LEAST_SPREAD = 1e-6
"""Standard deviation that is divided by at least: single precision's error."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Views:
    """Hold what is known of a person's n items, rows aligned.

    `blocks` per encoder `(n, width)` centred unit vectors; `grams` `(n, d)` unit or zero; `style` `(n, s)`;
    `samples` per encoder `(m, width)` centred unit vectors of the catalogue, m may be 0.
    """

    blocks: tuple[Floats, ...]
    grams: Floats
    style: Floats
    samples: tuple[Floats, ...]


def pair_evidence(views: Views) -> PairEvidence:
    """Return each kind of evidence by name, `(n, n)` symmetric float32.

    Two items are as similar as the encoders say in the mean; with more than one encoder the few kinds that tell most
    are there for each of them too, `0.cosine` and so on. Nothing here depends on when items were met, on who made
    them or on how many there are: on histories of other lengths and services these told the wrong thing
    (benchmarks/README.md).
    """
    cosines = [block @ block.T for block in views.blocks]
    to_samples = [block @ sample.T for block, sample in zip(views.blocks, views.samples, strict=True)]
    cosine, to_sample = _mean(cosines), _mean(to_samples)
    lexical = views.grams @ views.grams.T
    evidence = {
        **_semantic(cosine),
        **_joint(cosine, lexical),
        **_background(cosine, to_sample),
        **_surface(views, lexical),
    }
    if len(cosines) > 1:
        for number, parts in enumerate(zip(cosines, to_samples, strict=True)):
            evidence |= {f"{number}.{name}": kind for name, kind in _of_one(*parts).items()}
    return evidence


def _semantic(cosine: Floats) -> PairEvidence:
    once, twice, thrice = _smoothed_thrice(cosine)
    alone = cosine.copy()
    np.fill_diagonal(alone, 0.0)
    profile = unit(np.square(np.maximum(alone, 0.0)))
    few, some = (_closest(alone, n) for n in (FEW, SOME))
    rank = _log_ranks(twice)
    return {
        "cosine": cosine,
        "smooth1": once,
        "smooth3": thrice,
        "wide": smoothed_cosine(cosine, WIDE, WIDE_WEIGHT),
        "profile": profile @ profile.T,
        "local_few": 2.0 * cosine - few[:, None] - few[None],
        "local": 2.0 * cosine - some[:, None] - some[None],
        **_both("rank", rank, rank.T),
        **_both("locality_few", few[:, None], few[None]),
        **_both("locality", some[:, None], some[None]),
    }


def _joint(cosine: Floats, lexical: Floats) -> PairEvidence:
    """Return the cosines of the points with the weighted grams beside them."""
    joined = cosine + np.float32(LEXICAL_WEIGHT**2) * lexical
    lengths = np.sqrt(np.maximum(joined.diagonal(), 0.0))
    scale = 1.0 / np.where(lengths > 0, lengths, np.float32(1.0))
    joined *= scale[:, None]
    joined *= scale
    once, _, thrice = _smoothed_thrice(joined)
    return {"joint0": joined, "joint1": once, "joint3": thrice}


def _background(cosine: Floats, to_sample: Floats) -> PairEvidence:
    """Return similarity beside an item's similarity to the catalogue at large, and shared neighbours."""
    if to_sample.shape[1] < LEAST_SAMPLE:
        zeros = _constant(0.0, len(cosine))
        return dict.fromkeys(("standing_low", "standing_high", "hub_low", "hub_high", "shared"), zeros)
    standing = _standing(cosine, to_sample)
    n_near = max(CLOSEST, to_sample.shape[1] // CLOSEST_PART)
    nearest = np.argpartition(to_sample, -n_near, axis=1)[:, -n_near:]
    near = np.take_along_axis(to_sample, nearest, axis=1)
    hub = near.mean(axis=1)
    above = unit(near - near.min(axis=1)[:, None])
    starts = np.arange(0, near.size + 1, n_near)
    shared = csr_matrix((above.ravel(), nearest.ravel(), starts), shape=to_sample.shape)
    return {
        **_both("standing", standing, standing.T),
        **_both("hub", hub[:, None], hub[None]),
        "shared": (shared @ shared.T).toarray(),
    }


def _of_one(cosine: Floats, to_sample: Floats) -> PairEvidence:
    """Return what is worth knowing of one encoder beside the mean of them all."""
    kinds = {"cosine": cosine, "smooth3": _smoothed_thrice(cosine)[2]}
    if to_sample.shape[1] < LEAST_SAMPLE:
        return kinds | dict.fromkeys(("standing_low", "standing_high"), _constant(0.0, len(cosine)))
    standing = _standing(cosine, to_sample)
    return kinds | _both("standing", standing, standing.T)


def _standing(cosine: Floats, to_sample: Floats) -> Floats:
    """Return by how many standard deviations each item is nearer to the others than to the catalogue at large."""
    spread = np.maximum(to_sample.std(axis=1), np.float32(LEAST_SPREAD))
    standing: Floats = (cosine - to_sample.mean(axis=1)[:, None]) / spread[:, None]
    return standing


def _surface(views: Views, lexical: Floats) -> PairEvidence:
    squares = np.square(views.style).sum(axis=1)
    apart = squares[:, None] + squares[None] - 2.0 * (views.style @ views.style.T)
    length = views.style[:, 0] if views.style.size else np.zeros(len(views.style), np.float32)
    return {
        "lexical": lexical,
        "style": np.sqrt(np.clip(apart, 0.0, None)),
        **_both("length", length[:, None], length[None]),
    }


def _mean(matrices: list[Floats]) -> Floats:
    mean: Floats = matrices[0] if len(matrices) == 1 else np.mean(matrices, axis=0, dtype=np.float32)
    return mean


def _smoothed_thrice(cosine: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the cosines after smoothing once, twice and three times."""
    once = smoothed_cosine(cosine)
    twice = smoothed_cosine(once)
    return once, twice, smoothed_cosine(twice)


def _closest(alone: Floats, n: int) -> Floats:
    """Return the mean similarity `(n_items,)` to the n most similar others."""
    n = min(n, len(alone))
    closest: Floats = -np.partition(-alone, n - 1, axis=1)[:, :n].mean(axis=1)
    return closest


def _both(name: str, left: Floats, right: Floats) -> PairEvidence:
    return {f"{name}_low": np.minimum(left, right), f"{name}_high": np.maximum(left, right)}


def _constant(value: float, n: int) -> Floats:
    return np.broadcast_to(np.float32(value), (n, n))


def _log_ranks(similarity: Floats) -> NDArray[np.float32]:
    """Return for each row the log of the share of items that are closer than this one, itself counted."""
    n = len(similarity)
    order = np.argsort(-similarity, axis=1)
    shares = np.log1p(np.arange(n, dtype=np.float32)) - np.float32(np.log(n))
    ranks = np.empty(similarity.shape, np.float32)
    np.put_along_axis(ranks, order, shares[None], axis=1)
    return ranks
