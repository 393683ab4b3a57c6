"""People whose failures can be counted: the demo's, and any with known labels, with the journeys found for them."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.extraction_people import Person
from benchmarks.failure_modes import NOISE, Judged
from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.reference import reference
from core.adapters.shipped.subjects import reference_subjects
from core.adapters.store.database import Database
from core.extraction.extraction import extract
from core.extraction.pair_model import JourneyModel
from core.similarity import Background, Floats, centred
from core.workspace.workspace import Workspace

TRUTH = Path(__file__).resolve().parents[1] / "tests" / "demo_truth.csv"

Blocks = Sequence[slice]


def shipped_pair() -> PairEncoder:
    """Return the pair under whose ids the demo's vectors are shipped; nothing is encoded by it."""
    english, multilingual = HashingEncoder(dim=MiniLMEncoder.dim), HashingEncoder(dim=MultilingualEncoder.dim)
    english.encoder_id, multilingual.encoder_id = MiniLMEncoder.encoder_id, MultilingualEncoder.encoder_id
    return PairEncoder(english, multilingual)


def shipped_reference() -> Background:
    """Return what the product holds every history against, as the pair reads it."""
    background = reference(shipped_pair())
    assert background is not None, "data/models/reference.npz was made by other encoders"
    return background


def demo_people() -> list[Judged]:
    """Return the demo people with the journeys that the product finds, in order of their ids."""
    truth: dict[str, dict[str, str]] = {}
    with TRUTH.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            truth.setdefault(row["person_id"], {}).setdefault(row["item_id"], row["journey"])
    workspace = Workspace(Database(), shipped_pair())
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


def judged(person: Person, raw: Floats, background: Background, model: JourneyModel, blocks: Blocks) -> Judged:
    """Return a person with raw unit vectors `(n, dim)` and the journeys that a model finds in them."""
    ids = [str(row) for row in range(len(raw))]
    about = reference_subjects(shipped_pair())
    found = extract(ids, raw, titles=person.titles, background=background, model=model, blocks=blocks, subjects=about)
    clusters = np.empty(len(raw), np.int64)
    for number, members in enumerate(found.cut()):
        clusters[[int(item_id) for item_id in members]] = number
    times = None if person.times is None else person.times.astype(np.float64)
    labels = np.where(person.is_scored, person.labels, NOISE)
    return Judged(vectors=centred(raw, background), labels=labels, clusters=clusters, times=times, names={})
