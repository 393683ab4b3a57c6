"""Commands that keep everybody's histories safe: a backup, also while the app runs, and one that forgets somebody."""

from pathlib import Path
from typing import Annotated

import typer

from ui.terminal import check_administers, err, out, plain_errors


def back_up(
    path: Annotated[Path, typer.Argument(help="The zip to write; one that is there is replaced.")],
) -> None:
    """Write everybody's histories and edits as one zip, whether or not the app runs."""
    from core.adapters.private_files import write_privately
    from core.adapters.running_app import NoAppRuns, ask_for_backup
    from core.adapters.settings import Settings
    from core.adapters.store.faults import DatabaseError
    from core.workspace.keeping import backing_up
    from core.workspace.opening import open_workspace

    settings = Settings()
    with plain_errors():
        check_administers()
        try:
            content = ask_for_backup(settings.database)
        except NoAppRuns:
            workspace = open_workspace(settings)
            content = backing_up.everybody_zipped(workspace.database)
            workspace.database.close()
        try:
            write_privately(path, content)
        except OSError as error:
            raise DatabaseError(f"{path} cannot be written: {error.strerror}. Choose another path.") from error
    out.print(
        f"{path} holds everything as it is now ({len(content):,} bytes).", highlight=False, markup=False, soft_wrap=True
    )
    out.print("`journeys restore` brings it back.", highlight=False, markup=False, soft_wrap=True)


def forget_in_backup(
    person_id: Annotated[str, typer.Argument(help="Who is to be forgotten, as `journeys people` names them.")],
    path: Annotated[Path, typer.Argument(help="A zip that `journeys backup` wrote.")],
) -> None:
    """Take a person with all that is only theirs out of a backup; the database stays as it is."""
    from core.adapters.store.logbook import UnknownPerson
    from core.workspace.keeping.backing_up import forget_in

    with plain_errors():
        check_administers()
        try:
            forget_in(path, person_id)
        except UnknownPerson as error:
            err.print(
                f"Nobody called {person_id!r} is in {path}; it stays as it is.",
                highlight=False,
                markup=False,
                soft_wrap=True,
            )
            raise typer.Exit(1) from error
    out.print(f"{path} knows nothing of {person_id} any more.", highlight=False, markup=False, soft_wrap=True)
