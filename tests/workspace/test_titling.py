"""Journeys without a name get one of their items' own words, apart from all others; a name that fits is left alone."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.desk import Desk
from core.entities import GivenName, Profile
from core.steering import edits as e
from core.workspace.titling import Titler


@pytest.fixture(scope="module")
def desk() -> Desk:
    return small_workspace(with_map=False).of("bo").desk


def nameless(desk: Desk, keep: int = 0) -> Profile:
    profile = desk.profile()
    kept = [j.journey_id for j in profile.journeys][:keep]
    return replace(profile, given={journey_id: profile.given[journey_id] for journey_id in kept})


def test_every_journey_gets_a_name_of_its_own_words(desk: Desk) -> None:
    profile = nameless(desk)
    names = dict(Titler().names(desk, profile))
    assert names.keys() == {j.journey_id for j in profile.journeys}
    for journey in profile.journeys:
        topic = journey.members[0].split("-")[0]
        assert topic in names[journey.journey_id].text.casefold()
        assert names[journey.journey_id].size == len(journey.members)


def test_a_name_that_fits_is_left_alone(desk: Desk) -> None:
    profile = nameless(desk, keep=2)
    assert dict(Titler().names(desk, profile)).keys() == {profile.journeys[2].journey_id}
    assert Titler().names(desk, desk.profile()) == ()


def test_no_two_journeys_bear_the_same_name(desk: Desk) -> None:
    profile = nameless(desk)
    first, *_ = profile.journeys
    wanted = dict(Titler().names(desk, profile))[first.journey_id].text
    other = profile.journeys[1]
    taken = GivenName(wanted.upper(), evidence=other.members[:3], size=len(other.members))
    names = dict(Titler().names(desk, replace(profile, given={other.journey_id: taken})))
    assert len({text.casefold() for text in (wanted, *(n.text for n in names.values()))}) == len(names) + 1


def test_progress_counts_the_journeys_that_are_named(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    Titler().names(desk, nameless(desk), report=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert {total for _, total in told} == {3}


def test_an_areas_name_tells_it_from_those_nearby(desk: Desk) -> None:
    rows = {t: desk.catalogue.rows([f"{t}-{n:02d}" for n in range(9)]) for t in ("chess", "sailing", "baking")}
    assert "chess" in Titler().area_name(desk.catalogue, rows["chess"], [rows["sailing"], rows["baking"]]).casefold()


def test_phrases_to_look_elsewhere_are_made_once_and_follow_the_name() -> None:
    workspace = small_workspace(with_map=False)
    mine = workspace.of("bo")
    journey = mine.view().journeys[0]
    first = mine.search_phrases(journey.journey_id)
    assert first[0].text == journey.name
    assert mine.search_phrases(journey.journey_id) is first
    mine.commit(e.JourneyRenamed(journey.journey_id, "Clay at home"))
    assert mine.search_phrases(journey.journey_id)[0].text == "Clay at home"
    assert mine.search_phrases("gone") == ()
