"""Rows stay where they stood while someone acts; what is new stands by what it came from."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace

from core.desk.standing import Standing, origins_of, stand
from core.desk.views import JourneyView, PersonView
from core.salience import Life
from core.steering import edits as e


@pytest.fixture(scope="module")
def seen() -> PersonView:
    return small_workspace(with_map=False).of("ada").view()


def of(seen: PersonView, ids: Sequence[str], *, touched: Sequence[str] = (), at_rest: Sequence[str] = ()) -> PersonView:
    """Return a view of these journeys, the strongest first."""
    one = seen.journeys[0]

    def made(journey_id: str) -> JourneyView:
        journey = replace(one.journey, journey_id=journey_id, touched=journey_id in touched)
        return replace(one, journey=journey, n_items=100, life=Life.DORMANT if journey_id in at_rest else Life.ACTIVE)

    return replace(seen, journeys=tuple(made(journey_id) for journey_id in ids))


def ids(rows: Sequence[JourneyView]) -> str:
    return "".join(v.journey_id for v in rows)


def small(seen: PersonView, order: str, touched: str = "") -> PersonView:
    """Return a view in which journeys in capitals are large and the others too small for the list."""
    view = of(seen, order, touched=touched)
    sized = [replace(v, n_items=1_000 if v.journey_id.isupper() else 1) for v in view.journeys]
    return replace(view, journeys=tuple(sized))


def test_at_first_the_strongest_stands_first(seen: PersonView) -> None:
    where = stand(of(seen, "cab"))
    assert (ids(where.shown), where.is_sorted) == ("cab", True)


def test_rows_stay_where_they_were_and_say_that_sorting_would_move_them(seen: PersonView) -> None:
    where = stand(of(seen, "bca"), stand(of(seen, "cab")))
    assert (ids(where.shown), where.is_sorted) == ("cab", False)
    assert stand(of(seen, "cab"), where).is_sorted


def test_what_was_split_off_stands_right_after_what_it_came_from_in_order_of_strength(seen: PersonView) -> None:
    where = stand(of(seen, "ybcax"), stand(of(seen, "cab")), {"x": "c", "y": "c"})
    assert ids(where.shown) == "cyxab"


def test_what_came_from_nothing_stands_after_the_one_that_it_would_follow(seen: PersonView) -> None:
    assert ids(stand(of(seen, "bnca"), stand(of(seen, "cab"))).shown) == "cabn"
    assert ids(stand(of(seen, "ncab"), stand(of(seen, "cab"))).shown) == "ncab"
    assert ids(stand(of(seen, "cnab"), stand(of(seen, "cab")), {"n": "gone"}).shown) == "cnab"


def test_what_went_and_comes_back_stands_where_it_stood(seen: PersonView) -> None:
    gone = stand(of(seen, "cb"), stand(of(seen, "cab")))
    assert ids(gone.shown) == "cb"
    assert ids(stand(of(seen, "bac"), gone).shown) == "cab"


def test_more_of_a_smaller_one_leaves_it_in_its_fold_until_the_rows_are_sorted(seen: PersonView) -> None:
    before = stand(small(seen, "ABCx"))
    pressed = small(seen, "ABCx", touched="x")
    assert ids(stand(pressed, before).smaller) == "x"
    assert not stand(pressed, before).is_sorted
    assert ids(stand(pressed).shown) == "ABCx"


def test_what_comes_to_rest_goes_to_its_fold_and_back_to_its_place(seen: PersonView) -> None:
    rested = stand(of(seen, "cab", at_rest="a"), stand(of(seen, "cab")))
    assert (ids(rested.shown), ids(rested.resting), rested.fold_of) == ("cb", "a", {"a": "resting"})
    assert ids(stand(of(seen, "cab"), rested).shown) == "cab"


@given(st.lists(st.permutations("abcdef").map(lambda p: p[:4]), min_size=1, max_size=8))
def test_whatever_happens_each_journey_has_one_row_and_those_that_stood_keep_their_order(
    seen: PersonView, moments: list[list[str]]
) -> None:
    where: Standing | None = None
    for moment in moments:
        before = where
        where = stand(of(seen, moment), before)
        assert sorted(ids(where.shown + where.smaller + where.resting)) == sorted(moment)
        if before is not None:
            assert [i for i in where.order if i in before.order] == list(before.order)


def test_the_log_tells_what_came_from_what() -> None:
    split = e.JourneySplit("a", (("b", ("1",)), ("c", ("2",))))
    gathered = e.ItemsGathered("d", ("3", "4"), source_ids=("c", "a"))
    loose = e.ItemsGathered("f", ("5",))
    assert origins_of([split, gathered, loose, e.JourneyMuted("a")]) == {"b": "a", "c": "a", "d": "c"}
    for held in (e.RecipeTaken("R", (split, gathered)), e.TurnTaken((split, gathered)), e.SentenceTaken("s", (split,))):
        assert origins_of([held]) == origins_of(held.edits)
