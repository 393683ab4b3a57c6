"""A database from before the second encoder opens with it: journeys, names and edits stay, new titles are read."""

from datetime import timedelta

import numpy as np
from small_world import START, interactions, items, people

from core.adapters.encoders.bridge import Bridge
from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.entities import Interaction, Item, Person
from core.steering import edits as e
from core.workspace.workspace import Workspace


def pair() -> PairEncoder:
    """Return a pair whose first encoder is the one that the database knows."""
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(64, 256)).astype(np.float32)
    bridge = Bridge(np.zeros(256, np.float32), np.zeros(64, np.float32), weights)
    return PairEncoder(HashingEncoder(dim=256), HashingEncoder(dim=64), lambda: bridge)


def test_journeys_names_and_edits_stay_and_the_history_goes_on() -> None:
    database = Database()
    before = Workspace(database, HashingEncoder(dim=256), with_demo=False)
    before.import_history("small", "Small world", people=people(), items=items(), interactions=interactions())
    first = before.of("ada").view().journeys[0].journey_id
    before.of("ada").commit(e.JourneyRenamed(first, "Clay and fire"))
    kept = [(journey.journey_id, journey.name) for journey in before.of("ada").view().journeys]

    told: list[tuple[str, int, int]] = []
    after = Workspace(database, pair(), with_demo=False)
    ada = after.of("ada", lambda step, done, total: told.append((step, done, total)))
    assert ("Reading titles", len(ada.desk.catalogue.items), len(ada.desk.catalogue.items)) in told
    assert ada.desk.catalogue.blocks == (slice(0, 256), slice(256, 320))
    assert [(journey.journey_id, journey.name) for journey in ada.view().journeys] == kept
    assert len(ada.search("sourdough starter", 5).places) == 5

    new = Item("pottery-new", "Pottery glaze, pottery kiln: once more")
    met = Interaction("ada", new.item_id, START + timedelta(days=900), kind="watched", value=1.0)
    after.import_history("more", "More", people=[Person("ada", "Ada", "")], items=[new], interactions=[met])
    assert new.item_id in after.of("ada").desk.item_ids
    assert {journey.name for journey in after.of("ada").view().journeys} >= {"Clay and fire"}
