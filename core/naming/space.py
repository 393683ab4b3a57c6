"""Compare meanings: how near phrases lie to a journey's titles, and how far from its siblings'."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.similarity import Floats, unit

Encode = Callable[[Sequence[str]], Floats]

NEARER_THAN = 0.9
"""Share of the siblings' titles that a near title beats; set by hand."""
LEAST_COSINE = 0.1
"""Cosine below which no title is near; set by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Where meanings are compared: an encoder, and unit vectors of a journey's and its siblings' titles.

    `vectors` is `(n_titles, dim)`; `siblings` holds one such matrix for each sibling. `encode` returns unit rows.
    """

    encode: Encode
    vectors: Floats
    siblings: Sequence[Floats] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """How `n` phrases stand to a journey, rows aligned: all `(n,)` but the vectors `(n, dim)`.

    `centre` and `rival` are cosines to the middle of the journey and of the nearest sibling; `near` is the share
    of the journey's titles that are nearer to the phrase than nine tenths of the siblings' titles; `beats` the
    chance that a title of the journey is nearer to it than a sibling's.
    """

    vectors: Floats
    centre: Floats
    rival: Floats
    near: Floats
    beats: Floats


def meaning_of(vectors: Floats, space: Space) -> Meaning:
    """Return how phrases, given by their unit vectors `(n, dim)`, stand to a journey and its siblings."""
    rivals = [rows for rows in space.siblings if len(rows)]
    centre = vectors @ unit(space.vectors.mean(0, keepdims=True))[0]
    own = space.vectors @ vectors.T
    if not rivals:
        flat = np.zeros(len(vectors), np.float32)
        return Meaning(vectors, centre, flat, (own > LEAST_COSINE).mean(0), flat + 1)
    rival = np.maximum((unit(np.stack([rows.mean(0) for rows in rivals])) @ vectors.T).max(0), 0)
    other = np.sort(np.concatenate(rivals) @ vectors.T, axis=0)
    beaten = np.stack([np.searchsorted(column, mine) for column, mine in zip(other.T, own.T, strict=True)]) / len(other)
    near = ((beaten > NEARER_THAN) & (own.T > LEAST_COSINE)).mean(1)
    return Meaning(vectors, centre, rival, near.astype(np.float32), beaten.mean(1).astype(np.float32))
