"""What is below the floor is not a journey's own, and a journey without enough of its own gives its places away."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import make_world, started

from core.entities import Journey, Profile
from core.ranking.floor import Floor, Odds
from core.ranking.flooring import MOST_OWN
from core.ranking.nearest import NEAR_DISMISSED
from core.ranking.ranker import History, Ranker
from core.ranking.slate import Slate
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
