"""What a place says of itself: its points add up, its evidence is the nearest, and new ground is told from known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from strategies import NOW, World, make_world, started

from core.catalogue import Catalogue
from core.entities import Item, Journey, ListSource, Profile
from core.ranking.collaboration import learn
from core.ranking.nearest import NOTHING
from core.ranking.ranker import CONTRIBUTIONS, MOST_REMEMBERED, SLATE_LENGTH, History, Ranker
from core.ranking.retrieval import FEATURES, Signals, featured, personal_signals
from core.ranking.semantic_ids import semantic_ids
from core.ranking.slate import Place, Slate, diversify
from core.ranking.sources import Supply
from core.ranking.weights import Weights
from core.similarity import unit
from core.steering import edits as e
from core.steering.fold import apply, replay

WORLD = make_world(5, 20, 20, 240)
PROFILE = replay(started(WORLD), WORLD.proposals)
LIST = WORLD.ranker().slate(PROFILE)


def similarity(world: World, item_id: str, others: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return the cosines of an item with others `(n,)`, with the mean taken out."""
    catalogue = world.catalogue
    found: np.ndarray[tuple[int], np.dtype[np.float32]] = (
        catalogue.vectors[catalogue.rows(others)] @ catalogue.vectors[catalogue.row_of[item_id]]
    )
    return found


def points(place: Place) -> dict[str, float]:
    return dict(place.contributions)


def test_a_list_is_fifty_places_long_unless_told() -> None:
    assert len(LIST.places) == SLATE_LENGTH == 50
    assert len(WORLD.ranker().slate(PROFILE, n=7).places) == 7
    assert WORLD.ranker().slate(PROFILE, n=0).places == ()


def test_the_points_of_a_place_add_up_to_its_score() -> None:
    dismissed = replace(PROFILE, dismissed={LIST.item_ids[0]: ""})
    for place in (*LIST.places, *WORLD.ranker().slate(dismissed).places):
        assert [name for name, _ in place.contributions] == list(CONTRIBUTIONS)
        assert place.score == pytest.approx(sum(points(place).values()), abs=1e-5)


def test_the_receipts_are_the_two_members_nearest_to_an_item_the_nearest_first() -> None:
    for place in LIST.places:
        members = PROFILE.by_id[place.journey_id].members
        nearest = sorted(similarity(WORLD, place.item_id, members).tolist(), reverse=True)
        assert similarity(WORLD, place.item_id, place.receipts).tolist() == pytest.approx(nearest[:2], abs=1e-5)


def surprising() -> Slate:
    """Return the list of somebody who wants to be surprised most."""
    return WORLD.ranker().slate(replace(PROFILE, exploration=1.0))


def test_new_ground_is_what_is_less_than_twenty_percent_alike_to_all_that_the_person_knows() -> None:
    known = PROFILE.journeys[0].members[:2]
    narrow = Ranker(WORLD.catalogue, History({}, WORLD.catalogue.rows(known)))
    far = narrow.slate(Profile((Journey("a", known[:1], prior=1.0),), exploration=1.0))
    told = [
        (place.new_ground, float(similarity(WORLD, place.item_id, knows).max()))
        for places, knows in ((LIST.places, WORLD.history_ids), (far.places, known))
        for place in places
    ]
    assert {new for new, _ in told} == {True, False}
    assert all(new == (nearest < 0.2) for new, nearest in told)
    ranker = ranker_of([turned(0.0), turned(0.199), turned(0.201), turned(0.98)], n_own=1)
    told = [(place.item_id == "i001", place.new_ground) for place in ranker.slate(ONE).places]
    assert sorted(told) == [(False, False), (False, False), (True, True)]


def test_surprise_costs_nothing_when_off_and_brings_the_far_when_on() -> None:
    known = WORLD.ranker().slate(replace(PROFILE, exploration=0.0))
    assert all(points(place)["exploration"] == 0.0 for place in known.places)
    nearness = [
        np.mean([similarity(WORLD, p.item_id, p.receipts[:1])[0] for p in one.places]) for one in (known, surprising())
    ]
    assert nearness[0] > nearness[1]


