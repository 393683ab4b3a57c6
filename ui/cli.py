"""The console script: the app when called bare; the same work without a browser: import, journeys, export."""

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from core.wording import amount
from ui import accounts_cli, backup_cli
from ui.terminal import ACCOUNT, err, open_for_command, out, plain_errors

app = typer.Typer(add_completion=False)
app.add_typer(accounts_cli.commands, name="accounts")
app.command("backup")(backup_cli.back_up)
app.command("forget")(backup_cli.forget_in_backup)
RECOMMENDED = 20
"""Places that `recommend` shows unless told otherwise; by eye, what fits a terminal."""


class What(StrEnum):
    """What can be exported."""

    JOURNEYS = "journeys"
    LOG = "log"
    HISTORY = "history"
    TAGS = "tags"
    EVERYTHING = "everything"


class As(StrEnum):
    """What files are brought as."""

    HISTORY = "history"
    CATALOGUE = "catalogue"


class Form(StrEnum):
    """How it can be written."""

    JSON = "json"
    CSV = "csv"
    HTML = "html"
    KARAKEEP = "karakeep"
    LINKWARDEN = "linkwarden"
    ZIP = "zip"


def _progress() -> Progress:
    """Return a progress display for the error stream."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err, transient=True)


class _Steps:
    """Show the named steps of a preparation as bars."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, int] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Move a step's bar."""
        if step not in self._tasks:
            self._tasks[step] = int(self._progress.add_task(step, total=total))
        self._progress.update(self._tasks[step], completed=done, total=total)  # type: ignore[arg-type]


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
        from ui.server import run

        run(Settings())


@app.command("import")
def import_history(
    paths: Annotated[list[Path], typer.Argument(help="Files, zips or folders of forms that `journeys formats` lists.")],
    person: Annotated[str, typer.Option(help="Whose history it is; names in the files are not obeyed.")] = "Me",
    brought_as: Annotated[
        As, typer.Option("--as", help="What it is: the person's history, or a catalogue of things to choose from.")
    ] = As.HISTORY,
    only: Annotated[list[str] | None, typer.Option(help="Take this file of what was brought only; may repeat.")] = None,
    profile: Annotated[list[str] | None, typer.Option(help="Take this profile's rows of a shared account.")] = None,
    look: Annotated[bool, typer.Option("--look", help="Say what every file is and holds, and store nothing.")] = False,
    column: Annotated[
        list[str] | None,
        typer.Option("--map", help="Override a guess: --map title=Name --map time='Watched at'."),
    ] = None,
    most_people: Annotated[int | None, typer.Option(help="Keep the first N people of a large file only.")] = None,
    draw_map: Annotated[bool, typer.Option(help="Draw the map too; takes up to a minute.")] = True,
) -> None:
    """Read files as one history, say what was left out and why, and find its journeys; or as things to choose from."""
    from core.workspace.catalogues import import_catalogue
    from core.workspace.importing import import_files, listed_parcels, looked_at

    with plain_errors(), _progress() as progress:
        steps = _Steps(progress)
        if look:
            parcels = looked_at(paths, column or [], most_people, partial(steps, "Reading rows"))
            out.print("\n".join(listed_parcels(parcels)), highlight=False, markup=False, soft_wrap=True)
            return
        workspace, overrides = open_for_command(), column or []
        if brought_as is As.CATALOGUE:
            said = import_catalogue(
                workspace,
                paths,
                person=person,
                overrides=overrides,
                names=only,
                most_people=most_people,
                progress=steps,
            ).in_words()
        else:
            said = import_files(
                workspace,
                paths,
                person=person,
                overrides=overrides,
                names=only,
                profiles=profile,
                most_people=most_people,
                draw_map=draw_map,
                progress=steps,
            ).in_words()
    out.print(said, highlight=False, markup=False, soft_wrap=True)


