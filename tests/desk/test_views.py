"""A journey looks the same everywhere, and unlike the others."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace

from core.catalogue import build_catalogue
from core.desk.desk import Desk
from core.desk.looks import STYLES, styles
from core.desk.palette import LIGHT, SHAPES
from core.desk.views import (
    ALWAYS_SHOWN,
    MOST_SHOWN,
    JourneyView,
    PersonView,
    by_size,
    view_part,
    view_person,
)
from core.entities import LEFTOVER, GivenName, Interaction, Item, Journey, JourneyState, Profile
from core.journeys import journey_id_for
from core.ranking.slate import Dry, Slate
from core.salience import Life
from core.similarity import unit


def journeys(n: int) -> list[Journey]:
    return [Journey(journey_id_for(f"item {i}"), (f"item {i}",)) for i in range(n)]


def test_no_two_of_seven_journeys_share_a_colour() -> None:
    chosen = styles(journeys(7)).values()
    assert len({style % len(LIGHT) for style in chosen}) == 7


def test_no_two_of_six_journeys_share_a_shape() -> None:
    chosen = styles(journeys(6)).values()
    assert len({style % len(SHAPES) for style in chosen}) == 6


def test_no_two_journeys_look_alike_while_looks_are_left() -> None:
    assert len(set(styles(journeys(STYLES)).values())) == STYLES


def test_more_journeys_than_looks_still_have_one_each() -> None:
    assert len(styles(journeys(STYLES + 5))) == STYLES + 5


def test_a_journey_that_an_edit_makes_recolours_no_other() -> None:
    before = journeys(5)
    after = styles([*before, Journey("j000000000000", ("item 3b",))])
    assert {k: after[k] for k in styles(before)} == styles(before)


def test_the_order_of_the_journeys_does_not_matter() -> None:
    assert styles(journeys(9)) == styles(journeys(9)[::-1])


@pytest.fixture(scope="module")
def seen() -> JourneyView:
    return small_workspace(with_map=False).of("ada").view().journeys[0]


def sized(seen: JourneyView, sizes: list[int], touched: bool = False) -> list[JourneyView]:
    """Return views of journeys with so many items, as strong as they are large."""
    made = sorted(sizes, reverse=True)
    return [
        replace(seen, journey=replace(seen.journey, journey_id=f"j{i}", touched=touched), n_items=n)
        for i, n in enumerate(made)
    ]


@given(sizes=st.lists(st.integers(1, 500), max_size=90))
def test_from_three_to_twenty_journeys_stand_in_the_list_and_none_is_lost(sizes: list[int], seen: JourneyView) -> None:
    views = sized(seen, sizes)
    shown, smaller = by_size(views)
    assert sorted([*shown, *smaller], key=views.index) == views
    assert min(len(views), ALWAYS_SHOWN) <= len(shown) <= MOST_SHOWN
    assert not smaller or max(v.n_items for v in smaller) <= min(v.n_items for v in shown)


def test_what_holds_less_than_a_hundredth_is_folded_and_what_holds_just_that_is_not(seen: JourneyView) -> None:
    shown, smaller = by_size(sized(seen, [97, 97, 97, 97, 4, 3]))
    assert [v.n_items for v in shown] == [97, 97, 97, 97, 4]
    assert [v.n_items for v in smaller] == [3]
    assert [v.n_items for v in by_size(sized(seen, [99, 99, 99, 99, 4]))[0]] == [99, 99, 99, 99, 4]
    assert [v.n_items for v in by_size(sized(seen, [99, 99, 99, 100, 4]))[0]] == [100, 99, 99, 99]


def test_the_twentieth_stands_in_the_list_and_the_next_is_folded(seen: JourneyView) -> None:
    shown, smaller = by_size(sized(seen, [10] * 21))
    assert (len(shown), len(smaller)) == (20, 1)


def test_what_the_person_touched_is_never_folded(seen: JourneyView) -> None:
    assert by_size(sized(seen, [10] * 30, touched=True))[1] == []
    assert by_size(sized(seen, [900, 900, 900, 1], touched=True))[1] == []


def test_what_has_no_subject_is_folded_until_the_person_names_it(seen: JourneyView) -> None:
    other = replace(seen, given=GivenName("Other things", source=LEFTOVER))
    assert by_size([other, seen]) == ([seen], [other])
    mine = replace(other, journey=replace(other.journey, own_name="Odds and ends", touched=True))
    assert by_size([mine, seen]) == ([mine, seen], [])


def test_the_three_largest_stand_in_the_list_however_small_they_are(seen: JourneyView) -> None:
    shown, smaller = by_size(sized(seen, [1000, 1, 1, 1]))
    assert ([v.n_items for v in shown], [v.n_items for v in smaller]) == ([1000, 1, 1], [1])


def test_a_journey_keeps_its_look_from_one_version_to_the_next() -> None:
    alone = {name: styles([Journey(name)])[name] for name in ("j000000000000", "j0123456789ab", "jfedcba987654")}
    assert alone == {"j000000000000": 0, "j0123456789ab": 18, "jfedcba987654": 30}


def test_a_look_that_is_taken_gives_way_to_the_next_in_the_least_used_colour_and_shape() -> None:
    alike = [Journey(f"j{n:06d}000000") for n in range(3)]
    assert list(styles(alike).values()) == [0, 1, 2]


def test_journeys_that_were_found_choose_their_look_before_those_that_an_edit_made() -> None:
    found = journeys(1)[0]
    made = Journey("0" + found.journey_id[1:], ("another",))
    empty = Journey("1" + found.journey_id[1:])
    alone = styles([found])[found.journey_id]
    assert made.journey_id < found.journey_id
    assert styles([made, empty, found])[found.journey_id] == alone
    assert list(styles([made, empty, found])) == [found.journey_id, made.journey_id, empty.journey_id]


# --- a person's view, on a desk made by hand ---

START = datetime(2024, 5, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def desk_of(n: int, *, turned: bool = False) -> Desk:
    """Return the desk of somebody who took up n items, one a day, the later half of them of another kind if turned."""
    rng = np.random.default_rng(3)
    centres = np.eye(8, dtype=np.float32)[[0] * (n // 2) + [1 if turned else 0] * (n - n // 2)]
    vectors = unit(centres + 0.05 * rng.normal(size=(n, 8)).astype(np.float32))
    items = [Item(f"i{k:02d}", f"Title {k}") for k in range(n)]
    others = [Item(f"o{k}", f"Other {k}") for k in range(8)]
    vectors = np.concatenate([vectors, np.eye(8, dtype=np.float32)])
    took = [Interaction("ann", item.item_id, START + k * DAY) for k, item in enumerate(items)]
    return Desk("ann", build_catalogue([*items, *others], vectors, START.date()), took)


def shown(desk: Desk, *made: Journey, given: Mapping[str, GivenName] | None = None) -> PersonView:
    """Return the view of these journeys."""
    profile = Profile(made, history_ids=desk.item_ids, given=given or {})
    return view_person(desk, profile, desk.slate(profile))


def test_what_a_journey_began_with_and_has_come_to_is_shown_where_the_two_are_far_apart() -> None:
    desk = desk_of(24, turned=True)
    found = desk.drift(desk.item_ids)
    assert found is not None
    (view,) = shown(desk, Journey("j", desk.item_ids)).journeys
    assert view.drifted is not None
    assert [item.item_id for item in view.drifted] == [desk.item_ids[found.began], desk.item_ids[found.now]]
    (silent,) = shown(desk, Journey("j", desk.item_ids, muted=True)).journeys
    assert silent.drifted is None
    steady = desk_of(24)
    assert shown(steady, Journey("j", steady.item_ids)).journeys[0].drifted is None


def test_a_view_holds_the_share_the_count_the_moments_and_the_evidence_of_every_journey() -> None:
    desk = desk_of(24)
    ids = desk.item_ids
    named = GivenName("Titles", source="model", evidence=(ids[1], "gone", ids[20]))
    view = shown(desk, Journey("a", ids[:8]), Journey("b", ids[8:], own_name="Mine"), given={"a": named})
    mine, other = view.journeys
    assert (mine.journey_id, mine.name, mine.named_by, mine.given) == ("b", "Mine", "you", None)
    assert (other.journey_id, other.name, other.named_by, other.given) == ("a", "Titles", "model", named)
    assert (mine.asked, other.asked) == (view.slate.asked["b"], view.slate.asked["a"])
    assert (mine.got, other.got) == (view.slate.got["b"], view.slate.got["a"])
    assert mine.got + other.got == pytest.approx(1.0)
    assert (mine.n_items, mine.first, mine.last) == (16, START + 8 * DAY, START + 23 * DAY)
    assert (other.n_items, other.first, other.last) == (8, START, START + 7 * DAY)
    assert [item.item_id for item in mine.evidence] == [*ids[:19:-1]]
    assert [item.item_id for item in other.evidence] == [ids[1], ids[7], ids[6], ids[5]]
    assert other.timeline == (1, 1, 1, 1, 1, 1, 1, 1, *[0] * 16)
    assert (view.person_id, view.start, view.end, view.position) == ("ann", START, START + 23 * DAY, 0)


def test_a_journey_that_nobody_named_goes_by_its_terms_and_an_adopted_one_shows_what_it_stands_for() -> None:
    desk = desk_of(8)
    adopted = Journey("n", prior=1.0, anchors=("o1", "o2"), own_name="Others", touched=True)
    view = shown(desk, Journey("a", desk.item_ids), adopted)
    plain, new = view.journeys
    assert (plain.named_by, plain.name, plain.is_leftover) == ("terms", "Unnamed journey", False)
    assert [item.item_id for item in new.evidence] == ["o1", "o2"]
    assert (new.n_items, new.first, new.last, new.life) == (0, None, None, Life.NEW)


def test_the_strongest_journey_comes_first_of_equals_the_larger_then_the_one_whose_id_comes_first() -> None:
    desk = desk_of(12)
    ids = desk.item_ids
    silent = [
        Journey("c", ids[0:2], muted=True),
        Journey("b", ids[2:4], muted=True),
        Journey("d", ids[4:7], muted=True),
        Journey("z", ids[7:9]),
        Journey("gone", ids[9:12], state=JourneyState.REMOVED),
    ]
    view = shown(desk, *silent)
    assert [v.journey_id for v in view.journeys] == ["z", "d", "b", "c"]
    assert [v.journey_id for v in view.removed] == ["gone"]
    removed = view.find("gone")
    assert removed is view.removed[0]


def test_a_part_of_one_item_goes_by_its_title_and_what_is_unknown_is_left_out() -> None:
    desk = desk_of(4)
    assert view_part(desk, "Two", desk.item_ids[:2]).name == "Two"
    alone = view_part(desk, "One", (desk.item_ids[2], "unknown"))
    assert (alone.name, alone.item_ids) == ("Title 2", (desk.item_ids[2],))
    assert view_part(desk, "None", ()).name == "None"


def test_a_journey_of_several_items_that_bears_the_id_of_its_first_was_found() -> None:
    found = Journey(journey_id_for("first"), ("first", "second", "third"))
    made = Journey("0" + found.journey_id[1:], ("other", "first"))
    assert list(styles([made, found])) == [found.journey_id, made.journey_id]


def test_what_no_list_asked_for_has_no_share_and_no_place() -> None:
    desk = desk_of(4)
    profile = Profile((Journey("j", desk.item_ids),), history_ids=desk.item_ids)
    (view,) = view_person(desk, profile, Slate()).journeys
    assert (view.asked, view.got) == (0.0, 0.0)


def test_a_journey_whose_items_the_catalogue_lost_shows_no_evidence_and_no_turn() -> None:
    desk = desk_of(24, turned=True)
    lost = Desk("ann", build_catalogue([], np.zeros((0, 8), np.float32), START.date()), desk.interactions)
    (view,) = shown(lost, Journey("j", desk.item_ids)).journeys
    assert (view.evidence, view.drifted, view.n_items) == ((), None, 24)


def test_of_an_empty_list_nothing_is_said_of_one_journey_that_ran_dry() -> None:
    view = small_workspace(with_map=False).of("bo").view()
    dry = Dry(view.journeys[0].journey_id, 1)
    said = "There is nothing new here."
    assert replace(view, slate=replace(view.slate, shortfall=said, dry=dry)).shortfall.startswith(
        f"{said} Only 1 thing"
    )
    assert replace(view, slate=Slate(shortfall=said, dry=replace(dry, n=0))).shortfall == said
