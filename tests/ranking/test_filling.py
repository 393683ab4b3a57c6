"""Places are filled turn by turn from each journey's own candidates, and what was written down once is kept."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import NOW, make_world, started

from core.catalogue import Catalogue
from core.entities import Item, ListSource
from core.ranking.filling import CONTRIBUTIONS, LEAST_ORDERED, Filling
from core.ranking.flooring import KeptOwn
from core.ranking.memo import Memo
from core.ranking.newness import Newness
from core.ranking.retrieval import Signals, featured, journey_query
from core.ranking.scoring import Scored, score
from core.ranking.sources import Supply
from core.ranking.sourcing import Sourcing
from core.ranking.weights import Weights
from core.steering.fold import replay

WORLD = make_world(5, 20, 20, 240)
PROFILE = replay(started(WORLD), WORLD.proposals)
POINTS = Weights().vector()


def filling() -> Filling:
    return Filling(WORLD.catalogue, Memo(), Newness(WORLD.catalogue.vectors, WORLD.catalogue.rows(WORLD.history_ids)))


def candidates() -> list[Scored]:
    ranker = WORLD.ranker()
    queries = [ranker.query(journey, {}) for journey in PROFILE.journeys[:2]]
    return [score(f, POINTS, np.zeros(len(f.rows), np.float32), 0.0) for f in ranker.found(queries, None, 20)]


def test_each_journey_has_as_many_places_as_its_turns_and_none_but_its_own() -> None:
    scored = candidates()
    owned = [np.arange(len(one.scores)) % 2 == side for side, one in enumerate(scored)]
    turns, orders = filling().calibrated([0.75, 0.25], scored, list(map(KeptOwn, owned)), 0.0, 20)
    assert [turns.count(side) for side in (0, 1)] == [15, 5]
    assert all(own[order].all() for own, order in zip(owned, orders, strict=True))
    assert [len(order) for order in orders] == [15, 5]


def test_an_order_is_made_for_a_few_places_at_least_and_for_none_where_none_is_due() -> None:
    scored = candidates()
    owned = [np.ones(len(one.scores), bool) for one in scored]
    orders = filling().calibrated([1.0, 0.0], scored, list(map(KeptOwn, owned)), 0.0, 1)[1]
    assert [len(order) for order in orders] == [LEAST_ORDERED, 0]
    assert LEAST_ORDERED == 4


def test_a_place_is_written_down_once() -> None:
    scored, journey_id = candidates()[0], PROFILE.journeys[0].journey_id
    written = filling().place(journey_id, scored, 3)
    assert filling().place(journey_id, scored, 3) is written
    assert filling().place("another", scored, 3).journey_id == "another"
    assert written.item_id == WORLD.catalogue.items[scored.found.rows[3]].item_id


def test_a_pin_stands_under_the_journey_that_holds_it_or_under_none() -> None:
    member = PROFILE.journeys[0].members[0]
    assert filling().pin(PROFILE, member).journey_id == PROFILE.journeys[0].journey_id
    assert filling().pin(PROFILE, "elsewhere").journey_id == ""
    assert filling().pin(PROFILE, member).pinned


def test_an_item_is_no_reason_for_itself_and_nothing_stands_where_there_is_no_second_reason() -> None:
    vectors = np.eye(3, dtype=np.float32)
    items = [Item(f"i{row}", f"Title {row}") for row in range(3)]
    catalogue = Catalogue(
        items=tuple(items),
        vectors=vectors,
        mean=np.zeros(3, np.float32),
        popularity=np.zeros(3, np.float32),
        freshness=np.zeros(3, np.float32),
    )
    alone = journey_query(catalogue, np.array([0]), np.ones(1, np.float32))
    found = featured(catalogue, alone, np.arange(3), signals=Signals())
    scored = score(found, POINTS, np.zeros(3, np.float32), 0.0)
    plain = Filling(catalogue, Memo(), Newness(vectors, np.array([0])))
    reasons = [plain.place("j", scored, at).receipts for at in range(3)]
    assert reasons == [(), ("i0",), ("i0",)]


def test_a_pin_has_no_points_and_what_is_filled_in_is_no_pin() -> None:
    pin = filling().pin(PROFILE, "elsewhere")
    assert (pin.score, pin.contributions, pin.receipts, pin.new_ground) == (0.0, (), (), False)
    placed = filling().place("j", candidates()[0], 0)
    assert placed.pinned is False
    assert placed.score == float(candidates()[0].scores[0])


def all_kept(scored: list[Scored]) -> list[KeptOwn]:
    return [KeptOwn(np.ones(len(one.scores), bool)) for one in scored]


def test_what_rests_comes_as_late_as_its_share_allows_and_gets_nothing_that_others_leave() -> None:
    scored = candidates()
    few = KeptOwn(np.arange(len(scored[1].scores)) < 4)
    kept = [all_kept(scored)[0], few]
    assert filling().calibrated([0.5, 0.5], scored, kept, 0.0, 20)[0].count(0) == 16
    turns = filling().calibrated([0.5, 0.5], scored, kept, 0.0, 20, resting=[True, False])[0]
    assert [turns.count(side) for side in (0, 1)] == [10, 4]
    for share in (0.1, 0.3, 0.6):
        turns = filling().calibrated([share, 1 - share], scored, all_kept(scored), 0.0, 20, resting=[True, False])[0]
        assert turns[0] == 1
        assert all(abs(turns[:k].count(0) - share * k) <= 1 + 1e-9 for k in range(1, 21))


def test_the_surest_come_first_where_that_is_told() -> None:
    scored = candidates()
    rng = np.random.default_rng(1)
    sure = [rng.random(len(one.scores)).astype(np.float32) for one in scored]
    kept = [KeptOwn(np.ones(len(one.scores), bool), chance) for one, chance in zip(scored, sure, strict=True)]
    turns, orders = filling().calibrated([0.5, 0.5], scored, kept, 0.0, 20)
    plain = filling().calibrated([0.5, 0.5], scored, all_kept(scored), 0.0, 20)[1]
    for side, (order, chance) in enumerate(zip(orders, sure, strict=True)):
        assert (np.diff(chance[order]) <= 0).all()
        assert set(order.tolist()) == set(plain[side][: turns.count(side)].tolist())


def sourced(backlog: list[int]) -> Filling:
    """Return what fills from rows that were saved for later and from all others that are not known."""
    known = WORLD.catalogue.rows(WORLD.history_ids)
    others = np.setdiff1d(np.arange(len(WORLD.catalogue.items)), [*known, *backlog])
    rows = {ListSource.BACKLOG: np.array(sorted(backlog), np.int64), ListSource.CATALOGUE: others}
    sourcing = Sourcing(WORLD.catalogue, known, Supply(rows=rows, last={}, now=NOW), Signals())
    return replace(filling(), sourcing=sourcing)


def test_where_all_there_is_was_brought_by_the_person_what_rests_gets_what_others_leave_too() -> None:
    scored = candidates()
    kept = [all_kept(scored)[0], KeptOwn(np.arange(len(scored[1].scores)) < 4)]
    for resting in ([True, False], []):
        turns = sourced([]).calibrated([0.5, 0.5], scored, kept, 0.0, 20, resting=resting)[0]
        assert [turns.count(side) for side in (0, 1)] == [16, 4]


def test_what_less_was_asked_of_gets_nothing_that_others_leave_whoever_brought_it() -> None:
    scored = candidates()
    kept = [all_kept(scored)[0], KeptOwn(np.arange(len(scored[1].scores)) < 4)]
    for filled in (filling(), sourced([])):
        turns = filled.calibrated([0.3, 0.7], scored, kept, 0.0, 20, less=[True, False])[0]
        assert [turns.count(side) for side in (0, 1)] == [6, 4]


def test_what_comes_from_a_later_source_comes_after_what_another_journey_has_of_an_earlier_one() -> None:
    one, other = candidates()
    better = replace(one, scores=one.scores + np.float32(9.0))
    firsts = one.found.rows[one.order[:5]]
    seconds = np.setdiff1d(other.found.rows[other.order[:20]], firsts)[:4]
    kept = [KeptOwn(np.isin(each.found.rows, rows)) for each, rows in ((one, firsts), (other, seconds))]
    filled = sourced([int(firsts[0]), *seconds.tolist()])
    assert filled.calibrated([0.5, 0.5], [better, other], kept, 0.0, 4)[0] == [0, 1, 1, 0]


def test_of_what_is_equally_sure_the_order_stays() -> None:
    scored = candidates()[:1]
    plain = filling().calibrated([1.0], scored, all_kept(scored), 0.0, 40)[1][0]
    halves = (np.arange(len(scored[0].scores)) % 2).astype(np.float32)
    even = [KeptOwn(np.ones(len(halves), bool), halves)]
    sorted_by_half = sorted(plain[:40].tolist(), key=lambda at: -halves[at])
    assert filling().calibrated([1.0], scored, even, 0.0, 40)[1][0].tolist() == sorted_by_half


def test_the_points_of_a_place_stand_under_their_names_and_add_up_to_its_score() -> None:
    scored = candidates()[0]
    placed = filling().place("j", scored, 2)
    assert [name for name, _ in placed.contributions] == list(CONTRIBUTIONS)
    assert sum(points for _, points in placed.contributions) == pytest.approx(placed.score, abs=1e-5)


def alike_but(other: int, scores: list[float]) -> tuple[Filling, Scored]:
    """Return things that are all the same but one, and their scores, best first."""
    vectors = np.tile(np.array([1.0, 0.0], np.float32), (len(scores), 1))
    vectors[other] = (0.0, 1.0)
    zeros = np.zeros(len(scores), np.float32)
    catalogue = Catalogue(
        items=tuple(Item(f"i{row}", "") for row in range(len(scores))),
        vectors=vectors, mean=zeros[:2], popularity=zeros, freshness=zeros,
    )  # fmt: skip
    alone = journey_query(catalogue, np.array([0]), np.ones(1, np.float32))
    found = featured(catalogue, alone, np.arange(len(scores)), signals=Signals())
    scored = replace(
        score(found, POINTS, zeros, 0.0), scores=np.array(scores, np.float32), order=np.arange(len(scores))
    )
    return Filling(catalogue, Memo(), Newness(vectors, np.array([0]))), scored


def order_of(filled: Filling, scored: Scored, n: int, exploration: float = 0.0) -> list[int]:
    """Return the order in which a journey alone shows its things."""
    order: list[int] = filled.calibrated([1.0], [scored], all_kept([scored]), exploration, n)[1][0].tolist()
    return order


@pytest.mark.parametrize(("n", "looked_at"), [(1, 22), (4, 22), (5, 25), (8, 34)])
def test_three_things_a_place_and_ten_more_are_looked_at_for_variety(n: int, looked_at: int) -> None:
    scores = [1.0 - at / 10_000 for at in range(50)]
    for other in (looked_at - 1, looked_at):
        assert (order_of(*alike_but(other, scores), n)[1] == other) is (other < looked_at)


@pytest.mark.parametrize(("exploration", "least"), [(0.0, 0.8 / 0.9), (0.5, 0.5 / 0.75), (1.0, 0.2 / 0.6)])
def test_variety_is_worth_a_tenth_of_the_points_and_four_tenths_to_who_explores(
    exploration: float, least: float
) -> None:
    for score_of_other in (least + 0.002, least - 0.002):
        order = order_of(*alike_but(2, [1.0, 1.0, score_of_other]), 3, exploration)
        assert order == ([0, 2, 1] if score_of_other > least else [0, 1, 2])


def test_a_place_says_whether_it_is_new_ground() -> None:
    filled, scored = alike_but(2, [1.0, 1.0, 1.0])
    assert [filled.place("j", scored, at).new_ground for at in range(3)] == [False, False, True]
    both = filled.written([("k", scored, 2), ("k", scored, 1)])
    assert [place.new_ground for place in both] == [True, False]
