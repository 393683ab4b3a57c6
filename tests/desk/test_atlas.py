"""The map as values: spots, labels without overlap, outlines, the years, the table."""

from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_world import PATHS, small_workspace

from core.desk import atlas
from core.desk.atlas import Box, Spot

PLACES = st.tuples(st.floats(0, 900), st.floats(0, 600))
SIZES = st.tuples(st.floats(10, 240), st.floats(14, 24))


def test_every_item_of_the_history_has_a_spot_and_so_has_every_recommended_one() -> None:
    workspace = small_workspace()
    view = workspace.of("ada").view()
    spots = workspace.of(view.person_id).map_spots(view)
    assert {s.item_id for s in spots if s.is_own} == set(view.profile.history_ids)
    assert [s.item_id for s in spots if not s.is_own] == list(view.slate.item_ids)


def test_without_a_map_there_are_no_spots() -> None:
    workspace = small_workspace(with_map=False)
    assert workspace.of("ada").map_spots(workspace.of("ada").view()) == ()


def test_a_spot_tells_when_and_how_often_an_item_was_taken_up() -> None:
    workspace = small_workspace()
    spot = workspace.of("ada").map_spots(workspace.of("ada").view())[0]
    assert (spot.times, spot.first, spot.last) == (1, spot.last, datetime(2024, 1, 6, 18, tzinfo=UTC))


@given(st.lists(st.tuples(PLACES, SIZES), max_size=24))
def test_labels_never_overlap_and_stay_inside(wanted: list[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    placed = atlas.place_labels([a for a, _ in wanted], [s for _, s in wanted], (900, 600))
    boxes = [box for box in placed if box is not None]
    assert len(placed) == len(wanted)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(b.width / 2 - 1e-6 <= b.x <= 900 - b.width / 2 + 1e-6 for b in boxes)


def test_the_first_label_always_finds_its_place() -> None:
    assert atlas.place_labels([(450, 300), (450, 300)], [(100, 20), (100, 20)], (900, 600))[0] == Box(450, 320, 100, 20)


def test_the_densest_point_is_in_the_crowd_and_not_the_loner() -> None:
    points = np.array([[50.0, 50.0], [0, 0], [1, 0], [0, 1], [1, 1]])
    assert atlas.densest(points) != 0


def test_an_outline_goes_around_the_crowd_and_leaves_the_loner_out() -> None:
    points = np.array([[500.0, 500.0], [0, 0], [9, 0], [0, 9], [9, 9]])
    edge = atlas.outline(points, margin=2.0)
    assert edge is not None
    assert edge.max() < 50
    assert edge.min() <= -1.9


def test_two_points_have_no_outline() -> None:
    assert atlas.outline(np.array([[0.0, 0.0], [1.0, 1.0]]), margin=1.0) is None


def test_labels_of_one_point_lie_over_and_under_it_then_beside_it_and_the_rest_find_no_room() -> None:
    found = atlas.place_labels([(400.0, 300.0)] * 8, [(100.0, 20.0)] * 8, (800, 600))
    placed = [(round(box.x) - 400, round(box.y) - 300) for box in found if box is not None]
    assert placed == [(0, 20), (0, -20), (0, 56), (0, -56), (55, 0), (-55, 0)]
    assert found[6:] == [None, None]


def test_a_label_at_the_edge_is_pushed_in_until_it_just_fits() -> None:
    (box,) = atlas.place_labels([(0.0, 0.0)], [(100.0, 20.0)], (800, 600))
    assert box is not None
    assert (box.x, box.y) == (50.0, 20.0)
    (box,) = atlas.place_labels([(800.0, 600.0)], [(100.0, 20.0)], (800, 600))
    assert box is not None
    assert (box.x, box.y) == (750.0, 590.0)


def test_far_islands_come_closer_and_keep_their_order() -> None:
    shore = {f"i{n}": (n / 100, n / 100) for n in range(200)}
    drawn = atlas.drawn_in({**shore, "near": (60.0, 0.0), "far": (90.0, 0.0)})
    assert 2 < drawn["near"][0] < drawn["far"][0] < 3
    assert drawn["i50"] == shore["i50"]
    assert atlas.drawn_in({}) == {}


def test_the_steps_end_after_the_last_moment() -> None:
    start, end = datetime(2024, 11, 20, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)
    steps = atlas.steps(start, end)
    assert [atlas.step_in_words(step) for step in steps] == ["Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025"]
    assert steps[-1] > end
    assert atlas.steps(None, None) == ()


def test_a_long_history_is_stepped_by_quarters() -> None:
    steps = atlas.steps(datetime(2015, 1, 2, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC))
    assert len(steps) == 45
    assert steps[-1] > datetime(2026, 1, 2, tzinfo=UTC)


def test_the_table_holds_the_same_items_and_finds_words_in_any_of_its_cells() -> None:
    workspace = small_workspace()
    view = workspace.of("bo").view()
    spots = workspace.of(view.person_id).map_spots(view)
    names = {v.journey_id: v.name for v in view.journeys}
    assert len(atlas.table(spots, names)["item_id"]) == 8 * len(PATHS["bo"])
    found = atlas.table(spots, names, "BAKING HOUSE 3")
    assert found["item_id"]
    assert set(found["By"]) == {"baking house 3"}


def test_the_table_has_nothing_that_is_only_recommended() -> None:
    spot = Spot("new", "New", creator="", x=0.0, y=0.0, journey_id="j1")
    assert atlas.table([spot], {})["item_id"] == []
