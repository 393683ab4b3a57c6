"""Who brings a history of their own is offered their own backlog first, and nothing invented, ever."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from small_world import TAKEN, items, lone, small_workspace, to_choose_from

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.adapters.store.logbook import UnknownPerson
from core.adapters.store.offers import OWN_HISTORY
from core.desk.wishes import switched
from core.entities import Interaction, Item, ListSource, Person, Saved
from core.salience import Life
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.workspace import Workspace

BACKLOG, REVISIT, CATALOGUE, OTHERS = ListSource


def counted(workspace: Workspace, person_id: str = "me") -> Counter[ListSource | None]:
    """Return how many places of a person's list come from each source."""
    mine = workspace.of(person_id)
    return Counter(mine.desk.source_of(place.item_id) for place in mine.view().slate.places)


@pytest.fixture
def workspace() -> Workspace:
    return lone(small_workspace(with_map=False))


def test_the_backlog_that_fits_comes_first_then_what_is_worth_another_look(workspace: Workspace) -> None:
    slate = workspace.of("me").view().slate
    assert counted(workspace) == {BACKLOG: 4, REVISIT: TAKEN}
    pottery = [place.item_id for place in slate.places if place.item_id.startswith("me:pottery")]
    assert {f"me:pottery-{n:02d}" for n in range(TAKEN, TAKEN + 4)} == set(pottery[:4])
    assert not any("sailing" in item_id for item_id in slate.item_ids)
    assert "12 things fit" in slate.shortfall


def test_a_second_look_is_never_a_reason_for_itself(workspace: Workspace) -> None:
    for place in workspace.of("me").view().slate.places:
        assert place.item_id not in place.receipts


def test_a_real_history_holds_nothing_that_is_invented() -> None:
    workspace = lone(Workspace(Database(), HashingEncoder(dim=64)))
    mine = workspace.of("me")
    invented = {item.item_id for item in workspace.histories.items(["demo"])}
    assert mine.desk.collection_ids == (f"{OWN_HISTORY}me-shelf",)
    assert not invented & {item.item_id for item in mine.desk.catalogue.items}
    assert not invented & {place.place.item_id for place in mine.search("clay wheel", 50).places}
    for proposal in mine.proposals():
        assert not invented & set(proposal.anchors)
    with pytest.raises(Refused, match="invented"):
        workspace.offer("demo", "me")


def test_what_is_ordinary_is_told_by_more_than_ones_own_few_titles() -> None:
    workspace = lone(Workspace(Database(), HashingEncoder(dim=64)))
    mine, demo = workspace.of("me").desk.catalogue, workspace.of("amara").desk.catalogue
    assert mine.around is not None
    assert len(mine.around.texts) == len(demo.items)
    assert demo.around is None


def test_a_person_of_a_data_set_is_offered_all_of_it_and_what_rests_gets_what_it_asks_for() -> None:
    workspace = small_workspace(with_map=False)
    assert workspace.of("bo").desk.ranker.sourcing is None
    view = workspace.of("bo").view()
    got = Counter(place.journey_id for place in view.slate.places)
    fits = {
        j.journey_id: int(owned.sum()) for j, _, _, owned in workspace.of("bo").desk.ranker.claims(view.profile, {})
    }
    active, *resting = view.journeys
    assert got[active.journey_id] == fits[active.journey_id]
    assert [journey.life for journey in resting] == [Life.DORMANT, Life.DORMANT]
    assert all(abs(got[j.journey_id] - 50 * j.asked) <= 1 for j in resting)
    assert view.shortfall.startswith(f"Only {got.total()} items are left that fit your journeys")


def test_a_catalogue_comes_after_the_backlog_and_beside_few_second_looks(workspace: Workspace) -> None:
    to_choose_from(workspace, topics=("pottery", "running", "chess"))
    found = counted(workspace)
    assert found[BACKLOG] == 4
    assert found[CATALOGUE] > 20
    slate = workspace.of("me").view().slate
    assert not any("chess" in item_id for item_id in slate.item_ids)
    workspace.offer("list", "me", on=False)
    assert counted(workspace) == {BACKLOG: 4, REVISIT: TAKEN}


def test_others_things_come_only_when_the_owner_says_so(workspace: Workspace) -> None:
    lone(workspace, "you", saved=())
    theirs = f"{OWN_HISTORY}you-shelf"
    assert counted(workspace)[OTHERS] == 0
    workspace.offer(theirs, "me")
    assert counted(workspace)[OTHERS] > 0
    assert counted(workspace, "you")[OTHERS] == 0
    workspace.of("me").commit(switched(workspace.of("me").view().profile, OTHERS))
    assert counted(workspace)[OTHERS] == 0


def test_a_source_is_switched_by_an_edit_that_is_told_undone_and_kept(workspace: Workspace) -> None:
    mine = workspace.of("me")
    before = mine.view().slate
    outcome = mine.commit(switched(mine.view().profile, BACKLOG))
    assert outcome.sentence == "Switched off “Your backlog”"
    assert counted(workspace) == {REVISIT: TAKEN}
    lone(workspace)
    assert counted(workspace) == {REVISIT: TAKEN}
    mine = workspace.of("me")
    mine.undo()
    assert mine.view().slate == before
    mine.commit(switched(mine.view().profile, BACKLOG))
    assert mine.commit(switched(mine.view().profile, BACKLOG)).sentence == "Switched on “Your backlog”"
    assert mine.view().slate == before


