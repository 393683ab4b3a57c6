"""What a journey asks for, who may answer, and what is known of each candidate: on a catalogue that one can see."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.ranking.collaboration import Collaboration, Neighbours
from core.ranking.retrieval import (
    FEATURES,
    K_PERSONAL,
    K_TOGETHER,
    MOST_EVIDENCE,
    MOST_RECENT,
    RECEIPTS,
    Query,
    Signals,
    featured,
    journey_query,
    personal_signals,
    retrieved,
)
from core.ranking.semantic_ids import SemanticIds
from core.similarity import Floats, Rows, unit

N = 100
NONE = np.empty(0, np.int64)
E = np.eye(4, dtype=np.float32)


def catalogue(vectors: Floats) -> Catalogue:
    """Return a catalogue of these unit vectors `(n_items, dim)`, from which no mean was taken."""
    n_items, dim = vectors.shape
    return Catalogue(
        items=tuple(Item(f"i{row:03d}", f"title {row}") for row in range(n_items)),
        vectors=vectors.astype(np.float32),
        mean=np.zeros(dim, np.float32),
        popularity=np.linspace(0, 1, n_items, dtype=np.float32),
        freshness=np.linspace(1, 0, n_items, dtype=np.float32),
    )


def rows(*items: int) -> Rows:
    return np.array(items, np.int64)


def floats(*values: float) -> Floats:
    return np.array(values, np.float32)


def mirrors(n_items: int = N) -> Neighbours:
    """Return links of every item to itself alone, so that what is said of it is the weight it was given."""
    return Neighbours(np.arange(n_items + 1), np.arange(n_items, dtype=np.int32), np.ones(n_items, np.float32))


def together(n_items: int = N, recent: float = 5.0) -> Collaboration:
    return Collaboration(mirrors(n_items), mirrors(n_items), np.linspace(0, 1, n_items, dtype=np.float32), recent)


def fan(n_items: int) -> Floats:
    """Return unit vectors that turn away from the first, one after the other, over a quarter of a circle."""
    angle = np.linspace(0, np.pi / 2, n_items)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1).astype(np.float32)


# --- what a journey asks ---


def test_a_query_is_the_centre_of_its_members_by_their_salience_the_strongest_first() -> None:
    query = journey_query(catalogue(E), rows(0, 1, 2), floats(1.0, 3.0, 0.0))
    assert query.member_rows.tolist() == [1, 0, 2]
    assert query.member_weights.tolist() == [0.75, 0.25, 0.0]
    assert query.vector == pytest.approx(unit(floats(0.25, 0.75, 0.0, 0.0)))
    assert query.words is None


def test_members_of_equal_salience_stay_in_their_order_however_many_they_are() -> None:
    members = np.arange(60, dtype=np.int64)
    weights = np.where(members % 2 == 0, 1.0, 2.0).astype(np.float32)
    asked = journey_query(catalogue(fan(60)), members, weights).member_rows.tolist()
    assert asked == [*range(1, 60, 2), *range(0, 60, 2)]


def test_members_that_weigh_nothing_ask_for_nothing() -> None:
    query = journey_query(catalogue(E), rows(0, 1), floats(0.0, 0.0))
    assert query.member_weights.tolist() == [0.0, 0.0]
    assert not query.vector.any()


def test_the_persons_words_lean_the_query_half_way_unless_told() -> None:
    half = journey_query(catalogue(E), rows(0), floats(2.0), E[1])
    assert half.vector == pytest.approx(unit(floats(0.5, 0.5, 0.0, 0.0)))
    quarter = journey_query(catalogue(E), rows(0), floats(2.0), E[1], lean=0.25)
    assert quarter.vector == pytest.approx(unit(floats(0.75, 0.25, 0.0, 0.0)))
    assert half.words is not None
    assert half.words.tolist() == E[1].tolist()


def test_words_ask_alone_where_there_are_no_members_and_nothing_asks_for_nothing() -> None:
    assert journey_query(catalogue(E), NONE, floats(), E[2]).vector.tolist() == E[2].tolist()
    nothing = journey_query(catalogue(E), NONE, floats())
    assert nothing.vector.tolist() == [0.0] * 4
    assert nothing.vector.dtype == nothing.member_weights.dtype == np.float32


# --- what everyone's histories say to a person ---


def test_the_latest_items_pull_most_and_the_oldest_still_a_fifth_beside_them() -> None:
    own = np.arange(40, dtype=np.int64)
    said = personal_signals(together(), own, NONE, (1.0, 1.0))
    age = np.arange(40)
    assert said.people[:40] == pytest.approx((np.exp(-age / 5.0) + 0.2) / 1.2, abs=1e-6)
    assert not said.people[40:].any()
    slower = personal_signals(together(recent=20.0), own, NONE, (1.0, 1.0))
    assert slower.people[:40] == pytest.approx((np.exp(-age / 20.0) + 0.2) / 1.2, abs=1e-6)


def test_only_the_thirty_latest_items_say_what_follows() -> None:
    said = personal_signals(together(), np.arange(40, dtype=np.int64), NONE, (1.0, 1.0))
    assert MOST_RECENT == 30
    assert said.follows[:30] == pytest.approx(np.exp(-np.arange(30) / 5.0), abs=1e-6)
    assert said.follows[29] > 0.0
    assert not said.follows[30:].any()


def test_the_items_for_which_most_is_said_are_picked_as_many_as_asked_for_without_the_excluded() -> None:
    own = rows(7, 3, 9, 1, 5)
    picked = personal_signals(together(), own, rows(3), (1.0, 1.0), k=3)
    assert picked.rows.tolist() == [1, 7, 9]
    assert personal_signals(together(), own, NONE, (1.0, 1.0)).rows.tolist() == [1, 3, 5, 7, 9]
    many = personal_signals(together(), np.arange(90, dtype=np.int64), NONE, (1.0, 1.0))
    assert many.rows.tolist() == list(range(60))
    assert K_PERSONAL == 60


def test_of_items_for_which_as_much_is_said_the_first_rows_are_picked() -> None:
    even = Neighbours(np.arange(N + 1) * 0, NONE.astype(np.int32), floats())
    level = Neighbours(
        np.concatenate([[0], np.full(N, 4)]), np.array([8, 6, 4, 2], np.int32), floats(1.0, 1.0, 1.0, 1.0)
    )
    said = personal_signals(Collaboration(level, even, np.zeros(N, np.float32)), rows(0), NONE, (1.0, 1.0), k=3)
    assert said.rows.tolist() == [2, 4, 6]


def test_what_people_take_up_and_what_follows_count_by_their_own_worth() -> None:
    silent = Neighbours(np.zeros(N + 1, np.int64), NONE.astype(np.int32), floats())
    only_people = Collaboration(mirrors(), silent, np.zeros(N, np.float32))
    only_follows = Collaboration(silent, mirrors(), np.zeros(N, np.float32))
    for collaboration, worth in ((only_people, (1.0, 0.0)), (only_follows, (0.0, 1.0))):
        assert personal_signals(collaboration, rows(4), NONE, worth).rows.tolist() == [4]
        assert personal_signals(collaboration, rows(4), NONE, (worth[1], worth[0])).rows.tolist() == []
    mixed = Collaboration(mirrors(), Neighbours(*_one_link(0, 9)), np.zeros(N, np.float32))
    assert personal_signals(mixed, rows(0), NONE, (1.0, 2.0), k=1).rows.tolist() == [9]
    assert personal_signals(mixed, rows(0), NONE, (2.0, 1.0), k=1).rows.tolist() == [0]


def _one_link(source: int, target: int) -> tuple[Rows, np.ndarray[tuple[int], np.dtype[np.int32]], Floats]:
    """Return the parts of links of which there is one."""
    starts = np.zeros(N + 1, np.int64)
    starts[source + 1 :] = 1
    return starts, np.array([target], np.int32), floats(1.0)


# --- who may answer ---


def test_what_is_taken_up_with_the_members_joins_what_is_near_and_the_excluded_does_not() -> None:
    held, signals = catalogue(fan(N)), Signals(together())
    query = journey_query(held, rows(50, 60), floats(1.0, 1.0))
    assert retrieved(held, query, rows(1, 2), excluded=NONE, signals=signals).rows.tolist() == [1, 2, 50, 60]
    assert retrieved(held, query, rows(1, 2), excluded=rows(50), signals=signals).rows.tolist() == [1, 2, 60]
    assert retrieved(held, query, rows(1, 2), excluded=NONE).rows.tolist() == [1, 2]


def test_sixty_items_at_most_are_candidates_for_being_taken_up_together() -> None:
    held = catalogue(fan(N))
    query = journey_query(held, np.arange(80, dtype=np.int64), np.linspace(2, 1, 80).astype(np.float32))
    found = retrieved(held, query, NONE, excluded=NONE, signals=Signals(together()))
    assert found.rows.tolist() == list(range(60))
    assert K_TOGETHER == 60


def test_what_suits_the_person_joins_every_query_that_has_a_direction() -> None:
    held = catalogue(fan(N))
    personal = personal_signals(together(), rows(70, 71), NONE, (1.0, 1.0))
    query = journey_query(held, rows(3), floats(1.0))
    assert retrieved(held, query, rows(1), excluded=NONE, personal=personal).rows.tolist() == [1, 70, 71]
    nothing = journey_query(held, NONE, floats())
    assert retrieved(held, nothing, NONE, excluded=NONE, personal=personal).rows.tolist() == []


# --- what is known of a candidate ---


def column(name: str) -> int:
    return FEATURES.index(name)


def test_a_candidate_is_as_near_as_its_nearest_member_and_shows_the_two_nearest_in_order() -> None:
    held = catalogue(unit(np.array([[1, 0, 0], [1, 0.2, 0], [0, 1, 0], [0, 0, 1], [1, 0.05, 0]], np.float32)))
    query = journey_query(held, rows(0, 1, 2), floats(3.0, 2.0, 1.0))
    found = featured(held, query, rows(3, 4), signals=Signals())
    assert found.receipts.tolist()[1] == [0, 1]
    assert found.nearest == pytest.approx([0.0, held.vectors[4] @ held.vectors[0]], abs=1e-6)
    assert found.features[:, column("content")] == pytest.approx(held.vectors[[3, 4]] @ query.vector, abs=1e-6)
    assert found.features[:, column("evidence")].tolist() == found.nearest.tolist()
    assert RECEIPTS == 2


def test_one_member_is_one_receipt_and_no_member_is_none() -> None:
    held = catalogue(E)
    one = featured(held, journey_query(held, rows(2), floats(1.0)), rows(0, 1), signals=Signals())
    assert one.receipts.tolist() == [[2, -1], [2, -1]]
    none = featured(held, journey_query(held, NONE, floats(), E[1]), rows(0, 1), signals=Signals())
    assert none.receipts.tolist() == [[-1, -1], [-1, -1]]
    assert none.nearest.tolist() == [0.0, 0.0]
    assert none.features[:, column("content")].tolist() == [0.0, 1.0]


def test_the_thirty_second_strongest_member_is_compared_and_the_next_is_not() -> None:
    assert MOST_EVIDENCE == 32
    held = catalogue(fan(N))
    members, strength = np.arange(34, dtype=np.int64), np.linspace(2, 1, 34).astype(np.float32)
    found = featured(held, journey_query(held, members, strength), rows(90), signals=Signals())
    assert found.receipts.tolist() == [[31, 30]]


def test_what_is_not_known_counts_as_nothing_and_what_is_stands_in_its_column() -> None:
    held = catalogue(fan(N))
    query = journey_query(held, rows(3, 5), floats(3.0, 1.0))
    plain = featured(held, query, rows(3, 5, 8), signals=Signals())
    for name in ("together", "people", "follows", "codes", "quality", "words"):
        assert not plain.features[:, column(name)].any()
    found = featured(held, query, rows(3, 5, 8), signals=Signals(together()))
    assert found.features[:, column("together")] == pytest.approx([1.0, 1 / 3, 0.0])
    assert found.features[:, column("quality")] == pytest.approx(np.linspace(0, 1, N)[[3, 5, 8]], abs=1e-6)
    assert found.features[:, column("popularity")].tolist() == held.popularity[[3, 5, 8]].tolist()
    assert found.features[:, column("freshness")].tolist() == held.freshness[[3, 5, 8]].tolist()


def test_nearness_to_the_persons_own_words_is_a_feature_of_its_own() -> None:
    held = catalogue(fan(N))
    query = journey_query(held, rows(0), floats(1.0), held.vectors[40])
    found = featured(held, query, rows(40, 99), signals=Signals())
    assert found.features[:, column("words")] == pytest.approx(held.vectors[[40, 99]] @ held.vectors[40], abs=1e-6)


def test_kinship_by_codes_is_a_feature_of_its_own_and_of_members_only() -> None:
    held, codes = catalogue(fan(N)), SemanticIds(np.zeros((N, 3), np.int32), np.zeros((N, 3), np.int32))
    kin = featured(held, journey_query(held, rows(3), floats(1.0)), rows(8, 9), signals=Signals(codes=codes))
    assert kin.features[:, column("codes")] == pytest.approx([1.0, 1.0])
    assert kin.features[:, column("popularity")].tolist() == held.popularity[[8, 9]].tolist()
    none = featured(held, journey_query(held, NONE, floats(), held.vectors[0]), rows(8), signals=Signals(codes=codes))
    assert none.features[:, column("codes")].tolist() == [0.0]


def test_a_query_without_members_has_nothing_taken_up_with_it() -> None:
    held = build_catalogue([Item("a", "a"), Item("b", "b")], E[:2], date(2026, 1, 1))
    query = Query(held.vectors[0], NONE, floats())
    found = retrieved(held, query, rows(0, 1), excluded=NONE, signals=Signals(together(2)))
    assert not found.features[:, column("together")].any()


def test_what_is_being_taken_up_now_picks_nothing_unless_it_is_worth_something() -> None:
    now = np.linspace(0.0, 1.0, N, dtype=np.float32)
    held = replace(together(), trend=now)
    assert personal_signals(held, rows(3), NONE, (1.0, 1.0)).rows.tolist() == [3]
    assert personal_signals(held, rows(3), NONE, (1.0, 1.0), k=2, trend=1.0).rows.tolist() == [3, 99]
    assert personal_signals(held, rows(3), NONE, (1.0, 1.0), k=2, trend=-1.0).rows.tolist() == [3]


def test_what_is_being_taken_up_now_stands_in_its_column_and_without_it_nothing_does() -> None:
    now = np.linspace(0.0, 1.0, N, dtype=np.float32)
    held, query = catalogue(fan(N)), journey_query(catalogue(fan(N)), rows(3), floats(1.0))
    told = personal_signals(replace(together(), trend=now), rows(3), NONE, (1.0, 1.0))
    found = featured(held, query, rows(20, 60), signals=Signals(), personal=told)
    assert found.features[:, column("trend")].tolist() == now[[20, 60]].tolist()
    assert found.features[:, column("words")].tolist() == [0.0, 0.0]
    silent = featured(held, query, rows(20, 60), signals=Signals(), personal=replace(told, trend=None))
    assert silent.features[:, column("trend")].tolist() == [0.0, 0.0]


def test_where_nothing_was_learned_nobody_was_learned_from() -> None:
    assert Signals().n_people == 0
