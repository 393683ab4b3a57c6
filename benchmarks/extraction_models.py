"""The models of the extraction benchmark: each is trained without what it is scored on."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.extraction_people import (
    FOLDS,
    SHARED_WITH_STREAMS,
    Collection,
    Person,
    fold_of,
    training_persons,
)
from benchmarks.train_extraction import (
    collection_pairs,
    is_telling,
    joined,
    person_evidence,
    stream_pairs,
    trained,
)
from core.extraction.pair_model import JourneyModel
from core.similarity import Background, Floats, centred

Models = Mapping[int, JourneyModel]

TRAINING_PERSONS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Hold every text's vector, the catalogue's background and its topics' centres `(n_topics, dim)`."""

    vectors: Mapping[str, Floats]
    background: Background
    topics: Mapping[int, Floats]

    def points(self, person: Person) -> Floats:
        """Return a person's centred unit vectors `(n, dim)`."""
        return centred(np.stack([self.vectors[text] for text in person.texts]), self.background)


def mixed_models(collections: Sequence[Collection], space: Space) -> Models:
    """Return a model per fold, trained on the sources of the other folds only."""
    models = {}
    for fold in range(FOLDS):
        print(f"  training for mixed collections: {fold + 1}/{FOLDS}", end="\r", file=sys.stderr, flush=True)
        seen = [c for c in collections if fold_of(c.source) not in (-1, fold)]
        persons = training_persons(seen, TRAINING_PERSONS, seed=100 + fold)
        names = tuple(person_evidence(persons[0], space.vectors, space.background))
        pairs = collection_pairs(persons, space.vectors, space.background)
        untimed = trained(names, pairs, "untimed")
        models[fold] = JourneyModel(untimed, untimed)
    print(file=sys.stderr)
    return models


def stream_models(streams: Sequence[Person], collections: Sequence[Collection], space: Space) -> Models:
    """Return a model per group of persons, trained on other persons and other authors' collections."""
    apart = [c for c in collections if c.source != SHARED_WITH_STREAMS]
    persons = training_persons(apart, TRAINING_PERSONS, seed=200)
    names = tuple(person_evidence(persons[0], space.vectors, space.background))
    mixed = collection_pairs(persons, space.vectors, space.background)
    telling = [p for p in streams if is_telling(p)]
    pairs_of = {p.name: stream_pairs(p, space.vectors, space.background) for p in telling}
    untimed = trained(names, mixed, "untimed")
    models = {}
    folds = sorted({p.fold for p in streams})
    for fold in folds:
        print(f"  training for streams: {fold + 1}/{len(folds)}", end="\r", file=sys.stderr, flush=True)
        timed = trained(names, joined([pairs_of[p.name] for p in telling if p.fold != fold]), "timed")
        models[fold] = JourneyModel(untimed, timed)
    print(file=sys.stderr)
    return models
