"""What fits none of a person's journeys leaves the list where they want that, is told, and comes back when asked."""

from dataclasses import replace

import numpy as np
import pytest
from strategies import make_world, started

from core.entities import JourneyState, Profile
from core.judging.distilled import Distilled
from core.ranking.floor import Floor, Odds
from core.ranking.ranker import History, Ranker
from core.steering.fold import replay

WORLD = make_world(5, 20, 20, 240)
KNOWN = WORLD.catalogue.rows(WORLD.history_ids)
FAR = Distilled(least=0.5, bias=8.0, slopes={"near": -10.0})
"""Calls bad what lies less than .8 from the nearest three of a journey."""
EXPLORING = replace(replay(started(WORLD), WORLD.proposals), exploration=1.0)
WANTS = replace(EXPLORING, only_fitting=True)


def ranker(distilled: Distilled | None = FAR, least: float | None = 0.5) -> Ranker:
    odds = None if least is None else Odds(least=least, bias=-9.0, slopes={"near": 10.0})
    floor = None if odds is None else Floor(odds, odds)
    return Ranker(WORLD.catalogue, History(WORLD.salience, KNOWN), floor=floor, distilled=distilled)


def nearest(profile: Profile, item_id: str) -> float:
    """Return how near an item lies to the three nearest things of the journey that is nearest to it."""
    vectors, rows = WORLD.catalogue.vectors, WORLD.catalogue.rows
    (row,) = rows([item_id])
    return max(
        float(np.sort(vectors[rows(j.members)] @ vectors[row])[-3:].mean())
        for j in profile.journeys
        if j.is_own and len(rows(j.members))
    )


def test_what_is_bad_for_every_journey_goes_and_is_told() -> None:
    before, after = ranker().slate(EXPLORING), ranker().slate(WANTS)
    assert not before.left_out
    assert after.left_out
    assert set(after.left_out) == {i for i in before.item_ids if nearest(WANTS, i) < 0.8 - 1e-6}
    assert all(nearest(WANTS, i) >= 0.8 - 1e-6 for i in after.item_ids)


def test_who_does_not_want_it_has_the_list_of_before_to_the_bit() -> None:
    assert ranker().slate(EXPLORING) == ranker(None).slate(EXPLORING)


def test_without_a_model_nothing_is_left_out() -> None:
    assert ranker(None).slate(WANTS) == ranker(None).slate(EXPLORING)


def test_nothing_that_the_floor_lets_through_by_default_is_left_out() -> None:
    harsh = replace(FAR, bias=100.0)
    staying = replace(WANTS, exploration=0.2)
    assert ranker(harsh).slate(staying) == ranker(None).slate(staying)
    assert ranker(harsh, least=None).slate(staying).left_out


def test_what_is_brought_back_is_in_the_list_as_before() -> None:
    one = ranker()
    first = one.slate(WANTS).left_out[0]
    after = one.slate(replace(WANTS, brought_back=(first, "unknown")))
    assert first not in after.left_out
    assert first in one.slate(EXPLORING).item_ids
    assert one.slate(WANTS) == ranker().slate(WANTS)


def test_a_thing_that_fits_a_journey_which_is_not_the_persons_any_more_fits_none_by_it() -> None:
    one = ranker()
    largest = max(WANTS.journeys, key=lambda j: len(j.members))
    gone = tuple(replace(j, state=JourneyState.REMOVED) if j is largest else j for j in WANTS.journeys)
    without = replace(WANTS, journeys=gone)
    assert all(nearest(without, i) >= 0.8 - 1e-6 for i in one.slate(without).item_ids)


def test_a_pin_stays_whatever_it_fits() -> None:
    pinned = ranker().slate(WANTS).left_out[0]
    slate = ranker().slate(replace(WANTS, pinned=(pinned,)))
    assert slate.item_ids[0] == pinned
    assert pinned not in slate.left_out


@pytest.mark.parametrize(
    "profile", [Profile(), Profile(only_fitting=True), Profile(only_fitting=True, exploration=1.0)]
)
def test_nobody_in_particular_has_nothing_left_out(profile: Profile) -> None:
    assert not ranker().slate(profile).left_out
