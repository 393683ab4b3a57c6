"""The table of the recommendation benchmark: a row a method, and how far another is ahead of it, person by person."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.recommendation_sets import Split
from core.metrics.ranking import (
    bootstrap,
    coverage,
    intra_list_similarity,
    ndcg,
    novelty,
    rank_of,
    recall,
    reciprocal_rank,
)
from core.similarity import Rows


@dataclass(frozen=True, eq=False, kw_only=True)
class Measured:
    """One method's figures on one set; `gains` `(n_persons,)` are nDCG@10."""

    name: str
    gains: np.ndarray[tuple[int], np.dtype[np.float64]]
    low: float
    high: float
    recall: float
    mrr: float
    coverage: float
    similarity: float
    novelty: float

    @property
    def ndcg(self) -> float:
        """Return the mean nDCG@10."""
        return float(self.gains.mean())


def measured(name: str, found: Sequence[Rows], split: Split) -> Measured:
    """Return the figures of one list a person."""
    ranks = np.array([rank_of(one, hidden) for one, hidden in zip(found, split.hidden.tolist(), strict=True)])
    known, gains = split.known, ndcg(ranks)
    counts = np.bincount(np.concatenate(known.histories), minlength=len(known.items)).astype(float)
    vectors = known.catalogue.vectors
    low, high = bootstrap(gains)
    return Measured(
        name=name,
        gains=gains,
        low=low,
        high=high,
        recall=float(recall(ranks).mean()),
        mrr=float(reciprocal_rank(ranks).mean()),
        coverage=coverage([one[:10] for one in found], len(known.items)),
        similarity=float(np.mean([intra_list_similarity(vectors[one[:10]]) for one in found])),
        novelty=float(np.mean([novelty(one[:10], counts, len(known.histories)) for one in found])),
    )


def ahead(one: Measured, other: Measured) -> str:
    """Return how much higher one's mean nDCG@10 is than another's, with the 95 % interval of the paired difference."""
    low, high = bootstrap(one.gains - other.gains)
    return f"{one.ndcg - other.ndcg:+.4f} ({low:+.4f} to {high:+.4f})"


def print_table(table: Sequence[Measured], own: Measured) -> None:
    """Print every method's figures, and how far our own row is ahead of it."""
    print(
        "| method | nDCG@10 | 95 % | our first row minus it, paired | recall@20 | MRR@20 | coverage@10 "
        "| intra-list similarity | novelty (bits) |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for row in table:
        lead = "" if row is own else ahead(own, row)
        print(
            f"| {row.name} | {row.ndcg:.4f} | {row.low:.4f} to {row.high:.4f} | {lead} | {row.recall:.3f} "
            f"| {row.mrr:.4f} | {row.coverage:.3f} | {row.similarity:.3f} | {row.novelty:.2f} |",
            flush=True,
        )
