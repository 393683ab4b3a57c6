"""The map as values: spots, labels without overlap, outlines, the years, the table."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import PATHS, small_workspace

from core.catalogue import build_catalogue
from core.desk import atlas
from core.desk.atlas import Box, Spot
from core.desk.desk import Desk
from core.desk.views import view_person
from core.entities import Interaction, Item, Journey, Profile
from core.ranking.slate import Place, Slate

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


# --- the densest point and the outline around it ---


def around(x: float, y: float, radius: float, n: int) -> list[tuple[float, float]]:
    """Return a point and n more at one distance from it."""
    turns = np.linspace(0, 2 * np.pi, n, endpoint=False)
    return [(x, y), *((x + radius * float(np.cos(t)), y + radius * float(np.sin(t))) for t in turns)]


@pytest.mark.parametrize("points", [[(7.0, 7.0)], [(7.0, 7.0), (1.0, 1.0)]])
def test_of_one_point_or_two_the_first_is_the_densest(points: list[tuple[float, float]]) -> None:
    assert atlas.densest(np.array(points)) == 0


def test_of_three_points_the_one_between_is_the_densest() -> None:
    assert atlas.densest(np.array([[0.0, 0.0], [10.0, 0.0], [4.0, 0.0]])) == 2


def test_a_point_is_as_dense_as_its_five_nearest_are_near() -> None:
    four_nearer, six_further = around(0, 0, 0.5, 4), around(2000, 0, 1.2, 6)
    points = np.array([*four_nearer, *six_further, *around(0, 2000, 1.0, 5)])
    assert atlas.densest(points) == len(four_nearer) + len(six_further)


CROWD = [(0.0, 0.0)] * 6


def reach(*loners: tuple[float, float]) -> float:
    """Return how far to the right the outline around a crowd at the origin and some loners goes."""
    edge = atlas.outline(np.array([*CROWD, *loners]), margin=1.0)
    assert edge is not None
    return round(float(edge[:, 0].max()), 6)


@pytest.mark.parametrize(("x", "edge"), [(2.0, 3.0), (2.01, 1.0)])
def test_an_outline_takes_in_what_lies_within_two_margins_of_a_crowd(x: float, edge: float) -> None:
    assert reach((x, 0.0)) == edge


@pytest.mark.parametrize(("x", "edge"), [(6.0, 7.0), (6.01, 4.0)])
def test_an_outline_takes_in_what_lies_within_twice_the_median_distance(x: float, edge: float) -> None:
    ring = around(0, 0, 3.0, 7)[1:]
    assert reach(*ring, (x, 0.0)) == edge


@pytest.mark.parametrize(("x", "edge"), [(8.0, 9.0), (8.01, 6.0)])
def test_an_outline_goes_no_further_than_eight_margins(x: float, edge: float) -> None:
    ring = around(0, 0, 5.0, 7)[1:]
    assert reach(*ring, (x, 0.0)) == edge


def test_an_outline_keeps_its_margin_on_every_side_and_is_round_at_a_single_spot() -> None:
    edge = atlas.outline(np.array([[1.0, 1.0], [2.0, 1.0], [2.0, 2.0]]), margin=1.0)
    assert edge is not None
    assert [*edge.min(axis=0), *edge.max(axis=0)] == pytest.approx([0.0, 0.0, 3.0, 3.0])
    dot = atlas.outline(np.array([[5.0, 5.0]] * 3), margin=1.0)
    assert dot is not None
    assert dot.shape == (12, 2)
    assert np.linalg.norm(dot - 5.0, axis=1) == pytest.approx(np.ones(12))


def test_what_leaves_fewer_than_three_points_in_the_thick_has_no_outline() -> None:
    near, far = np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([[9.0, 0.0]])
    assert atlas.outline(np.concatenate([near, far]), margin=1.0) is None
    assert atlas.outline(np.concatenate([near, far / 9 * 2]), margin=1.0) is not None


def test_points_on_one_line_have_no_outline_without_a_margin() -> None:
    assert atlas.outline(np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]), margin=0.0) is None


# --- the islands ---


def test_beyond_a_third_of_its_width_the_mainland_ends_and_distance_counts_by_its_logarithm() -> None:
    shore = [float(n) for n in range(100)]
    drawn = atlas.drawn_in({f"i{n}": (x, -x) for n, x in enumerate([*shore, 1000.0])})
    pulled = 125.0 + 0.01 * 90.0 * np.log1p(875.0 / 90.0 * 20)
    assert drawn["i100"] == pytest.approx((pulled, -pulled), abs=1e-9)
    assert [drawn[f"i{n}"] for n in range(100)] == [(x, -x) for x in shore]


def test_islands_of_a_mainland_without_width_come_all_the_way() -> None:
    drawn = atlas.drawn_in({**{f"i{n}": (5.0, 5.0) for n in range(100)}, "far": (15.0, -5.0)})
    assert drawn["far"] == pytest.approx((5.0, 5.0), abs=1e-6)
    assert drawn["i0"] == (5.0, 5.0)


# --- the years ---


def test_three_years_go_by_month_and_a_month_more_by_quarters() -> None:
    start = datetime(2021, 3, 15, tzinfo=UTC)
    monthly = atlas.steps(start, datetime(2024, 2, 28, tzinfo=UTC))
    assert (len(monthly), monthly[0], monthly[-1]) == (
        36,
        datetime(2021, 4, 1, tzinfo=UTC),
        datetime(2024, 3, 1, tzinfo=UTC),
    )
    quarterly = atlas.steps(start, datetime(2024, 3, 1, tzinfo=UTC))
    assert (len(quarterly), quarterly[0], quarterly[-2:]) == (
        13,
        datetime(2021, 6, 1, tzinfo=UTC),
        (datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC)),
    )


def test_a_history_of_one_month_has_one_step_and_one_without_an_end_has_none() -> None:
    moment = datetime(2024, 12, 31, tzinfo=UTC)
    assert atlas.steps(moment, moment) == (datetime(2025, 1, 1, tzinfo=UTC),)
    assert atlas.steps(moment, None) == atlas.steps(None, moment) == ()


# --- spots and the table of them ---

A_DAY = datetime(2024, 5, 1, tzinfo=UTC)
ITEMS = [Item("old", "Old", creator="Ann"), Item("twice", "Twice", creator="Bea"), Item("new", "New", creator="Cy")]
WHERE = {"old": (1.0, 2.0), "twice": (3.0, 4.0), "new": (5.0, 6.0)}


def spots_of(*took: tuple[str, int], where: Mapping[str, tuple[float, float]] = WHERE) -> tuple[Spot, ...]:
    """Return the spots of somebody who took up these items on these days, to whom "new" and "lost" are recommended."""
    history = [Interaction("ann", item_id, A_DAY + timedelta(days=day)) for item_id, day in took]
    desk = Desk("ann", build_catalogue(ITEMS, np.eye(3, dtype=np.float32), A_DAY.date()), history)
    profile = Profile((Journey("j", ("twice",)),), history_ids=desk.item_ids, loose=("old",))
    slate = Slate((Place("new", "j", score=1.0), Place("lost", "j", score=0.5)))
    return atlas.spots(desk, view_person(desk, profile, slate), where)


def test_a_spot_holds_the_first_and_the_last_moment_and_the_journey_and_what_is_recommended_has_no_moment() -> None:
    old, twice, new = spots_of(("old", 0), ("twice", 1), ("twice", 5))
    assert old == Spot("old", "Old", creator="Ann", x=1.0, y=2.0, first=A_DAY, last=A_DAY, times=1)
    first, last = A_DAY + timedelta(days=1), A_DAY + timedelta(days=5)
    assert twice == Spot("twice", "Twice", creator="Bea", x=3.0, y=4.0, journey_id="j", first=first, last=last, times=2)
    assert new == Spot("new", "New", creator="Cy", x=5.0, y=6.0, journey_id="j")
    assert (old.is_own, twice.is_own, new.is_own) == (True, True, False)


def test_what_lies_nowhere_and_what_the_catalogue_does_not_hold_has_no_spot() -> None:
    where = {"twice": (3.0, 4.0), "lost": (9.0, 9.0)}
    assert [spot.item_id for spot in spots_of(("old", 0), ("twice", 1), where=where)] == ["twice"]


def test_the_table_holds_the_latest_first_with_every_column_filled() -> None:
    spots = spots_of(("old", 0), ("twice", 1), ("twice", 5))
    assert atlas.table(spots, {"j": "My clay"}) == {
        "item_id": ["twice", "old"],
        "Title": ["Twice", "Old"],
        "By": ["Bea", "Ann"],
        "Journey": ["My clay", ""],
        "First": [date(2024, 5, 2), date(2024, 5, 1)],
        "Last": [date(2024, 5, 6), date(2024, 5, 1)],
        "Times": [2, 1],
    }
    assert atlas.table(spots, {"j": "My clay"}, " CLAY ")["item_id"] == ["twice"]
    assert atlas.table(spots, {}, "old")["item_id"] == atlas.table(spots, {}, "ann")["item_id"] == ["old"]


# --- labels ---


@pytest.mark.parametrize(
    ("x", "y", "overlaps"),
    [(9.0, 0.0, True), (10.0, 0.0, False), (0.0, 5.0, True), (0.0, 6.0, False), (9.0, 5.0, True)],
)
def test_boxes_that_only_touch_do_not_overlap(x: float, y: float, overlaps: bool) -> None:
    assert Box(0, 0, 12, 8).overlaps(Box(x, y, 8, 4)) is overlaps
    assert Box(x, y, 8, 4).overlaps(Box(0, 0, 12, 8)) is overlaps


def test_a_label_without_room_close_by_goes_further_over_and_under() -> None:
    blocked = [(400.0, 290.0), (400.0, 270.0)]
    found = atlas.place_labels([*blocked, *[(400.0, 300.0)] * 3], [(100.0, 20.0)] * 5, (800, 600))
    assert found[:2] == [Box(400, 310, 100, 20), Box(400, 290, 100, 20)]
    assert found[2:] == [Box(400, 338, 100, 20), Box(400, 262, 100, 20), None]


def test_a_label_beside_a_tall_one_stands_level_with_its_point_or_a_line_over_or_under() -> None:
    found = atlas.place_labels(
        [(400.0, 100.0), *[(400.0, 300.0)] * 7], [(10.0, 200.0), *[(100.0, 20.0)] * 7], (800, 600)
    )
    assert found[0] == Box(400, 300, 10, 200)
    placed = [(round(box.x), round(box.y)) for box in found[1:] if box is not None]
    assert placed == [(455, 300), (345, 300), (455, 320), (345, 320), (455, 280), (345, 280)]
    assert found[7] is None


def test_places_in_single_precision_are_drawn_in_like_any_others() -> None:
    double = {f"i{n}": (float(np.float32(n / 3)), float(np.float32(-n / 7))) for n in range(40)}
    double["far"] = (1e4, 0.0)
    single: dict[str, Any] = {item_id: (np.float32(x), np.float32(y)) for item_id, (x, y) in double.items()}
    assert atlas.drawn_in(single) == atlas.drawn_in(double)


@pytest.mark.parametrize(
    ("anchor", "middle"),
    [((-90.0, -90.0), (50.0, 10.0)), ((950.0, 700.0), (750.0, 590.0)), ((400.0, 300.0), (400.0, 320.0))],
)
def test_a_label_stays_whole_within_the_figure_on_every_side(
    anchor: tuple[float, float], middle: tuple[float, float]
) -> None:
    assert atlas.place_labels([anchor], [(100.0, 20.0)], (800, 600)) == [Box(*middle, 100.0, 20.0)]


def test_as_many_sizes_as_anchors_are_handed_in() -> None:
    with pytest.raises(ValueError, match="zip"):
        atlas.place_labels([(1.0, 1.0)], [(10.0, 10.0)] * 2, (800, 600))
