"""Measure whether every verb does what it says, how much of what is possible, and what it disturbs.

After SteerEval (more and less: change in AUC in a pool of 100), TEARS (rank gain of a named item) and Mender (paired
sentiment); merge, split and rename have no forerunner. Items are relevant because a curator put them into the
same collection, never because vectors say so.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.setup import print_setup, to_stderr
from benchmarks.steering_labels import LABELS, read_labels
from benchmarks.steering_measures import Effect
from benchmarks.steering_persons import PER_PERSON, Library, make_person, signals_of_others
from benchmarks.steering_verbs import VERBS, named_right, rank_gains
from core.metrics.ranking import bootstrap
from core.ranking.retrieval import Signals

OTHERS = 1_000_000


def measure(
    library: Library, persons: int, seed: int, signals: Signals | None, verbs: Sequence[str] = tuple(VERBS)
) -> tuple[dict[str, list[list[Effect]]], list[tuple[float, float]]]:
    """Return, for each of the verbs, each person's effects, and the rank gains of named items."""
    effects: dict[str, list[list[Effect]]] = {verb: [] for verb in verbs}
    gains: list[tuple[float, float]] = []
    for number in range(persons):
        rng = np.random.default_rng([seed, number])
        one = make_person(library, rng, signals)
        labels = list(one.seen)
        for verb in verbs:
            effects[verb].append([VERBS[verb](one, label, rng) for label in labels[: PER_PERSON // 2]])
        if set(verbs) == set(VERBS):
            gains += [pair for _ in range(3) if (pair := rank_gains(one, rng)) is not None]
        print(f"\rperson {number + 1} of {persons}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return effects, gains


def right_by_name(library: Library, persons: int, seed: int, signals: Signals | None) -> dict[str, float]:
    """Print how much of an interest adopted by its collection's name is right, and return it with its interval."""
    ones = [make_person(library, np.random.default_rng([seed, number]), signals) for number in range(persons)]
    found = [
        named_right(one, np.random.default_rng([seed, number, k])) for number, one in enumerate(ones) for k in (0, 1)
    ]
    own, first = np.array(found).T
    low, high = bootstrap(own)
    print(
        f"adopted by name: right on {own.mean():.2f} of its places ({low:.2f} to {high:.2f}), "
        f"precision@10 {first.mean():.2f}"
    )
    return {"own": round(float(own.mean()), 4), "at_10": round(float(first.mean()), 4)}


def _mean(groups: Sequence[Sequence[Effect]], field: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return each person's mean of a field, persons without one left out."""
    means = []
    for group in groups:
        values = [value for effect in group if (value := getattr(effect, field)) is not None]
        if values:
            means.append(float(np.mean(values)))
    return np.array(means)


def _cell(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    return f"{values.mean():+.3f}" if len(values) else "-"


def report(effects: dict[str, list[list[Effect]]], gains: Sequence[tuple[float, float]]) -> dict[str, object]:
    """Print a row a verb, and return the headline."""
    print("| verb | before | effect | 95 % | random edit | cosine, same share | oracle | tau elsewhere | undo exact |")
    print("|---|---|---|---|---|---|---|---|---|")
    verbs, taus, exact = {}, [], []
    for verb, groups in effects.items():
        gain, tau = _mean(groups, "gain"), _mean(groups, "tau")
        low, high = bootstrap(gain)
        undone = [effect.undone for group in groups for effect in group]
        taus.append(float(tau.mean()) if len(tau) else 1.0)
        exact += undone
        controls = " | ".join(_cell(_mean(groups, name)) for name in ("of_random", "cosine", "oracle"))
        kept = f"{tau.mean():.3f}" if len(tau) else "-"
        start = _mean(groups, "before")
        was = f"{start.mean():.3f}" if len(start) else "-"
        effect = f"{gain.mean():+.3f} | {low:+.3f} to {high:+.3f}"
        print(f"| {verb} | {was} | {effect} | {controls} | {kept} | {np.mean(undone):.0%} |")
        verbs[verb] = {"effect": round(float(gain.mean()), 4), "low": round(low, 4), "high": round(high, 4)}
    if not gains:
        return {"verbs": verbs}
    of_oracle = [
        float(_mean(effects[verb], "gain").mean() / _mean(effects[verb], "oracle").mean()) for verb in ("more", "less")
    ]
    for number, what in enumerate(("by its title", "by its collection's name")):
        values = np.array([pair[number] for pair in gains])
        low, high = bootstrap(values, lambda drawn: float(np.median(drawn)), times=500)
        print(
            f"items ranked 100 to 500, named {what}: median gain {np.median(values):.0f} ranks "
            f"({low:.0f} to {high:.0f}; n {len(values)})"
        )
    print(f"of the oracle's change in AUC: more {of_oracle[0]:.2f}, less {of_oracle[1]:.2f}")
    return {
        "verbs": verbs,
        "more_less_vs_oracle": round(float(np.mean(of_oracle)), 3),
        "rank_gain_median": float(np.median([pair[0] for pair in gains])),
        "rank_gain_by_name": {
            "median": float(np.median([pair[1] for pair in gains])),
            "mean": round(float(np.mean([pair[1] for pair in gains])), 1),
        },
        "undo_exact": round(float(np.mean(exact)), 4),
        "collateral_tau": round(float(np.mean(taus)), 4),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--quick", action="store_true", help="eight persons")
    parser.add_argument("--persons", type=int, default=60)
    parser.add_argument("--people", type=int, nargs="*", default=[0, 300], help="how many other people's histories")
    parser.add_argument("--labels", choices=LABELS, nargs="*", default=["collections"], help="who says what is alike")
    parser.add_argument(
        "--verbs", choices=VERBS, nargs="*", default=list(VERBS), help="rows of the table, all by default"
    )
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    line: dict[str, object] = {}
    for labels in chosen.labels:
        found = _of_labels(chosen, labels)
        line |= found if labels == "collections" else {labels: found}
    print(json.dumps(line))


def _of_labels(chosen: argparse.Namespace, labels: str) -> dict[str, object]:
    """Print the tables of a set of labels, and return its headline: what others change under `with_people`."""
    library = read_labels(labels, chosen.data, chosen.cache, np.random.default_rng(chosen.seed), to_stderr)
    persons = 8 if chosen.quick else chosen.persons
    n_items = len(library.catalogue.items)
    print(f"\n{persons} persons with {PER_PERSON} of {len(library.members)} {labels}, {n_items} items")
    line: dict[str, object] = {}
    for n in chosen.people:
        signals = signals_of_others(library, n, np.random.default_rng([chosen.seed, OTHERS]))
        print(f"ranked by meaning{f' and by what {n} other histories say' if signals else ' alone'}\n", flush=True)
        found = report(*measure(library, persons, chosen.seed, signals, chosen.verbs))
        if set(chosen.verbs) == set(VERBS):
            found["adopted_by_name"] = right_by_name(library, persons, chosen.seed, signals)
        line |= {"with_people": found} if n else found
    return line


if __name__ == "__main__":
    main()
