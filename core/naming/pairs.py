"""Join two phrases to one name, in the rare case that a journey is of two things and each is many of its titles."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from core.naming.candidates import Candidate
from core.naming.function_words import joiner_of
from core.naming.phrases import sentence_case
from core.naming.space import Space
from core.naming.titles import Titles
from core.prompts.names import NAME_LIMIT

FEWEST_TITLES = 8
"""Titles from which on a pair can be earned; set by hand."""
EACH = 0.4
"""Share of titles that each half is in; set by hand."""
BOTH = 0.75
"""Share of titles that both halves are in together; set by hand."""
SHARED = 0.2
"""Most of the titles that hold both halves; set by hand."""
ONE_IS_ENOUGH = 0.6
"""Share of titles from which on one phrase is enough; set by hand."""
ALIKE = 0.35
"""Cosine from which on two halves mean the same; set by hand."""
CENTRAL = 0.4
"""Cosine to the titles' middle that a half needs; set by hand."""
HALF_WORDS = 2
"""Words of a half; set by hand."""
HEADS = 4
"""Best candidates that are tried as halves; set by hand."""


def joined_pair(ranked: Sequence[Candidate], titles: Titles, space: Space) -> Candidate | None:
    """Return 'X and Y' in the titles' own language if both halves earn it, else None.

    From eight titles on: each half is in at least 40 % of the titles, both together in 75 %, at most a fifth hold
    both, no single candidate has 60 %, both are among the four best and near the journey's middle (cosine .4), and
    their meanings are further apart than a cosine of .35. Set by hand: of 27 pairs that earned less, a reader
    liked one.
    """
    if not ranked or titles.n < FEWEST_TITLES or max(len(each.covered) for each in ranked) >= ONE_IS_ENOUGH * titles.n:
        return None
    best = [each for each in ranked[:HEADS] if each.centre >= CENTRAL]
    heads = [each for each in best if each.parts[0].n_words <= HALF_WORDS and not each.lone]
    spoken = [token.surface.lower() for title in titles.members for segment in title for token in segment]
    joiner = joiner_of(spoken) if titles.script == "LATIN" else "&"
    for left, right in combinations(heads, 2):
        text = sentence_case(f"{left.parts[0].text} {joiner} {right.parts[0].text}")
        if len(text) <= NAME_LIMIT and _earned(left, right, titles.n) and not _alike(left, right, space):
            score = (left.score + right.score) / 2
            parts, covered = (*left.parts, *right.parts), left.covered | right.covered
            return Candidate(text=text, parts=parts, score=score, covered=covered)
    return None


def _earned(left: Candidate, right: Candidate, n: int) -> bool:
    """Tell whether both halves cover many of `n` titles, and not the same ones."""
    least = min(len(left.covered), len(right.covered))
    shared, both = len(left.covered & right.covered), len(left.covered | right.covered)
    return least >= EACH * n and both >= BOTH * n and shared <= SHARED * n


def _alike(left: Candidate, right: Candidate, space: Space) -> bool:
    """Tell whether two halves mean nearly the same."""
    one, other = space.encode([left.parts[0].text, right.parts[0].text])
    return float(np.dot(one, other)) > ALIKE
