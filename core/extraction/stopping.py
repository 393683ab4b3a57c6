"""Choose where to cut a tree: the cut whose journeys are expected to be the most right."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.extraction.dendrogram import average_linkage
from core.similarity import Doubles, Floats, Rows, cosine_dissimilarity, smoothed, unit

CAUTION = 0.25
"""Log-odds by which interests that were not trained on are harder to tell than the model believes; the lowest of those
that were level on one half of the sources: 'What each idea was worth' in benchmarks/README.md."""
APPARENT_HEIGHT = 0.46
"""Halved cosine distance at which smoothed linkage is cut; .41 to .49 tried there, between the two best."""
FEWEST, FEWEST_OF_MANY = 2.5, 10.0
"""Journeys that a history appears to have at least, a short one and one of 400 items; by hand."""
OF_ROOT = 0.5
"""Share of the root of a history's items which that bound follows between; powers of .4 to .7 tried there."""
MOST = 20
"""Journeys that a page shows; chosen by hand."""
LEAST_LEAVES = 3
"""Leaves from which on a cluster is counted as a journey here; chosen by hand, not tuned."""
DEPARTURE = 0.07
"""Expected F1 that it takes to leave the apparent number of journeys by a factor of e; of .03 to .15 there the one
whose numbers of journeys were nearest to the true ones without loss of F1."""
CROWDING = 0.1
"""Expected F1 that it takes to have e times as many journeys as a page shows; level there but for exports (+.086)."""
LEAST_DOUBT = 1e-5
"""Doubt (0..1) that odds are divided by at least, so that a certain join has finite odds; chosen by hand."""
MOST_OF_ALL, HEAP = 0.9, 0.2
"""Share of the leaves in one cluster that makes a heap of it, and the expected F1 that it takes to leave one; of 169
histories there one was a heap, and none is with .05 or more."""


def expected_f1(merges: NDArray[np.int32], probability: Floats) -> Doubles:
    """Return the expected B-cubed F1 `(n,)` after 0, 1, ... n - 1 merges, given probabilities `(n, n)`.

    An item's expected precision is the mean probability within its cluster, its expected recall the share of
    its probable companions that the cluster holds; time and memory are quadratic in n.
    """
    n = len(probability)
    order, start, size = _ranges(merges)
    together = probability[order][:, order].astype(np.float64)
    recalled = together / together.sum(axis=1, keepdims=True)
    inside, found = (_within(sums, start, size) for sums in (together, recalled))
    left, right = merges.T
    gain = np.zeros((2, n))
    gain[:, 0] = together.trace(), recalled.trace()
    share = inside / size
    gain[0, 1:] = share[n:] - share[left] - share[right]
    gain[1, 1:] = found[n:] - found[left] - found[right]
    expected = np.cumsum(gain, axis=1) / n
    product: Doubles = 2.0 * expected.prod(axis=0) / expected.sum(axis=0)
    return product


def _ranges(merges: NDArray[np.int32]) -> tuple[Rows, Rows, Rows]:
    """Return an order of the leaves, and every node's first place and number of leaves in it."""
    n = len(merges) + 1
    size = [1] * n
    for left, right in merges.tolist():
        size.append(size[left] + size[right])
    start = [0] * len(size)
    for node in range(len(merges) - 1, -1, -1):
        left, right = merges[node].tolist()
        start[left] = start[n + node]
        start[right] = start[n + node] + size[left]
    return np.argsort(start[:n]), np.asarray(start), np.asarray(size)


def _within(values: Doubles, start: Rows, size: Rows) -> Doubles:
    """Return the sum of the values among every node's leaves; `values` `(n, n)` in the order of `_ranges`."""
    sums = np.zeros((len(values) + 1, len(values) + 1))
    np.cumsum(values, axis=0, out=sums[1:, 1:])
    np.cumsum(sums, axis=1, out=sums)
    stop = start + size
    within: Doubles = sums[stop, stop] - sums[start, stop] - sums[stop, start] + sums[start, start]
    return within


def best_height(merges: NDArray[np.int32], heights: Floats, probability: Floats, apparent: float) -> float:
    """Return the height between the last merge to keep and the first to undo.

    The cut of highest expected F1, held near the `apparent` number of journeys.
    """
    if len(heights) == 0:
        return 0.5
    n_journeys = len(probability) - np.arange(len(probability))
    worth = expected_f1(merges, cautious(probability))
    worth -= DEPARTURE * np.abs(np.log(n_journeys / apparent))
    worth -= CROWDING * np.log(np.maximum(large_clusters(merges) / MOST, 1.0))
    worth -= HEAP * (largest_share(merges) > MOST_OF_ALL)
    n_merges = int(np.argmax(worth))
    below = float(heights[n_merges - 1]) if n_merges else 0.0
    above = float(heights[n_merges]) if n_merges < len(heights) else 1.0
    return (below + above) / 2.0


def apparent_journeys(blocks: Sequence[Floats], n_items: int) -> float:
    """Return how many clusters smoothed average linkage has at one height for all, never one heap.

    `blocks` `(n, width)` half-centred unit vectors of the leaves, per encoder, which count alike. Nothing in it is
    learned, so it holds for histories unlike those that the model was trained on. At least half the root of the
    number of items.
    """
    heights = average_linkage(cosine_dissimilarity(smoothed(unit(np.hstack(blocks)))))[1]
    least = min(max(OF_ROOT * float(np.sqrt(n_items)), FEWEST), FEWEST_OF_MANY)
    return max(1.0 + int(np.count_nonzero(heights > APPARENT_HEIGHT)), least)


def large_clusters(merges: NDArray[np.int32]) -> Rows:
    """Return `(n,)` how many clusters of three leaves or more there are after 0, 1, ... n - 1 merges."""
    size, found = [1] * (len(merges) + 1), [0]
    for left, right in merges.tolist():
        size.append(size[left] + size[right])
        gone = (size[left] >= LEAST_LEAVES) + (size[right] >= LEAST_LEAVES)
        found.append(found[-1] + (size[-1] >= LEAST_LEAVES) - gone)
    return np.asarray(found)


def largest_share(merges: NDArray[np.int32]) -> Doubles:
    """Return `(n,)` the share of the leaves (0..1) in the largest cluster after 0, 1, ... n - 1 merges."""
    size = [1] * (len(merges) + 1)
    for left, right in merges.tolist():
        size.append(size[left] + size[right])
    n = len(merges) + 1
    shares: Doubles = np.maximum.accumulate(np.asarray([1, *size[n:]])) / n
    return shares


def cautious(probability: Floats) -> Floats:
    """Return probabilities raised by a constant in log-odds, ones on the diagonal."""
    odds = np.exp(CAUTION) * probability / np.maximum(1.0 - probability, LEAST_DOUBT)
    raised: Floats = odds / (1.0 + odds)
    np.fill_diagonal(raised, 1.0)
    return raised
