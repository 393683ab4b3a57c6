"""What a group of features is worth: only it is left out, the rest is learned again, and every set counts alike."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from few_people import few_people
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ablation import GROUPS, OWN, RELEARNED, SHIPPED, gains, mean_lost, relearned, silenced, variants
from benchmarks.ablation_tried import TRIED, among_candidates, grade, same_maker, same_time, same_words
from benchmarks.recommendation_sets import START, DataSet
from benchmarks.train_ranking import Examples, Tried
from core.entities import Item
from core.ranking.retrieval import FEATURES, Query, Signals
from core.ranking.weights import Weights

Make = Callable[[DataSet], Tried]
UNTOLD = {"words", "quality", "freshness"}


def blocks(n_persons: int, telling: str) -> list[np.ndarray]:
    """Return blocks of candidates in which one feature stands highest for what was hidden and the others are chance."""
    rng = np.random.default_rng(0)
    made = [rng.random((6, len(FEATURES))).astype(np.float32) * 0.5 for _ in range(n_persons)]
    for block in made:
        block[0, FEATURES.index(telling)] = 1.0
    return made


def test_every_feature_that_a_set_can_tell_of_is_left_out_by_itself_and_none_that_is_not_there() -> None:
    alone = {features[0] for features in GROUPS.values() if len(features) == 1}
    assert alone == set(FEATURES) - UNTOLD
    assert {feature for features in GROUPS.values() for feature in features} <= set(FEATURES)


@given(group=st.sampled_from(sorted(GROUPS)))
def test_a_silenced_group_counts_for_nothing_and_the_rest_as_before(group: str) -> None:
    weights = Weights(codes=0.2, trend=0.4)
    left = silenced(weights, group).as_dict()
    assert left == weights.as_dict() | dict.fromkeys(GROUPS[group], 0.0)
    assert silenced(weights, None) == weights


def test_what_is_relearned_without_the_telling_feature_does_not_lean_on_it() -> None:
    found = blocks(12, "people")
    whole, without = relearned(found, None), relearned(found, "people: taken up with the person's items")
    assert whole.people > max(whole.follows, whole.popularity, whole.codes)
    assert without.people == 0.0
    assert without.as_dict() != replace(whole, people=0.0).as_dict()
    assert all(block[0, FEATURES.index("people")] == 1.0 for block in found)


def test_every_group_is_left_out_in_every_way_and_stands_beside_the_whole() -> None:
    found = list(variants(Weights(), blocks(3, "evidence")))
    assert {(one.way, one.group) for one in found} == {
        (way, group) for way in (SHIPPED, OWN, RELEARNED) for group in (None, *GROUPS)
    }
    whole = {one.way: one.weights for one in found if one.group is None}
    assert whole[SHIPPED] == Weights()
    assert whole[OWN] == whole[RELEARNED]


def test_sets_count_alike_however_many_persons_they_have() -> None:
    mean, low, high = mean_lost([np.full(3, 0.5), np.full(300, 0.1)])
    assert (mean, low, high) == pytest.approx((0.3, 0.3, 0.3))


@given(values=st.lists(st.floats(-1, 1), min_size=2, max_size=30))
def test_the_interval_holds_between_the_least_and_the_most_that_anybody_loses(values: list[float]) -> None:
    mean, low, high = mean_lost([np.array(values)])
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert mean == pytest.approx(np.mean(values))


def test_slates_under_several_weights_are_gained_in_their_order_also_where_weights_are_the_same() -> None:
    popular, plain = Weights(popularity=9.0), Weights()
    found = gains(few_people(), Signals(), [plain, popular, plain])
    assert found.shape == (4, 3)
    assert found[:, 0].tolist() == found[:, 2].tolist()
    assert ((found >= 0) & (found <= 1)).all()


def films() -> DataSet:
    """Return four films of two years and two genres, each taken up by nobody in particular."""
    told = [("Ann (1990)", "war, love"), ("Ann II (1990)", "war"), ("Bo (2010)", "love"), ("Bo II (2020)", "")]
    items = tuple(Item(f"i{n}", title, text=tags) for n, (title, tags) in enumerate(told))
    vectors = np.eye(4, dtype=np.float32)
    return DataSet(name="films", items=items, raw_vectors=vectors, histories=(np.arange(4),), moments=((START,) * 4,))


def asking(rows: list[int]) -> Query:
    weights = np.full(len(rows), 1.0 / max(len(rows), 1), np.float32)
    return Query(films().catalogue.vectors[0], np.array(rows, np.int64), weights)


def test_what_is_tried_tells_of_the_journeys_own_tags_years_and_makers() -> None:
    every = np.arange(4)
    assert same_words(films())(asking([0, 1]), every).tolist() == pytest.approx([0.75, 1.0, 0.5, 0.0])
    years = same_time(films())(asking([0, 1]), every)
    assert years[0] == years[1] == 1.0
    assert years[1] > years[2] > years[3] > 0.0
    assert same_maker(films())(asking([0]), every).tolist() == [1.0, 1.0, 0.0, 0.0]
    assert grade(films())(asking([0]), every)[0] == 1.0


@pytest.mark.parametrize("make", TRIED.values())
def test_what_is_tried_says_nothing_of_a_query_without_members_and_stays_within_its_bounds(make: Make) -> None:
    tried, every = make(films()), np.arange(4)
    assert tried(asking([]), every).tolist() == [0.0] * 4
    told = tried(asking([0, 2]), every)
    assert ((told >= 0.0) & (told <= 1.0 + 1e-6)).all()
    assert tried(asking([0]), every[:0]).shape == (0,)


def test_who_was_missed_gains_nothing_either_way() -> None:
    found = Examples(blocks(3, "people"), missed=2)
    told = among_candidates(found, Weights(people=99.0))
    assert told.tolist() == [1.0, 1.0, 1.0, 0.0, 0.0]
