"""Accounts know whose people are whose, keep their roles, and are gone with the last of what is theirs."""

from datetime import timedelta

from small_world import small_workspace

from core.adapters.store.accounts import Account, Accounts, account_id_of
from core.adapters.store.backups import copy_accounts
from core.adapters.store.database import Database


def test_an_account_is_issuer_and_subject_whatever_its_address() -> None:
    accounts = Accounts(Database())
    made = accounts.know("http://one", "me", "old@people.test")
    assert accounts.know("http://one", "me", "new@people.test") == Account(made.account_id, "new@people.test")
    assert accounts.know("http://one", "ME", "new@people.test").account_id != made.account_id
    assert accounts.know("http://two", "me", "new@people.test").account_id != made.account_id
    assert len(accounts.named("NEW@people.test")) == 3
    assert accounts.named("") == []


def test_a_person_is_of_one_account_at_a_time() -> None:
    accounts = Accounts(Database())
    accounts.bind(["noor", "kai"], "one")
    accounts.bind(["noor"], "two")
    assert (accounts.people("one"), accounts.people("two")) == (("kai",), ("noor",))
    assert (accounts.owner("noor"), accounts.owner("nobody")) == ("two", "")


def test_an_account_goes_with_its_last_person_unless_it_has_a_role() -> None:
    workspace = small_workspace(with_map=False)
    accounts = workspace.accounts
    ada, bo = (accounts.know("http://one", name, f"{name}@people.test") for name in ("ada", "bo"))
    accounts.bind(["ada", "cy"], ada.account_id)
    accounts.bind(["bo"], bo.account_id)
    accounts.give_role(bo.account_id, "analyst")
    for person_id in ("ada", "bo"):
        workspace.delete_person(person_id)
    assert [each.email for each in accounts.all()] == ["ada@people.test", "bo@people.test"]
    workspace.delete_person("cy")
    assert [(each.email, each.role) for each in accounts.all()] == [("bo@people.test", "analyst")]


def test_a_login_that_ended_stays_ended_for_as_long_as_one_lasts_also_when_everything_is_deleted() -> None:
    workspace = small_workspace(with_map=False)
    workspace.accounts.end("this login", timedelta(hours=1))
    workspace.delete_everything()
    assert workspace.accounts.has_ended("this login")
    assert not workspace.accounts.has_ended("another login")
    workspace.accounts.end("another login", timedelta(hours=-1))
    assert not workspace.accounts.has_ended("this login")


def test_who_comes_back_is_their_account_s_and_no_role_comes_with_them() -> None:
    source, target = Accounts(source_database := Database()), Accounts(target_database := Database())
    made = source.know("http://one", "ada", "ada@people.test")
    source.bind(["ada", "cy"], made.account_id)
    source.give_role(made.account_id, "administrator")
    copy_accounts(source_database, target_database, ["ada"])
    assert target.all() == [Account(account_id_of("http://one", "ada"), "ada@people.test", "", ("ada",))]
