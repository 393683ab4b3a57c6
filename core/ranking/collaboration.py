"""What all histories together say: items that people take up with these, and items that follow on them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from core.ranking.nearest import NOTHING, ROWS_AT_ONCE
from core.similarity import Doubles, Floats, Rows

PEOPLE_DRAWN = 5_000
"""People whose histories are rebuilt from one another: the square of them is solved for, 0.2 GB; chosen by hand."""
MOST_NUMBERS = 200_000_000
"""Numbers of the matrix of people and items that is solved for: 1.6 GB in double precision; chosen by hand."""
ITEMS_LINKED = 20_000
"""Items that are linked by whom they are taken up with: time grows with their square; chosen by hand."""
DOUBT = 5.0
"""Middling ratings that an item starts from, so that one good rating proves little; chosen by hand."""
RECENCY = 5.0
"""Items back at which a person's item weighs 1/e of their latest; chosen with `benchmarks/train_ranking.py`."""
REGULARISATION = 40.0
"""People against whose evidence a link has to hold (EASE-R's lambda); chosen with `benchmarks/train_ranking.py`."""
CONTENT = 4.0
"""What a number of the items' vectors counts beside one person's having an item; chosen with the same."""
LINKS_KEPT = 100
"""Links that an item keeps, the strongest; chosen by hand for memory, not tuned."""
FOLLOWING_SPAN = 10
"""Places of a history within which an item follows on another; chosen by hand, not tuned."""
SOURCE_POWER, TARGET_POWER = 0.5, 0.2
"""Powers of how often an item was met by which its links are divided, where from and where to: rarer pairs count more.
On half of the people of `benchmarks/recommendation.py` .2, .35 and .5 for the second were alike on three sets, and .2
the best on MovieTweetings."""
_LEAST_SPARE = 1e-9
"""What is left of an item beside the others, divided by at least: where they rebuild it wholly."""


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Weighted links from item to item in compressed rows.

    `starts` `(n_items + 1,)`; `rows` and `strengths` `(n_links,)`: the links of item i are those from `starts[i]`
    to `starts[i + 1]`.
    """

    starts: Rows
    rows: NDArray[np.int32]
    strengths: Floats

    def said(self, from_rows: Rows, weights: Floats) -> Doubles:
        """Return what the weighted items `(m,)` say for every item `(n_items,)`, below zero what speaks against it."""
        n_items = len(self.starts) - 1
        first, counts = self.starts[from_rows], self.starts[from_rows + 1] - self.starts[from_rows]
        ends = np.cumsum(counts)
        links = np.arange(counts.sum()) + np.repeat(first - ends + counts, counts)
        said: Doubles = np.bincount(
            self.rows[links], self.strengths[links] * np.repeat(weights, counts), n_items
        ).astype(np.float64)
        return said

    def spread(self, from_rows: Rows, weights: Floats) -> Floats:
        """Return what the weighted items `(m,)` say for every item `(n_items,)`, as a share of the most, 0..1."""
        said = self.said(from_rows, weights)
        most = float(said.max(initial=0.0))
        spread: Floats = (np.maximum(said, 0.0) / most if most > 0 else np.zeros(len(said))).astype(np.float32)
        return spread


@dataclass(frozen=True, slots=True, eq=False)
class Collaboration:
    """What was learned from everyone's histories over one catalogue: the links `people` and `follows`.

    `quality` `(n_items,)` in 0..1 is what those who valued an item made of it, 0.5 where nobody said. `recent` is
    how many items back a person's item weighs a third of their latest. `trend` `(n_items,)` in 0..1 is how much each
    is being taken up now, None where times say nothing; `n_people` is how many histories were learned from.
    """

    people: Neighbours
    follows: Neighbours
    quality: Floats
    recent: float = RECENCY
    trend: Floats | None = None
    n_people: int = 0


def learn(
    histories: Sequence[Rows],
    vectors: Floats,
    values: Sequence[Floats] | None = None,
    *,
    regularisation: float = REGULARISATION,
    content: float = CONTENT,
    keep: int = LINKS_KEPT,
    span: int = FOLLOWING_SPAN,
) -> Collaboration:
    """Learn from everyone's catalogue rows in order of time; items that nobody took up are linked by content.

    `vectors` `(n_items, dim)` unit length; `values`, where there are any, what each person made of each item;
    `regularisation` and `content` as in `people_links`; `keep` is the
    number of links an item has at most; `span` how far apart two items of a history may lie to follow on
    each other.
    """
    n_items = len(vectors)
    return Collaboration(
        people_links(histories, vectors, regularisation, content, keep),
        following_links(histories, n_items, keep, span),
        judged_quality(histories, values, n_items),
        n_people=len(histories),
    )


def people_links(
    histories: Sequence[Rows],
    vectors: Floats,
    regularisation: float,
    content: float,
    keep: int,
    *,
    most_people: int = PEOPLE_DRAWN,
    most_numbers: int = MOST_NUMBERS,
) -> Neighbours:
    """Return item-to-item weights that rebuild every history from its other items.

    Of very many people `most_people` are drawn, always the same, and of very many items those that most of them took
    up: the others have no links. So memory has a bound that does not grow with either.

    EASE-R (Steck 2019) with the catalogue's vectors as further rows, `content` times as strong (collective EASE,
    Jeunen et al. 2020). Solved on the side of the people, so memory is `(n_people + dim)` squared and times
    `n_items`; each item keeps its `keep` strongest links.
    """
    told = _drawn([h for h in histories if len(h) > 1], most_people)
    kept = _most_taken(told, len(vectors), min(most_numbers // (len(told) + vectors.shape[1]), ITEMS_LINKED))
    if len(kept) == len(vectors):
        return _rebuilding(history_matrix(told, len(vectors)), vectors, regularisation, content, keep)
    taken = history_matrix(told, len(vectors))[:, kept]
    return _spread_out(_rebuilding(taken, vectors[kept], regularisation, content, keep), kept, len(vectors))


def _drawn(histories: Sequence[Rows], most: int) -> Sequence[Rows]:
    """Return the histories, or as many of them as may be, always the same."""
    drawn = np.sort(np.random.default_rng(0).choice(len(histories), min(len(histories), most), replace=False))
    return [histories[person] for person in drawn]


def _most_taken(histories: Sequence[Rows], n_items: int, most: int) -> Rows:
    """Return the rows that most people took up, rising, ties to the first: all where they may be so many."""
    counts = np.bincount(np.concatenate([NOTHING, *histories]), minlength=n_items)
    return np.sort(np.argsort(-counts, kind="stable")[:most])


def _spread_out(links: Neighbours, kept: Rows, n_items: int) -> Neighbours:
    """Return links among `kept` rows as links among all of them."""
    counts = np.zeros(n_items, np.int64)
    counts[kept] = np.diff(links.starts)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    return Neighbours(starts, kept[links.rows].astype(np.int32), links.strengths)


def _rebuilding(taken: csr_matrix, vectors: Floats, regularisation: float, content: float, keep: int) -> Neighbours:
    """Return the links of EASE-R from who took what `(n_people, n_items)` and the items' vectors `(n_items, dim)`."""
    n_items = len(vectors)
    evidence = np.vstack([taken.toarray(), content * vectors.T]) if content else taken.toarray()
    gram = (evidence @ evidence.T).astype(np.float64)
    gram[np.diag_indices_from(gram)] += regularisation
    solved = np.linalg.solve(gram, evidence).astype(np.float32)
    spare = (1.0 - np.einsum("ri,ri->i", evidence, solved)) / regularisation
    links = []
    for start in range(0, n_items, ROWS_AT_ONCE):
        rows = np.arange(start, min(start + ROWS_AT_ONCE, n_items))
        block = (evidence[:, rows].T @ solved) / (regularisation * np.maximum(spare, _LEAST_SPARE))
        block[np.arange(len(rows)), rows] = 0.0
        links.append(_strongest(block, keep))
    return _joined(links)


