"""The laws of the ranker: it remembers without forgetting anything, breaks ties, and says why it falls short."""

from dataclasses import replace
from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.checks import Steered, slate
from strategies import LAWS, NOW, logs, make_world, started, steered, worlds

from core.catalogue import build_catalogue
from core.entities import Item, Journey, JourneyState, Profile
from core.ranking.ranker import History, Ranker
from core.steering import edits as e
from core.steering.fold import apply, replay


@LAWS
@given(st.data())
def test_a_ranker_that_remembers_gives_the_slate_of_one_that_does_not(data: st.DataObject) -> None:
    world = data.draw(worlds(n_fresh=40))
    warm = world.ranker()
    log = data.draw(logs(world))
    for k in [*range(len(log) + 1), *range(len(log), 0, -1)]:
        profile = replay(log[:k], world.proposals)
        n = 5 + k
        assert warm.slate(profile, world.words(profile), n) == slate(world, profile, n)


@LAWS
@given(steered(n_fresh=40))
def test_the_contributions_and_receipts_belong_to_the_place(case: Steered) -> None:
    world, _, profile = case
    for place in slate(world, profile).places:
        assert np.isfinite(place.score)
        if not place.pinned:
            journey = profile.by_id[place.journey_id]
            assert set(place.receipts) <= {*journey.members, *journey.anchors}


def alike(n: int) -> Ranker:
    """Return a ranker over a catalogue whose items cannot be told apart but by id, half of them seen."""
    vectors = np.tile(np.eye(2, 4, dtype=np.float32), (n // 2, 1))
    catalogue = build_catalogue([Item(f"i{k:02d}", "same") for k in range(n)], vectors, NOW.date())
    return Ranker(catalogue, History(dict.fromkeys(("i00", "i01"), 1.0), catalogue.rows(["i00", "i01"])))


def test_ties_are_broken_the_same_way_every_time() -> None:
    profile = Profile((Journey("a", ("i00",)), Journey("b", ("i01",))), history_ids=("i00", "i01"))
    rankings = {alike(20).slate(profile, n=10).item_ids for _ in range(5)}
    assert len(rankings) == 1
    assert alike(20).slate(profile, n=10).got == {"a": 0.5, "b": 0.5}


def test_a_journey_that_has_run_out_passes_its_places_on() -> None:
    vectors = np.eye(2, 4, dtype=np.float32)[[0, 1, 0, *([1] * 40)]]
    items = [Item(f"i{k:02d}", "") for k in range(len(vectors))]
    catalogue = build_catalogue(items, vectors, NOW.date())
    ranker = Ranker(catalogue, History({}, catalogue.rows(["i00", "i01"])))
    profile = Profile((Journey("rare", ("i00",), weight=9.0, prior=1.0), Journey("rich", ("i01",), prior=1.0)))
    ranking = ranker.slate(profile, n=30)
    assert len(ranking.places) == 30
    assert ranking.shortfall == ""


def test_an_empty_catalogue_an_empty_profile_and_a_finished_one_say_why_the_slate_is_empty() -> None:
    empty = Ranker(build_catalogue([], np.zeros((0, 4), np.float32), NOW.date()), History({}, np.empty(0, np.int64)))
    profile = Profile((Journey("a", ("x",), prior=1.0),), history_ids=("x",))
    assert "seen everything" in empty.slate(profile).shortfall
    assert "no journeys yet" in empty.slate(Profile()).shortfall
    resting = replace(profile, journeys=(Journey("a", ("x",), state=JourneyState.FINISHED),))
    assert "resting" in empty.slate(resting).shortfall
    muted = replace(profile, journeys=(Journey("a", ("x",), muted=True),))
    assert "muted" in empty.slate(muted).shortfall


def test_a_person_who_has_seen_everything_is_told_so() -> None:
    world = make_world(1, 12, 12, 0)
    ranking = slate(world, replay(started(world), world.proposals))
    assert ranking.places == ()
    assert "seen everything" in ranking.shortfall


def test_all_muted_gives_an_empty_slate_and_one_unmuted_fills_it() -> None:
    world = make_world(1, 12, 12, 80)
    profile = replay(started(world), world.proposals)
    muted = reduce(lambda p, i: apply(p, e.JourneyMuted(i), world.proposals), profile.by_id, profile)
    assert slate(world, muted).places == ()
    one = next(iter(profile.by_id))
    assert len(slate(world, apply(muted, e.JourneyMuted(one, False), world.proposals), 5).places) == 5


@pytest.mark.parametrize("weight", [1e-300, 5e-324, 1.0, 1e6, 1e300])
def test_no_weight_however_huge_or_tiny_breaks_the_shares(weight: float) -> None:
    world = make_world(1, 12, 12, 80)
    profile = replay(started(world), world.proposals)
    for i in profile.by_id:
        profile = apply(profile, e.JourneyWeighted(i, weight), world.proposals)
    asked = slate(world, profile).asked
    assert sum(asked.values()) == pytest.approx(1.0)
    assert all(np.isfinite(share) for share in asked.values())


def test_a_history_without_any_vector_gives_a_short_slate_and_no_error() -> None:
    world = make_world(1, 12, 12, 20, n_blank=32)
    assert slate(world, replay(started(world), world.proposals)).places == ()


def test_what_is_not_the_persons_is_no_reason_for_an_interest_that_was_adopted_for_its_sake() -> None:
    world = make_world(3, 12, 12, 40)
    profile = replay(started(world), world.proposals)
    gone = profile.journeys[0]
    profile = apply(profile, e.InterestAdopted("new", "Bees", anchors=gone.members, prior=9.0), world.proposals)
    away = replace(gone, state=JourneyState.REMOVED)
    after = replace(profile, journeys=tuple(away if j.journey_id == gone.journey_id else j for j in profile.journeys))
    bare = replace(after, journeys=tuple(replace(j, anchors=()) for j in after.journeys))
    assert slate(world, profile).asked["new"] > 0
    assert slate(world, after) == slate(world, bare)
