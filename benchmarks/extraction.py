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
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from benchmarks import extraction_doubts
from benchmarks.extraction_models import Models, Space, mixed_models, stream_models
from benchmarks.extraction_peers import PEERS, TOPICS, Inputs
from benchmarks.extraction_people import Person, encoded, mixed_persons, read_collections, stream_persons
from benchmarks.setup import interval, print_setup
from core.adapters.encoders.encoder import MiniLMEncoder
from core.extraction.baselines import global_topics
from core.extraction.extraction import extract
from core.extraction.growth import extend
from core.extraction.tree import Extraction
from core.metrics import clustering as metrics
from core.similarity import background_of, centred

SEEDS = (1, 2)
OURS, GROWN, ORACLE, CEILING = "ours", "ours, the last tenth one by one", "oracle threshold", "average linkage"
FOUNDERS = 0.9


@dataclass
class Tally:
    """Collect clusterings: per method, per setting, one clustering a person; and seconds per person."""

    persons: list[Person] = field(default_factory=list)
    found: dict[str, dict[str, list[NDArray[np.int64]]]] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, method: str, clusterings: dict[str, NDArray[np.int64]], seconds: float) -> None:
        """Add one person's clusterings by one method."""
        settings = self.found.setdefault(method, {})
        for setting, label in clusterings.items():
            settings.setdefault(setting, []).append(label)
        self.seconds.setdefault(method, []).append(seconds)

    def scores(self, method: str, setting: str) -> NDArray[np.float64]:
        """Return B-cubed F1 `(n_persons,)` over the items that have a right place."""
        pairs = zip(self.persons, self.found[method][setting], strict=True)
        return np.asarray([metrics.bcubed_f1(p.labels[p.is_scored], label[p.is_scored]) for p, label in pairs])

    def best_setting(self, method: str) -> str:
        """Return the setting of the highest mean."""
        return max(self.found[method], key=lambda setting: float(self.scores(method, setting).mean()))


def run(
    persons: Sequence[Person], models: Models, space: Space, peers: Sequence[str], *, name: str, seed: int
) -> Tally:
    """Cluster every person by every method."""
    tally = Tally(list(persons))
    for number, person in enumerate(persons):
        print(f"  {name}: {number + 1}/{len(persons)}", end="\r", file=sys.stderr, flush=True)
        raw = np.stack([space.vectors[text] for text in person.texts])
        started = time.perf_counter()
        tally.add(OURS, {"": labels(found(person, raw, models, space))}, time.perf_counter() - started)
        n_founders = round(FOUNDERS * len(raw))
        before = found(person.part(0, n_founders), raw[:n_founders], models, space)
        started = time.perf_counter()
        tally.add(GROWN, {"": labels(grown(before, person, raw, models, space))}, time.perf_counter() - started)
        inputs = peer_inputs(person, persons, raw, space, seed)
        for peer in peers:
            started = time.perf_counter()
            clusterings = PEERS[peer](inputs)
            tally.add(peer, clusterings, time.perf_counter() - started)
    print(file=sys.stderr)
    return tally


def found(person: Person, raw: NDArray[np.float32], models: Models, space: Space) -> Extraction:
    """Return the journeys that the product finds, with the model that never saw this person's labels."""
    return run_on(extract, person, raw, models, space)


def grown(before: Extraction, person: Person, raw: NDArray[np.float32], models: Models, space: Space) -> Extraction:
    """Return what becomes of the journeys of a person's first items when the others are added one by one."""
    return run_on(partial(extend, before), person, raw, models, space)


def run_on(
    find: Callable[..., Extraction], person: Person, raw: NDArray[np.float32], models: Models, space: Space
) -> Extraction:
    """Find journeys in all that the product would know of a person."""
    return find(
        item_ids(person),
        raw,
        times=person.times,
        titles=person.texts,
        sources=person.sources,
        background=space.background,
        model=models[person.fold],
    )


def item_ids(person: Person) -> list[str]:
    """Return an id for every item of a person."""
    return [str(row) for row in range(len(person.texts))]


def labels(extraction: Extraction) -> NDArray[np.int64]:
    """Return the cluster `(n_items,)` that every item is in at the default cut."""
    label = np.empty(len(extraction.item_ids), np.int64)
    for cluster, members in enumerate(extraction.cut()):
        label[[int(item_id) for item_id in members]] = cluster
    return label


def answers_worth(name: str, persons: Sequence[Person], models: Models, space: Space) -> dict[str, float]:
    """Print what answers to the doubtful joins of these persons' journeys are worth; return the means."""
    raw = [np.stack([space.vectors[text] for text in person.texts]) for person in persons]
    cases = [(person, found(person, vectors, models, space)) for person, vectors in zip(persons, raw, strict=True)]
    return extraction_doubts.report(name, cases, f1)


def f1(person: Person, extraction: Extraction) -> float:
    """Return the B-cubed F1 of an extraction's default cut, over the items that have a right place."""
    return metrics.bcubed_f1(person.labels[person.is_scored], labels(extraction)[person.is_scored])


def peer_inputs(person: Person, persons: Sequence[Person], raw: NDArray[np.float32], space: Space, seed: int) -> Inputs:
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
        seed=seed,
    )


