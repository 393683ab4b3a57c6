"""Does extraction find the journeys? Ours beside its peers, on persons whose journeys are known.

Run `extraction.py --data ../shared/data`; `--persons 8` is a quick look. Peers get the setting that is best
for them on the very persons that are scored; ours has no setting, and its models never saw the sources (mixed
collections) or the persons (streams) that they are scored on.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from benchmarks import extraction_doubts
from benchmarks.extraction_models import Models, Space, cross_fitted, shipped
from benchmarks.extraction_peers import PEERS, TOPICS, Inputs
from benchmarks.extraction_people import Collection, Person, mixed_persons, read_collections, stream_persons
from benchmarks.extraction_scores import BEST_CUT, BRIEF, GROWN, OURS, Tally, brief, print_peers, report
from benchmarks.extraction_sets import (
    dates_only,
    demo_persons,
    export_persons,
    language_persons,
    page_persons,
    section_persons,
    short_persons,
)
from benchmarks.failure_modes import failure_modes
from benchmarks.judged_people import demo_people, judged, shipped_pair, shipped_reference
from benchmarks.setup import print_setup
from benchmarks.train_extraction import Readings, readings_of
from core.adapters.shipped.subjects import reference_subjects
from core.extraction import dendrogram
from core.extraction.baselines import global_topics
from core.extraction.extraction import extract
from core.extraction.growth import extend
from core.extraction.tree import Extraction
from core.metrics import clustering as metrics
from core.similarity import Floats, Rows, centred

SEEDS = (1, 2)
FOUNDERS = 0.9
PAGE_PERSONS, WHOLE_PERSONS, SHORT_PERSONS, LANGUAGE_PERSONS, EXPORTS = 30, 16, 16, 8, 3


def run(persons: Sequence[Person], models: Models, space: Space, peers: Sequence[str], name: str) -> Tally:
    """Cluster every person by every method."""
    tally = Tally(list(persons))
    for number, person in enumerate(persons):
        print(f"  {name}: {number + 1}/{len(persons)}", end="\r", file=sys.stderr, flush=True)
        raw = space.raw(person)
        started = time.perf_counter()
        extraction = found(person, raw, models, space)
        tally.add(OURS, {"": labels(extraction)}, time.perf_counter() - started)
        tally.add(BEST_CUT, {"own number each": best_cut(person, extraction)}, 0.0)
        n_founders = round(FOUNDERS * len(raw))
        before = found(person.part(0, n_founders), raw[:n_founders], models, space)
        started = time.perf_counter()
        tally.add(GROWN, {"": labels(grown(before, person, raw, models, space))}, time.perf_counter() - started)
        inputs = peer_inputs(person, persons, raw, space)
        for peer in peers:
            started = time.perf_counter()
            clusterings = PEERS[peer](inputs)
            tally.add(peer, clusterings, time.perf_counter() - started)
    print(file=sys.stderr)
    return tally


def best_cut(person: Person, extraction: Extraction) -> Rows:
    """Return the cut of the tree that is the most right, by one who knows every label: tree and cut told apart."""
    numbers = np.unique(np.geomspace(1, extraction.n_leaves, 100).round().astype(int))
    cuts = [dendrogram.cut_labels(extraction.merges, extraction.n_leaves - n)[extraction.leaf] for n in numbers]
    return max((np.unique(cut, return_inverse=True)[1] for cut in cuts), key=lambda label: rightness(person, label))


def found(person: Person, raw: Floats, models: Models, space: Space) -> Extraction:
    """Return the journeys that the product finds, with the model that never saw this person's labels."""
    return run_on(extract, person, raw, models, space)


def grown(before: Extraction, person: Person, raw: Floats, models: Models, space: Space) -> Extraction:
    """Return what becomes of the journeys of a person's first items when the others are added one by one."""
    return run_on(partial(extend, before), person, raw, models, space)


def run_on(find: Callable[..., Extraction], person: Person, raw: Floats, models: Models, space: Space) -> Extraction:
    """Find journeys in all that the product would know of a person."""
    return find(
        item_ids(person),
        raw,
        titles=person.titles,
        background=space.reference,
        model=models[person.fold],
        blocks=space.readings.blocks,
        subjects=space.subjects,
    )


def item_ids(person: Person) -> list[str]:
    """Return an id for every item of a person."""
    return [str(row) for row in range(len(person.texts))]


