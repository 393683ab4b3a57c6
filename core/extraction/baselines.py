"""Interests defined for all alike, to set beside a person's own: global topics and co-occurrence clusters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from sklearn.cluster import MiniBatchKMeans

from core.extraction.dendrogram import Ints
from core.extraction.microclusters import in_order_of_appearance
from core.extraction.tree import Extraction, build
from core.similarity import Floats

RECENT = 50
"""Places of a history within which two items stand near each other; chosen by hand, not tuned."""
TOPICS = 100
"""Topics of a catalogue unless told otherwise; chosen by hand, not tuned."""
_STARTS, _BATCH = 3, 2048
"""Times that mini-batch k-means begins anew, and items of a batch; chosen by hand for speed, not tuned."""
LEAST_PERSONS = 2
"""Persons who have two items near each other before these are linked: one may be chance."""
MOST_OF_ALL = 10
"""Part of all items, one of so many, that a cluster may hold; chosen by hand, not tuned."""
AS_JOINED = 0.5
"""Height at which fixed groups stand apart: between 0, where they are made, and 1, where they are joined."""


def global_topics(unit_vectors: Floats, n_topics: int = TOPICS, seed: int = 0) -> Ints:
    """Return each catalogue item's topic `(n_items,)` by mini-batch k-means (Sculley 2010)."""
    k = min(n_topics, len(unit_vectors))
    fitted = MiniBatchKMeans(k, random_state=seed, n_init=_STARTS, batch_size=_BATCH).fit(unit_vectors)
    topics: Ints = fitted.labels_.astype(np.int32)
    return topics


def cooccurrence_clusters(histories: Sequence[Sequence[str]], least: int = LEAST_PERSONS) -> Mapping[str, int]:
    """Return the cluster of each item, joining items that at least `least` persons have near each other.

    Near means within 50 items. Clusters grow by the strongest cosine-normalised links first and are
    capped at a tenth of the items, so that no cluster swallows the rest.
    """
    item_ids = sorted({item_id for history in histories for item_id in history})
    pairs: Counter[tuple[str, str]] = Counter()
    for history in histories:
        pairs.update(_near_pairs(history))
    persons = Counter(item_id for history in histories for item_id in set(history))
    cluster = {item_id: item_id for item_id in item_ids}
    members = {item_id: [item_id] for item_id in item_ids}
    most = max(2, len(item_ids) // MOST_OF_ALL)
    strength = {pair: n / np.sqrt(persons[pair[0]] * persons[pair[1]]) for pair, n in pairs.items() if n >= least}
    for left, right in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        a, b = cluster[left], cluster[right]
        if a == b or len(members[a]) + len(members[b]) > most:
            continue
        for item_id in members.pop(b):
            cluster[item_id] = a
            members[a].append(item_id)
    number = {root: n for n, root in enumerate(members)}
    return {item_id: number[cluster[item_id]] for item_id in item_ids}


def topics_extraction(item_ids: Sequence[str], topics: Ints, encoder_id: str = "") -> Extraction:
    """Return a person's items grouped by their global topic `(n_items,)`."""
    return grouped_extraction("topics", item_ids, topics, encoder_id)


def cooccurrence_extraction(item_ids: Sequence[str], clusters: Mapping[str, int]) -> Extraction:
    """Return a person's items grouped by co-occurrence; an item that nobody else has stands alone."""
    unknown = len(clusters)
    label = [clusters.get(item_id, unknown + row) for row, item_id in enumerate(item_ids)]
    return grouped_extraction("cooccurrence", item_ids, np.asarray(label, np.int32), "")


def grouped_extraction(method: str, item_ids: Sequence[str], label: Ints, encoder_id: str) -> Extraction:
    """Return an extraction whose leaves are fixed groups, joined one after the other at the top."""
    leaf = in_order_of_appearance(np.asarray(label, np.int32)) if len(label) else np.empty(0, np.int32)
    n_leaves = int(leaf.max(initial=-1)) + 1
    steps = np.arange(max(n_leaves - 1, 0), dtype=np.int32)
    merges = np.stack([np.where(steps == 0, 0, n_leaves + steps - 1), steps + 1], axis=1).astype(np.int32)
    return build(
        method,
        encoder_id,
        item_ids,
        leaf=leaf,
        merges=merges,
        heights=np.ones(len(steps), np.float32),
        default_height=AS_JOINED,
    )


def _near_pairs(history: Sequence[str]) -> set[tuple[str, str]]:
    """Return the sorted pairs of items that stand within 50 places of each other."""
    near: set[tuple[str, str]] = set()
    for start in range(0, max(len(history) - RECENT // 2, 1), RECENT // 2):
        near |= set(combinations(sorted(set(history[start : start + RECENT])), 2))
    return near
