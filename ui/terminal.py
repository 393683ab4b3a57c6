"""What every command shares: its two consoles, and errors that speak to the reader as one line and exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from core.wording import named_first

if TYPE_CHECKING:
    from core.workspace.accounts.account_workspace import AnyWorkspace
    from core.workspace.person_workspace import PersonWorkspace
    from core.workspace.workspace import Workspace

ACCOUNT: ContextVar[str] = ContextVar("account", default="")
"""What was given as `--account` to the command that runs; '' for nothing."""
out = Console()
err = Console(stderr=True)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the errors that speak to the reader into one line and exit code 1."""
    from core.adapters.encoders.encoder import EncoderError
    from core.adapters.importers import ImportRefused
    from core.adapters.store.faults import DatabaseError
    from core.adapters.store.logbook import UnknownPerson
    from core.steering.decisions import Refused
    from core.steering.recipes import NoRecipe
    from core.workspace.keeping.backup_zips import NoBackup

    try:
        yield
    except (DatabaseError, EncoderError, ImportRefused, NoBackup, NoRecipe, Refused) as error:
        err.print(f"[red]{error}[/red]", highlight=False)
        raise typer.Exit(1) from error
    except UnknownPerson as error:
        err.print(f"Nobody called {error.args[0]!r} has a history here. `journeys people` lists everyone.")
        raise typer.Exit(1) from error


def open_for_command() -> "AnyWorkspace":
    """Open the workspace as the account that was named may see it, or whole for who has the file and names none.

    Raises Refused for an account that nobody logged in to.
    """
    whole, account = open_whole(), named_account()
    return seen_by_account(whole, account) if account else whole


def person_meant(workspace: "AnyWorkspace", said: str) -> str:
    """Return the id of the person whom a word means: their id, or else the name that nobody else has.

    A word that means nobody is returned as it is. Raises Refused where several people have that name.
    """
    from core.steering.decisions import Refused

    if workspace.person(said) is not None:
        return said
    alike = [one.person_id for one in workspace.people() if one.name.casefold() == said.strip().casefold()]
    if len(alike) > 1:
        raise Refused(f"{len(alike):,} people here are called {said}. Say which one: {named_first(alike)}.")
    return alike[0] if alike else said


def own_of(said: str) -> "PersonWorkspace":
    """Return the half of the workspace of the person whom a word means; raises UnknownPerson for nobody."""
    workspace = open_for_command()
    return workspace.of(person_meant(workspace, said))


def named_account() -> str:
    """Return what was given as `--account`; '' for nothing."""
    return ACCOUNT.get()


def seen_by_account(whole: "Workspace", name: str) -> "AnyWorkspace":
    """Return the workspace as an account sees it; its acts are counted as in the app."""
    from core.adapters.rate_limits import RateLimits
    from core.adapters.settings import Settings
    from core.workspace.accounts.account_workspace import AccountWorkspace
    from core.workspace.accounts.accounts import account_named
    from core.workspace.rights import AccountRole, Who

    account, settings = account_named(whole, name), Settings()
    role = AccountRole(settings.role_of(account.email) or account.role or AccountRole.PERSON)
    who = Who(role=role, counted_as=account.account_id, account_id=account.account_id, email=account.email)
    return AccountWorkspace(whole, who, RateLimits(settings))


def check_administers() -> None:
    """Raise Refused where an account was named that looks after nobody but itself."""
    if named_account():
        open_for_command().check_administers()


def open_whole() -> "Workspace":
    """Open everybody's workspace, and say on the error stream when edits that were in its log are not any more."""
    from core.workspace.opening import open_workspace

    workspace = open_workspace()
    if missing := workspace.seal.missing:
        err.print(
            f"{missing:,} of the edits that were here {'is' if missing == 1 else 'are'} missing: the database was put "
            "back from an older copy, or its newest changes were lost. `journeys restore` brings a backup back.",
            highlight=False,
            soft_wrap=True,
        )
    return workspace
