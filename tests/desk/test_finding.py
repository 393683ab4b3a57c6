"""A search lists what is close and nothing else, says what is nearest where nothing is, and marks what is known."""

import pytest
from small_world import small_workspace

from core.ranking.search import CLOSE, LISTED, likenesses
from core.workspace.person_workspace import PersonWorkspace


@pytest.fixture(scope="module")
def mine() -> PersonWorkspace:
    return small_workspace(with_map=False).of("ada")


def test_nothing_that_is_not_close_is_listed_and_the_nearest_is_named(mine: PersonWorkspace) -> None:
    found = mine.search("zzyzx pluvvit")
    assert found.places == ()
    assert found.nearest is not None


def test_what_is_listed_is_close_to_the_words(mine: PersonWorkspace) -> None:
    found = mine.search("chess endgame bishop", 50)
    words = mine.desk.catalogue.centre(mine._shared.meaning(["chess endgame bishop"]))[0]
    near = likenesses(mine.desk.catalogue, words, [place.item.item_id for place in found.places])
    assert len(near)
    assert near.min() >= LISTED
    assert near.max() >= CLOSE
    assert found.nearest is None
    assert {place.item.item_id.split("-")[0] for place in found.places} == {"chess"}


def test_what_says_the_word_itself_is_close_however_little_that_means(mine: PersonWorkspace) -> None:
    found = mine.search("Gambit")
    assert found.places
    assert all("gambit" in place.item.title for place in found.places[:3])


def test_what_was_taken_up_already_is_told_with_its_day_and_not_offered(mine: PersonWorkspace) -> None:
    found = mine.search("pottery clay wheel")
    assert found.known
    for item, time in found.known:
        assert time == max(mine.desk.times[item.item_id])
    assert not {item.item_id for item, _ in found.known} & {place.item.item_id for place in found.places}


def test_filters_hold_for_everything_that_is_listed(mine: PersonWorkspace) -> None:
    found = mine.search("chess endgame under 20 minutes")
    assert found.asked.filters == ("under 20 minutes",)
    assert found.places
    assert all((place.item.length_minutes or 99) < 20 for place in found.places)
    nothing = mine.search("chess endgame under 2 minutes")
    assert (nothing.places, nothing.nearest) == ((), None)


def test_filters_alone_pass_over_the_persons_own_list(mine: PersonWorkspace) -> None:
    found = mine.search("short videos")
    assert found.asked.subject == ""
    assert found.places
    assert {place.item.item_id for place in found.places} <= set(mine.view().slate.item_ids)
    assert all((place.item.length_minutes or 99) <= 20 for place in found.places)