def test_only_what_is_more_than_a_quarter_alike_to_something_dismissed_loses_by_it() -> None:
    gone = LIST.item_ids[0]
    after = WORLD.ranker().slate(replace(PROFILE, dismissed={gone: ""}), n=200)
    told = [(points(p)["dismissed"], float(similarity(WORLD, p.item_id, (gone,))[0])) for p in after.places]
    assert any(lost < 0 for lost, _ in told)
    assert any(lost == 0 for lost, _ in told)
    worth = Weights().dismissed
    for lost, near in told:
        assert lost == pytest.approx(-worth * max((near - 0.25) / 0.75, 0.0), abs=1e-4)


def test_pins_take_places_and_never_more_than_there_are() -> None:
    pinned = replace(PROFILE, pinned=LIST.item_ids[5:9])
    assert WORLD.ranker().slate(pinned, n=3).item_ids == LIST.item_ids[5:8]
    ten = WORLD.ranker().slate(pinned, n=10)
    assert len(ten.places) == len(set(ten.item_ids)) == 10
    assert [place.pinned for place in ten.places] == [True] * 4 + [False] * 6
    assert WORLD.ranker().slate(replace(PROFILE, pinned=("unknown",)), n=5) == WORLD.ranker().slate(PROFILE, n=5)


def test_among_ranks_the_given_rows_and_no_others_and_nothing_that_was_consumed() -> None:
    rows = WORLD.catalogue.rows([*LIST.item_ids[10:16], WORLD.history_ids[0]])
    found = WORLD.ranker().slate(PROFILE, n=50, among=rows)
    assert sorted(found.item_ids) == sorted(LIST.item_ids[10:16])


def test_by_relevance_alone_the_scores_fall() -> None:
    scores = [place.score for place in WORLD.ranker().slate(PROFILE, n=30, calibrated=False).places]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 30


def test_a_ranker_that_forgot_gives_the_same_list() -> None:
    ranker, profile = WORLD.ranker(), PROFILE
    for dial in range(130):
        profile = apply(profile, e.ExplorationSet(dial / 130), WORLD.proposals)
        ranker.slate(profile, n=3)
    assert ranker.slate(Profile(PROFILE.journeys, history_ids=PROFILE.history_ids)) == LIST


def learned() -> Ranker:
    """Return a ranker that also knows what thirty people take up together."""
    rng = np.random.default_rng(5)
    histories = [rng.choice(len(WORLD.catalogue.items), 12, replace=False) for _ in range(30)]
    signals = Signals(learn(histories, WORLD.catalogue.vectors), semantic_ids(WORLD.catalogue.vectors))
    return Ranker(WORLD.catalogue, WORLD.ranker().history, signals=signals)


def test_what_everyones_histories_say_rests_on_what_is_the_persons_own_and_all_else_is_said_as_before() -> None:
    ranker, taken_out = learned(), PROFILE.journeys[0]
    without = apply(PROFILE, e.JourneyRemoved(taken_out.journey_id), WORLD.proposals)
    gone = ranker.disowned(without)
    assert gone >= set(taken_out.members)
    assert ranker.disowned(PROFILE) == set()
    is_own = ~np.isin(ranker._latest_first, WORLD.catalogue.rows(sorted(gone)))
    together = ranker.signals.collaboration
    assert together is not None
    worth = (ranker.weights.people, ranker.weights.follows)
    said, all_said = ranker.personal(without), ranker.personal(PROFILE)
    closed = ranker.history.consumed
    expected = personal_signals(together, ranker._latest_first, closed, worth, is_own=is_own)
    whole = personal_signals(together, ranker._latest_first, closed, worth)
    assert said is not None
    assert all_said is not None
    assert np.array_equal(said.people, expected.people)
    assert np.array_equal(all_said.people, whole.people)
    assert not np.array_equal(said.people, all_said.people)
    age = np.arange(len(is_own))
    weights = (np.exp(-age / together.recent) + 0.2).astype(np.float32)
    everything = together.people.said(ranker._latest_first, weights)
    of_own = together.people.said(ranker._latest_first[is_own], weights[is_own])
    assert (2.0 * of_own[said.people > 0.0] >= everything[said.people > 0.0] - 1e-5).all()


