"""Two places beside each other: what is said of them is what their points, journeys and sources say."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace

from core.desk.beside import LEADS_IN, stands_beside
from core.desk.slate_views import PlaceView
from core.entities import Item, ListSource
from core.ranking.reasons import ASPECTS, aspect_points
from core.ranking.slate import Place
from core.steering import edits as e
from core.wording import share_in_words

CONTENT, PEOPLE = LEADS_IN["content"], LEADS_IN["people"]


def at(rank: int, title: str, journey_id: str = "j", **points: float) -> PlaceView:
    """Return a place of the list with points by feature."""
    return place_of(rank, title, journey_id, points)


def place_of(rank: int, title: str, journey_id: str, points: Mapping[str, float]) -> PlaceView:
    place = Place(title, journey_id, score=sum(points.values()), contributions=tuple(points.items()))
    return PlaceView(
        rank=rank,
        item=Item(title, title),
        place=place,
        journey_name=journey_id.title(),
        style=0,
        receipts=(),
        move=None,
    )


def test_of_one_journey_each_is_ahead_in_what_more_speaks_for_it() -> None:
    said = stands_beside(at(1, "Bowl", content=0.6, people=0.1), at(2, "Vase", content=0.3, people=0.3), {})
    assert said == f"Both are for “J”. “Bowl” is ahead in {CONTENT}. “Vase” is ahead in {PEOPLE}."


def test_in_whichever_order_two_are_handed_over_the_higher_one_comes_first() -> None:
    one, other = at(1, "Bowl", content=0.6), at(2, "Vase", content=0.3)
    assert stands_beside(one, other, {}) == stands_beside(other, one, {})


def test_where_points_alone_would_have_it_otherwise_it_is_owned_up_to() -> None:
    assert "“Vase” has more points in all" in stands_beside(at(1, "Bowl", content=0.2), at(2, "Vase", content=0.3), {})
    assert "more points" not in stands_beside(at(1, "Bowl", content=0.3), at(2, "Vase", content=0.3), {})
    assert "As much speaks" in stands_beside(at(1, "Bowl", content=0.3), at(2, "Vase", content=0.3), {})


def test_points_of_two_journeys_are_never_compared() -> None:
    said = stands_beside(at(1, "Bowl", content=0.2), at(2, "Run", journey_id="k", content=0.9), {"j": 0.5, "k": 0.25})
    half, quarter = share_in_words(0.5), share_in_words(0.25)
    assert f"“Bowl” is for “J”, which asks for {half}, “Run” for “K”, which asks for {quarter}." in said
    assert "ahead" not in said
    assert "points" not in said


def test_a_pin_a_source_and_nearness_to_what_was_dismissed_are_said() -> None:
    one, other = at(1, "Bowl", content=0.4), at(2, "Vase", content=0.5, dismissed=-0.3)
    assert "“Vase” is near something that you dismissed." in stands_beside(one, other, {})
    pinned = replace(one, place=replace(one.place, pinned=True))
    assert stands_beside(pinned, other, {}) == "You pinned “Bowl”, so it stands above what is not pinned."
    saved, offered = (replace(v, source=s) for v, s in ((one, ListSource.BACKLOG), (other, ListSource.CATALOGUE)))
    assert "“Bowl” comes from “Your backlog”, “Vase” from “To choose from”." in stands_beside(saved, offered, {})


FEATURES = sorted(feature for _, features in ASPECTS.values() for feature in features)
POINTS = st.dictionaries(st.sampled_from(FEATURES), st.floats(-1, 1, allow_nan=False), max_size=6)


@given(POINTS, POINTS)
def test_nothing_is_said_to_be_ahead_in_what_fewer_points_speak_for(
    one: dict[str, float], other: dict[str, float]
) -> None:
    upper, lower = place_of(1, "Bowl", "j", one), place_of(2, "Vase", "j", other)
    said, sums = stands_beside(upper, lower, {}), [aspect_points(view.place) for view in (upper, lower)]
    for name, words in LEADS_IN.items():
        for title, more in (("Bowl", sums[0][name] - sums[1][name]), ("Vase", sums[1][name] - sums[0][name])):
            if f"“{title}” is ahead in " in said and words in said.split(f"“{title}” is ahead in ")[1].split(".")[0]:
                assert more > 0


def test_of_a_real_list_every_pair_is_told_apart_by_what_is_on_the_page() -> None:
    mine = small_workspace().of("bo")
    mine.commit(e.ItemPinned(mine.view().slate.item_ids[5]))
    view = mine.view()
    places = mine.places(view, n=12)
    for one in places:
        for other in places:
            if one is not other:
                said = stands_beside(one, other, view.slate.asked)
                assert one.item.title in said or other.item.title in said
