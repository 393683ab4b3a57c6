"""Search and 'similar' are the ranking: same features, same reasons, same laws."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import World, make_world, started

from core.catalogue import Catalogue
from core.entities import Item, Journey, JourneyState, Profile
from core.ranking.collaboration import Collaboration, Neighbours, learn
from core.ranking.ranker import CONTRIBUTIONS, History, Ranker
from core.ranking.retrieval import Signals
from core.ranking.search import ABOUT, likenesses, search, similar, usual
from core.ranking.semantic_ids import semantic_ids
from core.ranking.weights import Weights
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


# --- on a catalogue made by hand, ranked by meaning alone ---

MEANING = Weights(
    content=1.0, evidence=0.0, together=0.0, people=0.0, follows=0.0, popularity=0.0, quality=0.0, freshness=0.0
)


def by_hand(vectors: list[list[float]], n_own: int) -> Ranker:
    """Return a ranker over these vectors, the first of which are the person's own items."""
    n_items = len(vectors)
    catalogue = Catalogue(
        items=tuple(Item(f"i{row:03d}", f"title {row}") for row in range(n_items)),
        vectors=np.array(vectors, np.float32),
        mean=np.zeros(len(vectors[0]), np.float32),
        popularity=np.zeros(n_items, np.float32),
        freshness=np.zeros(n_items, np.float32),
    )
    return Ranker(catalogue, History({}, np.arange(n_own, dtype=np.int64)), MEANING)


def flat(x: float, y: float = 0.0) -> list[float]:
    """Return a unit vector with these two parts; the rest of it points where nothing else does."""
    return [x, y, float(np.sqrt(max(1.0 - x * x - y * y, 0.0)))]


WORDS = np.array([1.0, 0.0, 0.0], np.float32)


@pytest.mark.parametrize(("likeness", "is_about"), [(0.4, True), (0.39, False), (-0.5, False)])
def test_an_own_item_half_as_near_to_the_words_as_the_nearest_is_what_they_are_about(
    likeness: float, is_about: bool
) -> None:
    ranker = by_hand([flat(0.8), flat(likeness), flat(0.9)], n_own=2)
    profile = Profile((Journey("j", ("i000", "i001")),), history_ids=("i000", "i001"))
    (place,) = search(ranker, profile, WORDS, {"i000": 1.0, "i001": 1.0}, 5)
    assert ("i001" in place.receipts) is is_about
    assert (place.item_id, place.journey_id) == ("i002", "j")


def test_the_words_decide_and_the_persons_own_items_do_not_pull_them_away() -> None:
    ranker = by_hand([flat(0.6, 0.8), flat(0.7), flat(0.69, 0.72)], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",))
    found = search(ranker, profile, WORDS, {"i000": 1.0}, 5)
    assert [place.item_id for place in found] == ["i001", "i002"]
    assert found[0].score == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("salience", "first"),
    [({"i000": 0.5, "i001": 1.0}, 2 / 3), ({"i000": 1.0, "i001": 1.0}, 1.0), ({"i001": 1.0}, 0.0)],
)
def test_what_people_take_up_with_an_own_item_counts_by_its_salience_and_by_its_nearness_to_the_words(
    salience: dict[str, float], first: float
) -> None:
    plain = by_hand([flat(0.8), flat(0.6), flat(0.9), flat(0.9)], n_own=2)
    links = Neighbours(np.array([0, 1, 2, 2, 2]), np.array([2, 3], np.int32), np.ones(2, np.float32))
    signals = Signals(Collaboration(links, links, np.zeros(4, np.float32)))
    ranker = Ranker(plain.catalogue, plain.history, replace(MEANING, together=1.0), signals)
    profile = Profile((Journey("j", ("i000", "i001")),), history_ids=("i000", "i001"))
    found = {p.item_id: dict(p.contributions) for p in search(ranker, profile, WORDS, salience, 5)}
    assert found["i002"]["together"] == pytest.approx(first)
    assert found["i003"]["together"] == pytest.approx(1.0 if first < 1.0 else 0.75)


def test_what_was_sent_away_and_what_is_in_no_journey_says_nothing_about_a_search() -> None:
    ranker = by_hand([flat(0.8), flat(0.7), flat(0.9)], n_own=2)
    away = Journey("away", ("i000",), state=JourneyState.REMOVED)
    profile = Profile((away,), loose=("i001",), history_ids=("i000", "i001"))
    (place,) = search(ranker, profile, WORDS, {"i000": 1.0, "i001": 1.0}, 5)
    assert (place.receipts, place.journey_id) == ((), "")


