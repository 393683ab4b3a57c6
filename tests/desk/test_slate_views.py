"""Places with their items and moves, shelves by journey, and why an item had to go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from small_world import small_workspace

from core.desk.desk import Desk
from core.desk.slate_views import GoneView, shelves, view_gone, view_places
from core.effects.comparison import compare
from core.entities import Interaction, JourneyState, ListSource, Profile
from core.ranking.slate import Place, Slate
from core.ranking.sources import Supply
from core.steering import edits as e
from core.workspace.workspace import Workspace

MINE = small_workspace(with_map=False).of("ada")
VIEW = MINE.view()
FIRST = VIEW.journeys[0]
ITEM = VIEW.slate.item_ids[0]


def why(profile: Profile, asked: tuple[float, float] = (0.5, 0.5), journey_id: str = FIRST.journey_id) -> str:
    """Return why an item of the first journey went, given the profile after and the share before and after."""
    before = Slate((Place(ITEM, journey_id, score=1.0),), {journey_id: asked[0]})
    (gone,) = MINE.gone(replace(VIEW, profile=profile), compare(before, Slate((), {journey_id: asked[1]})))
    assert (gone.item.item_id, gone.rank, gone.style) == (ITEM, 1, FIRST.style)
    return gone.why


def like(**changes: object) -> Profile:
    """Return the profile with the first journey changed."""
    changed = replace(FIRST.journey, **changes)  # type: ignore[arg-type]
    others = (j for j in VIEW.profile.journeys if j.journey_id != FIRST.journey_id)
    return replace(VIEW.profile, journeys=(changed, *others))


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        (replace(VIEW.profile, dismissed={ITEM: ""}), "you said: not this"),
        (replace(VIEW.profile, journeys=()), "its journey is part of another now"),
        (like(state=JourneyState.REMOVED), f"you said that “{FIRST.name}” is not you"),
        (like(muted=True), f"you muted “{FIRST.name}”"),
        (like(state=JourneyState.PAUSED), f"you paused “{FIRST.name}”"),
        (like(state=JourneyState.FINISHED), f"you finished “{FIRST.name}”"),
    ],
)
def test_what_the_person_did_is_the_reason_why_an_item_went(profile: Profile, reason: str) -> None:
    assert why(profile) == reason


@pytest.mark.parametrize(
    ("after", "reason"),
    [(0.494, "takes fewer places"), (0.496, "something fits"), (0.5, "something fits"), (0.6, "something fits")],
)
def test_a_share_that_fell_by_more_than_half_a_percent_is_the_reason_and_less_is_not(after: float, reason: str) -> None:
    assert reason in why(VIEW.profile, (0.5, after))


def test_half_a_percent_less_to_the_digit_is_no_reason_yet() -> None:
    assert "something fits" in why(VIEW.profile, (0.5, 0.5 - 0.005))


def test_places_carry_their_rank_item_journey_look_receipts_and_move() -> None:
    earlier = Slate(tuple(reversed(VIEW.slate.places)), VIEW.slate.asked)
    places = MINE.places(VIEW, compare(earlier, VIEW.slate), 3)
    assert [p.rank for p in places] == [1, 2, 3]
    assert [p.item.item_id for p in places] == list(VIEW.slate.item_ids[:3])
    for shown in places:
        journey = VIEW.find(shown.place.journey_id)
        assert journey is not None
        assert (shown.journey_name, shown.style) == (journey.name, journey.style)
        assert tuple(item.item_id for item in shown.receipts) == shown.place.receipts
        assert shown.move is not None
        assert (shown.move.after, shown.move.before) == (shown.rank, len(VIEW.slate.places) + 1 - shown.rank)
    assert all(p.move is None for p in MINE.places(VIEW))
    assert len(MINE.places(VIEW)) == len(VIEW.slate.places)


def test_what_went_stands_in_the_order_in_which_it_stood() -> None:
    gone = MINE.gone(VIEW, compare(VIEW.slate, Slate()))
    assert [each.rank for each in gone] == list(range(1, len(VIEW.slate.places) + 1))


def test_an_item_that_the_catalogue_lost_is_left_out() -> None:
    lost = Slate((Place("lost", FIRST.journey_id, score=1.0), *VIEW.slate.places[:1]))
    assert [p.item.item_id for p in MINE.places(replace(VIEW, slate=lost))] == [ITEM]
    assert [g.item.item_id for g in MINE.gone(VIEW, compare(lost, Slate()))] == [ITEM]


def test_shelves_hold_every_place_once_by_journey_with_the_pins_apart() -> None:
    pinned = replace(VIEW.slate.places[0], pinned=True)
    view = replace(VIEW, slate=replace(VIEW.slate, places=(pinned, *VIEW.slate.places[1:])))
    found = shelves(MINE.places(view))
    assert [p.place.pinned for p in found[0]] == [True]
    assert sorted(p.rank for shelf in found for p in shelf) == list(range(1, len(view.slate.places) + 1))
    assert all(len({p.place.journey_id for p in shelf}) == 1 for shelf in found)
    assert [shelf[0].rank for shelf in found] == sorted(shelf[0].rank for shelf in found)


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def went(workspace: Workspace, wish: e.Edit) -> list[GoneView]:
    outcome = workspace.of("bo").commit(wish)
    return view_gone(workspace.of("bo").desk, workspace.of("bo").view(), outcome.comparison)


def test_places_come_in_order_with_the_name_of_their_journey_and_their_own_reasons(workspace: Workspace) -> None:
    view, desk = workspace.of("bo").view(), workspace.of("bo").desk
    places = view_places(desk, view, n=5)
    assert [place.rank for place in places] == [1, 2, 3, 4, 5]
    assert {place.journey_name for place in places} <= {journey.name for journey in view.journeys}
    assert all(item.item_id in view.profile.history_ids for place in places for item in place.receipts)
    assert all(place.move is None for place in places)


def test_after_an_edit_every_place_knows_where_it_stood(workspace: Workspace) -> None:
    outcome = workspace.of("bo").commit(e.JourneyMuted(workspace.of("bo").view().journeys[0].journey_id))
    places = view_places(workspace.of("bo").desk, workspace.of("bo").view(), outcome.comparison)
    assert all(place.move is not None and place.move.after == place.rank for place in places)


def test_what_went_with_a_muted_journey_says_so_best_placed_first(workspace: Workspace) -> None:
    journey = workspace.of("bo").view().journeys[0]
    gone = went(workspace, e.JourneyMuted(journey.journey_id))
    assert gone
    assert [view.rank for view in gone] == sorted(view.rank for view in gone)
    assert {view.why for view in gone} == {f"you muted “{journey.name}”"}


def test_what_was_dismissed_says_so(workspace: Workspace) -> None:
    first = workspace.of("bo").view().slate.places[0].item_id
    gone = went(workspace, e.ItemDismissed(first))
    assert {view.item.item_id: view.why for view in gone}[first] == "you said: not this"


@pytest.mark.parametrize(
    ("wish", "said"),
    [(e.JourneyRemoved, "is not you"), (e.JourneyPaused, "you paused"), (e.JourneyFinished, "you finished")],
)
def test_every_way_to_silence_a_journey_has_its_words(
    workspace: Workspace, wish: type[e.JourneyPaused], said: str
) -> None:
    gone = went(workspace, wish(workspace.of("bo").view().journeys[0].journey_id))
    assert gone
    assert all(said in view.why for view in gone)


def test_an_item_of_a_journey_that_nobody_sees_any_more_has_the_first_look_and_no_name_to_blame() -> None:
    gone_before = Slate((Place(ITEM, "absorbed", score=1.0),), {"absorbed": 1.0})
    (gone,) = MINE.gone(VIEW, compare(gone_before, Slate()))
    assert (gone.rank, gone.style, gone.why) == (1, 0, "its journey is part of another now")
    (place,) = MINE.places(replace(VIEW, slate=gone_before))
    assert (place.style, place.rank) == (0, 1)


def test_a_receipt_that_the_catalogue_lost_is_left_out_of_a_place() -> None:
    place = replace(VIEW.slate.places[0], receipts=("lost", VIEW.profile.history_ids[0]))
    (shown,) = MINE.places(replace(VIEW, slate=Slate((place,))))
    assert [item.item_id for item in shown.receipts] == [VIEW.profile.history_ids[0]]


def test_places_of_a_journey_that_was_sent_away_keep_its_look() -> None:
    away = replace(VIEW, journeys=VIEW.journeys[1:], removed=VIEW.journeys[:1])
    first = next(place for place in VIEW.slate.places if place.journey_id == FIRST.journey_id)
    (shown,) = MINE.places(replace(away, slate=Slate((first,))))
    assert shown.style == FIRST.style
    (gone,) = MINE.gone(away, compare(Slate((first,), {}), Slate()))
    assert gone.style == FIRST.style


def test_a_journey_that_neither_list_asked_for_takes_no_fewer_places_than_before() -> None:
    gone_before = Slate((Place(ITEM, FIRST.journey_id, score=1.0),))
    (gone,) = MINE.gone(VIEW, compare(gone_before, Slate()))
    assert gone.why == f"something fits “{FIRST.name}” better now"


def test_a_place_tells_where_it_comes_from_and_when_it_was_last_taken_up() -> None:
    known = VIEW.profile.history_ids[0]
    again = [*MINE.desk.interactions, Interaction("ada", known, MINE.desk.now + timedelta(days=3))]
    desk = Desk("ada", MINE.desk.catalogue, again)
    shown, other = view_places(desk, replace(VIEW, slate=Slate((Place(known, "", score=1.0), VIEW.slate.places[0]))))
    assert shown.seen == MINE.desk.now + timedelta(days=3) != desk.times[known][0]
    assert (other.seen, other.source) == (None, None)
    rows = {ListSource.CATALOGUE: desk.catalogue.rows([ITEM])}
    supplied = Desk("ada", MINE.desk.catalogue, again, supply=Supply(rows=rows, last={}, now=MINE.desk.now))
    sources = [place.source for place in view_places(supplied, replace(VIEW, slate=Slate((shown.place, other.place))))]
    assert sources == [ListSource.REVISIT, ListSource.CATALOGUE]
