"""Search and 'similar' are the ranking: same features, same reasons, same laws."""

from dataclasses import replace

import numpy as np
from strategies import World, make_world, started

from core.entities import Profile
from core.ranking.collaboration import learn
from core.ranking.ranker import CONTRIBUTIONS, Ranker
from core.ranking.retrieval import Signals
from core.ranking.search import ABOUT, search, similar
from core.ranking.semantic_ids import semantic_ids
from core.steering.fold import replay


def world() -> tuple[World, Profile]:
    made = make_world(4, 16, 16, 120)
    return made, replay(started(made), made.proposals)


def learned(made: World) -> Ranker:
    plain, rng = made.ranker(), np.random.default_rng(5)
    histories = [rng.choice(len(made.catalogue.items), 12, replace=False) for _ in range(30)]
    signals = Signals(learn(histories, made.catalogue.vectors), semantic_ids(made.catalogue.vectors))
    return Ranker(made.catalogue, plain.history, signals=signals)


def test_what_was_said_comes_first_and_what_was_seen_or_dismissed_never() -> None:
    made, profile = world()
    row = made.catalogue.row_of["i050"]
    found = search(made.ranker(), profile, made.catalogue.vectors[row], made.salience, 10)
    assert "i050" in [place.item_id for place in found[:3]]
    assert not {place.item_id for place in found} & set(profile.history_ids)
    without = replace(profile, dismissed={"i050": ""})
    again = search(made.ranker(), without, made.catalogue.vectors[row], made.salience, 10)
    assert "i050" not in [place.item_id for place in again]


def test_what_the_words_are_not_about_is_no_reason() -> None:
    made, profile = world()
    said = made.catalogue.vectors[made.catalogue.row_of["i050"]]
    own = made.catalogue.rows(list(profile.history_ids))
    near = made.catalogue.vectors[own] @ said
    about = {made.catalogue.items[row].item_id for row in own[near >= ABOUT * near.max()].tolist()}
    receipts = {i for place in search(made.ranker(), profile, said, made.salience, 10) for i in place.receipts}
    assert receipts
    assert receipts <= about < set(profile.history_ids)


def test_similar_items_do_not_include_the_item_itself() -> None:
    made, profile = world()
    found = similar(made.ranker(), profile, "i060", 10)
    assert len(found) == 10
    assert "i060" not in [place.item_id for place in found]
    nearest = made.catalogue.vectors @ made.catalogue.vectors[made.catalogue.row_of["i060"]]
    assert nearest[made.catalogue.rows([found[0].item_id])][0] > np.median(nearest)
    assert similar(made.ranker(), profile, "unknown", 10) == ()


def test_a_search_carries_the_same_reasons_as_the_slate() -> None:
    made, profile = world()
    ranker = learned(made)
    found = search(ranker, profile, made.catalogue.vectors[50], made.salience, 5)
    placed = ranker.slate(profile, {}, 20).places
    for place in (*found, *placed):
        assert [name for name, _ in place.contributions] == list(CONTRIBUTIONS)
        assert abs(sum(points for _, points in place.contributions) - place.score) < 1e-5


def test_a_ranker_that_learned_from_others_remembers_nothing_wrong() -> None:
    made, profile = world()
    warm = learned(made)
    for journey in profile.journeys:
        heavier = replace(
            profile, journeys=tuple(replace(j, weight=2.0) if j == journey else j for j in profile.journeys)
        )
        assert warm.slate(heavier, {}, 20) == learned(made).slate(heavier, {}, 20)


def test_a_pool_is_ranked_whole_and_alone() -> None:
    made, profile = world()
    pool = made.catalogue.rows([f"i{k:03d}" for k in range(40, 70)])
    for calibrated in (True, False):
        ranked = learned(made).slate(profile, {}, 30, among=pool, calibrated=calibrated).item_ids
        assert sorted(ranked) == sorted(made.catalogue.items[row].item_id for row in pool)


def test_by_relevance_alone_scores_fall() -> None:
    made, profile = world()
    scores = [place.score for place in learned(made).slate(profile, {}, 20, calibrated=False).places]
    assert scores == sorted(scores, reverse=True)
