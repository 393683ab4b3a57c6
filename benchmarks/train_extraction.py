"""Train the pair model of the extraction: `train_extraction.py --data ../shared/data` writes data/models/."""

import argparse
import sys
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.extraction_people import Person, encoded, read_collections, stream_persons, training_persons
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.shipped.models import EXTRACTION, save_extraction_model
from core.extraction.evidence import Evidence, pair_evidence
from core.extraction.leaves import comes_in_batches, gathered_views
from core.extraction.pair_model import JourneyModel, PairModel
from core.similarity import Background, Floats, background_of, centred

Pairs = tuple[Floats, NDArray[np.bool_]]

TEMPORAL = frozenset({"time", "order", "moment", "batch", "session", "time_tells"})
UNTIMED_ONLY = frozenset({*TEMPORAL, "source"})
HIDDEN, NETWORKS, EPOCHS = (32, 16), 3, 10
PENALTY = {"untimed": 0.02, "timed": 1.0}
MOST_PAIRS = 4_000
MANY_PAIRS = 8_000
DOMINANT = 0.4


def person_evidence(person: Person, vectors: Mapping[str, Floats], background: Background) -> Evidence:
    """Return every kind of evidence about a person's pairs of items."""
    points = centred(np.stack([vectors[text] for text in person.texts]), background)
    leaf = np.arange(len(points), dtype=np.int32)
    return pair_evidence(
        gathered_views(
            leaf, points, times=person.times, titles=person.texts, sources=person.sources, background=background
        )
    )


def sampled_pairs(person: Person, evidence: Evidence, most: int, rng: np.random.Generator) -> Pairs:
    """Return some pairs' evidence `(n_pairs, n_kinds)` and whether both items share a label."""
    left, right = np.triu_indices(len(person.labels), 1)
    told = np.flatnonzero(person.is_scored[left] | person.is_scored[right])
    rows = rng.choice(told, min(most, len(told)), replace=False)
    left, right = left[rows], right[rows]
    kinds = np.stack([matrix[left, right] for matrix in evidence.values()], axis=1)
    return kinds.astype(np.float32), person.labels[left] == person.labels[right]


def collection_pairs(persons: Sequence[Person], vectors: Mapping[str, Floats], background: Background) -> Pairs:
    """Return pairs of mixed persons."""
    rng = np.random.default_rng(0)
    return joined([sampled_pairs(p, person_evidence(p, vectors, background), MOST_PAIRS, rng) for p in persons])


def stream_pairs(person: Person, vectors: Mapping[str, Floats], background: Background) -> Pairs:
    """Return pairs of a person's whole stream and of up to eight stretches of it, so that length varies."""
    rng, n = np.random.default_rng(len(person.labels)), len(person.labels)
    whole = sampled_pairs(person, person_evidence(person, vectors, background), MANY_PAIRS, rng)
    parts = [
        person.part(start, min(start + width, n))
        for width in (60, 250)
        for start in range(0, n, width)
        if n > width and min(start + width, n) - start > 30
    ]
    chosen = [parts[row] for row in rng.permutation(len(parts))[:8]]
    return joined([whole, *(sampled_pairs(p, person_evidence(p, vectors, background), 1_500, rng) for p in chosen)])


def is_telling(person: Person) -> bool:
    """Tell whether a stream comes in batches and is filed in more than one large page."""
    is_filed = bool(np.bincount(person.labels).max() <= DOMINANT * len(person.labels))
    return is_filed and person.times is not None and comes_in_batches(person.times / 86_400.0)


def joined(pairs: Sequence[Pairs]) -> Pairs:
    """Return all the pairs together."""
    return np.concatenate([kinds for kinds, _ in pairs]), np.concatenate([same for _, same in pairs])


def trained(names: Sequence[str], pairs: Pairs, kind: str) -> PairModel:
    """Train two small networks on pairs whose columns are `names`; `kind` is untimed or timed."""
    left_out = UNTIMED_ONLY if kind == "untimed" else frozenset[str]()
    columns = [column for column, name in enumerate(names) if name not in left_out]
    rows, same = pairs[0][:, columns], pairs[1]
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    networks = []
    for seed in range(NETWORKS):
        network = MLPClassifier(
            HIDDEN, alpha=PENALTY[kind], batch_size=1000, max_iter=EPOCHS, random_state=seed, tol=0.0
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit((rows - mean) / scale, same)
        layers = zip(network.coefs_, network.intercepts_, strict=True)
        networks.append(tuple((w.astype(np.float32), b.astype(np.float32)) for w, b in layers))
    return PairModel(tuple(names[column] for column in columns), mean, scale, tuple(networks))


def journey_model(names: Sequence[str], mixed: Pairs, timed: Sequence[Pairs]) -> JourneyModel:
    """Train on pairs of mixed persons, without times, and on pairs of streams, with them."""
    untimed = trained(names, mixed, "untimed")
    return JourneyModel(untimed, trained(names, joined(timed), "timed"))


def main() -> None:
    """Train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"), help="folder for vectors")
    parser.add_argument("--out", type=Path, default=EXTRACTION)
    options = parser.parse_args()
    collections, streams = read_collections(options.data), stream_persons(options.data)
    texts = [title for c in collections for title in c.titles] + [text for p in streams for text in p.texts]
    vectors = encoded(texts, MiniLMEncoder(), options.cache, lambda done, total: print(f"{done}/{total}", end="\r"))
    background = background_of(np.stack([vectors[title] for c in collections for title in c.titles]))
    persons = training_persons(collections, 150, seed=7)
    names = tuple(person_evidence(persons[0], vectors, background))
    mixed = collection_pairs(persons, vectors, background)
    timed = [stream_pairs(p, vectors, background) for p in streams if is_telling(p)]
    model = journey_model(names, mixed, timed)
    save_extraction_model(model, options.out)
    n_pairs = len(mixed[1]) + sum(len(same) for _, same in timed)
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {n_pairs} pairs")


if __name__ == "__main__":
    main()