def labels(extraction: Extraction) -> Rows:
    """Return the cluster `(n_items,)` that every item is in at the default cut."""
    label = np.empty(len(extraction.item_ids), np.int64)
    for cluster, members in enumerate(extraction.cut()):
        label[[int(item_id) for item_id in members]] = cluster
    return label


def answers_worth(name: str, persons: Sequence[Person], models: Models, space: Space) -> dict[str, float]:
    """Print what answers to the doubtful joins of these persons' journeys are worth; return the means."""
    raw = [space.raw(person) for person in persons]
    cases = [(person, found(person, vectors, models, space)) for person, vectors in zip(persons, raw, strict=True)]
    return extraction_doubts.report(name, cases, f1)


def f1(person: Person, extraction: Extraction) -> float:
    """Return the B-cubed F1 of an extraction's default cut."""
    return rightness(person, labels(extraction))


def rightness(person: Person, label: Rows) -> float:
    """Return the B-cubed F1 of clusters over the items that have a right place."""
    return metrics.bcubed_f1(person.labels[person.is_scored], label[person.is_scored])


def peer_inputs(person: Person, persons: Sequence[Person], raw: Floats, space: Space) -> Inputs:
    """Return what the peers see of a person."""
    points = centred(raw, space.background)
    topics = {n: np.argmax(points @ centres.T, axis=1) for n, centres in space.topics.items()}
    n_true = len(np.unique(person.labels[person.is_scored]))
    return Inputs(
        texts=person.texts,
        points=points,
        n_true=n_true,
        topics=topics,
        others=[p.texts for p in persons if p is not person],
        seed=SEEDS[0],
    )


def asked(data: Path | None = None) -> list[str]:
    """Return the texts of whoever is made of nothing that is trained on; with a folder, of its real sections too."""
    by_language = [language_persons(LANGUAGE_PERSONS, SEEDS[0])]
    by_language += [section_persons(data, LANGUAGE_PERSONS, SEEDS[0])] if data is not None else []
    speaking = [person for found in by_language for persons in found.values() for person in persons]
    return [text for person in [*speaking, *export_persons(EXPORTS, SEEDS[0])] for text in person.texts]


def large_sets(
    collections: Sequence[Collection], streams: Sequence[Person], models: tuple[Models, Models], n: int
) -> dict[str, tuple[list[Person], Models]]:
    """Return the sets that get a table each, and who was trained without them."""
    by_source, by_person = models
    core = [collection for collection in collections if collection.is_core]
    sets = {
        name: ([person for seed in SEEDS for person in mixed_persons(pool, n, seed)], by_source)
        for name, pool in (("mixed_core", core), ("mixed_all", collections))
    }
    for name, size, most in (("pages_40", PAGE_PERSONS, 40), ("pages_whole", WHOLE_PERSONS, None)):
        persons = page_persons(streams, min(size, n), SEEDS[0], most)
        sets |= {
            f"{name}, times": (persons, by_person),
            f"{name}, dates": ([dates_only(p) for p in persons], by_person),
        }
    return sets | {"streams": (list(streams[:n]), by_person)}


def small_sets(
    data: Path, collections: Sequence[Collection], models: tuple[Models, Models], n: int
) -> dict[str, tuple[list[Person], Models, bool]]:
    """Return the sets that get a line each, who was trained without them, and whether the demo lies around them."""
    core = [collection for collection in collections if collection.is_core]
    short = short_persons(core, min(SHORT_PERSONS, n), SEEDS[0])
    speaking = language_persons(min(LANGUAGE_PERSONS, n), SEEDS[0])
    sets = {f"short {name}": (persons, models[0], False) for name, persons in short.items()}
    sets |= {f"languages {name}": (persons, shipped(), True) for name, persons in speaking.items()}
    read = section_persons(data, min(LANGUAGE_PERSONS, n), SEEDS[0])
    sets |= {f"sections {name}": (persons, shipped(), True) for name, persons in read.items()}
    sets["demo"] = (demo_persons()[:n], shipped(), True)
    sets["export"] = (export_persons(min(EXPORTS, n), SEEDS[0]), shipped(), True)
    return sets