def following_links(histories: Sequence[Rows], n_items: int, keep: int, span: int) -> Neighbours:
    """Return how often an item comes soon after another in a history, nearer and rarer pairs counting more.

    What came before says nothing of what is next: on real times of consumption links that also point backwards lose.
    """
    sources, targets, values = [], [], []
    for rows in histories:
        for distance in range(1, span + 1):
            earlier, later = rows[:-distance], rows[distance:]
            sources.append(earlier)
            targets.append(later)
            values.append(np.full(len(earlier), 1.0 / distance))
    if not sources:
        return Neighbours(np.zeros(n_items + 1, np.int64), np.empty(0, np.int32), np.empty(0, np.float32))
    where = (np.concatenate(sources), np.concatenate(targets))
    counts = csr_matrix((np.concatenate(values), where), (n_items, n_items))
    seen = np.bincount(np.concatenate(list(histories)), minlength=n_items) + 1.0
    scaled = (diags(seen**-SOURCE_POWER) @ counts @ diags(seen**-TARGET_POWER)).tocsr().astype(np.float32)
    return _strongest_of(scaled, keep)


def _strongest_of(links: csr_matrix, keep: int) -> Neighbours:
    """Return the strongest links of each row of a sparse matrix; memory grows with its entries alone."""
    counts = np.diff(links.indptr)
    sources = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((links.indices, -np.abs(links.data), sources))
    kept = order[np.arange(len(order)) - np.repeat(links.indptr[:-1], counts) < keep]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.minimum(counts, keep))])
    return Neighbours(starts, links.indices[kept].astype(np.int32), links.data[kept])


