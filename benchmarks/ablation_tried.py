"""Try features that the score does not have yet: what each would be worth, learned together with all others.

Learned on every second person's last item but one; the figures are of the others' last items among their candidates,
paired by person. Whoever's hidden item is no candidate counts as nothing either way.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.ablation import mean_lost, relearned
from benchmarks.recommendation_sets import SETS, DataSet, Split, leave_out, load
from benchmarks.setup import print_setup, to_stderr
from benchmarks.train_ranking import IN_ITS_PLACE, Examples, Tried, examples, signals
from core.metrics.ranking import ndcg
from core.ranking.retrieval import MOST_EVIDENCE, Query
from core.ranking.weights import Weights
from core.similarity import Doubles, Floats, Rows

YEAR = re.compile(r"\((\d{4})\)\s*$")
DECADE = 10.0
"""Years in which likeness in time falls to 1/e."""
GRADE_CUTS = (0.1, 0.2, 0.3, 0.4)
"""Likeness from which a thing is of the second, third, fourth and best of five grades."""
NEAREST = 3


def same_words(known: DataSet) -> Tried:
    """Return what tells how much of a query's members has each of a thing's tags, on the mean of them."""
    tags = [{word.strip() for word in item.text.split(",") if word.strip()} for item in known.items]

    def tried(query: Query, rows: Rows) -> Floats:
        share: dict[str, float] = {}
        for row, weight in zip(query.member_rows.tolist(), query.member_weights.tolist(), strict=True):
            for word in tags[row]:
                share[word] = share.get(word, 0.0) + weight
        means = [sum(share.get(word, 0.0) for word in tags[row]) / max(len(tags[row]), 1) for row in rows.tolist()]
        return np.array(means, np.float32)

    return tried


def same_time(known: DataSet) -> Tried:
    """Return what tells how near a thing's year is to those of a query's members."""
    found = [YEAR.search(item.title) for item in known.items]
    year = np.array([float(match[1]) if match else np.nan for match in found])

    def tried(query: Query, rows: Rows) -> Floats:
        apart = np.abs(year[rows][:, None] - year[query.member_rows][None, :])
        near = np.nan_to_num(np.exp(-apart / DECADE), nan=0.0)
        return np.asarray(near @ query.member_weights, np.float32)

    return tried


def same_maker(known: DataSet) -> Tried:
    """Return what tells how much of a query's members begins with the same word: the maker's name, where it has one."""
    maker = np.array([(item.title.casefold().split() or [""])[0] for item in known.items])

    def tried(query: Query, rows: Rows) -> Floats:
        return np.asarray((maker[rows][:, None] == maker[query.member_rows]) @ query.member_weights, np.float32)

    return tried


def grade(known: DataSet) -> Tried:
    """Return a judge's grade without a model, 0..1: half nearness to the heart, half to the three nearest, in steps."""
    vectors = known.catalogue.vectors

    def tried(query: Query, rows: Rows) -> Floats:
        members = query.member_rows[:MOST_EVIDENCE]
        if not len(members):
            return np.zeros(len(rows), np.float32)
        near = np.sort(vectors[rows] @ vectors[members].T, axis=1)[:, -NEAREST:].mean(axis=1)
        points = 0.5 * (vectors[rows] @ query.vector) + 0.5 * near
        return np.asarray(np.searchsorted(GRADE_CUTS, points, side="right") / len(GRADE_CUTS), np.float32)

    return tried


TRIED: Mapping[str, Callable[[DataSet], Tried]] = {
    "tags shared with the journey": same_words,
    "of the journey's years": same_time,
    "by the journey's makers": same_maker,
    "a judge's grade, by rules": grade,
}
TELLING = {
    "tags shared with the journey": ("movielens_latest_small", "movietweetings_half"),
    "of the journey's years": ("movielens_latest_small", "movietweetings_half"),
    "by the journey's makers": ("amazon_office",),
    "a judge's grade, by rules": tuple(SETS),
}
"""Sets that can tell of each: films have genres and years, office things begin with their maker."""


def among_candidates(found: Examples, weights: Weights) -> Doubles:
    """Return the nDCG@10 of every person's hidden item among their candidates `(n_persons,)`, those missed last."""
    points = [block @ weights.vector() for block in found.blocks]
    ranks = [1.0 + np.count_nonzero(p[1:] >= p[0]) for p in points]
    return ndcg(np.array([*ranks, *[np.inf] * found.missed]))


def worth(train: Split, test: Split, tried: Tried) -> tuple[Doubles, float]:
    """Return what everyone gains by a feature, learned with the others `(n_persons,)`, and the weight that it gets."""
    sides = [examples(one, signals(one.known), Weights(), to_stderr, tried) for one in (train, test)]
    with_it = relearned(sides[0].blocks, None)
    without = relearned(sides[0].blocks, None, (IN_ITS_PLACE,))
    return among_candidates(sides[1], with_it) - among_candidates(sides[1], without), getattr(with_it, IN_ITS_PLACE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Try every feature on the sets that can tell of it; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--people", type=int, default=200, help="learn from and measure at most so many, by chance")
    parser.add_argument("--sets", nargs="+", choices=sorted(SETS), default=sorted(SETS))
    chosen = parser.parse_args(arguments)
    print_setup(0)
    print("| feature that is tried | set | its weight | nDCG@10 that it adds, 95 % |\n|---|---|---|---|")
    found: dict[str, float] = {}
    for name in chosen.sets:
        whole = load(name, chosen.data, chosen.cache, to_stderr)
        train, test = (leave_out(whole, 2 - side).every_second(side).sampled(chosen.people) for side in (0, 1))
        for label in (label for label in TRIED if name in TELLING[label]):
            more, weight = worth(train, test, TRIED[label](whole))
            mean, low, high = mean_lost([more])
            print(f"| {label} | {name} | {weight:.3f} | {mean:+.4f} ({low:+.4f} to {high:+.4f}) |", flush=True)
            found[f"{label}, {name}"] = round(mean, 4)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
