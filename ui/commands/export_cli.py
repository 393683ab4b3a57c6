"""Commands that write what is known of a person, and bring back what was written whole."""

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.terminal import err, open_for_command, out, person_meant, plain_errors

if TYPE_CHECKING:
    from core.desk.sieve import Sieve
    from core.workspace.accounts.account_workspace import AnyWorkspace


class What(StrEnum):
    """What can be exported."""

    JOURNEYS = "journeys"
    LOG = "log"
    HISTORY = "history"
    TAGS = "tags"
    EVERYTHING = "everything"


class Form(StrEnum):
    """How it can be written."""

    JSON = "json"
    CSV = "csv"
    HTML = "html"
    KARAKEEP = "karakeep"
    LINKWARDEN = "linkwarden"
    ZIP = "zip"


def export(
    person_id: str,
    what: Annotated[What, typer.Option(help="What to write; everything comes as a zip.")] = What.JOURNEYS,
    form: Annotated[Form | None, typer.Option(help="How: csv or json; tags also html, karakeep, linkwarden.")] = None,
    also_sensitive: Annotated[bool, typer.Option(help="Sensitive journeys among the tags, too.")] = False,
    kind: Annotated[str, typer.Option(help="Of a history or of tags: only this kind, book or video.")] = "",
    source: Annotated[str, typer.Option(help="Of a history or of tags: only what came from this service.")] = "",
) -> None:
    """Write a person's journeys, history, tags, edit log or everything to the standard output."""
    from core.desk.sieve import Sieve
    from core.desk.taken_out import exports, tag_exports
    from core.workspace.keeping import takeaway

    sieve = Sieve(source, kind)
    if not sieve.is_open and what not in (What.HISTORY, What.TAGS):
        err.print(f"'{what}' is always written whole. Choose --what history or --what tags with --kind and --source.")
        raise typer.Exit(1)
    with plain_errors():
        workspace = open_for_command()
        person_id = person_meant(workspace, person_id)
        workspace.check_export(person_id)
        mine = workspace.of(person_id)
        view, told = mine.view(), mine.told()
        if what is What.EVERYTHING:
            person = next(person for person in workspace.people() if person.person_id == person_id)
            sys.stdout.buffer.write(takeaway.packed(workspace, person))
            return
    tags = partial(takeaway.tags_of, workspace, mine, also_sensitive, sieve)
    written = {
        (What.JOURNEYS, Form.JSON): lambda: exports.journeys_json(view, mine.title_of),
        (What.JOURNEYS, Form.CSV): lambda: exports.journeys_csv(view),
        (What.LOG, Form.JSON): lambda: exports.log_json(person_id, told),
        (What.LOG, Form.CSV): lambda: exports.log_csv(told),
        (What.HISTORY, Form.CSV): lambda: takeaway.history_table(workspace, person_id, sieve),
        (What.HISTORY, Form.JSON): lambda: takeaway.history_records(workspace, person_id, sieve),
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
    if not sieve.is_open:
        _say_what_is_left_out(workspace, person_id, sieve)
    sys.stdout.write(written[what, form or usual]())


def _say_what_is_left_out(workspace: "AnyWorkspace", person_id: str, sieve: "Sieve") -> None:
    """Say beside what is written how much of it that is, and refuse where nothing is of the choice."""
    from core.workspace.keeping import takeaway

    part = takeaway.history_part(workspace, person_id, sieve)
    if not part.moments + part.saved:
        services, kinds = takeaway.kept_services_and_kinds(workspace, person_id)
        known = f"kinds: {', '.join(kinds) or 'none'}; sources: {', '.join(services) or 'none'}"
        err.print(f"Nothing is {sieve.in_words()}. There are {known}.", highlight=False, markup=False)
        raise typer.Exit(1)
    err.print(part.in_words(sieve), highlight=False, markup=False)


def restore_backup(
    path: Annotated[Path, typer.Argument(help="What `export NAME --what everything` or `backup` wrote.")],
    person: Annotated[str, typer.Option(help="Another name than the one in a person's zip.")] = "",
) -> None:
    """Bring a person or everybody back, with the same history, journeys and log."""
    from core.workspace.keeping.backing_up import bring_everybody_back, is_of_everybody
    from core.workspace.keeping.takeaway import restore

    with plain_errors():
        if is_of_everybody(path):
            said = bring_everybody_back(open_for_command(), path).in_words()
        else:
            back = restore(open_for_command(), path, person)
            said = f"{back.name} is back, as {back.person_id}."
    out.print(said, highlight=False, markup=False, soft_wrap=True)