def test_what_is_taken_up_later_waits_no_more(workspace: Workspace) -> None:
    done = Interaction("me", f"me:pottery-{TAKEN:02d}", workspace.of("me").desk.now)
    workspace.import_history(f"{OWN_HISTORY}me-more", "More", people=[], items=[], interactions=[done])
    assert counted(workspace)[BACKLOG] == 3


@pytest.mark.parametrize("dim", [64, 256])
def test_with_nothing_to_choose_from_the_list_says_what_to_bring(dim: int) -> None:
    workspace = lone(Workspace(Database(), HashingEncoder(dim=dim), with_demo=False), saved=())
    slate = workspace.of("me").view().slate
    assert counted(workspace) == {REVISIT: TAKEN}
    assert "Bring a list of what you saved" in slate.shortfall
    assert slate.shortfall.endswith("worth another look.")
    mine = workspace.of("me")
    mine.commit(switched(mine.view().profile, REVISIT))
    assert mine.view().slate.places == ()
    assert "Bring a list" in mine.view().slate.shortfall


def test_a_saved_list_alone_waits_for_a_history() -> None:
    workspace = Workspace(Database(), HashingEncoder(dim=64), with_demo=False)
    things = [Item(f"s{n}", f"Saved thing {n}") for n in range(3)]
    workspace.import_history(
        f"{OWN_HISTORY}me",
        "List",
        people=[Person("me", "Me")],
        items=things,
        interactions=[],
        saved=[Saved("me", item.item_id) for item in things],
    )
    view = workspace.of("me").view()
    assert view.slate.places == ()
    assert "no journeys yet" in view.slate.shortfall
    assert {place.item.item_id for place in workspace.of("me").search("Saved thing").places} == {"s0", "s1", "s2"}


def test_nothing_is_offered_to_nobody() -> None:
    with pytest.raises(UnknownPerson):
        small_workspace(with_map=False).offer("small", "nobody")


def test_edits_hold_for_what_a_newer_export_brings_and_are_counted(workspace: Workspace) -> None:
    mine = workspace.of("me")
    pottery = mine.desk.profile().journey_of["me:pottery-00"]
    running = mine.desk.profile().journey_of["me:running-00"]
    mine.commit(e.JourneyRenamed(pottery, "Clay at home"))
    mine.commit(e.JourneyRemoved(running))
    new = [Item(f"me:{item.item_id}", item.title) for item in items() if item.item_id in ("pottery-16", "running-16")]
    took = [Interaction("me", item.item_id, mine.desk.now + timedelta(days=1)) for item in new]
    workspace.import_history(f"{OWN_HISTORY}me-shelf", "A shelf", people=[], items=new, interactions=took)
    mine = workspace.of("me")
    assert mine.desk.profile().name(mine.desk.profile().journey_of["me:pottery-16"]) == "Clay at home"
    assert mine.desk.profile().journey_of["me:running-16"] == running
    assert [entry.edit.kind for entry in mine.reached()] == ["journey_renamed", "journey_removed"]
    assert not any("running" in item_id for item_id in mine.view().slate.item_ids)
    again = workspace.import_history(f"{OWN_HISTORY}me-shelf", "A shelf", people=[], items=new, interactions=took)
    assert (again.items, again.interactions, again.duplicates) == (0, 0, 2)


POTTERY, RUNNING = (tuple(f"me:{topic}-{n:02d}" for n in range(TAKEN)) for topic in ("pottery", "running"))
REGROUPED: dict[str, Callable[[str, str], e.Edit]] = {
    "merged": lambda pottery, running: e.JourneysMerged(pottery, (running,)),
    "split": lambda pottery, running: e.JourneySplit(pottery, (("", POTTERY[:3]),)),
    "moved": lambda pottery, running: e.ItemsMoved(RUNNING[:2], pottery),
    "gathered": lambda pottery, running: e.ItemsGathered("", (POTTERY[0], RUNNING[0]), "Both at once"),
    "renamed": lambda pottery, running: e.JourneyRenamed(running, "Out on the road"),
}


@pytest.mark.parametrize("how", REGROUPED)
def test_what_was_regrouped_stays_so_when_a_newer_export_comes_and_the_page_counts_it(
    workspace: Workspace, how: str
) -> None:
    mine = workspace.of("me")
    pottery, running = (mine.desk.profile().journey_of[ids[0]] for ids in (POTTERY, RUNNING))
    mine.commit(REGROUPED[how](pottery, running))
    before = mine.desk.profile()
    new = [Item(f"me:{item.item_id}", item.title) for item in items() if item.item_id in ("pottery-16", "running-16")]
    took = [Interaction("me", item.item_id, mine.desk.now + timedelta(days=1)) for item in new]
    workspace.import_history(f"{OWN_HISTORY}me-shelf", "A shelf", people=[], items=new, interactions=took)
    mine = workspace.of("me")
    after = mine.desk.profile()
    fixed = {item_id: j.journey_id for j in before.journeys for item_id in j.kept}
    assert fixed
    assert {item_id: after.journey_of[item_id] for item_id in fixed} == fixed
    assert all(after.name(j.journey_id) == j.own_name for j in before.journeys if j.own_name)
    grown = {after.journey_of[item.item_id] for item in new if item.item_id in after.journey_of}
    wished = [entry for entry in mine.entries() if entry.is_wished]
    assert list(mine.reached()) == [entry for entry in wished if grown & set(entry.edit.concerns)]