def test_an_item_scores_the_same_among_a_few_as_among_all() -> None:
    ranker = learned()
    whole = {place.item_id: place for place in ranker.slate(PROFILE).places}
    rows = WORLD.catalogue.rows(list(whole))
    among = ranker.slate(PROFILE, among=np.sort(rows), calibrated=False)
    both = [place for place in among.places if place.journey_id == whole[place.item_id].journey_id]
    assert len(both) > 10
    for place in both:
        assert place.score == pytest.approx(whole[place.item_id].score, abs=1e-5)


def test_each_feature_stands_in_the_column_of_its_name() -> None:
    ranker, rows = learned(), np.arange(40, dtype=np.int64)
    query = ranker.query(PROFILE.journeys[0], {})
    said = np.linspace(0, 1, len(WORLD.catalogue.items), dtype=np.float32)
    personal = ranker.personal(PROFILE)
    assert personal is not None
    found = featured(WORLD.catalogue, query, rows, signals=ranker.signals, personal=personal, together=said)
    column = dict(zip(FEATURES, found.features.T, strict=True))
    assert np.array_equal(column["together"], said[rows])
    assert np.array_equal(column["people"], personal.people[rows])
    assert np.array_equal(column["follows"], personal.follows[rows])
    assert np.array_equal(column["popularity"], WORLD.catalogue.popularity[rows])
    assert np.array_equal(column["freshness"], WORLD.catalogue.freshness[rows])
    assert np.array_equal(column["evidence"], found.nearest)
    assert not column["words"].any()


# --- on a catalogue made by hand: the first items are the person's own ---

ONE = Profile((Journey("j", ("i000",)),), history_ids=("i000",))
MEANING = Weights(
    content=1.0, evidence=0.0, together=0.0, people=0.0, follows=0.0, popularity=0.0, quality=0.0, freshness=0.0
)


def turned(cosine: float, axis: int = 1) -> list[float]:
    """Return a unit vector so alike to the first axis (the first axis itself for 0), the rest of it along another."""
    vector = [0.0] * 8
    vector[0], vector[axis] = (cosine, float(np.sqrt(1 - cosine**2))) if cosine else (1.0, 0.0)
    return vector


def ranker_of(vectors: Sequence[Sequence[float]], n_own: int, salience: Mapping[str, float] | None = None) -> Ranker:
    """Return a ranker by meaning alone over a catalogue with these vectors, from which no mean was taken."""
    n_items = len(vectors)
    catalogue = Catalogue(
        items=tuple(Item(f"i{row:03d}", f"title {row}") for row in range(n_items)),
        vectors=np.array(vectors, np.float32),
        mean=np.zeros(len(vectors[0]), np.float32),
        popularity=np.zeros(n_items, np.float32),
        freshness=np.zeros(n_items, np.float32),
    )
    worth = dict.fromkeys((item.item_id for item in catalogue.items[:n_own]), 1.0) if salience is None else salience
    return Ranker(catalogue, History(worth, np.arange(n_own, dtype=np.int64)), MEANING)


def crowd_with_a_novelty(rank: int, n_items: int = 60) -> list[list[float]]:
    """Return an own item and candidates that lie on top of one another, but for one that differs, at this rank."""
    nearness = np.linspace(0.9, 0.85, n_items)
    return [turned(0.0), *(turned(float(c), 2 if k == rank else 1) for k, c in enumerate(nearness, start=1))]


@pytest.mark.parametrize(("n", "rank", "comes"), [(2, 22, True), (2, 23, False), (6, 28, True), (6, 29, False)])
def test_the_items_that_are_diversified_are_three_a_place_and_ten_more_for_four_places_at_least(
    n: int, rank: int, comes: bool
) -> None:
    found = ranker_of(crowd_with_a_novelty(rank), n_own=1).slate(ONE, n=n)
    assert (f"i{rank:03d}" in found.item_ids) is comes
    assert len(found.places) == n


