"""From what likeness on a recipe's journey is another person's: people with halves of the same collections.

Two people share three of six collections, each with another half of its titles, and have three of their own; their
journeys are found as the product finds them. A journey is of the collection that half of its titles are from. The
likeness is chosen on one half of the collections and told on the other.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.judged_people import shipped_reference
from benchmarks.setup import print_setup
from benchmarks.steering_persons import COLLECTIONS, read_library
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.models import extraction_model
from core.catalogue import Catalogue, build_catalogue
from core.desk.recipes.recipe_matching import one_to_one
from core.extraction.extraction import extract
from core.similarity import Floats, Rows, unit

SHARED, OWN = 3, 3
GOAL, GOAL_OF_THINGS = 0.9, 0.75
LEAST_OF = 0.5
NEAREST = 6
LIKENESSES = np.round(np.arange(0.2, 0.96, 0.01), 2).tolist()
Pairs = list[tuple[float, bool]]


@dataclass(frozen=True, eq=False)
class Found:
    """A person's journeys: where each lies `(n, dim)`, and of which collection it is, "" for none."""

    centres: Floats
    labels: list[str]


def centre(catalogue: Catalogue, rows: Rows) -> Floats:
    """Return the middle `(dim,)` of rows as the product works it out, beside the catalogue's mean."""
    raw = unit(catalogue.uncentre(catalogue.vectors[rows]).sum(axis=0))
    found: Floats = catalogue.centre(raw[None])[0]
    return found


def journeys(catalogue: Catalogue, titles: Sequence[str], label_of: Sequence[str], rows: Rows) -> Found:
    """Return the journeys that the product finds in some rows of a catalogue."""
    raw = catalogue.uncentre(catalogue.vectors[rows])
    found = extract(
        [str(row) for row in rows],
        raw,
        titles=[titles[row] for row in rows],
        background=shipped_reference(),
        model=extraction_model(),
        blocks=catalogue.blocks,
    )
    groups = [np.array([int(i) for i in members]) for members in found.cut() if len(members) > 1]
    tops = [Counter(label_of[row] for row in group).most_common(1)[0] for group in groups]
    labels = [label if n >= LEAST_OF * len(group) else "" for (label, n), group in zip(tops, groups, strict=True)]
    return Found(np.stack([centre(catalogue, group) for group in groups]), labels)


def two_people(members: Mapping[str, Rows], rng: np.random.Generator) -> tuple[Rows, Rows]:
    """Return the rows of two people who share three collections and no title, in an order without meaning."""
    drawn = rng.choice(sorted(members), SHARED + 2 * OWN, replace=False).tolist()
    one: list[int] = []
    other: list[int] = []
    for number, label in enumerate(drawn):
        rows = rng.permutation(members[label]).tolist()
        half = len(rows) // 2
        if number < SHARED or number < SHARED + OWN:
            one += rows[:half]
        if number < SHARED or number >= SHARED + OWN:
            other += rows[half:]
    return rng.permutation(np.array(one)), rng.permutation(np.array(other))


def counted(people: Sequence[tuple[Found, Found]], least: float) -> tuple[int, int, int]:
    """Return how many journeys are bound, how many of them rightly, and how many could be, over pairs of people."""
    bound = right = could = 0
    for theirs, own in people:
        likeness = theirs.centres @ own.centres.T
        columns = one_to_one(likeness, np.zeros(likeness.shape, np.bool_), least).tolist()
        for label, column in zip(theirs.labels, columns, strict=True):
            bound += column >= 0
            right += column >= 0 and bool(label) and own.labels[column] == label
            could += bool(label) and label in own.labels
    return bound, right, could


def nearest_things(catalogue: Catalogue, members: Mapping[str, Rows]) -> Pairs:
    """Return how like half a collection its nearest other titles are, and whether each is of the same collection."""
    found: Pairs = []
    pool = np.concatenate(list(members.values()))
    for rows in members.values():
        half, rest = rows[: len(rows) // 2], set(rows[len(rows) // 2 :].tolist())
        among = pool[~np.isin(pool, half)]
        likeness = catalogue.vectors[among] @ centre(catalogue, half)
        best = np.argsort(-likeness, kind="stable")[:NEAREST]
        found += [(float(likeness[k]), int(among[k]) in rest) for k in best.tolist()]
    return found


def least_of(right_of: Callable[[float], tuple[int, int]], goal: float) -> float:
    """Return the least likeness from which on so many are right as is the goal; the highest looked at where none is."""
    for least in LIKENESSES:
        right, n = right_of(least)
        if n and right >= goal * n:
            return float(least)
    return float(LIKENESSES[-1])


def of_things(pairs: Pairs, least: float) -> tuple[int, int]:
    """Return how many of the things that are so like are right, and how many there are."""
    kept = [is_right for likeness, is_right in pairs if likeness >= least]
    return sum(kept), len(kept)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public sets")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--quick", action="store_true", help="ten pairs of people a half")
    parser.add_argument("--pairs", type=int, default=40, help="pairs of people a half")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    library = read_library(chosen.data, chosen.cache, COLLECTIONS, np.random.default_rng(chosen.seed), print)
    titles = [item.title for item in library.catalogue.items]
    pair = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    raw = pair.join([library.catalogue.uncentre(library.catalogue.vectors), pair.parts[1].encode(titles)])
    catalogue = build_catalogue(library.catalogue.items, raw, date(2026, 1, 1), pair.blocks)
    label_of = [library.label_of[item.item_id] for item in catalogue.items]
    labels = np.random.default_rng(chosen.seed + 1).permutation(sorted(library.members)).tolist()
    people, things = [], []
    for half in (0, 1):
        members = {label: catalogue.rows(library.members[label]) for label in labels[half::2]}
        drawn = [
            two_people(members, np.random.default_rng([chosen.seed, half, number]))
            for number in range(10 if chosen.quick else chosen.pairs)
        ]
        people.append(
            [(journeys(catalogue, titles, label_of, a), journeys(catalogue, titles, label_of, b)) for a, b in drawn]
        )
        things.append(nearest_things(catalogue, members))
    told(people, things)


def told(people: Sequence[Sequence[tuple[Found, Found]]], things: Sequence[Pairs]) -> None:
    """Choose on the first half, print what each half comes to, and the figures as JSON."""
    journey = least_of(lambda least: counted(people[0], least)[1::-1], GOAL)
    thing = least_of(lambda least: of_things(things[0], least), GOAL_OF_THINGS)
    print("| likeness | half | bound | right of bound | bound rightly of what could be |\n|---|---|---|---|---|")
    figures: dict[str, float] = {"journey": journey, "thing": thing}
    for least in sorted({0.0, journey - 0.1, journey, journey + 0.1}):
        for half, name in enumerate(("choosing", "other")):
            bound, right, could = counted(people[half], least)
            print(f"| {least:.2f} | {name} | {bound} | {right / max(bound, 1):.3f} | {right / max(could, 1):.3f} |")
            if least == journey:
                figures[f"{name}_precision"] = round(right / max(bound, 1), 3)
                figures[f"{name}_recall"] = round(right / max(could, 1), 3)
    for half, name in enumerate(("choosing", "other")):
        right, n = of_things(things[half], thing)
        print(f"things from {thing:.2f} on, {name} half: {right} of {n} right, of {len(things[half])} nearest")
        figures[f"{name}_things"] = round(right / max(n, 1), 3)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
