"""Measure what each group of the one score's features is worth: left out, the rest as it is or relearned.

Weights are learned on every second person's last item but one; the figures are of the last items of the others, through
the product's own slates. Every difference is paired by person.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from benchmarks.recommendation_sets import SETS, Split, leave_out, load
from benchmarks.setup import print_setup, to_stderr
from benchmarks.train_ranking import RIDGES, crossed_gain, examples, fit, person, signals
from core.adapters.shipped.ranking_weights import load_weights
from core.metrics.ranking import ndcg, rank_of
from core.ranking.reasons import ASPECTS
from core.ranking.retrieval import FEATURES, Signals
from core.ranking.weights import Weights, of_so_many
from core.similarity import Doubles, Floats

Lost = dict[tuple[str, str], Doubles]
"""By way and group, the nDCG@10 that every person loses without the group `(n_persons,)`."""
N = 20
RESAMPLES = 2000
GROUPS: Mapping[str, tuple[str, ...]] = {
    "content: all of it": tuple(f for f in ASPECTS["content"][1] if f != "words"),
    "content: nearness to the journey's heart": ("content",),
    "content: nearness to the nearest own item": ("evidence",),
    "content: codes shared": ("codes",),
    "people: all of it": ASPECTS["people"][1],
    "people: taken up with the journey's items": ("together",),
    "people: taken up with the person's items": ("people",),
    "people: follows on the latest items": ("follows",),
    "popularity: all of it": ASPECTS["popularity"][1],
    "popularity: how many": ("popularity",),
    "popularity: how many now": ("trend",),
}
"""Features that are left out together. `words`, `quality` and `freshness` are not among them: no set holds a renaming,
what was disliked, or when a thing came out."""
SHIPPED, OWN, RELEARNED = "shipped", "own", "relearned"
WAYS = {
    SHIPPED: "shipped weights, group at 0",
    OWN: "the set's own weights, group at 0",
    RELEARNED: "relearned without it",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """Weights with one group (None for none) left out in one of the `WAYS`."""

    way: str
    group: str | None
    weights: Weights


def silenced(weights: Weights, group: str | None) -> Weights:
    """Return weights under which a group's features count for nothing."""
    return replace(weights, **dict.fromkeys(GROUPS[group] if group else (), 0.0))


def relearned(blocks: Sequence[Floats], group: str | None, features: Sequence[str] = ()) -> Weights:
    """Return weights learned without a group's features and some more, the ridge chosen by persons left out."""
    barred = [FEATURES.index(feature) for feature in (*(GROUPS[group] if group else ()), *features)]
    left: list[Floats] = []
    for block in blocks:
        left.append(block.copy())
        left[-1][:, barred] = 0.0
    ridge = max(RIDGES, key=partial(crossed_gain, left))
    return replace(silenced(fit(left, ridge), group), **dict.fromkeys(features, 0.0))


def variants(shipped: Weights, blocks: Sequence[Floats]) -> Iterator[Variant]:
    """Yield all weights to compare, nothing left out first in every way."""
    own = relearned(blocks, None)
    for group in (None, *GROUPS):
        yield Variant(SHIPPED, group, silenced(shipped, group))
        yield Variant(OWN, group, silenced(own, group))
        yield Variant(RELEARNED, group, relearned(blocks, group) if group else own)


def gains(split: Split, learned: Signals, worth: Sequence[Weights]) -> NDArray[np.float64]:
    """Return the nDCG@10 of everyone's slate under each of the weights `(n_persons, n_weights)`."""
    distinct = list(dict.fromkeys(worth))
    found = np.zeros((len(split.persons), len(distinct)))
    for at, (number, hidden) in enumerate(zip(split.persons, split.hidden.tolist(), strict=True)):
        for j, weights in enumerate(distinct):
            one = person(split.known, number, learned, weights, 0.0)
            slate = one.ranker.slate(one.profile, n=N)
            rank = rank_of(one.ranker.catalogue.rows(slate.item_ids), hidden)
            found[at, j] = ndcg(np.array([rank]))[0]
        if at % 25 == 0:
            to_stderr(f"{split.known.name}: {at} of {len(split.persons)} persons, {len(distinct)} slates each")
    return found[:, [distinct.index(weights) for weights in worth]]


