"""Look at every place of a list: is it of the journey it is counted to, of an interest at all, new where it says so.

Labels are by hand (`tests/demo_truth.csv`, the files of the demo's catalogue, the curators of the collections), never
from vectors. An interest is a journey's where a fifth of the journey's items are of it. Slopes, floors and the line
of new ground were found on every other person of the demo from the first and on half of the collections; the other
halves are the reported ones.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.setup import print_setup
from benchmarks.slate_people import Labelled, demo_halves, mixed_halves
from benchmarks.steering_persons import read_library
from core.adapters.shipped.relevance_floor import load_floor
from core.ranking.slate import Place
from core.steering import edits as e
from core.steering.fold import apply

COLLECTIONS = 150
FIRST = 12
PRESS = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted over some people; shares are of places, `dormant_first` counts people."""

    first_12: float
    weight_1: float
    more_3: float
    new_at_known: float
    new_is_new: float
    places: float
    dormant_first: int
    dormant_most: float


def precision(people: Sequence[Labelled], presses: int) -> float:
    """Return the share of the places counted as a journey's that are of it, each after so many presses of 'more'."""
    own = [is_own for one in people for is_own in _own(one, presses)]
    return float(np.mean(own)) if own else 1.0


def _own(one: Labelled, presses: int) -> list[bool]:
    """Tell of each place of each journey whether it is of it, in the list that so many presses on it would give."""
    own = []
    for journey in one.profile.journeys:
        edit = e.JourneyWeighted(journey.journey_id, journey.weight * PRESS**presses)
        slate = one.ranker.slate(apply(one.profile, edit, {}))
        ids = [place.item_id for place in slate.places if place.journey_id == journey.journey_id]
        own += [one.label_of[item_id] in one.of_journey[journey.journey_id] for item_id in ids]
    return own


def figures(people: Sequence[Labelled]) -> Figures:
    """Count over some people."""
    slates = [one.ranker.slate(one.profile) for one in people]
    first = [one.label_of[i] in one.theirs for one, s in zip(people, slates, strict=True) for i in s.item_ids[:FIRST]]
    known = [one.ranker.slate(replace(one.profile, exploration=0.0)).places for one in people]
    called = [(one, p) for one, s in zip(people, slates, strict=True) for p in s.places if p.new_ground]
    dormant = [_dormant(one, s.places) for one, s in zip(people, slates, strict=True)]
    return Figures(
        first_12=float(np.mean(first)),
        weight_1=precision(people, 0),
        more_3=precision(people, 3),
        new_at_known=float(np.mean([place.new_ground for places in known for place in places])),
        new_is_new=float(np.mean([one.label_of[p.item_id] not in one.met for one, p in called])) if called else 1.0,
        places=float(np.mean([len(s.places) for s in slates])),
        dormant_first=sum(s.places[0].journey_id in one.dormant for one, s in zip(people, slates, strict=True)),
        dormant_most=max(dormant),
    )


def _dormant(one: Labelled, places: Sequence[Place]) -> float:
    """Return the most that a dormant journey holds of a list, in parts of what each journey would hold of it alike."""
    held = [sum(place.journey_id == journey_id for place in places) for journey_id in one.dormant]
    return max(held, default=0) / max(len(places), 1) * len(one.profile.journeys)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of both halves with the floor and without; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--persons", type=int, default=20, help="mixtures of each half of the collections")
    parser.add_argument("--demo-only", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    report = lambda text: print(text, file=sys.stderr, flush=True)  # noqa: E731
    groups = {"demo": demo_halves()}
    if not chosen.demo_only:
        library = read_library(chosen.data, chosen.cache, COLLECTIONS, np.random.default_rng(0), report)
        for n in (0, 300):
            groups[f"collections, {n} others"] = mixed_halves(library, chosen.persons, n, chosen.seed, report)
    print(
        "| people | half | floor | first 12 of an interest | places own, weight 1 | after 3 more | new ground at 'what"
        " I know' | new ground that is new | places | dormant first | most of a dormant journey, times alike |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    headline: dict[str, float] = {}
    for name, halves in groups.items():
        for half, people in zip(("chosen", "reported"), halves, strict=True):
            for floor in (None, load_floor()):
                f = figures([one.under(floor) for one in people])
                _print_row((name, half, "yes" if floor else "no"), f, len(people))
        if name == "demo":
            headline = {
                "first_12_own": round(f.first_12, 4),
                "places_own_weight_1": round(f.weight_1, 4),
                "places_own_after_3_more": round(f.more_3, 4),
                "new_ground_at_known": round(f.new_at_known, 4),
            }
    print(json.dumps(headline))


def _print_row(names: tuple[str, str, str], f: Figures, n: int) -> None:
    cells = [*names, f"{f.first_12:.3f}", f"{f.weight_1:.3f}", f"{f.more_3:.3f}", f"{f.new_at_known:.3f}"]
    cells += [f"{f.new_is_new:.3f}", f"{f.places:.1f}", f"{f.dormant_first} of {n}", f"{f.dormant_most:.2f}"]
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