@pytest.mark.parametrize("exploration", [0.0, 0.5, 1.0])
def test_a_journeys_places_are_its_best_less_their_likeness_to_one_another(exploration: float) -> None:
    profile = replay(started(WORLD), WORLD.proposals)
    journey = max(profile.journeys, key=lambda j: len(j.members))
    one = replace(profile, journeys=(journey,), exploration=exploration)
    ranker = WORLD.ranker()
    found = ranker.scored(ranker.found([ranker.query(journey, {})], None, 6)[0], exploration, NOTHING)
    pool = found.order[: 3 * 6 + 10]
    trade = 0.1 + 0.3 * exploration
    chosen = pool[diversify(WORLD.catalogue.vectors[found.found.rows[pool]], found.scores[pool], 6, trade)]
    expected = {WORLD.catalogue.items[row].item_id for row in found.found.rows[chosen].tolist()}
    assert set(ranker.slate(one, n=6).item_ids) == expected


def test_surprise_trades_six_tenths_of_the_points_for_distance() -> None:
    dismissed = {LIST.item_ids[0]: ""}
    for exploration in (0.25, 1.0):
        found = WORLD.ranker().slate(replace(PROFILE, exploration=exploration, dismissed=dismissed))
        for place in found.places:
            told = points(place)
            nearest = float(similarity(WORLD, place.item_id, place.receipts[:1])[0])
            plain = sum(told[name] for name in FEATURES)
            gained = 0.6 * exploration * (1.0 - nearest - plain - told["dismissed"])
            assert told["exploration"] == pytest.approx(gained, abs=1e-5)


def test_two_hundred_items_answer_a_journey_and_twice_the_places_of_a_longer_list() -> None:
    ranker = WORLD.ranker()
    query = ranker.query(PROFILE.journeys[0], {})
    for n, wide in ((0, 200), (100, 200), (101, 202)):
        assert len(ranker.found([query], None, n)[0].rows) == wide


def test_what_a_journey_asks_is_weighed_by_salience_and_what_stands_for_it_by_one() -> None:
    ranker = ranker_of(np.eye(8).tolist(), n_own=2, salience={"i000": 0.5, "i001": 1.5})
    query = ranker.query(Journey("j", ("i000", "i001", "lost"), anchors=("i004",)), {})
    assert query.member_rows.tolist() == [1, 4, 0]
    assert query.member_weights == pytest.approx([1.5 / 3, 1.0 / 3, 0.5 / 3])
    focused = ranker.query(Journey("j", ("i000", "i001"), focus=("i000",)), {})
    assert focused.member_rows.tolist() == [0]


def test_the_persons_own_name_leans_only_where_it_has_a_vector() -> None:
    ranker, said = ranker_of(np.eye(8).tolist(), n_own=1), np.eye(8, dtype=np.float32)[3]
    plain = ranker.query(Journey("j", ("i000",)), {})
    named = Journey("j", ("i000",), own_name="mine")
    assert ranker.query(named, {}).vector.tolist() == plain.vector.tolist()
    assert ranker.query(named, {"other": said}).words is None
    leaning = ranker.query(named, {"mine": said})
    assert leaning.words is not None
    assert leaning.vector == pytest.approx([2**-0.5, 0, 0, 2**-0.5, 0, 0, 0, 0])
    assert [p.item_id for p in ranker.slate(replace(ONE, journeys=(named,)), {"mine": said}, 1).places] == ["i003"]


def test_the_latest_of_equally_strong_items_counts_as_later_and_what_has_no_salience_as_oldest() -> None:
    ranker = ranker_of(np.eye(8).tolist(), n_own=5, salience={"i000": 0.5, "i001": 0.9, "i003": 0.9, "i004": 0.1})
    assert ranker._latest_first.tolist() == [3, 1, 0, 4, 2]


def test_items_that_score_the_same_come_in_the_order_of_the_catalogue() -> None:
    alike = [turned(0.0), *(turned(0.8) for _ in range(40))]
    ranker = ranker_of(alike, n_own=1)
    found = ranker.scored(ranker.found([ranker.query(ONE.journeys[0], {})], None, 9)[0], 0.0, NOTHING)
    assert found.order.tolist() == list(range(40))
    assert ranker.slate(ONE, n=3).item_ids == ("i001", "i002", "i003")


