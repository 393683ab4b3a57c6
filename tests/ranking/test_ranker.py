"""What a place says of itself: its points add up, its evidence is the nearest, and new ground is told from known."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import World, make_world, started

from core.entities import Profile
from core.ranking.collaboration import learn
from core.ranking.ranker import CONTRIBUTIONS, SLATE_LENGTH, Ranker
from core.ranking.retrieval import FEATURES, Signals, featured, personal_signals
from core.ranking.semantic_ids import semantic_ids
from core.ranking.slate import Place, Slate
from core.ranking.weights import Weights
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


def test_new_ground_is_what_is_less_than_forty_five_percent_alike_to_all_that_a_journey_holds() -> None:
    told = [
        (place.new_ground, float(similarity(WORLD, place.item_id, PROFILE.by_id[place.journey_id].members).max()))
        for place in (*LIST.places, *surprising().places)
    ]
    assert {new for new, _ in told} == {True, False}
    assert all(new == (nearest < 0.45) for new, nearest in told)


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


def test_what_everyones_histories_say_is_asked_of_what_is_the_persons_own_and_of_nothing_else() -> None:
    ranker, taken_out = learned(), PROFILE.journeys[0]
    without = apply(PROFILE, e.JourneyRemoved(taken_out.journey_id), WORLD.proposals)
    own = [row for row in ranker._latest_first.tolist() if row not in set(WORLD.catalogue.rows(taken_out.members))]
    together = ranker.signals.collaboration
    assert together is not None
    worth = (ranker.weights.people, ranker.weights.follows)
    said, all_said = ranker.personal(without), ranker.personal(PROFILE)
    expected = personal_signals(together, np.array(own), ranker.history.consumed, worth)
    whole = personal_signals(together, ranker._latest_first, ranker.history.consumed, worth)
    assert said is not None
    assert all_said is not None
    assert np.array_equal(said.people, expected.people)
    assert np.array_equal(all_said.people, whole.people)
    assert not np.array_equal(said.people, all_said.people)


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
