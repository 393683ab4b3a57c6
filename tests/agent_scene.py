"""What an agent talks to in these tests: `python -m agent_scene FOLDER` serves the small world on standard input."""

import sys
from pathlib import Path

from faults.scenes import opened

from core.workspace.agents.agent_calls import Call, answer
from core.workspace.agents.agent_reading import Telling
from ui.commands.mcp_server import Allowed, server_of


def ask(folder: Path, call: Call) -> Telling:
    """Open the small world of a folder, answer, and close it again."""
    workspace = opened(folder)
    try:
        return answer(workspace, call)
    finally:
        workspace.database.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    server_of(lambda call: ask(folder, call), Allowed(tuple(sys.argv[2:]))).run("stdio")
