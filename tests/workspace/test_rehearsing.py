"""Things are tried in a copy of a person as they were found: it answers as they do, and nothing of it is stored."""

import pytest
from accounts_world import seen_as, shared_world, written
from small_world import small_workspace

from core.adapters.rate_limits import TooMany
from core.adapters.settings import Settings
from core.adapters.store.logbook import UnknownPerson
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.rehearsing import as_found
from core.workspace.rights import AccountRole
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def steer(half: PersonWorkspace) -> str:
    """Make one edit of every sort that the log tells apart, and return the id of a journey."""
    first, second, *_ = half.view().journeys
    half.commit(e.JourneyRemoved(second.journey_id))
    half.commit(e.JourneySplit(first.journey_id, (("", first.journey.members[:3]),)))
    half.commit(e.JourneyRenamed(first.journey_id, "Clay and such"))
    half.undo()
    half.redo()
    half.extract("topics")
    return first.journey_id


def test_a_copy_has_the_same_journeys_and_the_same_list_as_the_person(workspace: Workspace) -> None:
    assert repr(workspace.rehearsal("bo").view()) == repr(workspace.of("bo").view())


def test_whatever_is_done_in_a_copy_nothing_is_stored_and_the_person_stays_as_they_were(workspace: Workspace) -> None:
    mine = workspace.of("bo")
    before, entries, rows = repr(mine.view()), mine.entries(), written(workspace)
    copy = workspace.rehearsal("bo")
    steer(copy)
    assert len(copy.entries()) > len(entries)
    assert written(workspace) == rows
    assert workspace.of("bo").entries() == entries
    assert repr(workspace.of("bo").view()) == before
    workspace.forget()
    assert repr(workspace.of("bo").view()) == before


def test_two_copies_know_nothing_of_each_other(workspace: Workspace) -> None:
    one, other = workspace.rehearsal("bo"), workspace.rehearsal("bo")
    before = repr(other.view())
    steer(one)
    assert repr(other.view()) == before
    assert other.entries() == workspace.of("bo").entries()


def test_an_edit_in_a_copy_is_measured_told_and_undone_as_one_of_the_person_s(workspace: Workspace) -> None:
    copy = workspace.rehearsal("bo")
    first = copy.view().journeys[0].journey_id
    slate = copy.view().slate
    tried, meant = (half.commit(e.JourneyMuted(first), "a click") for half in (copy, workspace.of("bo")))
    assert (tried.sentence, tried.effect) == (meant.sentence, meant.effect)
    assert copy.commit(e.JourneyMuted(first), "a click").entry == tried.entry
    copy.undo()
    assert copy.view().slate == slate
    assert next(told.sentence for told in copy.told()).startswith("Undid")


def test_what_the_person_changed_is_not_in_the_copy(workspace: Workspace) -> None:
    found = repr(workspace.of("bo").view())
    steer(workspace.of("bo"))
    copy = workspace.rehearsal("bo")
    assert not copy.can_undo()
    assert not [entry for entry in copy.entries() if entry.actor == "person"]
    names = sorted(view.name for view in copy.view().journeys)
    assert names == sorted(view.name for view in small_workspace(with_map=False).of("bo").view().journeys)
    assert repr(workspace.of("bo").view()) != found


def test_names_that_an_edit_of_the_person_called_for_go_with_it(workspace: Workspace) -> None:
    mine = workspace.of("bo")
    found = mine.entries()
    steer(mine)
    assert len([entry for entry in mine.entries() if entry.actor == "rules"]) > 1
    assert as_found(mine.entries()) == found


def test_nobody_has_no_copy(workspace: Workspace) -> None:
    with pytest.raises(UnknownPerson):
        workspace.rehearsal("nobody")


def test_an_account_tries_things_in_whom_it_sees_and_its_tries_are_counted() -> None:
    workspace = shared_world()
    rows = written(workspace)
    mine = seen_as(workspace, "bo", settings=Settings(_env_file=None, limit_edits="2/minute"))
    copy = mine.rehearsal("bo")
    copy.commit(e.JourneyMuted(copy.view().journeys[0].journey_id))
    copy.undo()
    with pytest.raises(TooMany):
        copy.redo()
    assert written(workspace) == rows


@pytest.mark.parametrize("role", [AccountRole.ANALYST, AccountRole.VISITOR])
def test_whoever_may_only_look_has_no_copy_to_try_things_in(role: AccountRole) -> None:
    name = "ada" if role is AccountRole.ANALYST else ""
    with pytest.raises((Refused, UnknownPerson)):
        seen_as(shared_world(), name, role).rehearsal("bo")