def main() -> None:
    """Run all the data sets and print the headline as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--persons", type=int, default=40, help="mixed persons a seed, and most of the others")
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"), help="folder for vectors")
    parser.add_argument("--doubts", action="store_true", help="worth of answers to doubtful joins, no peers")
    parser.add_argument("--leave-out", nargs="*", default=[], choices=list(PEERS), help="peers that are not run")
    options = parser.parse_args()
    print_setup(SEEDS[0])
    started = time.perf_counter()
    collections, streams = read_collections(options.data), stream_persons(options.data)
    readings = readings_of(options.data, options.cache, asked(options.data))
    spaces = spaces_of(readings, collections)
    models = cross_fitted(collections, streams, readings)
    sets = large_sets(collections, streams, models, options.persons)
    if options.doubts:
        worth = {name: answers_worth(name, *sets[name], spaces[0]) for name in ("mixed_core", "streams")}
        print(f"\n{time.perf_counter() - started:.0f} s in all\n{json.dumps({'doubts': worth})}")
        return
    peers = [peer for peer in PEERS if peer not in options.leave_out and (peer != "BERTopic" or find_spec("bertopic"))]
    headline = headline_of(sets, small_sets(options.data, collections, models, options.persons), spaces, peers)
    headline["failure_modes"] = failures(*sets["pages_40, times"], spaces[0])
    print(f"\n{time.perf_counter() - started:.0f} s in all")
    print(json.dumps(headline))


def headline_of(
    large: dict[str, tuple[list[Person], Models]],
    small: dict[str, tuple[list[Person], Models, bool]],
    spaces: Sequence[Space],
    peers: Sequence[str],
) -> dict[str, object]:
    """Run every set, print its table or line, and return the figures by set and part."""
    if "BERTopic" not in peers:
        print("BERTopic is left out; where it is not installed: pip install --no-deps bertopic hdbscan")
    headline: dict[str, dict[str, object]] = {}
    seconds = {OURS: 0.0, "BERTopic": 0.0}
    for name, (persons, models) in large.items():
        tally = run(persons, models, spaces[0], peers, name)
        put(headline, name.split(", "), report(tally, name, spaces[0]))
        seconds = {method: total + sum(tally.seconds.get(method, [])) for method, total in seconds.items()}
    print(f"\n{BRIEF}\n" + "|---" * 9 + "|")
    tallies: dict[str, Tally] = {}
    for name, (persons, models, is_demo) in small.items():
        tallies[name] = run(persons, models, spaces[is_demo], peers, name)
        put(headline, name.split(" "), brief(tallies[name], name))
    print_peers(tallies, peers)
    return {**headline, "speedup_vs_bertopic": round(seconds["BERTopic"] / seconds[OURS], 2)}


def failures(persons: Sequence[Person], models: Models, space: Space) -> dict[str, float]:
    """Return how often journeys fail held-out people whose times are known and the demo's, all as one."""
    blocks = space.readings.blocks
    held_out = [judged(p, space.raw(p), space.reference, models[p.fold], blocks) for p in persons]
    found = {"held-out pages": held_out, "demo": demo_people()}
    for name, people in found.items():
        print(f"failure modes, {name}: {failure_modes(people)}")
    return {mode: round(rate, 4) for mode, rate in failure_modes([p for own in found.values() for p in own]).items()}


def put(headline: dict[str, dict[str, object]], keys: Sequence[str], figures: Mapping[str, object]) -> None:
    """Set the figures of a set, or of one part of it."""
    if len(keys) == 1:
        headline[keys[0]] = dict(figures)
    else:
        headline.setdefault(keys[0], {})[keys[1]] = figures


def spaces_of(readings: Readings, collections: Sequence[Collection]) -> tuple[Space, Space]:
    """Return where persons lie for the peers: among the collections, or among the demo's items."""
    titles = [title for collection in collections for title in collection.titles]
    points = centred(np.stack([readings.vectors[title] for title in titles]), readings.backgrounds[0])
    topics = {n: centres_of(points, global_topics(points, n)) for n in TOPICS}
    known = shipped_reference(), reference_subjects(shipped_pair())
    among_collections, among_demo = (Space(readings, *known, around, topics) for around in readings.backgrounds)
    return among_collections, among_demo


def centres_of(points: Floats, topics: NDArray[np.int32]) -> Floats:
    """Return the unit means `(n_topics, dim)` of the topics."""
    sums = np.zeros((int(topics.max()) + 1, points.shape[1]), np.float32)
    np.add.at(sums, topics, points)
    centres: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return centres


if __name__ == "__main__":
    main()
