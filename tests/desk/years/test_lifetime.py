"""A journey's life is told from its own moments: its items once each, by the year of the last, latest first."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from small_world import START, TAKEN, small_workspace

from core.desk.desk import Desk
from core.desk.years.lifetime import Lifetime, YearOf, lifetime
from core.entities import Interaction, Item, Journey


def test_every_item_is_in_the_year_in_which_it_was_last_taken_up() -> None:
    mine = small_workspace(with_map=False).of("bo")
    for view in mine.view().journeys:
        lived = mine.lifetime(view.journey_id)
        assert [year.year for year in lived.years] == sorted({year.year for year in lived.years}, reverse=True)
        held = [(year.year, item.item_id) for year in lived.years for item in year.items]
        assert sorted(item_id for _, item_id in held) == sorted(view.journey.members)
        assert all(mine.desk.times[item_id][-1].year == year for year, item_id in held)
        assert (lived.end, lived.n_history) == (mine.desk.now, 3 * TAKEN)


def test_a_journey_that_came_back_after_a_long_silence_rested() -> None:
    desk = small_workspace(with_map=False).of("bo").desk
    lived = lifetime(desk, Journey("j", ("pottery-00", "pottery-01", "knitting-00", "knitting-01")))
    assert lived.lulls == ()
    both = lifetime(desk, Journey("j", (*(f"pottery-{n:02d}" for n in range(TAKEN)), "knitting-00")))
    assert both.lulls == ((START + timedelta(days=14), START + timedelta(days=300)),)


def test_a_journey_without_a_history_has_no_years() -> None:
    mine = small_workspace(with_map=False).of("bo")
    assert mine.lifetime("unknown").years == ()
    assert mine.lifetime("unknown").lulls == ()


MANY = Lifetime(
    years=tuple(
        YearOf(year, tuple(Item(f"{year}-{n}", f"Thing {n}") for n in range(size)))
        for year, size in ((2025, 3), (2024, 4_990), (2019, 7))
    ),
    lulls=(),
    end=START,
    n_history=5_000,
)


@given(n=st.integers(1, 40), start=st.integers(0, 5_010))
def test_a_page_of_five_thousand_items_holds_so_many_from_there_on_each_in_its_year(n: int, start: int) -> None:
    everything = [(held.year, item) for held in MANY.years for item in held.items]
    found = [(held.year, item) for held in MANY.page(start, n) for item in held.items]
    assert found == everything[start : start + n]
    assert all(held.items for held in MANY.page(start, n))


def test_a_page_from_before_the_beginning_begins_there_and_one_of_nothing_is_empty() -> None:
    assert MANY.page(-5, 2) == MANY.page(0, 2)
    assert MANY.page(0, 0) == ()
    assert [item.item_id for held in MANY.page(2, 2) for item in held.items] == ["2025-2", "2024-0"]


def test_of_one_year_the_latest_comes_first_and_what_is_not_of_the_history_is_left_out() -> None:
    desk = small_workspace(with_map=False).of("bo").desk
    lived = lifetime(desk, Journey("j", ("pottery-00", "knitting-03", "pottery-02", "nobody took it")))
    assert [item.item_id for year in lived.years for item in year.items] == ["knitting-03", "pottery-02", "pottery-00"]
    assert lived.n_items == 3


def test_every_year_is_found_by_how_many_items_come_before_it() -> None:
    assert MANY.n_items == 5_000
    assert MANY.starts == {2025: 0, 2024: 3, 2019: 4_993}
    for year, at in MANY.starts.items():
        assert MANY.page(at, 1)[0].year == year


def test_what_was_taken_up_again_stands_in_the_year_of_the_last_time() -> None:
    desk = small_workspace(with_map=False).of("bo").desk
    again = Interaction("bo", "pottery-00", START + timedelta(days=800), kind="watched")
    lived = lifetime(
        Desk("bo", desk.catalogue, [*desk.interactions, again]), Journey("j", ("pottery-00", "pottery-01"))
    )
    assert [(year.year, [item.item_id for item in year.items]) for year in lived.years] == [
        (2026, ["pottery-00"]),
        (2024, ["pottery-01"]),
    ]