def mean_lost(lost: Sequence[Doubles], seed: int = 0) -> tuple[float, float, float]:
    """Return the mean over sets of what is lost on the mean, with its 95 % interval, persons drawn within each set."""
    rng = np.random.default_rng(seed)
    drawn = [one[rng.integers(len(one), size=(RESAMPLES, len(one)))].mean(axis=1) for one in lost]
    low, high = np.percentile(np.mean(drawn, axis=0), [2.5, 97.5])
    return float(np.mean([one.mean() for one in lost])), float(low), float(high)


def measure(name: str, data: Path, cache: Path, people: int) -> Lost:
    """Return, by way and group, what everyone of one set loses without it `(n_persons,)`."""
    whole = load(name, data, cache, to_stderr)
    validation = leave_out(whole, 2).every_second(0).sampled(people)
    test = leave_out(whole, 1).every_second(1).sampled(people)
    found = examples(validation, signals(validation.known), Weights(), to_stderr)
    shipped = of_so_many(load_weights(), len(whole.histories))
    compared = list(variants(shipped, found.blocks))
    scored = gains(test, signals(test.known), [one.weights for one in compared])
    basis = {one.way: scored[:, j] for j, one in enumerate(compared) if one.group is None}
    levels = ", ".join(f"{WAYS[way].split(',')[0]} {basis[way].mean():.4f}" for way in (SHIPPED, OWN))
    print(f"{name}: {len(test.persons)} persons measured, learned from {len(found.blocks)}; nDCG@10: {levels}")
    print(f"{name}: own weights {compared[1].weights}", flush=True)
    return {
        (one.way, one.group): basis[one.way] - scored[:, j] for j, one in enumerate(compared) if one.group is not None
    }


def kept(folder: Path | None, name: str, people: int, make: Callable[[], Lost]) -> Lost:
    """Return what one set's persons lose: from a folder where as many were measured before, else measured and kept."""
    if folder is None:
        return make()
    path = folder / f"ablation-{name}-{people}.json"
    if path.exists():
        written = json.loads(path.read_text())
        return {(way, group): np.array(values) for way, group, values in written}
    lost = make()
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([[way, group, values.tolist()] for (way, group), values in lost.items()]))
    return lost


def print_lost(title: str, lost: Mapping[str, Lost]) -> None:
    """Print how much nDCG@10 each group is worth in each way, on the mean of some sets."""
    print(f"\n{title}\n| group | {' | '.join(WAYS.values())} |\n|---|{'---|' * len(WAYS)}")
    for group in GROUPS:
        cells = []
        for way in WAYS:
            mean, low, high = mean_lost([by_group[way, group] for by_group in lost.values()])
            cells.append(f"{mean:+.4f} ({low:+.4f} to {high:+.4f})")
        print(f"| {group} | {' | '.join(cells)} |")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the ablation; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--people", type=int, default=300, help="learn from and measure at most so many, by chance")
    parser.add_argument(
        "--keep", type=Path, help="a folder: sets may be run one by one, and be put together at the end"
    )
    parser.add_argument("--sets", nargs="+", choices=sorted(SETS), default=sorted(SETS))
    chosen = parser.parse_args(arguments)
    print_setup(0)
    lost = {}
    for name in chosen.sets:
        again = partial(measure, name, chosen.data, chosen.cache, chosen.people)
        lost[name] = kept(chosen.keep, name, chosen.people, again)
        print_lost(f"{name}: nDCG@10 that a group is worth", {name: lost[name]})
    print_lost(f"all {len(lost)} sets: nDCG@10 that a group is worth, the mean of the sets", lost)
    worth = {g: round(mean_lost([one[RELEARNED, g] for one in lost.values()])[0], 4) for g in GROUPS}
    print(json.dumps(worth))


if __name__ == "__main__":
    main()
