"""The laws of taking up an interest: it has just the share that was asked for it, and takes from all others alike."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws.checks import N, shared, slate
from strategies import LAWS, richly_steered, steered

from core.salience import journey_salience
from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import apply

NEW = "new"
priors = st.sampled_from([0.1, 1.0, 1.0, 2.5, 10.0])


@LAWS
@given(st.data())
def test_what_is_adopted_asks_for_exactly_what_it_was_granted(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    assume(NEW not in profile.by_id)
    prior = data.draw(priors)
    after = apply(profile, e.InterestAdopted(NEW, "Kites", anchors=(), prior=prior), world.proposals)
    asking = [j.weight * journey_salience(j, world.salience) for j in profile.journeys if j.has_share]
    assert shared(world, after)[NEW] == pytest.approx(prior / (sum(asking) + prior), abs=1e-12)


@LAWS
@given(st.data())
def test_what_is_adopted_takes_from_all_others_alike(data: st.DataObject) -> None:
    world, _, profile = data.draw(steered())
    assume(NEW not in profile.by_id)
    edit = e.InterestAdopted(NEW, "Kites", anchors=(), prior=data.draw(priors))
    before, after = shared(world, profile), shared(world, apply(profile, edit, world.proposals))
    for journey_id, share in before.items():
        assert after[journey_id] == pytest.approx(share * (1.0 - after[NEW]), abs=1e-12)


@LAWS
@given(st.data())
def test_what_is_adopted_has_its_share_of_the_places_within_one(data: st.DataObject) -> None:
    world, profile = data.draw(richly_steered())
    anchor = data.draw(st.sampled_from([i.item_id for i in world.catalogue.items if i.item_id not in world.salience]))
    edit = e.InterestAdopted(NEW, "Kites", anchors=(anchor,), prior=data.draw(priors))
    ranking = slate(world, apply(profile, edit, world.proposals))
    got = round(ranking.got[NEW] * N)
    assume(len(ranking.places) == N and all(round(ranking.got[i] * N) >= int(s * N) for i, s in ranking.asked.items()))
    assert abs(got - ranking.asked[NEW] * N) <= 1.0


@LAWS
@given(st.data(), st.text(max_size=4))
def test_whatever_is_adopted_has_an_id_by_which_it_is_found_again(data: st.DataObject, journey_id: str) -> None:
    world, _, profile = data.draw(steered())
    wish = e.InterestAdopted(journey_id, "Kites", anchors=())
    try:
        fact = decide(profile, wish)
    except Refused:
        assert not journey_id.strip() or journey_id in profile.by_id
        return
    after = apply(profile, fact, world.proposals)
    assert journey_id.strip()
    assert after.by_id[journey_id].is_own
