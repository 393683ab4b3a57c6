"""What is below the floor is not a journey's own, and a journey without enough of its own gives its places away."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import make_world, started

from core.entities import Journey, Profile
from core.ranking.collaboration import Collaboration, Neighbours
from core.ranking.floor import Floor, Odds
from core.ranking.flooring import MOST_OWN, Flooring, KeptOwn, people_part
from core.ranking.memo import Memo
from core.ranking.nearest import NEAR_DISMISSED
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Query, Signals
from core.ranking.scoring import Scored
from core.ranking.slate import Slate
from core.ranking.weights import Weights
from core.steering import edits as e
from core.steering.fold import apply, replay

WORLD = make_world(5, 20, 20, 240)
PROFILE = replay(started(WORLD), WORLD.proposals)
KNOWN = WORLD.catalogue.rows(WORLD.history_ids)


def near(least: float) -> Floor:
    odds = Odds(least=least, bias=-9.0, slopes={"near": 10.0})
    return Floor(odds, odds)


def ranker(floor: Floor | None) -> Ranker:
    return Ranker(WORLD.catalogue, History(WORLD.salience, KNOWN), floor=floor)


def nearness(slate: Slate) -> list[float]:
    vectors, rows = WORLD.catalogue.vectors, WORLD.catalogue.rows
    own = [vectors[rows(PROFILE.by_id[p.journey_id].members)] for p in slate.places]
    return [
        float(np.sort(members @ vectors[row])[-3:].mean())
        for members, row in zip(own, rows(slate.item_ids), strict=True)
    ]


def test_what_is_less_probable_than_the_floor_is_in_no_place() -> None:
    assert min(nearness(ranker(None).slate(PROFILE))) < 0.9
    floored = ranker(near(0.5)).slate(PROFILE)
    assert 0 < len(floored.places) < 50
    assert min(nearness(floored)) >= 0.9 - 1e-4


def test_the_surest_of_a_journey_come_first() -> None:
    slate = ranker(near(0.3)).slate(PROFILE)
    likely = dict(zip(slate.item_ids, nearness(slate), strict=True))
    for journey in PROFILE.journeys:
        own = [likely[place.item_id] for place in slate.places if place.journey_id == journey.journey_id]
        assert own == pytest.approx(sorted(own, reverse=True))


def test_a_floor_at_nothing_lets_in_what_there_is_to_look_at() -> None:
    profile = replace(PROFILE, exploration=1.0)
    found = ranker(near(0.9)).claims(profile, {})
    flooring = ranker(near(0.9)).flooring
    for _, query, scored, owned in found:
        assert flooring.keep(query, scored, owned, 1.0).n == min(MOST_OWN, int(owned.sum()))
        assert flooring.keep(query, scored, owned, 0.0).n < min(MOST_OWN, int(owned.sum()))


def test_nothing_is_new_ground_for_who_stays_with_what_they_know_and_something_is_for_who_does_not() -> None:
    known = PROFILE.journeys[0].members[:2]
    one = Ranker(WORLD.catalogue, History({}, WORLD.catalogue.rows(known)), floor=near(0.0))
    told = {
        exploration: one.slate(Profile((Journey("a", known, prior=1.0),), exploration=exploration)).places
        for exploration in (0.0, 1.0)
    }
    assert told[0.0]
    assert not any(place.new_ground for place in told[0.0])
    assert any(place.new_ground for place in told[1.0])


def test_a_journey_that_runs_dry_is_told_with_who_got_the_rest() -> None:
    journey = PROFILE.journeys[0]
    profile = apply(PROFILE, e.JourneyWeighted(journey.journey_id, 50.0), WORLD.proposals)
    slate = ranker(near(0.5)).slate(profile, n=20)
    assert slate.dry is not None
    assert slate.dry.journey_id == journey.journey_id
    assert slate.dry.n == sum(place.journey_id == journey.journey_id for place in slate.places)
    assert journey.journey_id not in slate.dry.heirs


def test_a_search_among_given_things_knows_no_floor() -> None:
    among = np.setdiff1d(np.arange(len(WORLD.catalogue.items)), KNOWN)
    assert ranker(near(1.0)).slate(PROFILE, n=20, among=among) == ranker(None).slate(PROFILE, n=20, among=among)


def test_what_a_journeys_new_name_says_of_its_things_is_its_own_and_the_old_name_gives_the_list_back() -> None:
    one, before = ranker(near(0.5)), ranker(near(0.5)).slate(PROFILE)
    journey = max(PROFILE.journeys, key=lambda j: len(j.members))
    said = WORLD.catalogue.vectors[WORLD.catalogue.row_of[journey.members[0]]]
    renamed = apply(PROFILE, e.JourneyRenamed(journey.journey_id, "what is meant"), WORLD.proposals)
    slates = [before, one.slate(renamed, {"what is meant": said})]
    nearness_to_name = [
        [
            float(WORLD.catalogue.vectors[WORLD.catalogue.row_of[place.item_id]] @ said)
            for place in slate.places
            if place.journey_id == journey.journey_id
        ]
        for slate in slates
    ]
    assert np.mean(nearness_to_name[1]) > np.mean(nearness_to_name[0])
    assert one.slate(apply(renamed, e.JourneyRenamed(journey.journey_id, None), WORLD.proposals)) == before


def test_what_is_near_something_dismissed_gives_its_place_up_where_all_that_fits_was_shown() -> None:
    one = ranker(near(0.5))
    before = one.slate(PROFILE)
    assert len(before.places) < 50
    gone = before.item_ids[0]
    after = one.slate(apply(PROFILE, e.ItemDismissed(gone), WORLD.proposals))
    vectors, row_of = WORLD.catalogue.vectors, WORLD.catalogue.row_of
    given_up = [i for i in before.item_ids if i not in after.item_ids and i != gone]
    assert given_up
    assert all(float(vectors[row_of[i]] @ vectors[row_of[gone]]) > NEAR_DISMISSED for i in given_up)
    assert one.slate(PROFILE) == before


EVEN = Odds(least=0.5, bias=0.0, slopes={})
SURE = Odds(least=0.5, bias=20.0, slopes={})


def others(n_people: int) -> Signals:
    """Return what so many people say who say nothing."""
    n_items = len(WORLD.catalogue.items)
    silent = Neighbours(np.zeros(n_items + 1, np.int64), np.array([], np.int32), np.array([], np.float32))
    return Signals(Collaboration(silent, silent, np.zeros(n_items, np.float32), n_people=n_people))


def kept(floor: Floor, signals: Signals, exploration: float = 0.2) -> tuple[Flooring, KeptOwn, Query, Scored]:
    """Return what a floor keeps of one journey's candidates, all of which it has."""
    query = ranker(None).query(PROFILE.journeys[0], {})
    (found,) = ranker(None).found([query], None, 20)
    scored = ranker(None).scored(found, exploration, np.array([], np.int64))
    flooring = Flooring(WORLD.catalogue, signals, KNOWN, floor, Memo())
    return flooring, flooring.keep(query, scored, np.ones(len(found.rows), bool), exploration), query, scored


