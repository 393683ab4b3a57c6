"""How alike a journey's items are is the mean cosine of each to each other, of what has been read."""

import numpy as np
import pytest
from small_world import small_workspace

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.similarity import unit
from core.workspace.analyst.densities import densities_of

ENCODER = HashingEncoder(dim=256)
ROWS = [("bo", "clay", f"pottery-{n:02d}") for n in range(4)] + [("bo", "one", "baking-00"), ("ada", "gone", "nothing")]


def test_a_journey_is_as_dense_as_its_items_are_alike_and_one_item_has_none() -> None:
    workspace = small_workspace()
    desk = workspace.of("bo").desk
    raw = desk.catalogue.uncentre(desk.vectors([item_id for *_, item_id in ROWS if item_id in desk.catalogue.row_of]))
    own = unit(raw - raw.mean(axis=0))[:4]
    found = densities_of(workspace.database, ENCODER, ROWS)
    assert found["bo", "clay"] == pytest.approx(float((own @ own.T)[np.triu_indices(4, 1)].mean()), abs=1e-5)
    assert (found["bo", "one"], found["ada", "gone"]) == (None, None)


def test_nobody_and_nothing_read_are_no_error() -> None:
    assert densities_of(Database(), ENCODER, []) == {}
    assert densities_of(small_workspace().database, HashingEncoder(dim=8), ROWS)["bo", "clay"] is None
