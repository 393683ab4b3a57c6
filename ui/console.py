"""The console script: the app when called bare, the command line otherwise."""

import typer

from ui.cli import app


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Find interest journeys in a history and steer recommendations. Without a command, open the app."""
    if context.invoked_subcommand is None:
        from core.adapters.settings import Settings
        from ui.server import run

        run(Settings())


def main() -> None:
    """Run what the command line asks for."""
    app()
