"""The laws hold above a floor too: shares among what there is, nothing remembered that changes a list, exact undo."""

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from laws.checks import N
from strategies import LAWS, World, logs, richly_steered, worlds

from core.entities import Profile
from core.ranking.floor import Floor, Odds
from core.ranking.ranker import History, Ranker
from core.ranking.slate import ROUNDING, calibrate
from core.steering import edits as e
from core.steering.fold import apply, replay

ROUNDED = 1
"""Places by which a journey's whole number may fall while its share rises: apportionment by quota rounds."""

floors = st.builds(
    lambda least, near: Floor(*[Odds(least=least, bias=-8.0, slopes={"near": near, "of_ten": 2.0})] * 2),
    st.sampled_from([0.1, 0.5, 0.9]),
    st.sampled_from([8.0, 12.0]),
)


def ranker(world: World, floor: Floor) -> Ranker:
    known = world.catalogue.rows(world.history_ids)
    return Ranker(world.catalogue, History(world.salience, known), floor=floor)


@LAWS
@given(st.data(), floors)
def test_every_beginning_of_a_list_is_within_one_place_of_what_is_asked_among_what_there_is(
    data: st.DataObject, floor: Floor
) -> None:
    world, profile = data.draw(richly_steered())
    one = ranker(world, floor)
    slate = one.slate(profile, n=N)
    claims = one.claims(profile, {})
    own = [one.flooring.keep(query, found, mine, profile.exploration).n for _, query, found, mine in claims]
    asked = [slate.asked[journey.journey_id] for journey in profile.journeys]
    less = [journey.weight < 1.0 - 1e-9 for journey in profile.journeys]
    share = [math.ceil(part * N - ROUNDING) for part in asked]
    most = [min(has, part) if few else has for has, part, few in zip(own, share, less, strict=True)]
    turns = list(calibrate(asked, most, N))
    for at, journey in enumerate(profile.journeys):
        got = [place.journey_id == journey.journey_id for place in slate.places]
        assert sum(got) == turns.count(at) <= most[at]
        if all(turns.count(j) < has for j, has in enumerate(most) if asked[j] > 0):
            assert all(abs(sum(got[:k]) - asked[at] * k) <= 1 + ROUNDING for k in range(1, len(got) + 1))


@LAWS
@given(st.data(), floors)
def test_less_of_a_journey_leaves_it_no_more_than_its_share_and_takes_from_others_nothing_but_rounding(
    data: st.DataObject, floor: Floor
) -> None:
    world, profile = data.draw(richly_steered())
    journey = data.draw(st.sampled_from(profile.journeys))
    weight = data.draw(st.sampled_from([0.2, 0.5, 1 / 1.5])) * min(journey.weight, 1.0)
    less = apply(profile, e.JourneyWeighted(journey.journey_id, weight), world.proposals)
    one = ranker(world, floor)
    before, after = (
        Counter(p.journey_id for p in one.slate(steered, n=N).places if not p.pinned) for steered in (profile, less)
    )
    asked = one.slate(less, n=N).asked[journey.journey_id]
    assert after[journey.journey_id] <= min(before[journey.journey_id], math.ceil(asked * N - ROUNDING))
    assert all(after[j] >= before[j] - ROUNDED for j in profile.by_id if j != journey.journey_id)


@LAWS
@given(st.data(), floors)
def test_a_ranker_that_remembers_gives_the_list_of_one_that_does_not(data: st.DataObject, floor: Floor) -> None:
    world = data.draw(worlds(least=4, n_fresh=40))
    warm, log = ranker(world, floor), data.draw(logs(world))
    for k in [*range(len(log) + 1), *range(len(log), 0, -1)]:
        profile = replay(log[:k], world.proposals)
        words = world.words(profile)
        assert warm.slate(profile, words, N) == ranker(world, floor).slate(profile, words, N)


@LAWS
@given(st.data(), floors)
def test_more_of_a_journey_never_gives_it_fewer_places_nor_any_below_the_floor(
    data: st.DataObject, floor: Floor
) -> None:
    world, profile = data.draw(richly_steered())
    journey = data.draw(st.sampled_from(profile.journeys))
    one = ranker(world, floor)

    def places(steered: Profile) -> set[str]:
        found = one.slate(steered, n=N).places
        return {place.item_id for place in found if place.journey_id == journey.journey_id}

    more = apply(profile, e.JourneyWeighted(journey.journey_id, 3 * journey.weight), world.proposals)
    own = {
        one.catalogue.items[row].item_id
        for j, query, scored, owned in one.claims(more, {})
        if j.journey_id == journey.journey_id
        for row in scored.found.rows[one.flooring.keep(query, scored, owned, more.exploration).own].tolist()
    }
    assert len(places(more)) >= len(places(profile))
    assert places(more) <= own
