"""Find what a service wrote into every title: words that stand at the same edge of many, whatever they are about."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from core.naming.tokens import segments

FEWEST_JOURNEYS = 3
"""Journeys below which nobody can tell a template from a subject; set by hand."""
SHARE = 0.15
"""Share of all titles that a template's word is in; set by hand."""
OF_JOURNEYS = 0.6
"""Share of the journeys that it is in; set by hand."""
AT_EDGE = 0.8
"""Share of its uses at an edge of a title; set by hand."""
EDGE = 3
"""Words that count as an edge; set by hand."""
_TITLES = 16_384
"""Titles that are remembered taken apart: more than a long history has; chosen by hand for memory."""


def template_words(groups: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the keys of words that are part of a template in a history's titles, one sequence a journey.

    Such a word is in 15 % of all titles, in three fifths of the journeys, and four times of five among the
    first or the last three words of its title. A subject fails one of the three; below three journeys nobody
    can tell. The limits were set by hand on invented templates, none was tuned on a measured set.
    """
    if len(groups) < FEWEST_JOURNEYS:
        return frozenset()
    uses, edges, spread = Counter[str](), Counter[str](), Counter[str]()
    for titles in groups:
        here: set[str] = set()
        for title in titles:
            every, edge = _words(title)
            uses.update(every)
            edges.update(edge)
            here.update(every)
        spread.update(here)
    many, wide = max(SHARE * sum(map(len, groups)), len(groups) + 1), OF_JOURNEYS * len(groups)
    return frozenset(key for key, n in uses.items() if n >= many and spread[key] >= wide and edges[key] >= AT_EDGE * n)


@lru_cache(maxsize=_TITLES)
def _words(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of a title's words, and of the first and last three of them."""
    keys = [token.key for segment in segments(title) for token in segment if token.role != "function"]
    return frozenset(keys), frozenset((*keys[:EDGE], *keys[-EDGE:]))
