"""A river before any journey is found: its bands are the ways of taking things up, and every moment is in one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk.years.river import RIVER_STEPS, NoRiver
from core.desk.years.strata import MOST_STRATA, OTHER_WAYS, strata_of
from core.entities import Interaction

START = datetime(2024, 1, 6, tzinfo=UTC)
moments = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from(["watched", "read", "listened", "liked", "rated", ""])),
    min_size=2,
    max_size=60,
)


def history(*held: tuple[int, str]) -> list[Interaction]:
    return [Interaction("bo", f"i{n}", START + timedelta(days=day), kind=kind) for n, (day, kind) in enumerate(held)]


@given(moments)
def test_every_moment_is_in_one_band_and_the_commonest_way_comes_first(drawn: list[tuple[int, str]]) -> None:
    took = history((0, "watched"), *sorted(drawn), (901, "watched"))
    river = strata_of(took)
    assert sum(sum(band.counts) for band in river.bands) == len(took)
    assert {len(band.counts) for band in river.bands} == {RIVER_STEPS}
    sizes = [band.n_items for band in river.bands[:MOST_STRATA]]
    assert sizes == sorted(sizes, reverse=True)
    assert len(river.bands) <= MOST_STRATA + 1
    assert (river.start, river.end, river.n_places) == (took[0].time, took[-1].time, 0)


def test_a_moment_lies_where_it_fell() -> None:
    river = strata_of(history((0, "read"), (50, "watched"), (100, "read")))
    read, watched = river.bands
    assert [step for step, n in enumerate(read.counts) if n] == [0, RIVER_STEPS - 1]
    assert [step for step, n in enumerate(watched.counts) if n] == [RIVER_STEPS // 2]
    assert (read.name, watched.name) == ("read", "watched")


def test_ways_beyond_the_commonest_flow_as_one() -> None:
    ways = ["a", "a", "a", "a", "b", "b", "b", "c", "c", "d", "e"]
    river = strata_of(history(*enumerate(ways)))
    assert [(band.name, band.n_items) for band in river.bands] == [("a", 4), ("b", 3), ("c", 2), (OTHER_WAYS, 2)]


@pytest.mark.parametrize(
    ("took", "why"), [([], NoRiver.EMPTY), ([(0, "read")], NoRiver.ONE_DAY), ([(3, "read")] * 2, NoRiver.ONE_DAY)]
)
def test_what_spans_no_time_is_no_river(took: list[tuple[int, str]], why: NoRiver) -> None:
    assert strata_of(history(*took)).missing is why


def test_the_band_of_a_way_is_no_journeys_and_leads_nowhere() -> None:
    bands = strata_of(history((0, "read"), (50, "watched"), (100, "read"))).bands
    assert [(band.journey_id, band.name, band.style, band.n_items) for band in bands] == [
        ("read", "read", 0, 2),
        ("watched", "watched", 1, 1),
    ]
    for band in bands:
        assert (band.life, band.first, band.last, band.lulls, band.places) == ("", None, None, (), 0)


def test_of_ways_as_common_the_first_by_name_come_first_and_three_have_a_band_of_their_own() -> None:
    assert MOST_STRATA == 3
    river = strata_of(history(*enumerate(["d", "c", "b", "a"])))
    assert [band.name for band in river.bands] == ["a", "b", "c", OTHER_WAYS]
    assert [band.name for band in strata_of(history(*enumerate(["c", "b", "a"]))).bands] == ["a", "b", "c"]


def test_what_lies_far_before_all_else_is_counted_and_not_drawn() -> None:
    river = strata_of(history((0, "read"), (9_000, "read"), (9_010, "watched")))
    assert (river.n_before, river.start) == (1, START + timedelta(days=9_000))
    assert [band.n_items for band in river.bands] == [1, 1]
    assert strata_of(history((0, "read"), (10, "watched"))).n_before == 0