@app.command()
def formats() -> None:
    """List what can be brought in, how to get it, and what is taken from it."""
    from ui.drawing.formats import listed_formats

    for form in listed_formats():
        lines = (form.name, f"  Get it:   {form.how}", f"  Is taken: {form.taken}")
        out.print("\n".join(lines), highlight=False, markup=False, soft_wrap=True)


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
    from core.workspace import offered_lists

    with plain_errors():
        workspace = open_for_command()
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
        view = open_for_command().of(person_id).view()
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
        mine = open_for_command().of(person_id)
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
        mine = open_for_command().of(person_id)
        view = mine.view()
        table = Table("", "item", "journey", "because of", box=None)
        for place in mine.places(view, n=n):
            because = place.receipts[0].title if place.receipts else ""
            table.add_row(str(place.rank), place.item.title, place.journey_name, because)
    out.print(table)
    if view.shortfall:
        out.print(view.shortfall)


@app.command()
def export(
    person_id: str,
    what: Annotated[What, typer.Option(help="What to write; everything comes as a zip.")] = What.JOURNEYS,
    form: Annotated[Form | None, typer.Option(help="How: csv or json; tags also html, karakeep, linkwarden.")] = None,
    also_sensitive: Annotated[bool, typer.Option(help="Sensitive journeys among the tags, too.")] = False,
) -> None:
    """Write a person's journeys, history, tags, edit log or everything to the standard output."""
    from core.desk import exports, tag_exports
    from core.workspace import takeaway

    with plain_errors():
        workspace = open_for_command()
        workspace.check_export(person_id)
        mine = workspace.of(person_id)
        view, told = mine.view(), mine.told()
        if what is What.EVERYTHING:
            person = next(person for person in workspace.people() if person.person_id == person_id)
            sys.stdout.buffer.write(takeaway.packed(workspace, person))
            return
    tags = partial(takeaway.tags_of, workspace, mine, also_sensitive)
    written = {
        (What.JOURNEYS, Form.JSON): lambda: exports.journeys_json(view, mine.title_of),
        (What.JOURNEYS, Form.CSV): lambda: exports.journeys_csv(view),
        (What.LOG, Form.JSON): lambda: exports.log_json(person_id, told),
        (What.LOG, Form.CSV): lambda: exports.log_csv(told),
        (What.HISTORY, Form.CSV): lambda: takeaway.history_table(workspace, person_id),
        (What.HISTORY, Form.JSON): lambda: takeaway.history_records(workspace, person_id),
        (What.TAGS, Form.CSV): lambda: tag_exports.tags_csv(tags()),
        (What.TAGS, Form.HTML): lambda: tag_exports.bookmarks_html(tags()),
        (What.TAGS, Form.KARAKEEP): lambda: tag_exports.karakeep_json(tags()),
        (What.TAGS, Form.LINKWARDEN): lambda: tag_exports.linkwarden_json(tags()),
    }
    usual = Form.CSV if what is What.TAGS else Form.JSON
    if (what, form or usual) not in written:
        forms = ", ".join(known for each, known in written if each is what)
        err.print(f"'{what}' is written as {forms}. Choose one of these with --form.")
        raise typer.Exit(1)
    sys.stdout.write(written[what, form or usual]())


@app.command("restore")
def restore_backup(
    path: Annotated[Path, typer.Argument(help="What `export NAME --what everything` or `backup` wrote.")],
    person: Annotated[str, typer.Option(help="Another name than the one in a person's zip.")] = "",
) -> None:
    """Bring a person or everybody back, with the same history, journeys and log."""
    from core.workspace.backing_up import bring_everybody_back, is_of_everybody
    from core.workspace.takeaway import restore

    with plain_errors():
        if is_of_everybody(path):
            said = bring_everybody_back(open_for_command(), path).in_words()
        else:
            back = restore(open_for_command(), path, person)
            said = f"{back.name} is back, as {back.person_id}."
    out.print(said, highlight=False, markup=False, soft_wrap=True)
