"""Gather several kinds of evidence that two items of one person belong to the same journey."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import cophenet, linkage
from scipy.spatial.distance import squareform

from core.similarity import smoothed, unit

Floats = NDArray[np.float32]
Evidence = dict[str, Floats]

LEXICAL_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Hold what is known of a person's n items, rows aligned.

    `points` `(n, dim)` centred unit vectors; `grams` `(n, d)` unit or zero; `style` `(n, s)`; `times` `(n,)` days
    or None; `sample` `(m, dim)` centred unit vectors of the catalogue, m may be 0.
    """

    points: Floats
    grams: Floats
    style: Floats
    times: NDArray[np.float64] | None
    sample: Floats


def pair_evidence(views: Views) -> Evidence:
    """Return the first kinds of evidence by name, each `(n, n)` symmetric."""
    return {
        **_semantic(views.points),
        **_joint(views),
        **_background(views.points, views.sample),
        **_surface(views),
        **_temporal(views.times, len(views.points)),
    }


def group_evidence(first: Evidence, probability: Floats, joint: Floats) -> Evidence:
    """Return what the whole set of first answers `(n, n)` in 0..1 says about each pair.

    `joint` `(n, d)` unit vectors; the cophenetic distances of several trees act as a consensus (Fred and Jain
    2005).
    """
    own = probability.astype(np.float32).copy()
    np.fill_diagonal(own, 0.0)
    certain = own + np.eye(len(own), dtype=np.float32)
    walk = _nearest_walk(own)
    once = walk @ certain @ walk.T
    away = own / np.maximum(own.sum(axis=1, keepdims=True), 1e-6) @ certain
    profile = unit(own**1.5)
    rank = np.log1p(_ranks(certain))
    expected = np.log(own.sum(axis=1) + 0.1)
    closest = -np.sort(-own, axis=1)[:, :3].mean(axis=1)
    return {
        "logit": np.log(np.clip(certain, 1e-4, 1.0) / np.clip(1.0 - certain, 1e-4, 1.0)),
        "walk1": once,
        "walk2": walk @ once @ walk.T,
        "away": (away + away.T) / 2.0,
        "answers": profile @ profile.T,
        **_both("answer_rank", rank, rank.T),
        **_both("expected", expected[:, None], expected[None]),
        **_both("closest", closest[:, None], closest[None]),
        **_cophenetic("tree_first", 1.0 - certain, "average"),
        **_cophenetic("tree_walk", 1.0 - once, "average"),
        **_cophenetic("tree_smooth", 1.0 - first["smooth3"], "average"),
        **_cophenetic("tree_ward", np.sqrt(np.clip(2.0 - 2.0 * (joint @ joint.T), 0.0, None)), "ward"),
        **{
            name: first[name]
            for name in ("cosine", "smooth1", "smooth3", "wide", "joint3", "lexical", "count")
        },
        **{
            name: first[name] for name in ("time", "order", "moment", "locality_low", "local", "standing_low")
        },
    }


def joint_vectors(views: Views) -> Floats:
    """Return `(n, d)` unit vectors of meaning and words together, smoothed three times."""
    return _smoothed_times(_joined(views), 3)


def stacked(evidence: Evidence, names: tuple[str, ...]) -> Floats:
    """Return `(n_pairs, n_names)` rows of the pairs above the diagonal, in scipy's condensed order."""
    upper = np.triu_indices(len(evidence[names[0]]), 1)
    return np.stack([evidence[name][upper] for name in names], axis=1).astype(np.float32)


def _semantic(points: Floats) -> Evidence:
    cosine = points @ points.T
    once, thrice = _smoothed_times(points, 1), _smoothed_times(points, 3)
    wide = smoothed(points, 20, 2.0)
    alone = cosine * (1.0 - np.eye(len(points), dtype=np.float32))
    profile = unit(np.square(np.clip(alone, 0.0, None)))
    closest = -np.sort(-alone, axis=1)[:, :10].mean(axis=1)
    smooth2 = _smoothed_times(points, 2)
    rank = np.log1p(_ranks(smooth2 @ smooth2.T)) - np.float32(np.log(len(points)))
    return {
        "cosine": cosine,
        "smooth1": once @ once.T,
        "smooth3": thrice @ thrice.T,
        "wide": wide @ wide.T,
        "profile": profile @ profile.T,
        "local": 2.0 * cosine - closest[:, None] - closest[None],
        **_both("rank", rank, rank.T),
        **_both("locality", closest[:, None], closest[None]),
        "count": np.full_like(cosine, np.log(len(points))),
    }


