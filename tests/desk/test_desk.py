"""A desk folds a log as `replay` does, whatever order its edits are asked in, and knows its history by heart."""

from datetime import timedelta

import numpy as np
import pytest
from small_world import small_workspace

from core.desk.desk import NEVER, Desk, Folds
from core.steering import edits as e
from core.steering.fold import replay


@pytest.fixture(scope="module")
def desk() -> Desk:
    workspace = small_workspace(with_map=False)
    for journey in workspace.of("bo").view().journeys[:2]:
        workspace.of("bo").commit(e.JourneyMuted(journey.journey_id))
    workspace.of("bo").undo()
    return workspace.of("bo").desk


def test_every_beginning_of_a_log_folds_as_replay_does_in_any_order(desk: Desk) -> None:
    folds = Folds()
    for end in (3, len(desk.entries), 1, 0, len(desk.entries), 2):
        assert folds.fold(desk.entries[:end], desk.proposals) == replay(desk.entries[:end], desk.proposals)


def test_the_strongest_items_come_first_and_no_more_than_asked_for(desk: Desk) -> None:
    ranked = desk.strongest(desk.item_ids)
    strengths = [desk.salience[item_id] for item_id in ranked]
    assert strengths == sorted(strengths, reverse=True)
    assert desk.strongest(desk.item_ids, 3) == ranked[:3]


def test_what_is_not_in_the_catalogue_has_no_title_and_a_zero_vector(desk: Desk) -> None:
    known, unknown = desk.vectors([desk.item_ids[0], "gone"])
    assert np.linalg.norm(known) == pytest.approx(1, abs=1e-5)
    assert not unknown.any()
    assert desk.titles(["gone"]) == [""]


def test_a_history_begins_and_ends_with_its_interactions(desk: Desk) -> None:
    assert desk.start == desk.times[desk.item_ids[0]][0]
    assert desk.now - desk.start > timedelta(days=300)
    empty = Desk("nobody", desk.catalogue, [])
    assert (empty.start, empty.now, empty.position, empty.salience) == (NEVER, NEVER, 0, {})
