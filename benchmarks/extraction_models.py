"""The models of the extraction benchmark: each is trained without what it is scored on."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.extraction_people import FOLDS, Collection, Person, fold_of
from benchmarks.extraction_training import trainees
from benchmarks.train_extraction import Readings, pairs_by_group, trained
from core.adapters.shipped.models import extraction_model
from core.extraction.pair_model import JourneyModel
from core.similarity import Background, Floats, centred
from core.subjects import Subjects

Models = Mapping[int, JourneyModel]

# Fewer persons and networks than the product is trained with, since nine models are trained.
TRAINING_PERSONS, NETWORKS = 200, 2
SEED = 100


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Hold every text's vector, what the product holds a history against, and what the peers do.

    The peers' `background` is the catalogue around a person; `topics` are the centres `(n_topics, dim)` of its topics.
    """

    readings: Readings
    reference: Background
    subjects: Subjects | None
    background: Background
    topics: Mapping[int, Floats]

    def raw(self, person: Person) -> Floats:
        """Return a person's unit vectors `(n, dim)` as both encoders read them."""
        return np.stack([self.readings.vectors[text] for text in person.texts])

    def points(self, person: Person) -> Floats:
        """Return a person's centred unit vectors `(n, dim)`."""
        return centred(self.raw(person), self.background)


def cross_fitted(
    collections: Sequence[Collection], streams: Sequence[Person], readings: Readings
) -> tuple[Models, Models]:
    """Return a model per fold of sources and one per group of real persons, each trained on all others.

    The held-out source, two fifths of the collections, teaches none of those that are asked about collections.
    """
    names, by_group = pairs_by_group(trainees(collections, streams, TRAINING_PERSONS, SEED), readings, readings.blocks)
    held_out = f"fold {fold_of_held_out(collections)}"
    apart = {f"fold {fold}": {f"fold {fold}", held_out} for fold in range(FOLDS)}
    apart |= {f"stream {fold}": {f"stream {fold}"} for fold in sorted({person.fold for person in streams})}
    models: dict[str, dict[int, JourneyModel]] = {"fold": {}, "stream": {}}
    for number, (group, unseen) in enumerate(apart.items()):
        print(f"  training: {number + 1}/{len(apart)}", end="\r", file=sys.stderr, flush=True)
        pairs = [pair for seen, found in by_group.items() if seen not in unseen for pair in found]
        kind, fold = group.split()
        model = trained(names, pairs, NETWORKS)
        models[kind][int(fold)] = JourneyModel(model, model)
    print(file=sys.stderr)
    return models["fold"], models["stream"]


def fold_of_held_out(collections: Sequence[Collection]) -> int:
    """Return the number that stands for the held-out source."""
    return min(fold_of(collection.source) for collection in collections)


def shipped() -> Models:
    """Return the model of the product for whoever is made of nothing that it was trained on."""
    return {0: extraction_model()}