def test_what_is_exactly_as_probable_as_is_asked_is_in_up_to_the_sixty_best() -> None:
    _, own, _, scored = kept(Floor(EVEN, EVEN), Signals())
    assert own.n == 60
    assert np.flatnonzero(own.own).tolist() == sorted(scored.order[:60].tolist())
    assert own.sure is not None
    assert sorted(set(own.sure.tolist())) == [0.0, 0.5]
    _, none, _, _ = kept(Floor(replace(EVEN, least=0.5001), EVEN), Signals())
    assert none.n == 0


@pytest.mark.parametrize(("n_people", "surest"), [(0, True), (224, True), (225, False), (600, False)])
def test_the_surest_come_first_until_others_count_for_a_quarter(n_people: int, surest: bool) -> None:
    assert (kept(Floor(EVEN, EVEN), others(n_people))[1].sure is not None) is surest


def test_the_floor_is_that_of_meaning_where_nobody_else_is_and_that_of_people_where_many_are() -> None:
    floor = Floor(SURE, EVEN)
    for signals, chance in ((Signals(), 1.0), (others(100), 1.0), (others(600), 0.5)):
        flooring, _, query, scored = kept(floor, signals)
        assert flooring.chances(query, scored.found, np.arange(3)).tolist() == pytest.approx([chance] * 3)


