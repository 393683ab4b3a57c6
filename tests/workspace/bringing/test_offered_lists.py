"""A list to choose from can be taken away: what nobody uses is gone, what somebody uses stays, the list follows."""

import pytest
from small_world import lone, small_workspace, to_choose_from

from core.entities import Interaction, ListSource
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.bringing.offered_lists import list_named, lists_of, take_away
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return to_choose_from(lone(small_workspace(with_map=False)), topics=("running", "chess"))


def listed(workspace: Workspace) -> set[str]:
    return {item.item_id for item in workspace.histories.items(["list"])}


def test_a_list_that_nobody_uses_is_gone_with_all_that_is_of_it(workspace: Workspace) -> None:
    before = workspace.histories.counts()
    workspace.of("me").view()
    gone = take_away(workspace, "me", "A list")
    assert gone.in_words() == "36 things of A list are gone for good."
    after = workspace.histories.counts()
    assert {table: before[table] - n for table, n in after.items() if n != before[table]} == {"items": 36}
    assert lists_of(workspace, "me") == ()
    for table, column in (("offers", "collection_id"), ("collections", "collection_id"), ("items", "collection_id")):
        assert workspace.database.read(f"SELECT 1 FROM {table} WHERE {column} = 'list'") == []
    orphans = "SELECT 1 FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM items)"
    assert workspace.database.read(orphans) == []
    mine = workspace.of("me")
    assert ListSource.CATALOGUE not in {each.source for each in mine.sources(mine.view())}
    assert not any(place.item.item_id.startswith("list:") for place in mine.places(mine.view()))


def test_what_the_persons_edits_stand_on_stays_and_goes_once_they_are_undone(workspace: Workspace) -> None:
    mine = workspace.of("me")
    mine.commit(e.ItemPinned("list:chess-01"))
    mine.commit(e.InterestAdopted("endgames", "Endgames", anchors=("list:chess-02", "list:chess-03")))
    gone = take_away(workspace, "me", "a LIST ")
    assert (gone.gone, gone.stay) == (33, 3)
    assert "33 things of A list are gone for good. 3 stay: they are pinned" in gone.in_words()
    assert listed(workspace) == {"list:chess-01", "list:chess-02", "list:chess-03"}
    mine = workspace.of("me")
    assert "list:chess-01" in {place.item.item_id for place in mine.places(mine.view())}
    mine.undo()
    mine.undo()
    assert take_away(workspace, "me", "list").gone == 3
    assert listed(workspace) == set()


def test_a_list_that_others_may_choose_from_or_took_up_stays_theirs(workspace: Workspace) -> None:
    workspace.offer("list", "ada")
    assert take_away(workspace, "me", "list").gone == 0
    assert (lists_of(workspace, "me"), len(lists_of(workspace, "ada"))) == ((), 1)
    assert len(listed(workspace)) == 36
    workspace.offer("list", "me")
    workspace.offer("list", "ada", on=False)
    when = workspace.histories.interactions("bo")[0].time
    workspace.histories.add("list", "A list", [], [], [Interaction("bo", "list:chess-00", when)])
    assert take_away(workspace, "me", "list").gone == 0
    assert len(listed(workspace)) == 36


def test_a_list_that_is_not_there_is_refused_with_those_that_are(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="Lists are: A list"):
        list_named(workspace, "me", "Another")
    with pytest.raises(Refused, match="none; bring one"):
        take_away(workspace, "bo", "A list")
    workspace.import_history(
        "list2", "A list", people=[], items=workspace.histories.items(["list"])[:0], interactions=[]
    )
    assert list_named(workspace, "me", "list").n_items == 36
