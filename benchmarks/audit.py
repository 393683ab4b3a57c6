"""Count the four failure modes on the demo people and on held-out ones, and hold the audit's alarms against them.

The audit's thresholds were chosen on every other demo person, in order of name; the others are only reported, and so
are mixed collections, single-person streams, mixes of their pages, and watch-history exports.
"""

import argparse
import csv
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.extraction_people import Person, encoded, mixed_persons, read_collections, stream_persons
from benchmarks.failure_modes import NOISE, Judged, counted
from benchmarks.setup import print_setup
from benchmarks.watch_exports import watch_export
from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.models import extraction_model
from core.adapters.store.database import Database
from core.extraction.extraction import extract
from core.similarity import Background, Floats, background_of, centred
from core.workspace.workspace import Workspace

TRUTH = Path(__file__).resolve().parents[1] / "tests" / "demo_truth.csv"
PERSONS, SEED = 40, 1
FEWEST, MOST = 8, 40
"""Items of a page to count as an interest, and at most drawn from one."""


def demo_people() -> list[Judged]:
    """Return the demo people with the journeys that the product finds, in order of their ids."""
    truth: dict[str, dict[str, str]] = {}
    with TRUTH.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            truth.setdefault(row["person_id"], {}).setdefault(row["item_id"], row["journey"])
    english, multilingual = HashingEncoder(dim=MiniLMEncoder.dim), HashingEncoder(dim=MultilingualEncoder.dim)
    english.encoder_id, multilingual.encoder_id = MiniLMEncoder.encoder_id, MultilingualEncoder.encoder_id
    workspace = Workspace(Database(), PairEncoder(english, multilingual))
    return [_demo_person(workspace, person_id, truth[person_id]) for person_id in sorted(truth)]


def _demo_person(workspace: Workspace, person_id: str, truth: dict[str, str]) -> Judged:
    """Return one demo person; the shipped vectors are read, so nothing is encoded."""
    mine = workspace.of(person_id)
    desk, profile = mine.desk, mine.desk.profile()
    position = {item_id: row for row, item_id in enumerate(desk.item_ids)}
    clusters = np.arange(len(position)) + len(profile.journeys)
    for number, journey in enumerate(profile.journeys):
        clusters[[position[item_id] for item_id in journey.members]] = number
    meant = [truth.get(item_id, "") for item_id in desk.item_ids]
    number_of = {journey: n for n, journey in enumerate(sorted(set(meant) - {""}))}
    return Judged(
        vectors=desk.catalogue.vectors[desk.catalogue.rows(desk.item_ids)],
        labels=np.array([number_of.get(journey, NOISE) for journey in meant]),
        clusters=clusters,
        times=np.array([desk.times[item_id][0].timestamp() for item_id in desk.item_ids]),
        names={n: profile.name(j.journey_id) for n, j in enumerate(profile.journeys)},
    )


def judged(person: Person, raw: Floats, background: Background, blocks: Sequence[slice]) -> Judged:
    """Return a person with the journeys that the shipped model finds; `blocks` are each encoder's columns."""
    ids = [str(row) for row in range(len(raw))]
    found = extract(ids, raw, titles=person.titles, background=background, model=extraction_model(), blocks=blocks)
    clusters = np.empty(len(raw), np.int64)
    for number, members in enumerate(found.cut()):
        clusters[[int(item_id) for item_id in members]] = number
    times = None if person.times is None else person.times.astype(np.float64)
    labels = np.where(person.is_scored, person.labels, NOISE)
    return Judged(vectors=centred(raw, background), labels=labels, clusters=clusters, times=times, names={})


def pages_of(person: Person, seed: int) -> Person | None:
    """Return 4 to 14 of a person's pages, at most 40 items of each; None where there are too few."""
    rng = np.random.default_rng(seed)
    labels, counts = np.unique(person.labels, return_counts=True)
    labels = labels[counts >= FEWEST]
    if len(labels) < 4:
        return None
    chosen = rng.choice(labels, min(int(rng.integers(4, 15)), len(labels)), replace=False)
    drawn = [rng.permutation(np.flatnonzero(person.labels == label))[:MOST] for label in chosen]
    return person.of(np.sort(np.concatenate(drawn)))


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


def held_out(data: Path, cache: Path) -> dict[str, list[Judged]]:
    """Return the held-out people of every set, journeys found."""
    streams = stream_persons(data)
    core = [collection for collection in read_collections(data) if collection.is_core]
    people: dict[str, list[Person]] = {
        "mixed collections": mixed_persons(core, PERSONS, SEED),
        "page mixes": [mix for person in streams for seed in range(2) if (mix := pages_of(person, seed)) is not None],
        "streams, whole": streams,
        "watch exports": [exported(seed) for seed in range(2)],
    }
    return {name: _found(persons, cache) for name, persons in people.items()}


def _found(persons: Sequence[Person], cache: Path) -> list[Judged]:
    """Encode the people's texts, and find their journeys."""
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    vectors = encoded([text for person in persons for text in person.texts], encoder, cache, _told)
    background = background_of(np.stack(list(vectors.values())))
    raw = [np.stack([vectors[text] for text in person.texts]) for person in persons]
    return [judged(person, said, background, encoder.blocks) for person, said in zip(persons, raw, strict=True)]


def _told(done: int, total: int) -> None:
    """Tell how far the encoding is."""
    print(f"  encoded {done}/{total}", end="\r", file=sys.stderr, flush=True)


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
    options = parser.parse_args()
    print_setup(SEED)
    demo = demo_people()
    sets = {"demo, chosen on": demo[0::2], "demo, reported": demo[1::2]}
    if options.data is not None:
        sets |= held_out(options.data, options.cache)
    print(json.dumps({"benchmark": "audit", **{name: print_modes(name, people) for name, people in sets.items()}}))


if __name__ == "__main__":
    main()
