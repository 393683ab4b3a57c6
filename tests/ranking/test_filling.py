"""Places are filled turn by turn from each journey's own candidates, and what was written down once is kept."""

import numpy as np
from strategies import make_world, started

from core.catalogue import Catalogue
from core.entities import Item
from core.ranking.filling import LEAST_ORDERED, Filling
from core.ranking.memo import Memo
from core.ranking.retrieval import Signals, featured, journey_query
from core.ranking.scoring import Scored, score
from core.ranking.weights import Weights
from core.steering.fold import replay

WORLD = make_world(5, 20, 20, 240)
PROFILE = replay(started(WORLD), WORLD.proposals)
POINTS = Weights().vector()


def filling() -> Filling:
    return Filling(WORLD.catalogue, POINTS, Memo())


def candidates() -> list[Scored]:
    ranker = WORLD.ranker()
    queries = [ranker.query(journey, {}) for journey in PROFILE.journeys[:2]]
    return [score(f, POINTS, np.zeros(len(f.rows), np.float32), 0.0) for f in ranker.found(queries, None, 20)]


def test_each_journey_has_as_many_places_as_its_turns_and_none_but_its_own() -> None:
    scored = candidates()
    owned = [np.arange(len(one.scores)) % 2 == side for side, one in enumerate(scored)]
    turns, orders = filling().calibrated([0.75, 0.25], scored, owned, 0.0, 20)
    assert [turns.count(side) for side in (0, 1)] == [15, 5]
    assert all(own[order].all() for own, order in zip(owned, orders, strict=True))
    assert [len(order) for order in orders] == [15, 5]


def test_an_order_is_made_for_a_few_places_at_least_and_for_none_where_none_is_due() -> None:
    scored = candidates()
    owned = [np.ones(len(one.scores), bool) for one in scored]
    orders = filling().calibrated([1.0, 0.0], scored, owned, 0.0, 1)[1]
    assert [len(order) for order in orders] == [LEAST_ORDERED, 0]


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
    reasons = [Filling(catalogue, POINTS, Memo()).place("j", scored, at).receipts for at in range(3)]
    assert reasons == [(), ("i0",), ("i0",)]


def test_a_pin_has_no_points_and_what_is_filled_in_is_no_pin() -> None:
    pin = filling().pin(PROFILE, "elsewhere")
    assert (pin.score, pin.contributions, pin.receipts, pin.new_ground) == (0.0, (), (), False)
    placed = filling().place("j", candidates()[0], 0)
    assert placed.pinned is False
    assert placed.score == float(candidates()[0].scores[0])
