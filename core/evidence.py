"""Gather several kinds of evidence that two items of one person belong to the same journey."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.similarity import smoothed, unit

Floats = NDArray[np.float32]
Evidence = dict[str, Floats]

LEXICAL_WEIGHT = 0.5
MOMENT = 1.0 / 86400.0
SESSION = 1.0 / 24.0


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Hold what is known of a person's n items, rows aligned.

    `points` `(n, dim)` centred unit vectors; `grams` `(n, d)` unit or zero; `style` `(n, s)`; `times` `(n,)`
    days or None; `sources` creators or sites or None; `sample` `(m, dim)` centred unit vectors of the
    catalogue, m may be 0.
    """

    points: Floats
    grams: Floats
    style: Floats
    times: NDArray[np.float64] | None
    sample: Floats
    sources: Sequence[str] | None = None


def pair_evidence(views: Views) -> Evidence:
    """Return each kind of evidence by name, `(n, n)` symmetric float32."""
    return {
        **_semantic(views.points),
        **_joint(views),
        **_background(views.points, views.sample),
        **_surface(views),
        **_temporal(views),
        **_origin(views.sources, len(views.points)),
    }


def stacked(evidence: Evidence, names: tuple[str, ...]) -> Floats:
    """Return `(n_pairs, n_names)` rows of the pairs above the diagonal, in scipy's condensed order."""
    upper = np.triu_indices(len(evidence[names[0]]), 1)
    return np.stack([evidence[name][upper] for name in names], axis=1).astype(np.float32)


def _semantic(points: Floats) -> Evidence:
    cosine = points @ points.T
    once, twice, thrice = _smoothed_thrice(points)
    wide = smoothed(points, 20, 2.0)
    alone = cosine * (1.0 - np.eye(len(points), dtype=np.float32))
    profile = unit(np.square(np.clip(alone, 0.0, None)))
    closest = -np.sort(-alone, axis=1)[:, :10].mean(axis=1)
    rank = np.log1p(_ranks(twice @ twice.T)) - np.float32(np.log(len(points)))
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
    once, _, thrice = _smoothed_thrice(joined)
    return {"joint0": joined @ joined.T, "joint1": once @ once.T, "joint3": thrice @ thrice.T}


def _background(points: Floats, sample: Floats) -> Evidence:
    """Return similarity beside an item's similarity to the catalogue at large, and shared neighbours."""
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


def _temporal(views: Views) -> Evidence:
    """Return closeness in time and order, and likeness of what surrounds two items; zeros without times."""
    n = len(views.points)
    names = ("time", "order", "moment", "batch", "session", "time_tells")
    if views.times is None:
        return dict.fromkeys(names, np.zeros((n, n), np.float32))
    days = np.abs(views.times[:, None] - views.times[None])
    order = np.argsort(np.argsort(views.times, kind="stable"), kind="stable").astype(np.float64)
    steps = np.abs(order[:, None] - order[None])
    moment = (days < MOMENT).astype(np.float32)
    around = np.exp(-steps / 2.0) * (days < SESSION) * (steps > 0)
    surrounded = unit(views.points + unit((around @ views.points).astype(np.float32)))
    adjacent = (steps > 0) & (steps <= 2.0) & (days < SESSION)
    cosine = views.points @ views.points.T
    tells = cosine[adjacent].mean() - cosine.mean() if adjacent.any() else 0.0
    return {
        "time": (-np.log1p(days * 24.0)).astype(np.float32),
        "order": (-np.log1p(steps)).astype(np.float32),
        "moment": moment,
        "batch": moment * np.log(moment.sum(axis=1))[:, None],
        "session": surrounded @ surrounded.T,
        "time_tells": np.full((n, n), tells, np.float32),
    }


def _origin(sources: Sequence[str] | None, n: int) -> Evidence:
    """Return how rare the source is that two items share; zero where they share none."""
    if sources is None:
        return {"source": np.zeros((n, n), np.float32)}
    _, number, counts = np.unique(np.asarray(sources, dtype=str), return_inverse=True, return_counts=True)
    rarity = np.log(n / counts[number]).astype(np.float32)
    known = np.asarray([bool(source) for source in sources])
    same = (number[:, None] == number[None]) & known[:, None] & known[None]
    return {"source": np.where(same, rarity[:, None], 0.0).astype(np.float32)}


def _joined(views: Views) -> Floats:
    return unit(np.hstack([views.points, LEXICAL_WEIGHT * views.grams]))


def _smoothed_thrice(points: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the points smoothed once, twice and three times."""
    once = smoothed(points)
    twice = smoothed(once)
    return once, twice, smoothed(twice)


def _both(name: str, left: Floats, right: Floats) -> Evidence:
    return {f"{name}_low": np.minimum(left, right), f"{name}_high": np.maximum(left, right)}


def _ranks(similarity: Floats) -> Floats:
    """Return for each row how many items are closer than this one."""
    order = np.argsort(-similarity, axis=1)
    ranks = np.empty(similarity.shape, np.float32)
    np.put_along_axis(ranks, order, np.arange(len(order), dtype=np.float32)[None], axis=1)
    return ranks
