"""Cold people are known by one to five items; the decoder learns what follows, and says the same every time."""

import numpy as np
import pytest

from benchmarks.recommendation_decoder import LATEST, Decoder, narrowed, steps, within_triples
from benchmarks.recommendation_sets import KNOWN, START, DataSet, cold
from core.entities import Item
from core.ranking.semantic_ids import semantic_ids
from core.similarity import Floats, unit

GROUPS, EACH = 6, 10
N_ITEMS = GROUPS * EACH


def vectors() -> Floats:
    """Return six groups of ten like items."""
    rng = np.random.default_rng(0)
    hearts = np.repeat(np.eye(GROUPS, 12, dtype=np.float32), EACH, axis=0)
    return unit(hearts + 0.05 * rng.normal(size=hearts.shape).astype(np.float32))


def people(n: int = 80) -> tuple[np.ndarray, ...]:
    """Return people who go from one group to the one after it, and never stay."""
    rng = np.random.default_rng(1)
    return tuple(
        np.array([((start + k) % GROUPS) * EACH + rng.integers(EACH) for k in range(7)])
        for start in rng.integers(GROUPS, size=n)
    )


def decoder(epochs: int = 12) -> Decoder:
    return Decoder(vectors(), semantic_ids(vectors()), people(), epochs, 0)


def test_every_second_person_is_measured_with_one_to_five_items_and_the_others_keep_theirs() -> None:
    histories = (*people(19), np.arange(3))
    items = tuple(Item(f"i{row}", f"Item {row}") for row in range(N_ITEMS))
    moments = tuple((START,) * len(h) for h in histories)
    whole = DataSet(name="few", items=items, raw_vectors=vectors(), histories=histories, moments=moments)
    halves = [cold(whole, first, 100) for first in (0, 1)]
    assert not set(halves[0].persons) & set(halves[1].persons)
    assert 19 not in (*halves[0].persons, *halves[1].persons)
    for half in halves:
        assert {len(half.known.histories[p]) for p in half.persons} == set(KNOWN)
        for p, hidden in zip(half.persons, half.hidden.tolist(), strict=True):
            assert hidden == histories[p][len(half.known.histories[p])]
        others = set(range(20)) - set(half.persons)
        assert all(
            half.known.histories[p] is histories[p] or len(half.known.histories[p]) == len(histories[p]) for p in others
        )
    assert len(cold(whole, 0, 4).persons) == 4


def test_what_follows_is_learned_also_for_one_item_and_better_than_untrained() -> None:
    trained, untrained = decoder(), decoder(epochs=0)
    right = [trained.scores(np.array([g * EACH + 3])).argmax() // EACH == (g + 1) % GROUPS for g in range(GROUPS)]
    assert np.mean(right) >= 0.8
    assert len({int(untrained.scores(np.array([g * EACH])).argmax()) for g in range(GROUPS)}) == 1


def test_scores_are_the_same_every_time_and_chances_of_all_codes_add_up() -> None:
    one, two = decoder(2), decoder(2)
    rows = np.array([5, 17, 23])
    assert one.scores(rows).tolist() == two.scores(rows).tolist()
    assert 0.0 < float(np.exp(one.scores(rows)).sum()) <= 1.0 + 1e-9


@pytest.mark.parametrize("known", [0, 1, 3, 9])
def test_a_history_of_any_length_has_a_score_for_every_item(known: int) -> None:
    scores = decoder(1).scores(np.arange(known))
    assert scores.shape == (N_ITEMS,)
    assert np.isfinite(scores).all()


def test_contexts_hold_the_items_before_and_no_later_one() -> None:
    contexts, following = steps((np.arange(8), np.array([30])), np.random.default_rng(0))
    assert following.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert [rows.tolist() for rows in contexts] == [list(range(max(k - LATEST, 0), k)) for k in range(1, 8)]


def test_parts_of_a_triple_add_up_to_one_and_narrow_vectors_are_spread_alike() -> None:
    ids = semantic_ids(vectors())
    parts = np.bincount(ids.prefixes[:, -1], np.exp(within_triples(ids, people(), N_ITEMS)))
    assert parts[parts > 0] == pytest.approx(1.0)
    narrow = narrowed(vectors(), 4)
    assert narrow.shape == (N_ITEMS, 4)
    assert (narrow**2).mean(axis=0) == pytest.approx(np.ones(4), rel=0.01)
