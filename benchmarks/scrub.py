"""Plant an interest into a person, remove it in one act, and count what is left of it among the first places.

A person has six curated collections; half of a seventh is planted among what they took up. The collection's curator
says what is of it, never the vectors that rank. What was chosen for the ranking was chosen on one half of the sources
of collections (`--choose`); what is reported comes from the other half.
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
from numpy.typing import NDArray

from benchmarks.scrub_acts import ACTS, HEADLINE, Counts, counted
from benchmarks.setup import print_setup
from benchmarks.steering_persons import read_library, signals_of_others, stained
from core.metrics.ranking import bootstrap

COLLECTIONS = 150
OTHERS = 1_000_000
STAINS = 3
PEOPLE = (0, 300)

Table = dict[str, list[list[Counts]]]


def removed(pairs: NDArray[np.float64]) -> float:
    """Return the share of the places `(n, 2)` before and after that an act took from what was planted."""
    before, after = pairs.sum(axis=0)
    return float(1.0 - after / before) if before else 0.0


def report(table: Table, n_people: int) -> dict[str, float]:
    """Print a row an act with its intervals over persons, and return the headline."""
    print(f"\n{'With ' + str(n_people) + ' other people' if n_people else 'By meaning alone'}")
    print("| act | of the first 20 removed | 95 % | of the first 100 removed | 95 % | places a person before, after |")
    print("|---|---|---|---|---|---|")
    line = {}
    for act, persons in table.items():
        cells, shown = [], ""
        for k in (20, 100):
            pairs = np.array([np.sum([one.places[k] for one in counts], axis=0) for counts in persons], float)
            low, high = bootstrap(pairs, lambda drawn: removed(drawn))
            cells.append(f"{removed(pairs):.1%} | {low:.1%} to {high:.1%}")
            shown = shown or "{:.2f}, {:.2f}".format(*(pairs.mean(axis=0) / len(persons[0])))
            if (act, k) in HEADLINE:
                line[HEADLINE[act, k]] = round(removed(pairs), 4)
        print(f"| {act} | {' | '.join(cells)} | {shown} |")
    return line


def measure(options: argparse.Namespace, n_people: int) -> Table:
    """Return the counts of every act, by person and planted interest."""
    rng = np.random.default_rng(options.seed)
    half = 0 if options.choose else 1
    library = read_library(options.data, options.cache, COLLECTIONS, rng, _told, half)
    signals = signals_of_others(library, n_people, np.random.default_rng([options.seed, OTHERS]))
    table: Table = {act: [] for act in ACTS}
    for number in range(options.persons):
        rng = np.random.default_rng([options.seed, number])
        _, stains = stained(library, rng, STAINS, signals)
        counts = [counted(one, label, rng, signals) for label, one in stains]
        for act in ACTS:
            table[act].append([each[act] for each in counts])
        print(f"\rperson {number + 1} of {options.persons}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return table


def _told(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--persons", type=int, default=40)
    parser.add_argument("--people", type=int, nargs="*", default=list(PEOPLE), help="how many other people's histories")
    parser.add_argument("--choose", action="store_true", help="the half of the sources on which things are chosen")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    print(f"{chosen.persons} persons x {STAINS} planted interests, {'choosing' if chosen.choose else 'reporting'} half")
    line = {str(n): report(measure(chosen, n), n) for n in chosen.people}
    print(json.dumps(line))


if __name__ == "__main__":
    main()