def test_a_search_finds_as_many_as_asked_for_though_the_nearest_were_dismissed() -> None:
    own, others = [flat(0.5)], [flat(0.9 - k / 100) for k in range(10)]
    ranker = by_hand([*own, *others], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",), dismissed={"i001": "", "i002": ""})
    assert len(search(ranker, profile, WORDS, {"i000": 1.0}, 4)) == 4
    assert not {"i001", "i002"} & {p.item_id for p in search(ranker, profile, WORDS, {"i000": 1.0}, 20)}


def test_similar_items_are_as_many_as_asked_for_whether_or_not_the_item_is_among_them() -> None:
    ranker = by_hand([flat(0.5), *(flat(0.9 - k / 100) for k in range(10))], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",))
    assert [p.item_id for p in similar(ranker, profile, "i003", 3)] == ["i004", "i002", "i005"]
    assert len(similar(ranker, profile, "i000", 3)) == 3


def test_items_as_near_as_one_another_are_found_in_the_order_of_the_catalogue() -> None:
    ranker = by_hand([flat(0.5), *(flat(0.8) for _ in range(40))], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",))
    found = search(ranker, profile, WORDS, {"i000": 1.0}, 30)
    assert [place.item_id for place in found] == [f"i{row:03d}" for row in range(1, 31)]


def test_an_own_item_that_has_nothing_to_do_with_the_words_is_no_reason_though_none_is_nearer() -> None:
    ranker = by_hand([flat(0.0), flat(0.9)], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",))
    (place,) = search(ranker, profile, WORDS, {"i000": 1.0}, 5)
    assert (place.receipts, place.journey_id) == ((), "")


def test_a_place_goes_under_the_journey_of_the_own_item_nearest_to_it() -> None:
    ranker = by_hand([flat(0.8, 0.1), flat(0.75, 0.3), flat(0.78, 0.28)], n_own=2)
    profile = Profile((Journey("j", ("i000",)), Journey("k", ("i001",))), history_ids=("i000", "i001"))
    (place,) = search(ranker, profile, WORDS, {"i000": 1.0, "i001": 1.0}, 5)
    assert (place.receipts, place.journey_id) == (("i001", "i000"), "k")


def test_likeness_is_the_cosine_and_what_is_unknown_is_as_far_as_can_be() -> None:
    catalogue = by_hand([flat(0.8), flat(-0.3)], n_own=1).catalogue
    assert likenesses(catalogue, WORDS, ["i001", "gone", "i000"]) == pytest.approx([-0.3, -1.0, 0.8])
    assert likenesses(catalogue, WORDS, []).dtype == np.float32


def test_the_usual_likeness_is_the_mean_of_all_and_nothing_where_there_is_nothing() -> None:
    assert usual(by_hand([flat(0.8), flat(-0.2), flat(0.3)], n_own=1).catalogue, WORDS) == pytest.approx(0.3)
    assert usual(by_hand([flat(0.8)], n_own=1).catalogue, WORDS) == pytest.approx(0.8)
    nothing = replace(by_hand([flat(0.8)], n_own=0).catalogue, items=(), vectors=np.zeros((0, 3), np.float32))
    assert usual(nothing, WORDS) == 0.0


def test_what_is_kept_is_asked_of_each_item_and_its_likeness_and_the_next_best_take_the_places() -> None:
    ranker = by_hand([flat(0.5), *(flat(0.9 - k / 100) for k in range(10))], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",))
    seen: dict[str, float] = {}

    def kept(item: Item, likeness: float) -> bool:
        seen[item.item_id] = likeness
        return item.item_id not in ("i001", "i003")

    found = search(ranker, profile, WORDS, {"i000": 1.0}, 3, kept=kept)
    assert [place.item_id for place in found] == ["i002", "i004", "i005"]
    assert seen == pytest.approx({f"i{k + 1:03d}": 0.9 - k / 100 for k in range(10)})
    assert len(search(ranker, profile, WORDS, {"i000": 1.0}, 3)) == 3


def test_a_search_is_no_surprise_however_much_the_person_explores() -> None:
    ranker = by_hand([flat(0.5), flat(0.9), flat(0.8)], n_own=1)
    profile = Profile((Journey("j", ("i000",)),), history_ids=("i000",), exploration=1.0)
    for place in (*search(ranker, profile, WORDS, {"i000": 1.0}, 3), *similar(ranker, profile, "i000", 3)):
        assert dict(place.contributions)["exploration"] == 0.0


def test_somebody_without_a_history_finds_what_was_said() -> None:
    ranker = by_hand([flat(0.5), flat(0.9)], n_own=0)
    assert [place.item_id for place in search(ranker, Profile(), WORDS, {}, 3)] == ["i001", "i000"]
    assert [place.item_id for place in similar(ranker, Profile(), "i000", 3)] == ["i001"]


def test_an_own_item_that_points_away_from_the_words_is_no_reason_and_neither_is_one_of_another_catalogue() -> None:
    ranker = by_hand([flat(-0.5), flat(-0.6), flat(0.9)], n_own=2)
    profile = Profile((Journey("j", ("i000", "i001", "elsewhere")),), history_ids=("i000", "i001", "elsewhere"))
    (place,) = search(ranker, profile, WORDS, {"i000": 1.0, "i001": 1.0}, 5)
    assert (place.receipts, place.journey_id) == ((), "")
