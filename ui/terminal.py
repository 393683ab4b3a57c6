"""What every command shares: its two consoles, and errors that speak to the reader as one line and exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console

if TYPE_CHECKING:
    from core.workspace.workspace import Workspace

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
    from core.workspace.takeaway import NoBackup

    try:
        yield
    except (DatabaseError, EncoderError, ImportRefused, NoBackup, Refused) as error:
        err.print(f"[red]{error}[/red]", highlight=False)
        raise typer.Exit(1) from error
    except UnknownPerson as error:
        err.print(f"Nobody called {error.args[0]!r} has a history here. `journeys people` lists everyone.")
        raise typer.Exit(1) from error


def open_for_command() -> "Workspace":
    """Open the workspace, and say on the error stream when edits that were in its log are not any more."""
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
