"""Measure recommendation for cold people: of everyone measured one to five items are known, and the next is hidden.

The others' histories stay whole. Settings are chosen on one half of the people, the figures are of the other half. The
second table tells which of ways to find candidates hold the hidden item among sixty.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.recommendation_decoder import decoded
from benchmarks.recommendation_peers import GRIDS, Grid, lists
from benchmarks.recommendation_sets import KNOWN, SETS, Split, cold, load
from benchmarks.recommendation_table import ahead, measured, print_table
from benchmarks.setup import print_setup, to_stderr
from benchmarks.train_ranking import person, signals
from core.adapters.shipped.ranking_weights import load_weights
from core.metrics.ranking import bootstrap, ndcg, rank_of
from core.ranking.retrieval import K_PERSONAL
from core.ranking.weights import of_so_many
from core.similarity import Rows

N = 20
PEERS = ("popularity", "content only", "item-kNN", "transition kNN, forward", "EASE-R by recency", "EASE-R")
DECODER, OURS = "decoder over semantic ids", "ours, with the weights that ship"
DECODERS: Grid = [lambda s, e=e, m=m: decoded(s, e, m) for e in (5, 15) for m in (16, 32)]  # type: ignore[misc]


def best_of(grid: Grid, split: Split) -> int:
    """Return which settings of a grid have the highest mean nDCG@10 on a split."""
    return int(np.argmax([_gain(split, lists(make, split, N)) for make in grid])) if len(grid) > 1 else 0


def _gain(split: Split, found: Sequence[Rows]) -> float:
    ranks = [rank_of(one, hidden) for one, hidden in zip(found, split.hidden.tolist(), strict=True)]
    return float(ndcg(np.array(ranks)).mean())


def ours(split: Split) -> tuple[list[Rows], list[Rows]]:
    """Return the product's lists, and all its candidates, for everyone."""
    learned = signals(split.known)
    weights = of_so_many(load_weights(), len(split.known.histories))
    slates, candidates = [], []
    for number in split.persons:
        one = person(split.known, number, learned, weights, 0.0)
        slates.append(one.ranker.catalogue.rows(one.ranker.slate(one.profile, n=N).item_ids))
        queries = [one.ranker.query(j, {}) for j in one.profile.journeys]
        found = one.ranker.found(queries, one.ranker.personal(one.profile), N)
        candidates.append(np.unique(np.concatenate([np.empty(0, np.int64), *(f.rows for f in found)])))
    return slates, candidates


def print_sources(split: Split, sources: dict[str, list[Rows]]) -> None:
    """Print in what share of people each source of candidates holds the hidden item, and how many it has."""
    print("| source of candidates | holds the hidden item | 95 % | candidates |\n|---|---|---|---|")
    for name, found in sources.items():
        held = np.array([float(hidden in one) for one, hidden in zip(found, split.hidden.tolist(), strict=True)])
        low, high = bootstrap(held)
        print(f"| {name} | {held.mean():.3f} | {low:.3f} to {high:.3f} | {np.mean([len(one) for one in found]):.0f} |")
    sys.stdout.flush()


def run(name: str, data: Path, cache: Path, people: int) -> dict[str, float]:
    """Measure one set, print both tables, and return the nDCG@10 of every row."""
    whole = load(name, data, cache, to_stderr)
    choosing, test = cold(whole, 0, people), cold(whole, 1, people)
    table, drawn = [], dict[str, list[Rows]]()
    for peer in (*PEERS, DECODER):
        grid = DECODERS if peer == DECODER else GRIDS[peer]
        make = grid[best_of(grid, choosing)]
        drawn[peer] = lists(make, test, K_PERSONAL)
        table.append(measured(peer, [one[:N] for one in drawn[peer]], test))
        to_stderr(f"{name}: {peer} {table[-1].ndcg:.4f}")
    slates, candidates = ours(test)
    own = measured(OURS, slates, test)
    table.append(own)
    known = f"{KNOWN[0]} to {KNOWN[-1]} items are known"
    print(f"\n{name}: {len(test.persons)} persons of whom {known}, {len(whole.items)} items")
    print_table(table, own)
    best = max((row for row in table if row is not own), key=lambda row: row.ndcg)
    print(f"ours minus {best.name}: {ahead(own, best)}\n")
    with_decoder, with_chance = (
        [np.union1d(*pair) for pair in zip(candidates, others, strict=True)]
        for others in (drawn[DECODER], drawn["popularity"])
    )
    print_sources(
        test,
        {
            "ours": candidates,
            f"{DECODER}, {K_PERSONAL}": drawn[DECODER],
            f"popularity, {K_PERSONAL}": drawn["popularity"],
            "ours and the decoder's": with_decoder,
            "ours and the most popular": with_chance,
        },
    )
    return {row.name: round(row.ndcg, 4) for row in table}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--people", type=int, default=300, help="choose on and measure at most so many, by chance")
    parser.add_argument("--sets", nargs="+", choices=sorted(SETS), default=sorted(SETS))
    chosen = parser.parse_args(arguments)
    print_setup(0)
    one = partial(run, data=chosen.data, cache=chosen.cache, people=chosen.people)
    print(json.dumps({name: one(name) for name in chosen.sets}))


if __name__ == "__main__":
    main()