def test_what_is_dismissed_or_pinned_is_no_candidate_and_a_pin_goes_under_the_journey_it_belongs_to() -> None:
    ranker = ranker_of([turned(0.0), *(turned(c) for c in (0.9, 0.8, 0.7, 0.6))], n_own=1)
    profile = replace(ONE, dismissed={"i001": ""}, pinned=("i000", "i003"))
    found = ranker.slate(profile)
    assert [(p.item_id, p.journey_id, p.pinned) for p in found.places] == [
        ("i000", "j", True),
        ("i003", "", True),
        ("i002", "j", False),
        ("i004", "j", False),
    ]
    assert [p.score for p in found.places[:2]] == [0.0, 0.0]
    assert found.shortfall == "Only 4 items are left that fit your journeys and that you have not seen."
    assert ranker.slate(profile, n=4).shortfall == ""


def test_without_anything_dismissed_nothing_is_lost_and_an_empty_set_of_candidates_is_none() -> None:
    ranker = ranker_of([turned(0.0), turned(0.9)], n_own=1)
    none = featured(ranker.catalogue, ranker.query(ONE.journeys[0], {}), NOTHING, signals=Signals())
    assert ranker.scored(none, 0.5, np.array([1])).scores.tolist() == []
    (place,) = ranker.slate(ONE).places
    assert points(place)["dismissed"] == 0.0


def test_a_part_in_focus_gets_what_is_at_least_as_near_to_it_as_to_the_rest() -> None:
    vectors = np.eye(8)[[0, 1]].tolist()
    vectors += [[0.8, 0.6, *[0.0] * 6], [0.6, 0.8, *[0.0] * 6], [2**-0.5, 2**-0.5, *[0.0] * 6]]
    ranker = ranker_of(vectors, n_own=2)
    whole = Journey("j", ("i000", "i001"))
    deep = replace(whole, focus=("i000",))
    profile = Profile((whole,), history_ids=("i000", "i001"))
    assert sorted(ranker.slate(profile).item_ids) == ["i002", "i003", "i004"]
    assert sorted(ranker.slate(replace(profile, journeys=(deep,))).item_ids) == ["i002", "i004"]
    all_of_it = replace(whole, focus=whole.members)
    assert sorted(ranker.slate(replace(profile, journeys=(all_of_it,))).item_ids) == ["i002", "i003", "i004"]


def test_what_fits_the_rest_of_a_journey_in_focus_comes_in_under_no_other_name() -> None:
    vectors = [*np.eye(8)[[0, 1, 2]].tolist(), [0.1, 0.9, 0.3, *[0.0] * 5], [0.2, 0.1, 0.9, *[0.0] * 5]]
    ranker = ranker_of(vectors, n_own=3)
    deep, other = Journey("j", ("i000", "i001"), focus=("i000",)), Journey("k", ("i002",))
    places = ranker.slate(Profile((deep, other), history_ids=("i000", "i001", "i002"))).places
    assert [(p.item_id, p.journey_id) for p in places] == [("i004", "k")]


def test_a_ranker_remembers_five_hundred_scored_queries_and_forgets_them_all_at_one_more() -> None:
    ranker = ranker_of([turned(0.0), turned(0.9)], n_own=1)
    first = ranker.slate(ONE, n=1).places[0]
    for step in range(1, MOST_REMEMBERED):
        ranker.slate(replace(ONE, exploration=0.5 + step / 2000), n=1)
    assert MOST_REMEMBERED == 500
    assert ranker.slate(ONE, n=1).places[0] is first
    ranker.slate(replace(ONE, exploration=0.9), n=1)
    again = ranker.slate(ONE, n=1).places[0]
    assert again == first
    assert again is not first


def test_what_was_worked_out_for_a_profile_is_not_worked_out_again() -> None:
    ranker, profile = learned(), replace(PROFILE, dismissed={LIST.item_ids[0]: ""})
    first = ranker.slate(profile)
    assert all(a is b for a, b in zip(first.places, ranker.slate(profile).places, strict=True))
    assert ranker.personal(profile) is ranker.personal(PROFILE)


def test_everyones_histories_say_nothing_where_nobody_was_asked_or_the_person_has_none() -> None:
    assert WORLD.ranker().personal(PROFILE) is None
    none = Ranker(WORLD.catalogue, History({}, NOTHING), signals=learned().signals)
    assert none.personal(Profile()) is None


def test_scores_are_in_single_precision_and_so_is_what_they_are_made_of() -> None:
    ranker = WORLD.ranker()
    query = ranker.query(PROFILE.journeys[0], {})
    (found,) = ranker.found([query], None, 5)
    assert query.member_weights.dtype == found.features.dtype == np.float32
    assert ranker.scored(found, 0.0, NOTHING).scores.dtype == Weights().vector().dtype == np.float32