def _joint(views: Views) -> Evidence:
    joined = _joined(views)
    once, thrice = _smoothed_times(joined, 1), _smoothed_times(joined, 3)
    return {"joint0": joined @ joined.T, "joint1": once @ once.T, "joint3": thrice @ thrice.T}


def _background(points: Floats, sample: Floats) -> Evidence:
    """Return similarity in units of how similar an item is to the catalogue at large, and shared neighbours."""
    if len(sample) < 50:
        zeros = np.zeros((len(points), len(points)), np.float32)
        return dict.fromkeys(("standing_low", "standing_high", "hub_low", "hub_high", "shared"), zeros)
    to_sample = points @ sample.T
    standing = (points @ points.T - to_sample.mean(axis=1)[:, None]) / to_sample.std(axis=1)[:, None]
    n_near = max(10, len(sample) // 100)
    near = np.partition(to_sample, -n_near, axis=1)[:, -n_near:]
    hub = near.mean(axis=1)
    shared = unit(np.clip(to_sample - near.min(axis=1)[:, None], 0.0, None))
    return {
        **_both("standing", standing, standing.T),
        **_both("hub", hub[:, None], hub[None]),
        "shared": shared @ shared.T,
    }


def _surface(views: Views) -> Evidence:
    squares = np.square(views.style).sum(axis=1)
    apart = squares[:, None] + squares[None] - 2.0 * (views.style @ views.style.T)
    length = views.style[:, 0] if views.style.size else np.zeros(len(views.points), np.float32)
    return {
        "lexical": views.grams @ views.grams.T,
        "style": np.sqrt(np.clip(apart, 0.0, None)),
        **_both("length", length[:, None], length[None]),
    }


def _temporal(times: NDArray[np.float64] | None, n: int) -> Evidence:
    """Return closeness in time and order; zeros where times are not known."""
    if times is None:
        return dict.fromkeys(("time", "order", "moment"), np.zeros((n, n), np.float32))
    order = np.argsort(np.argsort(times, kind="stable"), kind="stable").astype(np.float64)
    days = np.abs(times[:, None] - times[None])
    return {
        "time": (-np.log1p(days * 24.0)).astype(np.float32),
        "order": (-np.log1p(np.abs(order[:, None] - order[None]))).astype(np.float32),
        "moment": (days < 1.0 / 86400.0).astype(np.float32),
    }


def _joined(views: Views) -> Floats:
    return unit(np.hstack([views.points, LEXICAL_WEIGHT * views.grams]))


def _smoothed_times(points: Floats, times: int) -> Floats:
    for _ in range(times):
        points = smoothed(points)
    return points


def _both(name: str, left: Floats, right: Floats) -> Evidence:
    return {f"{name}_low": np.minimum(left, right), f"{name}_high": np.maximum(left, right)}


def _ranks(similarity: Floats) -> Floats:
    """Return for each row how many items are closer than this one."""
    order = np.argsort(-similarity, axis=1)
    ranks = np.empty(similarity.shape, np.float32)
    np.put_along_axis(ranks, order, np.arange(len(order), dtype=np.float32)[None], axis=1)
    return ranks


def _nearest_walk(own: Floats, neighbours: int = 8) -> Floats:
    """Return a lazy random walk's step to the most probable companions."""
    k = min(neighbours, len(own) - 1)
    floor = -np.partition(-own, k - 1, axis=1)[:, k - 1]
    kept = own * (own >= floor[:, None])
    step: Floats = 0.5 * kept / np.maximum(kept.sum(axis=1, keepdims=True), 1e-6)
    return step + 0.5 * np.eye(len(own), dtype=np.float32)


def _cophenetic(name: str, distances: Floats, method: str) -> Evidence:
    """Return the height at which a tree joins two items, and the logarithm of how many groups are left then."""
    symmetric = np.clip((distances + distances.T) / 2.0, 0.0, None)
    np.fill_diagonal(symmetric, 0.0)
    tree = linkage(squareform(symmetric, checks=False), method)
    numbered = tree.copy()
    numbered[:, 2] = np.arange(1, len(tree) + 1)
    left = np.log1p(len(tree) - squareform(cophenet(numbered)))
    return {f"{name}_height": squareform(cophenet(tree)), f"{name}_left": left}