def report(tally: Tally, name: str, space: Space) -> dict[str, float | str]:
    """Print the table of one data set and return its headline."""
    n_items = np.mean([len(p.labels) for p in tally.persons])
    print(f"\n{name}: {len(tally.persons)} persons, {n_items:.0f} items each")
    print("| method | setting | F1 | 95 % | P | R | ARI | V | found/true | length | density | recall | s |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    for method in tally.found:
        print(row(tally, method, tally.best_setting(method), space))
    means = {m: float(tally.scores(m, tally.best_setting(m)).mean()) for m in tally.found}
    oracle = np.max([tally.scores(CEILING, setting) for setting in tally.found[CEILING]], axis=0)
    low, high = interval(oracle)
    print(f"| {ORACLE} | own height each | {oracle.mean():.3f} | {low:.3f}-{high:.3f} |" + " - |" * 9)
    best = max((m for m in means if m not in (OURS, GROWN)), key=lambda m: means[m])
    gain = tally.scores(OURS, "") - tally.scores(best, tally.best_setting(best))
    low, high = interval(gain)
    print(f"ours - {best}: {gain.mean():+.3f} ({low:+.3f} to {high:+.3f}), paired over persons")
    alone = [metrics.bcubed_f1(p.labels, label) for p, label in zip(tally.persons, tally.found[OURS][""], strict=True)]
    print(f"ours with noise items scored as journeys of one: {np.mean(alone):.3f}")
    return {
        "ours": round(means[OURS], 4),
        "best_peer": round(means[best], 4),
        "best_peer_name": best,
        "icpc": round(means["ICPC"], 4),
        "oracle": round(float(oracle.mean()), 4),
    }


def row(tally: Tally, method: str, setting: str, space: Space) -> str:
    """Return one method's row of the table."""
    scores = tally.scores(method, setting)
    cases = [
        (p, p.labels[p.is_scored], label[p.is_scored])
        for p, label in zip(tally.persons, tally.found[method][setting], strict=True)
    ]
    measures = (
        metrics.bcubed_precision,
        metrics.bcubed_recall,
        metrics.adjusted_rand,
        metrics.v_measure,
    )
    columns = [float(np.mean([measure(true, label) for _, true, label in cases])) for measure in measures]
    n_found = np.mean([metrics.journeys_found(label) for _, _, label in cases])
    n_true = np.mean([metrics.journeys_found(true) for _, true, _ in cases])
    length = np.mean([metrics.journey_length(label) for _, _, label in cases])
    density = np.mean([metrics.journey_density(label, space.points(p)[p.is_scored]) for p, _, label in cases])
    recall = np.mean([metrics.best_cluster_recall(true, label) for _, true, label in cases])
    low, high = interval(scores)
    return (
        f"| {method} | {setting} | {scores.mean():.3f} | {low:.3f}-{high:.3f} | "
        + " | ".join(f"{value:.3f}" for value in columns)
        + f" | {n_found:.1f}/{n_true:.1f} | {length:.1f} | {density:.2f} | {recall:.2f}"
        + f" | {np.mean(tally.seconds[method]):.2f} |"
    )


def main() -> None:
    """Run all the data sets and print the headline as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--persons", type=int, default=40, help="mixed persons a seed")
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"), help="folder for vectors")
    parser.add_argument("--doubts", action="store_true", help="what answers to doubtful joins are worth, and no peers")
    options = parser.parse_args()
    print_setup(SEEDS[0])
    started = time.perf_counter()
    collections, streams = read_collections(options.data), stream_persons(options.data)
    titles = [title for collection in collections for title in collection.titles]
    texts = titles + [text for person in streams for text in person.texts]
    show = lambda done, total: print(f"  encoded {done}/{total}", end="\r", file=sys.stderr)  # noqa: E731
    vectors = encoded(texts, MiniLMEncoder(), options.cache, show)
    catalogue = np.stack([vectors[title] for title in titles])
    background = background_of(catalogue)
    points = centred(catalogue, background)
    space = Space(vectors, background, {n: centres_of(points, global_topics(points, n)) for n in TOPICS})
    peers = [peer for peer in PEERS if peer != "BERTopic" or find_spec("bertopic")]
    if "BERTopic" not in peers:
        print("BERTopic is not installed and left out: pip install --no-deps bertopic hdbscan")
    core = [collection for collection in collections if collection.is_core]
    models = mixed_models(collections, space)
    if options.doubts:
        mixed = [person for seed in SEEDS for person in mixed_persons(core, options.persons, seed)]
        worth = {
            "mixed_core": answers_worth("mixed_core", mixed, models, space),
            "streams": answers_worth("streams", streams, stream_models(streams, collections, space), space),
        }
        print(f"\n{time.perf_counter() - started:.0f} s in all\n{json.dumps({'doubts': worth})}")
        return
    headline: dict[str, object] = {}
    ours_seconds, bertopic_seconds = 0.0, 0.0
    for name, pool in (("mixed_core", core), ("mixed_all", collections)):
        persons = [person for seed in SEEDS for person in mixed_persons(pool, options.persons, seed)]
        tally = run(persons, models, space, peers, name=name, seed=SEEDS[0])
        headline[name] = report(tally, name, space)
        ours_seconds += sum(tally.seconds[OURS])
        bertopic_seconds += sum(tally.seconds.get("BERTopic", []))
    tally = run(streams, stream_models(streams, collections, space), space, peers, name="streams", seed=SEEDS[0])
    headline["streams"] = report(tally, "streams", space)
    ours_seconds += sum(tally.seconds[OURS])
    bertopic_seconds += sum(tally.seconds.get("BERTopic", []))
    headline["speedup_vs_bertopic"] = round(bertopic_seconds / ours_seconds, 2)
    print(f"\n{time.perf_counter() - started:.0f} s in all")
    print(json.dumps(headline))


def centres_of(points: NDArray[np.float32], topics: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return the unit means `(n_topics, dim)` of the topics."""
    sums = np.zeros((int(topics.max()) + 1, points.shape[1]), np.float32)
    np.add.at(sums, topics, points)
    centres: NDArray[np.float32] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return centres


if __name__ == "__main__":
    main()
