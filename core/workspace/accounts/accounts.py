"""What who has the file may do with accounts: see them, give a role, hand a person over, forget one with theirs."""

from core.adapters.store.accounts import Account
from core.adapters.store.logbook import UnknownPerson
from core.steering.decisions import Refused
from core.workspace.rights import AccountRole
from core.workspace.workspace import Workspace


def account_named(workspace: Workspace, name: str) -> Account:
    """Return the account of an e-mail address or an id; raises Refused with what to do where it is not one."""
    found = workspace.accounts.named(name)
    if not found:
        raise Refused(f"Nobody has logged in as {name} yet. They log in once; then their account is known.")
    if len(found) > 1:
        ids = ", ".join(account.account_id for account in found)
        raise Refused(f"Several accounts have the address {name}. Say which by its id: {ids}.")
    return found[0]


def give_role(workspace: Workspace, name: str, role: AccountRole) -> Account:
    """Make an account an analyst, an administrator, or a person again; raises Refused for any other role."""
    if role is AccountRole.VISITOR:
        raise Refused("A visitor is who did not log in. Give one of: person, analyst, administrator.")
    account = account_named(workspace, name)
    workspace.accounts.give_role(account.account_id, "" if role is AccountRole.PERSON else role)
    return account


def hand_over(workspace: Workspace, person_id: str, name: str) -> Account:
    """Give a person to an account, whosever they were; raises UnknownPerson and Refused."""
    if workspace.person(person_id) is None:
        raise UnknownPerson(person_id)
    account = account_named(workspace, name)
    workspace.accounts.bind([person_id], account.account_id)
    return account


def forget_account(workspace: Workspace, name: str) -> tuple[str, ...]:
    """Delete an account with all its people and all that is theirs; return who is gone."""
    account = account_named(workspace, name)
    for person_id in account.people:
        workspace.delete_person(person_id)
    workspace.accounts.forget(account.account_id)
    workspace.database.forget_deleted()
    return account.people