def judged_quality(histories: Sequence[Rows], values: Sequence[Floats] | None, n_items: int) -> Floats:
    """Return the mean standing `(n_items,)` of an item within its people's values, shrunk towards 0.5."""
    said, times = np.full(n_items, 0.5 * DOUBT), np.full(n_items, DOUBT)
    for rows, given in zip(histories, values or [], strict=bool(values)):
        if len(given) and (high := float(given.max())) > (low := float(given.min())):
            np.add.at(said, rows, (given - low) / (high - low))
            np.add.at(times, rows, 1.0)
    quality: Floats = (said / times).astype(np.float32)
    return quality


def history_matrix(histories: Sequence[Rows], n_items: int) -> csr_matrix:
    """Return `(n_people, n_items)` float32, 1 where the person took the item up."""
    people = np.repeat(np.arange(len(histories)), [len(h) for h in histories])
    items = np.concatenate([NOTHING, *histories])
    taken = csr_matrix((np.ones(len(items), np.float32), (people, items)), (len(histories), n_items))
    taken.data[:] = 1.0
    return taken


Links = tuple[Rows, NDArray[np.int32], Floats]


def _strongest(block: Floats, keep: int) -> Links:
    """Return the counts, columns and values of the strongest links of each row of a dense block."""
    keep = min(keep, block.shape[1])
    columns = np.argpartition(-np.abs(block), keep - 1)[:, :keep]
    values = block[np.arange(len(block))[:, None], columns]
    kept = values != 0.0
    return kept.sum(axis=1), columns[kept].astype(np.int32), values[kept]


def _joined(links: Sequence[Links]) -> Neighbours:
    """Join the blocks."""
    counts = np.concatenate([np.zeros(1, np.int64), *(c for c, _, _ in links)])
    return Neighbours(
        np.cumsum(counts),
        np.concatenate([np.empty(0, np.int32), *(columns for _, columns, _ in links)]),
        np.concatenate([np.empty(0, np.float32), *(values for _, _, values in links)]),
    )
