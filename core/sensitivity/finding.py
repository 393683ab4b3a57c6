"""Tell whether a journey, an area or a single text is about something sensitive."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from core.sensitivity.meaning import CONFIRMED, TOLD_ALONE, TOLD_TOGETHER, Meanings, Nearness
from core.sensitivity.subjects import Sensitive, Subject
from core.sensitivity.words import said_in
from core.similarity import LEAST_LENGTH, Floats

LEAST_SHARE = 0.1
"""Share of the titles that have to speak of it: on the demo's 153 interests the sensitive ones reach .12 and more,
the others .08 at most (`benchmarks/sensitivity.py`)."""

LEAST_TITLES = 2
"""Titles that have to speak of it, as one stray title makes no journey sensitive ..."""

LEAST_SHARE_OF_SHORT = 1 / 3
"""... unless it is this share of a short journey."""


def sensitive_titles(titles: Sequence[str], near: Nearness | None = None) -> list[Subject | None]:
    """Return the sensitive subject of every title, or None.

    A certain word decides alone, a doubtful one where the meaning agrees, the meaning alone where it is clear.
    Without `near` (rows aligned with the titles) doubtful words say nothing.
    """
    found: list[Subject | None] = []
    for i, title in enumerate(titles):
        said, score = said_in(title), float(near.score[i]) if near is not None else 0.0
        by_meaning = near.subjects[i] if near is not None and score >= TOLD_ALONE else None
        found.append(said.certain or (said.doubtful if score >= CONFIRMED else None) or by_meaning)
    return found


def find_sensitive(
    name: str, titles: Sequence[str], unit_vectors: Floats | None = None, meanings: Meanings | None = None
) -> Sensitive | None:
    """Return what is sensitive about items under a name, or None.

    `unit_vectors` `(n, dim)` are the items', rows aligned with the titles; without them or the phrases' meanings
    words alone tell. The name speaks for all titles; else a tenth of them does, or the middle of them all.
    """
    near, middle = None, None
    if unit_vectors is not None and meanings is not None and len(titles):
        near, middle = meanings.of(unit_vectors), meanings.of(_middle(unit_vectors))
    named = sensitive_titles([name], middle)[0]
    subjects = [subject for subject in sensitive_titles(titles, near) if subject is not None]
    share = len(subjects) / len(titles) if titles else 0.0
    score = float(middle.score[0]) if middle is not None else None
    if named is not None:
        return Sensitive(named, share, score)
    if share >= LEAST_SHARE_OF_SHORT or (share >= LEAST_SHARE and len(subjects) >= LEAST_TITLES):
        return Sensitive(Counter(subjects).most_common(1)[0][0], share, score)
    if middle is not None and middle.score[0] >= TOLD_TOGETHER:
        return Sensitive(middle.subjects[0], share, score)
    return None


def _middle(unit_vectors: Floats) -> Floats:
    """Return the unit vector `(1, dim)` in the middle of others; zeros where they say nothing."""
    middle = unit_vectors.mean(axis=0, keepdims=True)
    scaled: Floats = (middle / max(float(np.linalg.norm(middle)), LEAST_LENGTH)).astype(np.float32)
    return scaled