def test_pins_take_places_by_relevance_too() -> None:
    pinned = replace(PROFILE, pinned=LIST.item_ids[5:9])
    found = WORLD.ranker().slate(pinned, n=10, calibrated=False)
    assert [place.pinned for place in found.places] == [True] * 4 + [False] * 6
    assert len(set(found.item_ids)) == 10
    assert WORLD.ranker().slate(pinned, n=2, calibrated=False).item_ids == LIST.item_ids[5:7]


def sourced(n_saved: int) -> Ranker:
    """Return a ranker for somebody who took up one thing and saved so many."""
    rng = np.random.default_rng(7)
    vectors = unit(rng.normal(size=(n_saved + 1, 8)).astype(np.float32))
    plain = ranker_of(vectors.tolist(), n_own=1)
    rows = {ListSource.BACKLOG: np.arange(1, n_saved + 1)}
    supply = Supply(rows=rows, last={"i000": NOW}, now=NOW)
    return Ranker(plain.catalogue, replace(plain.history, supply=supply), MEANING)


@pytest.mark.parametrize(("n", "wide"), [(0, 200), (100, 200), (101, 202)])
def test_of_each_source_two_hundred_things_answer_a_journey_and_twice_the_places_of_a_longer_list(
    n: int, wide: int
) -> None:
    ranker, journey = sourced(320), ONE.journeys[0]
    assert ranker.sourcing is not None
    (found,) = ranker._sourced(ranker.sourcing, ONE, [(journey, ranker.query(journey, {}))], n)
    assert len(found.rows) == wide


def test_what_fits_no_journey_takes_no_place_though_it_is_saved_and_nothing_else_is() -> None:
    ranker = sourced(320)
    places = ranker.slate(ONE, n=300).places
    near = [similarity_of(ranker, place.item_id) for place in places]
    assert 0 < len(places) < 300
    assert min(near) >= 0.3
    assert ranker.slate(ONE, n=300).shortfall.startswith("Only ")
    assert ranker.slate(replace(ONE, sources=())).places == ()


def similarity_of(ranker: Ranker, item_id: str) -> float:
    """Return how alike an item is to the first own one."""
    return float(ranker.catalogue.vectors[ranker.catalogue.row_of[item_id]] @ ranker.catalogue.vectors[0])


def test_doses_that_are_remembered_are_those_of_the_weights_that_all_journeys_have() -> None:
    vectors = np.eye(8)[[0, 1, 2]].tolist() + [turned(0.8, 4) for _ in range(30)]
    ranker = ranker_of(vectors, n_own=3)
    first, second, silent = Journey("a", ("i000",)), Journey("b", ("i001",)), Journey("c", ("i002",), muted=True)
    profile = Profile((first, second, silent), history_ids=("i000", "i001", "i002"))
    even = ranker.doses(profile, {}, {"a": (1.0, 2.0)})
    assert [dose.asked for dose in even["a"]] == pytest.approx([1 / 2, 2 / 3])
    assert list(even) == ["a"]
    heavier = replace(profile, journeys=(first, replace(second, weight=3.0), silent))
    assert [dose.asked for dose in ranker.doses(heavier, {}, {"a": (1.0, 2.0)})["a"]] == pytest.approx([1 / 4, 2 / 5])
    heard = replace(profile, journeys=(first, second, replace(silent, muted=False)))
    assert [dose.asked for dose in ranker.doses(heard, {}, {"a": (1.0, 2.0)})["a"]] == pytest.approx([1 / 3, 1 / 2])


def test_pins_that_the_catalogue_has_leave_less_to_share_out() -> None:
    ranker = ranker_of([turned(0.0), *(turned(0.8) for _ in range(80))], n_own=1)
    assert ranker.doses(ONE, {}, {"j": (1.0,)})["j"][0].places == 50
    pinned = replace(ONE, pinned=("i001", "i002", "unknown"))
    (dose,) = ranker.doses(pinned, {}, {"j": (1.0,)})["j"]
    assert (dose.places, dose.of) == (48, 48)
