"""What is a name so far asks for what comes nearest to it, which stands in for items that the person does not have."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import make_world, started

from core.entities import Journey, Profile
from core.ranking.collaboration import learn
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Signals
from core.ranking.weights import Weights
from core.ranking.wishes import CLAIMED, STAND_INS, STAND_INS_OF_PEOPLE, claimed, named_query
from core.similarity import unit
from core.steering.fold import replay

WORLD = make_world(5, 20, 20, 240)
CATALOGUE = WORLD.catalogue
KNOWN = CATALOGUE.rows(WORLD.history_ids)
NAME = CATALOGUE.vectors[100]
WISH = Journey("wish", own_name="a hundred", prior=1.0)


def test_the_things_nearest_to_a_name_stand_in_for_it_and_the_name_stays_part_of_what_is_asked() -> None:
    query = named_query(CATALOGUE, NAME)
    nearest = np.argsort(-(CATALOGUE.vectors @ NAME), kind="stable")[:STAND_INS]
    assert set(query.member_rows.tolist()) == set(nearest.tolist())
    assert (query.has_history, query.stand_in) == (False, True)
    assert query.words is not None
    assert (query.words == NAME).all()
    centre = query.member_weights @ CATALOGUE.vectors[query.member_rows]
    assert float(np.dot(query.vector, NAME)) > float(np.dot(unit(centre), NAME))


def test_where_others_say_what_is_taken_up_together_that_stands_in_for_a_name_too() -> None:
    nearest = np.argsort(-(CATALOGUE.vectors @ NAME), kind="stable")[:STAND_INS]
    strange = int(np.argmin(np.abs(CATALOGUE.vectors @ NAME)))
    links = learn([np.array([row, strange]) for row in nearest.tolist()] * 20, CATALOGUE.vectors, content=0.0).people
    query = named_query(CATALOGUE, NAME, links)
    assert strange in query.member_rows.tolist()
    assert set(nearest.tolist()) <= set(query.member_rows.tolist())
    assert len(query.member_rows) == STAND_INS_OF_PEOPLE
    assert (query.has_history, query.stand_in) == (False, True)
    untrusted = named_query(CATALOGUE, NAME, links, trusted=0.0)
    assert untrusted.member_rows.tolist() != query.member_rows.tolist()
    assert strange not in untrusted.member_rows.tolist()
    assert not len(named_query(CATALOGUE, np.zeros_like(NAME), links).member_rows)


def test_a_name_brings_no_receipts_as_nothing_of_it_is_the_persons() -> None:
    slate = WORLD.ranker().slate(Profile((WISH,)), {"a hundred": NAME}, 20)
    assert len(slate.places) == 20
    assert all(place.receipts == () for place in slate.places)
    assert slate.item_ids[0] == CATALOGUE.items[100].item_id


def test_a_name_that_means_nothing_finds_nothing() -> None:
    assert WORLD.ranker().slate(Profile((WISH,)), {"a hundred": np.zeros_like(NAME)}, 20).places == ()
    assert WORLD.ranker().slate(Profile((WISH,)), {}, 20).places == ()


def test_journeys_with_a_history_and_wishes_are_ranked_by_weights_of_their_own() -> None:
    rng = np.random.default_rng(3)
    learned = learn([rng.permutation(len(CATALOGUE.items))[:40] for _ in range(30)], CATALOGUE.vectors)
    odd = Weights(content=0.0, evidence=0.0, together=0.0, people=3.0, popularity=0.0)
    profile = replay(started(WORLD), WORLD.proposals)
    history, words = History(WORLD.salience, KNOWN), {"a hundred": NAME}
    with_wish = Profile((*profile.journeys, WISH), history_ids=profile.history_ids)
    slate = Ranker(CATALOGUE, history, odd, Signals(learned)).slate(with_wish, words)
    wished = [dict(place.contributions) for place in slate.places if place.journey_id == "wish"]
    others = [dict(place.contributions) for place in slate.places if place.journey_id != "wish"]
    assert wished
    assert others
    assert all(points["people"] == 0.0 and points["content"] > 0.0 for points in wished)
    assert all(points["content"] == 0.0 for points in others)
    assert any(points["people"] > 1.0 for points in others)


def test_anchors_that_were_agreed_to_are_a_wish_too_with_receipts() -> None:
    anchors = tuple(CATALOGUE.items[row].item_id for row in (100, 101))
    journey = Journey("wish", anchors=anchors, prior=1.0)
    assert not WORLD.ranker().query(journey, {}).has_history
    places = WORLD.ranker().slate(Profile((journey,)), {}, 20).places
    assert all(set(place.receipts) <= set(anchors) for place in places)
    assert any(place.receipts for place in places)


@pytest.mark.parametrize("members", [(WORLD.history_ids[0],), WORLD.history_ids[:5]])
def test_what_holds_an_item_of_the_persons_is_no_wish(members: tuple[str, ...]) -> None:
    assert WORLD.ranker().query(Journey("a", members), {}).has_history


def test_a_name_takes_its_best_few_from_other_journeys_and_the_rest_only_where_nobody_else_wants_it() -> None:
    slate = WORLD.ranker().slate(Profile((WISH,)), {"a hundred": NAME}, 80)
    assert len(slate.places) == 80
    query = named_query(CATALOGUE, NAME)
    ranker = WORLD.ranker()
    (found,) = ranker.found([query], None, 20)
    scored = ranker.scored(found, 0.0, np.empty(0, np.int64), has_history=False)
    competing = claimed(WISH, scored)
    assert (competing[scored.order[:CLAIMED]] == scored.scores[scored.order[:CLAIMED]]).all()
    assert competing[scored.order[CLAIMED:]].max() < scored.scores.min()
    assert claimed(Journey("a", ("x",)), scored) is scored.scores


def test_five_things_stand_for_a_name_which_makes_up_half_of_what_is_asked() -> None:
    query = named_query(CATALOGUE, NAME)
    likeness = np.sort(CATALOGUE.vectors @ NAME)[::-1][:5]
    assert len(query.member_rows) == 5
    assert query.member_weights == pytest.approx(likeness / likeness.sum(), abs=1e-6)
    centre = unit(query.member_weights @ CATALOGUE.vectors[query.member_rows])
    assert query.vector == pytest.approx(unit(0.5 * centre + 0.5 * NAME), abs=1e-6)


def test_what_is_unlike_a_name_stands_for_it_with_the_least_weight() -> None:
    vectors = np.stack([NAME, -NAME])
    held = replace(CATALOGUE, items=CATALOGUE.items[:2], vectors=vectors)
    query = named_query(held, NAME)
    assert query.member_weights.tolist() == pytest.approx([1 / 1.05, 0.05 / 1.05])


def test_a_name_claims_its_thirty_best_and_stands_a_thousand_points_behind_for_the_rest() -> None:
    ranker = WORLD.ranker()
    (found,) = ranker.found([named_query(CATALOGUE, NAME)], None, 20)
    scored = ranker.scored(found, 0.0, np.empty(0, np.int64), has_history=False)
    back = (scored.scores - claimed(WISH, scored))[scored.order]
    assert back.tolist() == pytest.approx([0.0] * 30 + [1000.0] * (len(back) - 30), abs=1e-3)
