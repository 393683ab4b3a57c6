"""Interests that people share: the names of everybody's journeys, those that mean much the same as one."""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

from core.extraction.baselines import global_topics
from core.similarity import Floats, unit
from core.workspace.meanings import RememberedMeaning

JOURNEYS_A_STEP = 3
"""Journeys for each pair of interests, on average: then some pairs have the five people that a count needs; by hand."""
FEWEST, MOST = 2, 30
"""Interests that names are gathered into; by hand: what a flow can show side by side."""
TOLD_NAMES = 2
"""Names of its journeys that an interest is called by, commonest first; by eye."""


class GroupedInterests:
    """Gathers names by meaning, each read once; whoever asks holds a lock."""

    def __init__(self, meaning: Callable[[Sequence[str]], Floats]) -> None:
        """Use what returns unit vectors `(n, dim)` of texts."""
        self._meaning = RememberedMeaning(meaning, most=None)

    def of(self, counts: Mapping[str, int]) -> dict[str, str]:
        """Map names to the interest that each belongs to, by how many journeys bear each; few names stay as they are.

        Raises EncoderError where names cannot be read.
        """
        names = sorted(counts)
        k = min(max(round(sqrt(sum(counts.values()) / JOURNEYS_A_STEP)), FEWEST), MOST)
        if len(names) <= k:
            return {name: name for name in names}
        vectors = self._meaning(names)
        groups: dict[int, list[str]] = {}
        for name, group in zip(names, global_topics(unit(vectors - vectors.mean(axis=0)), k), strict=True):
            groups.setdefault(int(group), []).append(name)
        return {name: _called(some, counts) for some in groups.values() for name in some}


def _called(names: Sequence[str], counts: Mapping[str, int]) -> str:
    """Call a group by the names that most journeys in it bear."""
    ranked = sorted(names, key=lambda name: (-counts[name], name))
    return ", ".join(ranked[:TOLD_NAMES]) + (" ..." if len(names) > TOLD_NAMES else "")
