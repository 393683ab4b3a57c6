"""What people take up with something dismissed falls, the more the closer; further dismissals take nothing back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import make_world, started

from core.ranking.aversion import LEAST_SHARED, ODDS_AVERSE, SHARED_AVERSION, less_likely, shared_aversion
from core.ranking.collaboration import Neighbours, learn
from core.ranking.ranker import Ranker
from core.ranking.retrieval import Signals
from core.similarity import Rows, unit
from core.steering.fold import replay

N = 30
VECTORS = unit(np.random.default_rng(3).normal(size=(N, 8)).astype(np.float32))
HISTORIES = [np.random.default_rng(k).choice(15, 6, replace=False) + 15 * (k % 2) for k in range(40)]
LINKS = learn(HISTORIES, VECTORS).people


def rows(*items: int) -> Rows:
    return np.array(items, np.int64)


def test_what_is_taken_up_most_with_a_dismissed_item_loses_most_and_what_never_was_loses_nothing() -> None:
    averse = shared_aversion(LINKS, rows(2))
    spread = LINKS.spread(rows(2), np.ones(1, np.float32))
    assert averse.tolist() == np.where(spread >= LEAST_SHARED, spread, 0.0).tolist()
    assert averse.max() == 1.0
    assert averse[:15].mean() > averse[15:].mean()


def test_nothing_dismissed_costs_nothing() -> None:
    assert not shared_aversion(LINKS, rows()).any()


@given(st.sets(st.integers(0, N - 1)), st.integers(0, N - 1))
def test_one_more_dismissal_never_takes_back_what_others_cost(dismissed: set[int], another: int) -> None:
    before, after = (shared_aversion(LINKS, rows(*sorted(some))) for some in (dismissed, dismissed | {another}))
    assert (after >= before).all()
    assert (after <= 1.0).all()


def test_where_people_rank_too_a_dismissal_weighs_by_them_as_well_and_else_by_meaning_alone() -> None:
    world = make_world(5, 20, 20, 240)
    profile = replay(started(world), world.proposals)
    gone = world.ranker().slate(profile).item_ids[0]
    row, n_items = world.catalogue.row_of[gone], len(world.catalogue.items)
    people = [np.random.default_rng(k).choice(n_items, 12, replace=False) for k in range(40)]
    together = learn(people, world.catalogue.vectors)
    lost = []
    for signals in (Signals(), Signals(together)):
        ranker = Ranker(world.catalogue, world.ranker().history, signals=signals)
        (found,) = ranker.found([ranker.query(profile.journeys[0], {})], None, 20)
        lost.append(
            dict(zip(found.rows.tolist(), ranker.scored(found, 0.0, rows(row)).extra[:, 0].tolist(), strict=True))
        )
    both = sorted(lost[0].keys() & lost[1].keys())
    more = [lost[1][k] - lost[0][k] for k in both]
    expected = -SHARED_AVERSION * shared_aversion(together.people, rows(row))[both]
    assert more == pytest.approx(expected.tolist(), abs=1e-6)
    assert min(more) < 0.0


def test_what_lost_nothing_is_as_likely_as_before_and_what_lost_points_is_less_so() -> None:
    chances = np.array([0.5, 0.5, 0.9], np.float32)
    likely = less_likely(chances, np.array([0.0, -0.5, -0.5], np.float32))
    assert likely[0] == pytest.approx(0.5)
    assert likely[1] == pytest.approx(1 / (1 + np.exp(0.5 * ODDS_AVERSE)), abs=1e-5)
    assert likely[1] < likely[2] < 0.9


def test_even_what_is_surely_a_journeys_own_can_lose_it() -> None:
    (likely,) = less_likely(np.ones(1, np.float32), np.full(1, -4.0, np.float32)).tolist()
    assert likely < 0.9999


@given(st.floats(0, 1, width=32), st.lists(st.floats(-2, 0, width=32), min_size=2, max_size=6))
def test_the_more_points_a_thing_lost_the_less_likely_it_is_a_journeys_own(chance: float, lost: list[float]) -> None:
    likely = less_likely(np.full(len(lost), chance, np.float32), np.sort(np.array(lost, np.float32)))
    assert np.isfinite(likely).all()
    assert (np.diff(likely) >= 0.0).all()


def test_the_strongest_link_counts_whole_however_weak_and_what_only_speaks_against_counts_nothing() -> None:
    links = Neighbours(rows(0, 2, 3, 3), np.array([1, 2, 0], np.int32), np.array([0.25, 0.125, -0.5], np.float32))
    assert shared_aversion(links, rows(0)).tolist() == [0.0, 1.0, 0.5]
    assert shared_aversion(links, rows(1, 2)).tolist() == [0.0, 0.0, 0.0]
    assert SHARED_AVERSION == 1.0


def test_a_link_less_than_three_tenths_as_strong_as_the_strongest_says_nothing_of_what_was_dismissed() -> None:
    links = Neighbours(rows(0, 3, 3, 3, 3), np.array([1, 2, 3], np.int32), np.array([2.0, 0.6, 0.59], np.float32))
    assert LEAST_SHARED == 0.3
    assert shared_aversion(links, rows(0)).tolist() == pytest.approx([0.0, 1.0, 0.3, 0.0])
