"""What the list may come from is told source by source, and the counts add up."""

import pytest
from small_world import TAKEN, lone, small_workspace, to_choose_from

from core.desk.wishes import switched
from core.entities import ListSource

BACKLOG, REVISIT, CATALOGUE, OTHERS = ListSource


def test_the_counts_of_all_sources_add_up_to_the_list_and_to_what_there_is() -> None:
    workspace = to_choose_from(lone(small_workspace(with_map=False)), topics=("running", "chess"))
    mine = workspace.of("me")
    view = mine.view()
    found = mine.sources(view)
    assert [each.source for each in found] == [BACKLOG, REVISIT, CATALOGUE]
    assert [each.n_items for each in found] == [8, TAKEN, 36]
    assert sum(each.n_places for each in found) == len(view.slate.places)
    assert all(each.n_places > 0 and each.is_on for each in found)
    assert [each.name for each in found] == ["Your backlog", "Worth another look", "To choose from"]


@pytest.mark.parametrize("source", [BACKLOG, REVISIT])
def test_a_source_that_is_off_is_still_told_with_what_it_holds(source: ListSource) -> None:
    mine = lone(small_workspace(with_map=False)).of("me")
    mine.commit(switched(mine.view().profile, source))
    told = {each.source: each for each in mine.sources(mine.view())}
    assert set(told) == {BACKLOG, REVISIT}
    assert (told[source].is_on, told[source].n_places) == (False, 0)
    assert told[source].n_items > 0


def test_a_person_of_a_data_set_has_nothing_to_switch() -> None:
    mine = small_workspace(with_map=False).of("bo")
    assert mine.sources(mine.view()) == ()
    assert {place.source for place in mine.places(mine.view())} == {None}
    assert not mine.has_nothing_new


def test_what_went_with_its_source_says_so() -> None:
    mine = lone(small_workspace(with_map=False)).of("me")
    outcome = mine.commit(switched(mine.view().profile, BACKLOG))
    gone = mine.gone(mine.view(), outcome.comparison)
    assert [each.why for each in gone] == ["you switched off “Your backlog”"] * 4
