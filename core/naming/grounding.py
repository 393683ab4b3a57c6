"""Tell whether a journey's titles bear a name out: they hold its words, or lie nearer to it than others' titles do."""

from collections.abc import Sequence
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from core.naming.space import LEAST_COSINE, Space
from core.naming.terms import content_keys, words_in
from core.naming.tokens import is_unspaced

NEARER_AS_A_WHOLE = 0.8
"""Share of other journeys' titles (0..1) that a name has to be farther from than from its own, on the mean of these.

Chosen with `FARTHEST_WORD` on every second of the shipped naming examples, each journey's siblings being all others:
of its 53 right names 77 % are grounded, of other journeys' 8 %; of the 52 of the other half 83 % and 8 %. From three or
four titles each: a journey has more.
"""
FARTHEST_WORD = 0.5
"""Share of other journeys' titles (0..1) that the nearest own title beats for every single word; chosen as above."""
SAME_BEGINNING = 0.7
"""Share of the shorter of two words (0..1) that a form of the other begins with; by hand, with words of English and
German: 'bake' and 'baking', 'Brot' and 'Brotteig', not 'bread' and 'broad'."""
LEAST_BEGINNING = 4
"""Letters that two forms of a word begin with at least; set by hand, so that 'car' is no form of 'carpentry'."""
SHORT_BEGINNING = 3
"""The same where it is at least half of either word, as in 'bake' and 'baking'; set by hand."""


def is_grounded(name: str, titles: Sequence[str], space: Space | None = None) -> bool:
    """Tell whether a journey's titles bear a name out; a name without content words is never borne out.

    They do that hold all its words, in this form or another. In a `space` they do, too, where the name as a whole lies
    nearer to them than to most siblings' titles and none of its words is far from them all; without one, where they
    hold any of its words.
    """
    words = words_in(name)
    if not words:
        return False
    held = held_words(words, titles)
    if held.all() or space is None or not len(space.vectors):
        return bool(held.any())
    whole, nearest = _beaten([name, *words], space)
    return bool(whole[0] > NEARER_AS_A_WHOLE and (held | (nearest[1:] > FARTHEST_WORD)).all())


def held_words(words: Sequence[str], titles: Sequence[str]) -> NDArray[np.bool_]:
    """Tell of words `(n_words,)` whether titles hold each, or a form of it; in scripts without spaces, anywhere."""
    held = frozenset[str]().union(*map(content_keys, titles))
    return np.array([_is_held(word, held, titles) for word in words], bool)


def _is_held(word: str, held: frozenset[str], titles: Sequence[str]) -> bool:
    if word in held:
        return True
    if is_unspaced(word):
        return any(word in title.casefold() for title in titles)
    return any(is_form(word, other) for other in held)


def is_form(word: str, other: str) -> bool:
    """Tell whether two words begin alike for long enough to be forms of one."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    shorter, longer = sorted((len(word), len(other)))
    least = SHORT_BEGINNING if 2 * alike >= longer else LEAST_BEGINNING
    return alike >= max(least, SAME_BEGINNING * shorter)


def _beaten(phrases: Sequence[str], space: Space) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for phrases the share of siblings' titles that are farther than own titles on the mean, and the nearest.

    Both are `(n_phrases,)`. Without siblings a title beats them where its cosine is that of a near one.
    """
    vectors = space.encode(phrases)
    own = space.vectors @ vectors.T
    rivals = [rows for rows in space.siblings if len(rows)]
    if not rivals:
        return (own.mean(0) > LEAST_COSINE).astype(np.float64), (own.max(0) > LEAST_COSINE).astype(np.float64)
    other = np.concatenate(rivals) @ vectors.T
    return (other < own.mean(0)).mean(0), (other < own.max(0)).mean(0)
