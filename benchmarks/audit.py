"""Count the four failure modes on the demo people and on held-out ones, and hold the audit's alarms against them.

`--choose` prints what the thresholds on similarity do on every other demo person, in order of name; the others are
only reported, and so are mixed collections, mixes of one person's pages, whole streams, and watch-history exports.
The encoder is the product's own, the pair.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.extraction import asked
from benchmarks.extraction_people import Person, mixed_persons, read_collections, stream_persons
from benchmarks.extraction_sets import page_persons
from benchmarks.failure_modes import Judged, counted
from benchmarks.judged_people import demo_people, judged, shipped_reference
from benchmarks.setup import print_setup
from benchmarks.train_extraction import readings_of
from benchmarks.watch_exports import watch_export
from core.adapters.shipped.models import extraction_model
from core.audit import missed, swallowed, twins
from core.audit.alarms import Mode

PERSONS, SEED, MOST = 40, 1, 40
TRIED: tuple[tuple[ModuleType, str, Mode, tuple[float, ...]], ...] = (
    (twins, "AS_NEAR", Mode.SAME_MEANING, (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.8)),
    (swallowed, "MOST_BETWEEN", Mode.MISSED, (0.2, 0.3, 0.4, 0.45, 0.5, 0.6)),
    (missed, "HOLDS_TOGETHER", Mode.MISSED, (0.6, 0.7, 0.8, 0.9, 1.0)),
)
"""The thresholds on similarity, the mode that each is for, and the values tried."""


def exported(seed: int) -> Person:
    """Return a watch-history export as a person: every title once, at its first moment."""
    rows = list({row.title: row for row in reversed(watch_export(seed))}.values())[::-1]
    interests = sorted({row.interest for row in rows})
    titles = tuple(row.title for row in rows)
    labels = np.array([interests.index(row.interest) for row in rows])
    times = np.array([int(row.at.timestamp()) for row in rows])
    return Person(
        name=f"export {seed}",
        titles=titles,
        texts=titles,
        labels=labels,
        is_scored=np.ones(len(rows), bool),
        times=times,
        fold=0,
    )


def held_out(data: Path, cache: Path, n: int) -> dict[str, list[Judged]]:
    """Return people of every set, at most n of each, with the journeys that the shipped model finds."""
    streams, collections = stream_persons(data), read_collections(data)
    readings, model = readings_of(data, cache, asked()), extraction_model()
    background = shipped_reference()
    core = [collection for collection in collections if collection.is_core]
    people = {
        "mixed collections": mixed_persons(core, n, SEED),
        "page mixes": page_persons(streams, min(n, PERSONS // 2), SEED, MOST),
        "streams, whole": streams[:n],
        "watch exports": [exported(SEED + number) for number in range(2)],
    }
    found: dict[str, list[Judged]] = {}
    for name, persons in people.items():
        raw = [np.stack([readings.vectors[text] for text in person.texts]) for person in persons]
        found[name] = [judged(p, r, background, model, readings.blocks) for p, r in zip(persons, raw, strict=True)]
    return found


@contextmanager
def _set_to(module: ModuleType, name: str, value: float) -> Iterator[None]:
    """Hold a threshold at another value for a while."""
    before = getattr(module, name)
    setattr(module, name, value)
    yield
    setattr(module, name, before)


def print_choice(people: Sequence[Judged]) -> None:
    """Print how many alarms are true at every value tried of every threshold on similarity."""
    for module, name, mode, values in TRIED:
        for value in values:
            with _set_to(module, name, value):
                count = counted(people)[mode]
            print(f"  {name} {value:.2f}: {count.true} of {count.alarms} true, {count.failed} to find")


def print_modes(name: str, people: Sequence[Judged]) -> dict[str, float]:
    """Print a set's failures by the true labels, and how many of the audit's alarms are true."""
    found = counted(people)
    for mode, count in found.items():
        told = f"{count.true} of {count.alarms}" if count.alarms else "none"
        print(f"{name:30}{mode.value:14}{count.failed:>5} of {count.of:<5}{count.rate:>7.1%}   alarms true: {told}")
    return {mode.value: round(count.rate, 4) for mode, count in found.items()}


def main() -> None:
    """Print the tables and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"))
    parser.add_argument("--persons", type=int, default=PERSONS, help="most people of a set")
    parser.add_argument("--choose", action="store_true", help="print what the thresholds do on the half for choosing")
    options = parser.parse_args()
    print_setup(SEED)
    demo = demo_people()
    sets = {"demo, chosen on": demo[0::2], "demo, reported": demo[1::2]}
    if options.choose:
        print_choice(demo[0::2])
    if options.data is not None:
        sets |= held_out(options.data, options.cache, options.persons)
    print(json.dumps({"benchmark": "audit", **{name: print_modes(name, people) for name, people in sets.items()}}))


if __name__ == "__main__":
    main()
