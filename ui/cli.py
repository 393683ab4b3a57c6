"""The console script: the app when called bare; the same work without a browser."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table

from core.adapters.llm.connection import facts_of
from core.wording import amount
from ui.commands import accounts_cli, backup_cli, batch_cli, export_cli, import_cli, mcp_cli, recipe_cli
from ui.terminal import ACCOUNT, err, open_for_command, out, own_of, person_meant, plain_errors

app = typer.Typer(add_completion=False)
app.add_typer(accounts_cli.commands, name="accounts")
app.command("batch")(batch_cli.batch)
app.command("open-batch")(batch_cli.open_batch)
app.command("backup")(backup_cli.back_up)
app.command("forget")(backup_cli.forget_in_backup)
app.add_typer(recipe_cli.recipe_app, name="recipe")
RECOMMENDED = 20
"""Places that `recommend` shows unless told otherwise; by eye, what fits a terminal."""


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    account: Annotated[
        str, typer.Option(help="Act as this account (e-mail address or id): see and change only what it may.")
    ] = "",
) -> None:
    """Find interest journeys in a history and steer recommendations. Without a command, open the app."""
    ACCOUNT.set(account)
    if context.invoked_subcommand is None:
        from core.adapters.settings import Settings
        from ui.serving.server import run

        run(Settings())


app.command("import")(import_cli.import_history)
app.command("formats")(import_cli.formats)


@app.command()
def people() -> None:
    """List everyone with a history."""
    with plain_errors():
        for person in open_for_command().people():
            typer.echo(f"{person.person_id}\t{person.name}\t{person.portrait}")


@app.command()
def lists(
    person_id: str,
    take_away: Annotated[str, typer.Option(help="Take this list away: its things that nobody uses are gone.")] = "",
    sure: Annotated[bool, typer.Option("--sure", help="Take it away without asking for its name first.")] = False,
) -> None:
    """List what a person may choose from, or take one list away again."""
    from core.workspace.bringing import offered_lists

    with plain_errors():
        workspace = open_for_command()
        person_id = person_meant(workspace, person_id)
        workspace.of(person_id)
        if not take_away:
            for each in offered_lists.lists_of(workspace, person_id):
                typer.echo(f"{each.collection_id}\t{each.name}\t{amount(each.n_items, 'thing')}")
            return
        chosen = offered_lists.list_named(workspace, person_id, take_away)
        held = amount(chosen.n_items, "thing")
        wanted = f"This cannot be undone. {chosen.name} holds {held}. Type its name to take it away"
        if not sure and typer.prompt(wanted, err=True).strip().casefold() != chosen.name.strip().casefold():
            err.print("That is not its name. Nothing was taken away.")
            raise typer.Exit(1)
        said = offered_lists.take_away(workspace, person_id, chosen.collection_id).in_words()
    out.print(said, highlight=False, markup=False, soft_wrap=True)


@app.command()
def journeys(person_id: str) -> None:
    """Show a person's journeys, strongest first."""
    with plain_errors():
        view = own_of(person_id).view()
    table = Table("share", "journey", "life", "items", "from", "to", box=None)
    for v in view.journeys:
        first, last = (f"{t:%Y-%m}" if t else "" for t in (v.first, v.last))
        table.add_row(f"{v.asked:.0%}", v.name, v.life, str(v.n_items), first, last)
    out.print(table)


class Method(StrEnum):
    """How journeys can be found."""

    PERSONAL = "personal"
    TOPICS = "topics"
    COOCCURRENCE = "cooccurrence"


@app.command()
def extract(
    person_id: str,
    method: Annotated[Method | None, typer.Option(help="Use this method from now on; without it, compare.")] = None,
) -> None:
    """Compare the ways to find a person's journeys, or find them again by one; what they decided stays."""
    with plain_errors():
        mine = own_of(person_id)
        if method is not None:
            mine.extract(method)
            out.print(f"Journeys are found by the method '{method}' now.", highlight=False)
        table = Table("method", "journeys", "mean length", "mean density", box=None)
        for each in Method:
            found = mine.proxies(each)
            table.add_row(each, str(found.n_journeys), f"{found.length:.1f}", f"{found.density:.2f}")
    out.print(table)


@app.command()
def recommend(person_id: str, n: int = RECOMMENDED) -> None:
    """Show the top of a person's slate with its reasons."""
    with plain_errors():
        mine = own_of(person_id)
        view = mine.view()
        table = Table("", "item", "journey", "because of", box=None)
        for place in mine.places(view, n=n):
            because = place.receipts[0].title if place.receipts else ""
            table.add_row(str(place.rank), place.item.title, place.journey_name, because)
    out.print(table)
    if view.shortfall:
        out.print(view.shortfall)


@app.command("test-model")
def test_model() -> None:
    """Ask the language model to name four titles of ours, and say who answered, in what form, how long it took."""
    with plain_errors():
        answer = open_for_command().try_model()
    if answer is None:
        err.print("No language model is set up: set OPENAI_BASE_URL or OPENAI_API_KEY, and JOURNEYS_LLM_CONSENT=true.")
        raise typer.Exit(1)
    for fact, value in facts_of(answer):
        out.print(f"{fact}: {value}", highlight=False, markup=False, soft_wrap=True)
    if answer.parsed is None:
        raise typer.Exit(1)


app.command("export")(export_cli.export)
app.command("mcp")(mcp_cli.serve_agents)
app.command("restore")(export_cli.restore_backup)
