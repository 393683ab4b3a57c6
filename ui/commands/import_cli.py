"""Commands that bring files in as a history or as things to choose from, and list the forms that can be brought."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.steps import shown_steps
from ui.terminal import open_for_command, out, plain_errors


class As(StrEnum):
    """What files are brought as."""

    HISTORY = "history"
    CATALOGUE = "catalogue"


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
    from core.workspace.bringing.catalogues import import_catalogue
    from core.workspace.bringing.importing import import_files, listed_parcels, looked_at

    with plain_errors(), shown_steps() as steps:
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


def formats() -> None:
    """List what can be brought in, how to get it, and what is taken from it."""
    from ui.drawing.formats import listed_formats

    for form in listed_formats():
        lines = (form.name, f"  Get it:   {form.how}", f"  Is taken: {form.taken}")
        out.print("\n".join(lines), highlight=False, markup=False, soft_wrap=True)