def test_where_nothing_tells_everything_is_a_journeys_own() -> None:
    flooring, _, query, scored = kept(Floor(EVEN, EVEN), Signals())
    nobody = replace(query, member_rows=query.member_rows[:0], member_weights=query.member_weights[:0])
    assert flooring.chances(nobody, scored.found, np.arange(2)).tolist() == [1.0, 1.0]
    assert flooring.chances(query, scored.found, np.arange(0)).tolist() == []
    assert flooring.chances(query, scored.found, np.arange(2)).tolist() == [0.5, 0.5]
    without = Flooring(WORLD.catalogue, Signals(), KNOWN, None, Memo())
    assert without.chances(query, scored.found, np.arange(2)).tolist() == [1.0, 1.0]
    owned = np.arange(len(scored.found.rows)) % 2 == 0
    own = without.keep(query, scored, owned, 0.2)
    assert (own.own.tolist(), own.sure) == (owned.tolist(), None)


def test_of_a_list_by_relevance_or_among_given_things_no_journey_is_said_to_have_run_dry() -> None:
    profile = apply(PROFILE, e.JourneyWeighted(PROFILE.journeys[0].journey_id, 50.0), WORLD.proposals)
    among = np.setdiff1d(np.arange(len(WORLD.catalogue.items)), KNOWN)[:9]
    assert ranker(near(0.5)).slate(profile, n=20).dry is not None
    assert ranker(near(0.5)).slate(profile, n=20, calibrated=False).dry is None
    assert ranker(near(0.5)).slate(profile, n=200, among=among).dry is None


def test_what_is_being_taken_up_now_brings_candidates_by_what_it_is_worth() -> None:
    held = others(300).collaboration
    assert held is not None
    now = np.zeros(len(WORLD.catalogue.items), np.float32)
    now[[100, 120]] = 1.0
    for worth, found in ((1.0, [100, 120]), (0.0, [])):
        one = Ranker(
            WORLD.catalogue, History(WORLD.salience, KNOWN), Weights(trend=worth), Signals(replace(held, trend=now))
        )
        personal = one.personal(PROFILE)
        assert personal is not None
        assert personal.rows.tolist() == found


@pytest.mark.parametrize(("n_people", "part"), [(0, 0.0), (100, 0.0), (350, 0.5), (600, 1.0), (5_000, 1.0)])
def test_others_count_for_nothing_up_to_a_hundred_and_for_all_from_six_hundred_on(n_people: int, part: float) -> None:
    assert people_part(n_people) == part


def test_a_journeys_name_tells_what_is_its_own_only_where_it_has_a_history() -> None:
    flooring, _, query, scored = kept(Floor(EVEN, EVEN), Signals())
    said = WORLD.catalogue.vectors[scored.found.rows[0]]
    named = replace(query, words=said)
    first, last = flooring.chances(named, scored.found, np.array([0, int(np.argmin(scored.found.nearest))])).tolist()
    assert first > 0.5
    assert last < first
    wish = replace(named, has_history=False)
    assert flooring.chances(wish, scored.found, np.arange(3)).tolist() == [0.5, 0.5, 0.5]


def test_what_lost_points_to_what_was_dismissed_is_less_probably_a_journeys_own() -> None:
    flooring, _, query, scored = kept(Floor(replace(EVEN, least=0.4999), EVEN), Signals())
    first, second = scored.order[:2].tolist()
    extra = scored.extra.copy()
    extra[first, 0] = -0.5
    own = flooring.keep(query, replace(scored, extra=extra), np.ones(len(scored.order), bool), 0.2)
    assert own.sure is not None
    assert own.sure[first] < own.sure[second] == pytest.approx(0.5)
    assert (bool(own.own[first]), bool(own.own[second])) == (False, True)
