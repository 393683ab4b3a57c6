"""Who has the file gives roles and people to accounts that have logged in, and forgets one with all of theirs."""

import pytest
from accounts_world import seen_as, shared_world

from core.adapters.store.logbook import UnknownPerson
from core.steering.decisions import Refused
from core.workspace.accounts.accounts import account_named, forget_account, give_role, hand_over
from core.workspace.rights import AccountRole


def test_a_role_is_given_and_taken_back() -> None:
    workspace = shared_world()
    give_role(workspace, "ADA@people.test", AccountRole.ANALYST)
    assert account_named(workspace, "ada@people.test").role == "analyst"
    give_role(workspace, "ada@people.test", AccountRole.PERSON)
    assert account_named(workspace, "ada@people.test").role == ""
    with pytest.raises(Refused, match="did not log in"):
        give_role(workspace, "ada@people.test", AccountRole.VISITOR)


def test_whoever_is_handed_over_is_seen_by_the_new_account_and_no_more_by_the_old() -> None:
    workspace = shared_world()
    hand_over(workspace, "bo", "ada@people.test")
    assert seen_as(workspace, "ada").of("bo").view().journeys
    with pytest.raises(UnknownPerson):
        seen_as(workspace, "bo").of("bo")
    with pytest.raises(UnknownPerson):
        hand_over(workspace, "nobody", "ada@people.test")


def test_an_account_is_forgotten_with_its_people_and_nobody_else() -> None:
    workspace = shared_world()
    assert forget_account(workspace, "bo@people.test") == ("bo", "bo-shelf")
    assert [person.person_id for person in workspace.people()] == ["ada", "cy", "di"]
    with pytest.raises(Refused, match="They log in once"):
        account_named(workspace, "bo@people.test")


def test_of_two_accounts_with_one_address_one_says_which() -> None:
    workspace = shared_world()
    other = workspace.accounts.know("http://another.test", "ada", "ada@people.test")
    with pytest.raises(Refused, match=other.account_id):
        account_named(workspace, "ada@people.test")
    assert account_named(workspace, other.account_id) == other
