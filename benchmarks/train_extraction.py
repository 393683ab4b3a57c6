"""Train the pair model of the extraction: `train_extraction.py --data ../shared/data` writes data/models/."""

import argparse
import sys
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.extraction_people import encoded, read_collections, stream_persons
from benchmarks.extraction_sets import demo_persons
from benchmarks.extraction_training import Trainee, templated_titles, trainees
from core.adapters.encoders.bridge import load_bridge
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.models import EXTRACTION, save_extraction_model
from core.adapters.threads import bound_threads
from core.extraction.evidence import PairEvidence, pair_evidence
from core.extraction.leaves import gathered_views
from core.extraction.pair_model import JourneyModel, PairModel
from core.similarity import Background, Floats, background_of, centred, in_blocks

Pairs = tuple[Floats, NDArray[np.bool_]]

HIDDEN, NETWORKS, EPOCHS, PENALTY = (32, 16), 3, 10, 0.02
MOST_PAIRS = 1_500
PERSONS = 400
SEED = 7


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """What both encoders said of every text, side by side, and what may lie in the catalogue around a person."""

    vectors: Mapping[str, Floats]
    blocks: tuple[slice, slice]
    backgrounds: tuple[Background, ...]

    def of(self, trainee: Trainee) -> Floats:
        """Return a person's vectors `(n, dim)`; of a foreign one the English encoder's part is only foretold."""
        vectors = np.stack([self.vectors[text] for text in trainee.person.texts])
        if trainee.is_foreign:
            english, multilingual = self.blocks
            share = np.linalg.norm(vectors[:, english], axis=1, keepdims=True)
            vectors[:, english] = share * load_bridge().foretold(in_blocks(vectors, [multilingual])[0])
        return vectors


def evidence_of(trainee: Trainee, readings: Readings, number: int, blocks: Sequence[slice]) -> PairEvidence:
    """Return every kind of evidence about a person's pairs of items, in one catalogue or another."""
    background = readings.backgrounds[number % len(readings.backgrounds)]
    points = centred(readings.of(trainee), background)
    leaf = np.arange(len(points), dtype=np.int32)
    return pair_evidence(gathered_views(leaf, points, trainee.person.titles, background, blocks))


def sampled_pairs(trainee: Trainee, evidence: PairEvidence, rng: np.random.Generator) -> Pairs:
    """Return some pairs' evidence `(n_pairs, n_kinds)` and whether both items share a label."""
    person = trainee.person
    left, right = np.triu_indices(len(person.labels), 1)
    told = np.flatnonzero(person.is_scored[left] | person.is_scored[right])
    rows = rng.choice(told, min(MOST_PAIRS, len(told)), replace=False)
    left, right = left[rows], right[rows]
    kinds = np.stack([matrix[left, right] for matrix in evidence.values()], axis=1)
    return kinds.astype(np.float32), person.labels[left] == person.labels[right]


def pairs_by_group(
    persons: Sequence[Trainee], readings: Readings, blocks: Sequence[slice]
) -> tuple[tuple[str, ...], dict[str, list[Pairs]]]:
    """Return the kinds of evidence, and pairs of every person under the group that their titles come from."""
    rng = np.random.default_rng(0)
    names: tuple[str, ...] = ()
    found: dict[str, list[Pairs]] = {}
    for number, trainee in enumerate(persons):
        print(f"  gathering pairs: {number + 1}/{len(persons)}", end="\r", file=sys.stderr, flush=True)
        evidence = evidence_of(trainee, readings, number, blocks)
        names = tuple(evidence)
        found.setdefault(trainee.group, []).append(sampled_pairs(trainee, evidence, rng))
    print(file=sys.stderr)
    return names, found


def trained(names: Sequence[str], pairs: Sequence[Pairs], n_networks: int = NETWORKS) -> PairModel:
    """Train small networks on pairs whose columns are `names`."""
    rows, same = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    networks = []
    for seed in range(n_networks):
        network = MLPClassifier(HIDDEN, alpha=PENALTY, batch_size=1000, max_iter=EPOCHS, random_state=seed, tol=0.0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit(np.clip((rows - mean) / scale, -3.0, 3.0), same)
        layers = zip(network.coefs_, network.intercepts_, strict=True)
        networks.append(tuple((w.astype(np.float32), b.astype(np.float32)) for w, b in layers))
    return PairModel(tuple(names), mean, scale, tuple(networks))


def readings_of(data: Path, cache: Path, more: Sequence[str] = ()) -> Readings:
    """Read every text that is learned from or asked about, by both encoders; vectors are kept in a file."""
    collections, streams = read_collections(data), stream_persons(data)
    titles = [title for collection in collections for title in collection.titles]
    written = [title for variants in templated_titles(collections).values() for title in variants]
    filed = [text for person in streams for text in person.texts]
    demo = sorted({text for person in demo_persons() for text in person.texts})
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    show = lambda done, total: print(f"  encoded {done}/{total}", end="\r", file=sys.stderr)  # noqa: E731
    vectors = encoded([*titles, *written, *filed, *demo, *more], encoder, cache, show)
    backgrounds = tuple(background_of(np.stack([vectors[text] for text in texts])) for texts in (titles, demo))
    return Readings(vectors, encoder.blocks, backgrounds)


def main() -> None:
    """Train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"), help="folder for vectors")
    parser.add_argument("--out", type=Path, default=EXTRACTION)
    options = parser.parse_args()
    bound_threads()
    readings = readings_of(options.data, options.cache)
    persons = trainees(read_collections(options.data), stream_persons(options.data), PERSONS, SEED)
    models = []
    for blocks in (readings.blocks[:1], readings.blocks):
        names, by_group = pairs_by_group(persons, readings, blocks)
        models.append(trained(names, [pairs for group in by_group.values() for pairs in group]))
    save_extraction_model(JourneyModel(*models), options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(persons)} persons")


if __name__ == "__main__":
    main()
