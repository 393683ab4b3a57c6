"""The command for agents: a Model Context Protocol server on the standard input and output."""

from typing import Annotated

import typer

from ui.terminal import err, named_account

NOT_INSTALLED = (
    "Agents need one package more, the official SDK of the Model Context Protocol: "
    "pip install 'steerable-journeys[mcp]'"
)


def serve_agents(
    person: Annotated[
        list[str] | None, typer.Option(help="The agent may read and steer this person; may repeat.")
    ] = None,
    agent: Annotated[str, typer.Option(help="The name that stands in the log; the program's own unless told.")] = "",
    also_sensitive: Annotated[bool, typer.Option(help="Tell the agent about sensitive journeys, too.")] = False,
) -> None:
    """Let an agent read journeys, propose edits and make them under its name (MCP over stdio)."""
    try:
        from ui.commands import mcp_server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("mcp", "mcp_types"):
            raise
        err.print(NOT_INSTALLED, highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    from core.adapters.settings import Settings

    allowed = mcp_server.Allowed(tuple(person or ()), agent, also_sensitive, named_account())
    mcp_server.serve(Settings().database, allowed)
