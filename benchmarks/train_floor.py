"""Learn from what probability on a thing is a journey's own, and how that is told, and write it down.

The examples are the first sixty candidates of every journey, of the choosing half of the demo's people and of mixtures
of the choosing half of the collections, without and with other people's histories. A candidate is the journey's own
where a fifth of the journey's items are of the same interest or collection: labels by hand, never vectors.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.setup import print_setup
from benchmarks.slate_people import Labelled, demo_halves, mixed_halves
from benchmarks.slates import COLLECTIONS, precision
from benchmarks.steering_persons import read_library
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.shipped.relevance_floor import FLOOR_FILE
from core.ranking.fitness import Fitness
from core.ranking.floor import FITNESS, Floor, Odds
from core.ranking.flooring import MOST_OWN
from core.similarity import Floats

GOALS = (0.75, 0.65)
FLOORS = np.round(np.arange(0.0, 0.81, 0.02), 2).tolist()
STEADY = 1.0
ROUNDS = 2
LEARNED_WITH = [MiniLMEncoder.encoder_id, f"{MiniLMEncoder.encoder_id}+{MultilingualEncoder.encoder_id}"]
FEWEST_OF_PEOPLE = ("together", "people", "linked")

Examples = tuple[Floats, Floats]


def examples(people: Sequence[Labelled]) -> Examples:
    """Return the numbers `(n, n_numbers)` of the first candidates of every journey, and whether they are its own."""
    blocks, own = [], []
    for one in people:
        ranker, profile = one.under(None).ranker, one.profile
        fitness = Fitness(ranker.catalogue, ranker.signals, ranker.history.consumed)
        for journey, query, scored, mine in ranker.claims(profile, {}):
            positions = scored.order[mine[scored.order]][:MOST_OWN]
            if not len(positions) or not len(query.member_rows):
                continue
            blocks.append(fitness.of(query, scored.found, positions))
            ids = [ranker.catalogue.items[row].item_id for row in scored.found.rows[positions].tolist()]
            own.append([one.label_of[item_id] in one.of_journey[journey.journey_id] for item_id in ids])
    return np.concatenate(blocks), np.concatenate(own).astype(np.float32)


def fitted(sets: Sequence[Examples], names: Sequence[str]) -> Odds:
    """Return the log odds under which the examples are likeliest; every set counts the same."""
    columns = [FITNESS.index(name) for name in names]
    numbers, own = np.concatenate([x[:, columns] for x, _ in sets]), np.concatenate([y for _, y in sets])
    weight = np.concatenate([np.full(len(y), len(own) / len(sets) / len(y)) for _, y in sets])
    mean, spread = numbers.mean(axis=0), np.maximum(numbers.std(axis=0), 1e-6)
    learned = LogisticRegression(C=STEADY, max_iter=2000).fit((numbers - mean) / spread, own, weight)
    slopes = learned.coef_[0] / spread
    bias = float(learned.intercept_[0] - slopes @ mean)
    return Odds(
        least=0.0, bias=round(bias, 4), slopes={n: round(float(v), 4) for n, v in zip(names, slopes, strict=True)}
    )


def calibration(odds: Odds, found: Examples) -> str:
    """Say how often what was called so probable is so, by fifths of probability."""
    chances, (_, own) = odds.chances(found[0]), found
    bins = np.minimum((chances * 5).astype(int), 4)
    told = [f"{chances[bins == b].mean():.2f}: {own[bins == b].mean():.2f}" for b in range(5) if (bins == b).any()]
    return "; ".join(told)


def lowest(sets: Sequence[Sequence[Labelled]], floor_at: Callable[[float], Floor]) -> Floor:
    """Return the lowest floor under which the places of every set reach both goals, else the highest."""
    for least in FLOORS:
        tried = floor_at(least)
        under = [[one.under(tried) for one in group] for group in sets]
        reached = [[precision(group, presses) for presses in (0, 3)] for group in under]
        print(f"floor {least:.2f}: {'; '.join(f'{a:.3f}, {b:.3f} after three presses' for a, b in reached)}")
        if all(value >= goal for pair in reached for value, goal in zip(pair, GOALS, strict=True)):
            break
    return tried


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn on the choosing halves and write the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--persons", type=int, default=20)
    parser.add_argument("--out", type=Path, default=FLOOR_FILE)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    report = lambda text: print(text, file=sys.stderr, flush=True)  # noqa: E731
    library = read_library(chosen.data, chosen.cache, COLLECTIONS, np.random.default_rng(chosen.seed), report)
    demo = demo_halves()
    few, many = (mixed_halves(library, chosen.persons, n, chosen.seed, report) for n in (0, 300))
    sets = [[half[k] for half in (demo, few, many)] for k in (0, 1)]
    learning, other = [[examples(group) for group in half] for half in sets]
    alone = fitted(learning[:2], [name for name in FITNESS if name not in FEWEST_OF_PEOPLE])
    people = fitted(learning, FITNESS)
    for name, odds, found in zip(("demo", "collections", "with people"), (alone, alone, people), other, strict=True):
        print(f"{name}, other half, called so probable and so: {calibration(odds, found)}")
    floor = Floor(alone, people)
    for _ in range(ROUNDS):  # where others count for a part both floors do
        alone, people = floor.alone, floor.people
        floor = lowest(sets[0][:2], lambda least: Floor(replace(alone, least=least), people))  # noqa: B023
        alone = floor.alone
        floor = lowest(sets[0][2:], lambda least: Floor(alone, replace(people, least=least)))  # noqa: B023
    written = {"encoders": LEARNED_WITH, "alone": _written(floor.alone), "people": _written(floor.people)}
    chosen.out.write_text(json.dumps(written, indent=2) + "\n")
    print(json.dumps(written))


def _written(odds: Odds) -> dict[str, float]:
    return {"least": odds.least, "bias": odds.bias, **odds.slopes}


if __name__ == "__main__":
    main()
