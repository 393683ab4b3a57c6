"""Commands for accounts of the login: who there is, what they may do, whose people are whose."""

from typing import Annotated

import typer

from core.wording import amount
from core.workspace.rights import AccountRole
from ui.terminal import check_administers, err, open_whole, out, plain_errors

commands = typer.Typer(help="See who has logged in, give them a role, hand people over, forget an account.")
Email = Annotated[str, typer.Argument(help="The e-mail address of an account, or its id.")]


@commands.command("list")
def list_accounts() -> None:
    """List the accounts with their roles and their people; roles that settings give are not among them."""
    with plain_errors():
        check_administers()
        for account in open_whole().accounts.all():
            people = ", ".join(account.people) or "nobody yet"
            typer.echo(f"{account.account_id}\t{account.email}\t{account.role or AccountRole.PERSON}\t{people}")


@commands.command("role")
def give_role(
    name: Email, role: Annotated[AccountRole, typer.Argument(help="person, analyst or administrator.")]
) -> None:
    """Make an account an analyst, an administrator, or a person again."""
    from core.workspace.accounts import accounts

    with plain_errors():
        check_administers()
        account = accounts.give_role(open_whole(), name, role)
    out.print(f"{account.email or account.account_id} is {role} now.", highlight=False, markup=False)


@commands.command("give")
def hand_over(person_id: str, name: Email) -> None:
    """Give a person who is here to an account: from then on they see and steer them."""
    from core.workspace.accounts import accounts

    with plain_errors():
        check_administers()
        account = accounts.hand_over(open_whole(), person_id, name)
    out.print(f"{person_id} belongs to {account.email or account.account_id} now.", highlight=False, markup=False)


@commands.command("forget")
def forget_account(
    name: Email, sure: Annotated[bool, typer.Option("--sure", help="Do not ask for the name again.")] = False
) -> None:
    """Delete an account with all its people and all that is theirs."""
    from core.workspace.accounts import accounts

    with plain_errors():
        check_administers()
        wanted = "This cannot be undone. Type the name again to delete the account with all its people"
        if not sure and typer.prompt(wanted, err=True).strip().casefold() != name.strip().casefold():
            err.print("That is not the name. Nothing was deleted.")
            raise typer.Exit(1)
        gone = accounts.forget_account(open_whole(), name)
    out.print(f"{name} is forgotten, with {amount(len(gone), 'person', 'people')}.", highlight=False, markup=False)
