"""Measure recommendation: everyone's last item hidden, all items ranked, the product's ranker beside its peers.

Everything is tuned on the last item but one, never on the last. Times in MovieLens are the order of entry, so
nothing is claimed about recency there; which of ours uses the order is said in the table.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.recommendation_peers import GRIDS, lists, tuned
from benchmarks.recommendation_sets import OF_OTHERS, SETS, Split, leave_out, load
from benchmarks.recommendation_table import ahead, measured, print_table
from benchmarks.setup import print_setup, to_stderr
from benchmarks.train_ranking import LinkSettings, Person, person, signals, train, tuned_links
from core.adapters.shipped.ranking_weights import load_weights
from core.adapters.shipped.relevance_floor import load_floor
from core.entities import FIRST_EXPLORATION
from core.metrics.ranking import ndcg, rank_of
from core.ranking.retrieval import Signals
from core.ranking.weights import Weights, of_so_many
from core.similarity import Rows

N = 20
OURS = "ours, calibrated to the journeys' shares"
RELEVANCE = "ours, by relevance alone"
SHIPPED = "ours, with the weights that ship"
TRIED = "ours, with the weights tried, the mean of all sets"
APP = "ours, as the app ranks: shipped weights, the floor, exploring as by default"


def ours(
    split: Split, learned: Signals, weights: Weights, tried: Mapping[str, Weights] = MappingProxyType({})
) -> dict[str, list[Rows]]:
    """Return the product's lists for everyone: with the set's own weights, with those that ship, with those tried."""
    n_people = len(split.known.histories)
    ships = of_so_many(load_weights(), n_people)
    calibrated = {OURS: weights, SHIPPED: ships} | {name: of_so_many(w, n_people) for name, w in tried.items()}
    found: dict[str, list[Rows]] = {name: [] for name in (OURS, RELEVANCE, SHIPPED, *tried, APP)}
    for done, number in enumerate(split.persons):
        for name, worth in calibrated.items():
            found[name].append(_slate(person(split.known, number, learned, worth, 0.0)))
        found[RELEVANCE].append(_slate(person(split.known, number, learned, weights, 0.0), calibrated=False))
        found[APP].append(_slate(person(split.known, number, learned, ships, FIRST_EXPLORATION, load_floor())))
        if done % 100 == 0:
            to_stderr(f"{split.known.name}: {done} of {len(split.persons)} slates")
    return found


def _slate(one: Person, calibrated: bool = True) -> Rows:
    """Return the rows of a person's slate."""
    slate = one.ranker.slate(one.profile, n=N, calibrated=calibrated)
    return one.ranker.catalogue.rows(slate.item_ids)


def judge(split: Split, found: Sequence[Rows]) -> float:
    """Return the mean nDCG@10, by which peers are tuned."""
    pairs = zip(found, split.hidden.tolist(), strict=True)
    gain = float(ndcg(np.array([rank_of(one, hidden) for one, hidden in pairs])).mean())
    to_stderr(f"{split.known.name}: setting judged {gain:.4f}")
    return gain


@dataclass(frozen=True, kw_only=True)
class How:
    """How thoroughly to measure: see the options of the command; `weights` is a file that `train_ranking.py` wrote."""

    quick: bool = False
    halves: bool = False
    people: int = sys.maxsize
    weights: Path | None = None
    peers: tuple[str, ...] = tuple(GRIDS)


def run(name: str, data: Path, cache: Path, how: How = How()) -> dict[str, float | str]:
    """Measure every method on one set, print the table, and return the headline."""
    whole = load(name, data, cache, to_stderr)
    validation, test = leave_out(whole, 2), leave_out(whole, 1)
    if how.halves:
        validation, test = validation.every_second(0), test.every_second(1)
    test = test.sampled(how.people)
    print(f"\n{name}: {len(whole.histories)} persons, {len(test.persons)} measured, {len(whole.items)} items")
    table = []
    for peer in how.peers:
        if not GRIDS[peer]:
            print(f"{peer} is left out: it needs PyTorch, which is not installed (benchmarks/README.md).")
            continue
        make = GRIDS[peer][0] if how.quick else tuned(peer, validation, partial(judge, validation), N)
        table.append(measured(peer, lists(make, test, N), test))
        to_stderr(f"{name}: {peer} {table[-1].ndcg:.4f}")
    best = max(table, key=lambda row: row.ndcg)
    links = LinkSettings() if how.quick or how.halves else tuned_links(validation, to_stderr)
    print(f"{name}: {links}")
    if how.weights:
        weights = Weights(**json.loads(how.weights.read_text())["by_set"][name])
        tried = {TRIED: load_weights(how.weights)}
    else:
        weights, tried = train(validation.sampled(how.people), signals(validation.known, links), 1, to_stderr), {}
    for label, found in ours(test, signals(test.known, links), weights, tried).items():
        table.append(measured(label, found, test))
    rows = {row.name: row for row in table}
    own = rows[OURS]
    print_table(table, own)
    print(f"calibrated minus {best.name}: {ahead(own, best)}")
    if how.weights:
        print(f"the weights tried minus those that ship: {ahead(rows[TRIED], rows[SHIPPED])}")
    return {
        "ours": round(own.ndcg, 4),
        "ours_low": round(own.low, 4),
        "ours_high": round(own.high, 4),
        "best_peer": round(best.ndcg, 4),
        "best_peer_name": best.name,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--quick", action="store_true", help="one small set, peers with their first settings")
    parser.add_argument(
        "--halves",
        action="store_true",
        help="choose on every second person and report on the others; our links as shipped, to save time",
    )
    parser.add_argument("--people", type=int, default=sys.maxsize, help="measure at most so many persons, by chance")
    parser.add_argument("--weights", type=Path, help="a file of train_ranking.py: a set's own, and the mean to try")
    parser.add_argument("--peers", nargs="+", choices=list(GRIDS), default=list(GRIDS), help="all, where none is named")
    parser.add_argument("--sets", nargs="*", choices=sorted({**SETS, **OF_OTHERS}))
    chosen = parser.parse_args(arguments)
    print_setup(0)
    names = chosen.sets or (["amazon_office"] if chosen.quick else sorted(SETS))
    how = How(
        quick=chosen.quick,
        halves=chosen.halves,
        people=chosen.people,
        weights=chosen.weights,
        peers=tuple(chosen.peers),
    )
    print(json.dumps({name: run(name, chosen.data, chosen.cache, how) for name in names}))


if __name__ == "__main__":
    main()
