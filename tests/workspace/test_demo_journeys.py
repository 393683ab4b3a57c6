"""The demo people's journeys are what their items were invented for, more than either global baseline's are."""

import numpy as np
import pytest
from demo_files import TRUTH, rows

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.metrics import clustering as metrics
from core.workspace.workspace import Workspace

ENCODERS = ("one encoder", "two encoders")
PEOPLE = ("concetta", "diego", "lotte", "oskar", "samuel", "wen")
LEAST = 0.72


@pytest.fixture(scope="module", params=ENCODERS)
def found(request: pytest.FixtureRequest) -> dict[str, float]:
    """Return the mean B-cubed F1 of every method over some people, items without a true journey left out."""
    meant: dict[str, dict[str, str]] = {}
    for row in rows(TRUTH):
        if row["journey"]:
            meant.setdefault(row["person_id"], {})[row["item_id"]] = row["journey"]
    english, multilingual = HashingEncoder(dim=MiniLMEncoder.dim), HashingEncoder(dim=MultilingualEncoder.dim)
    english.encoder_id, multilingual.encoder_id = MiniLMEncoder.encoder_id, MultilingualEncoder.encoder_id
    encoder = english if request.param == "one encoder" else PairEncoder(english, multilingual)
    workspace = Workspace(Database(), encoder)
    return {
        method: float(np.mean([_f1(workspace, person_id, method, meant[person_id]) for person_id in PEOPLE]))
        for method in ("personal", "topics", "cooccurrence")
    }


def _f1(workspace: Workspace, person_id: str, method: str, meant: dict[str, str]) -> float:
    clusters = workspace.preparation.extraction(workspace.of(person_id).desk, method).cut()
    label = {item_id: number for number, cluster in enumerate(clusters) for item_id in cluster}
    return metrics.bcubed_f1(list(meant.values()), [label[item_id] for item_id in meant])


def test_most_items_lie_with_what_they_were_invented_for(found: dict[str, float]) -> None:
    assert found["personal"] > LEAST


def test_a_persons_own_history_tells_more_than_the_catalogues_topics_or_other_people(found: dict[str, float]) -> None:
    assert found["personal"] > found["topics"] + 0.1
    assert found["topics"] > found["cooccurrence"]
