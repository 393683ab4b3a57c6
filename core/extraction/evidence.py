"""Gather several kinds of evidence that two items of one person belong to the same journey."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from core.similarity import Floats, smoothed_cosine, unit

Evidence = dict[str, Floats]

LEXICAL_WEIGHT = 0.5
MOMENT = 1.0 / 86400.0
SESSION = 1.0 / 24.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
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
    cosine = views.points @ views.points.T
    return {**_content(views, cosine), **_temporal(views, cosine), **_origin(views.sources, len(cosine))}


def content_evidence(views: Views) -> Evidence:
    """Return the kinds of `pair_evidence` that need neither times nor sources."""
    return _content(views, views.points @ views.points.T)


def _content(views: Views, cosine: Floats) -> Evidence:
    lexical = views.grams @ views.grams.T
    return {
        **_semantic(cosine),
        **_joint(cosine, lexical),
        **_background(views.points, cosine, views.sample),
        **_surface(views, lexical),
    }


def _semantic(cosine: Floats) -> Evidence:
    once, twice, thrice = _smoothed_thrice(cosine)
    alone = cosine.copy()
    np.fill_diagonal(alone, 0.0)
    profile = unit(np.square(np.maximum(alone, 0.0)))
    n_closest = min(10, len(alone))
    closest = -np.partition(-alone, n_closest - 1, axis=1)[:, :n_closest].mean(axis=1)
    rank = _log_ranks(twice)
    return {
        "cosine": cosine,
        "smooth1": once,
        "smooth3": thrice,
        "wide": smoothed_cosine(cosine, 20, 2.0),
        "profile": profile @ profile.T,
        "local": 2.0 * cosine - closest[:, None] - closest[None],
        **_both("rank", rank, rank.T),
        **_both("locality", closest[:, None], closest[None]),
        "count": _constant(float(np.log(len(cosine))), len(cosine)),
    }


def _joint(cosine: Floats, lexical: Floats) -> Evidence:
    """Return the cosines of the points with the weighted grams beside them."""
    joined = cosine + np.float32(LEXICAL_WEIGHT**2) * lexical
    lengths = np.sqrt(joined.diagonal())
    scale = 1.0 / np.where(lengths > 0, lengths, np.float32(1.0))
    joined *= scale[:, None]
    joined *= scale
    once, _, thrice = _smoothed_thrice(joined)
    return {"joint0": joined, "joint1": once, "joint3": thrice}


def _background(points: Floats, cosine: Floats, sample: Floats) -> Evidence:
    """Return similarity beside an item's similarity to the catalogue at large, and shared neighbours."""
    if len(sample) < 50:
        zeros = _constant(0.0, len(points))
        return dict.fromkeys(("standing_low", "standing_high", "hub_low", "hub_high", "shared"), zeros)
    to_sample = points @ sample.T
    standing = (cosine - to_sample.mean(axis=1)[:, None]) / to_sample.std(axis=1)[:, None]
    n_near = max(10, len(sample) // 100)
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


def _surface(views: Views, lexical: Floats) -> Evidence:
    squares = np.square(views.style).sum(axis=1)
    apart = squares[:, None] + squares[None] - 2.0 * (views.style @ views.style.T)
    length = views.style[:, 0] if views.style.size else np.zeros(len(views.points), np.float32)
    return {
        "lexical": lexical,
        "style": np.sqrt(np.clip(apart, 0.0, None)),
        **_both("length", length[:, None], length[None]),
    }


def _temporal(views: Views, cosine: Floats) -> Evidence:
    """Return closeness in time and order, and likeness of what surrounds two items; zeros without times."""
    n = len(views.points)
    names = ("time", "order", "moment", "batch", "session", "time_tells")
    if views.times is None:
        return dict.fromkeys(names, _constant(0.0, n))
    days = np.abs(views.times[:, None] - views.times[None])
    order = np.argsort(np.argsort(views.times, kind="stable"), kind="stable").astype(np.float32)
    steps = np.abs(order[:, None] - order[None])
    moment = (days < MOMENT).astype(np.float32)
    company = (days < SESSION) & (steps > 0)
    surrounded = unit(views.points + unit((np.exp(steps / -2.0) * company) @ views.points))
    adjacent = company & (steps <= 2.0)
    tells = cosine[adjacent].mean() - cosine.mean() if adjacent.any() else 0.0
    return {
        "time": -np.log1p((days * 24.0).astype(np.float32)),
        "order": -np.log1p(steps),
        "moment": moment,
        "batch": moment * np.log(moment.sum(axis=1))[:, None],
        "session": surrounded @ surrounded.T,
        "time_tells": _constant(float(tells), n),
    }


def _origin(sources: Sequence[str] | None, n: int) -> Evidence:
    """Return how rare the source is that two items share; zero where they share none."""
    if sources is None:
        return {"source": _constant(0.0, n)}
    _, number, counts = np.unique(np.asarray(sources, dtype=str), return_inverse=True, return_counts=True)
    rarity = np.log(n / counts[number]).astype(np.float32)
    known = np.asarray([bool(source) for source in sources])
    same = (number[:, None] == number[None]) & known[:, None] & known[None]
    return {"source": np.where(same, rarity[:, None], 0.0).astype(np.float32)}


def _smoothed_thrice(cosine: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the cosines after smoothing once, twice and three times."""
    once = smoothed_cosine(cosine)
    twice = smoothed_cosine(once)
    return once, twice, smoothed_cosine(twice)


def _both(name: str, left: Floats, right: Floats) -> Evidence:
    return {f"{name}_low": np.minimum(left, right), f"{name}_high": np.maximum(left, right)}


def _constant(value: float, n: int) -> Floats:
    return np.broadcast_to(np.float32(value), (n, n))


def _log_ranks(similarity: Floats) -> Floats:
    """Return for each row the log of the share of items that are closer than this one, itself counted."""
    n = len(similarity)
    order = np.argsort(-similarity, axis=1)
    shares = np.log1p(np.arange(n, dtype=np.float32)) - np.float32(np.log(n))
    ranks = np.empty(similarity.shape, np.float32)
    np.put_along_axis(ranks, order, shares[None], axis=1)
    return ranks
