"""Vectors of items are those that are stored, around their common mean; of what was not read there are none."""

import numpy as np
from small_world import small_workspace

from core.adapters.analyst.item_vectors import item_vectors
from core.adapters.encoders.encoder import HashingEncoder


def test_items_that_were_read_have_unit_rows_and_others_none() -> None:
    workspace = small_workspace(with_map=False)
    encoder, ids = HashingEncoder(dim=256), ["pottery-00", "nothing", "chess-01"]
    assert item_vectors(workspace.database, encoder, ids)[0] == {}
    workspace.of("bo").view()
    row_of, vectors = item_vectors(workspace.database, encoder, ids)
    assert row_of == {"pottery-00": 0, "chess-01": 2}
    assert np.allclose(np.linalg.norm(vectors[[0, 2]], axis=1), 1)
    assert not vectors[1].any()
    assert item_vectors(workspace.database, encoder, [])[0] == {}
