"""Choose where to cut a tree: the cut whose journeys are expected to be the most right."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Interests that were not trained on are harder to tell than the model believes; in log-odds.
CAUTION = 0.25


def expected_f1(merges: NDArray[np.int32], probability: Floats) -> NDArray[np.float64]:
    """Return the expected B-cubed F1 `(n,)` after 0, 1, ... n - 1 merges, given probabilities `(n, n)`.

    An item's expected precision is the mean probability within its cluster, its expected recall the share of
    its probable companions that the cluster holds; time and memory are quadratic in n.
    """
    n = len(probability)
    together = probability.astype(np.float64)
    recalled = together / together.sum(axis=1, keepdims=True)
    inside, found = together.diagonal().copy(), recalled.diagonal().copy()
    size, row_of = np.ones(n), list(range(n))
    precision, recall = inside.sum(), found.sum()
    path = [(precision, recall)]
    for left, right in merges.tolist():
        a, b = row_of[left], row_of[right]
        precision -= inside[a] / size[a] + inside[b] / size[b]
        inside[a] += inside[b] + together[a, b] + together[b, a]
        recall += recalled[a, b] + recalled[b, a]
        size[a] += size[b]
        precision += inside[a] / size[a]
        for sums in (together, recalled):
            sums[a] += sums[b]
            sums[:, a] += sums[:, b]
        row_of.append(a)
        path.append((precision, recall))
    expected = np.asarray(path) / n
    product: NDArray[np.float64] = 2.0 * expected.prod(axis=1) / expected.sum(axis=1)
    return product


def best_height(merges: NDArray[np.int32], heights: Floats, probability: Floats) -> float:
    """Return the height between the last merge to keep and the first to undo."""
    if len(heights) == 0:
        return 0.5
    n_merges = int(np.argmax(expected_f1(merges, cautious(probability))))
    below = float(heights[n_merges - 1]) if n_merges else 0.0
    above = float(heights[n_merges]) if n_merges < len(heights) else 1.0
    return (below + above) / 2.0


def cautious(probability: Floats) -> Floats:
    """Return probabilities raised by a constant in log-odds, ones on the diagonal."""
    odds = np.exp(CAUTION) * probability / np.maximum(1.0 - probability, 1e-5)
    raised: Floats = odds / (1.0 + odds)
    np.fill_diagonal(raised, 1.0)
    return raised
