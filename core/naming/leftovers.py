"""Tell a handful of titles that belong nowhere from a journey: what has no subject has no name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.naming.candidates import MANY_TITLES, Candidate
from core.naming.space import Space
from core.naming.titles import Titles
from core.naming.tokens import writing_of
from core.similarity import Floats

OTHER_THINGS = "Other things"
THREE = 3
"""Titles from which on a journey may be one; below, nobody can tell that something is left over."""
FEW_TITLES = 8
"""Titles up to which a journey may be a leftover; by eye on the demo people's journeys."""
HANDFUL = 5
"""Titles up to which the stricter limits hold; by eye, as above."""
APART = 0.33
"""Mean cosine of every two titles below which they have nothing in common; by eye, as above."""
SECOND_SCRIPT = 0.25
"""Share of titles in a second script that makes a journey one of two scripts; set by hand."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The cosine to the titles' middle below which a name says nothing of them, unless more than `most` hold it."""

    lone: float
    shared: float
    most: float


OF_A_HANDFUL = Limits(lone=0.6, shared=0.45, most=0.75)
"""Cosines, and the share of titles, for 4 or 5 titles; by eye, as above."""
OF_FEW = Limits(lone=0.5, shared=0.4, most=0.5)
"""The same for 6 to 8 titles."""


def has_no_subject(ranked: Sequence[Candidate], titles: Titles, space: Space | None, lines: Sequence[str]) -> bool:
    """Tell whether a journey of 3 to 8 titles, or in two scripts, is what was left over: nothing is said of most.

    Three titles are left over where their mean cosine is below .33 and they do not all hold the best name. Else its
    best name lies far from the titles' middle: a word of one title alone where the titles' mean cosine is below .33,
    or a word that not most of them hold. By words alone only the first can be told. The limits were set by eye on the
    demo people's journeys and on the tuning half of the collections, of which they leave few without a name; for two
    encoders side by side, whose cosines are some .84 of one's, they were kept, see `benchmarks/README.md`.
    """
    if not ranked:
        return True
    best = ranked[0]
    if titles.n < MANY_TITLES:
        return titles.n == THREE and len(best.covered) < titles.n and _lie_apart(space)
    if (best.lone or 2 * len(best.covered) < titles.n) and _in_two_scripts(lines):
        return True
    if titles.n > FEW_TITLES:
        return False
    if space is None or not len(space.vectors):
        return bool(best.lone)
    limits = OF_A_HANDFUL if titles.n <= HANDFUL else OF_FEW
    if best.lone:
        return best.centre < limits.lone and _lie_apart(space)
    return best.centre < limits.shared and len(best.covered) <= limits.most * titles.n


def _lie_apart(space: Space | None) -> bool:
    """Tell whether a journey's titles have nothing in common; never by words alone."""
    return space is not None and len(space.vectors) > 1 and alike(space.vectors) < APART


def alike(rows: Floats) -> float:
    """Return the mean cosine of every two of `(n, dim)` unit rows; 1 for a single one."""
    n = len(rows)
    return float((np.square(rows.sum(0)).sum() - n) / (n * (n - 1))) if n > 1 else 1.0


def _in_two_scripts(lines: Sequence[str]) -> bool:
    """Tell whether at least a quarter of some titles is in another script than most; Japanese counts as one."""
    scripts = Counter(map(writing_of, lines))
    return len(scripts) > 1 and scripts.most_common(2)[1][1] >= SECOND_SCRIPT * len(lines)
