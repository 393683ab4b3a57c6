"""Commands that bring files in as a history or as things to choose from, and list the forms that can be brought."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ui.terminal import err, open_for_command, out, plain_errors


class As(StrEnum):
    """What files are brought as."""

    HISTORY = "history"
    CATALOGUE = "catalogue"


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


def formats() -> None:
    """List what can be brought in, how to get it, and what is taken from it."""
    from ui.drawing.formats import listed_formats

    for form in listed_formats():
        lines = (form.name, f"  Get it:   {form.how}", f"  Is taken: {form.taken}")
        out.print("\n".join(lines), highlight=False, markup=False, soft_wrap=True)
