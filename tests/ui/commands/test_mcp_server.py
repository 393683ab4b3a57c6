"""An agent's whole conversation over standard input and output, by the official SDK's own client."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from faults.scenes import opened

from core.steering import edits as e

pytest.importorskip("mcp", reason="agents need the `mcp` extra")

from mcp import Client, StdioServerParameters
from mcp.types import Implementation, TextContent

ROOT = Path(__file__).parents[3]
Talk = Callable[[Client], Awaitable[None]]
TOOLS = {"people", "journeys", "items", "slate", "search", "interests", "in_force", "log", "propose", "apply", "undo"}


def talked(arguments: list[str], talk: Talk, **env: str) -> None:
    """Start a server of its own and talk to it as a client called Scout."""
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    server = StdioServerParameters(
        command=sys.executable, args=arguments, cwd=str(ROOT), env={**os.environ, "PYTHONPATH": path, **env}
    )

    async def conversation() -> None:
        async with Client(
            server, client_info=Implementation(name="Scout", version="1"), read_timeout_seconds=120
        ) as it:
            await talk(it)

    asyncio.run(conversation())


def scene(folder: Path, *person_ids: str) -> list[str]:
    """Return how the small world of a folder is served."""
    return ["-m", "agent_scene", str(folder), *person_ids]


async def told(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return what a tool tells."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    found: dict[str, Any] | None = result.structured_content
    assert found is not None
    return found


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    """Return why a tool refuses."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    (said,) = result.content
    assert isinstance(said, TextContent)
    return said.text


def test_a_whole_conversation_is_one_turn_undone_bit_for_bit(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    before = workspace.of("bo").view()
    workspace.database.close()

    async def talk(client: Client) -> None:
        assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
        ids = [x["journey_id"] for x in (await told(client, "journeys"))["journeys"]]
        assert (await told(client, "slate", n=2))["places"][0]["because_of"]
        wishes = [{"verb": "more", "journey_id": ids[0]}, {"verb": "mute", "journey_id": ids[1]}]
        foreseen = await told(client, "propose", wishes=wishes, n=3)
        assert (await told(client, "log"))["position"] == foreseen["position"]
        made = await told(client, "apply", wishes=wishes, position=foreseen["position"])
        assert made["meter"] == foreseen["meter"]
        assert (await told(client, "log", n=1))["entries"][0]["by"] == "agent:Scout"
        asked = [{"verb": "not_me", "journey_id": ids[2]}]
        waits = await told(client, "apply", wishes=asked, position=made["position"])
        assert waits["waits"]
        assert (await told(client, "in_force"))["waiting"][0]["seq"] == waits["seq"]
        await told(client, "undo")

    talked(scene(tmp_path, "bo"), talk)
    workspace = opened(tmp_path)
    mine = workspace.of("bo")
    after = mine.view()
    assert (after.profile, after.slate) == (before.profile, before.slate)
    assert [x.agent for x in mine.waiting()] == ["Scout"]
    assert [x.edit.kind for x in mine.entries() if x.agent] == ["turn_taken", "turn_taken", "edit_undone"]
    workspace.database.close()


def test_what_is_refused_is_an_error_in_words_and_stores_nothing(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    before = {person_id: workspace.of(person_id).entries() for person_id in ("ada", "bo", "cy")}
    workspace.database.close()
    wish = {"verb": "surprise", "amount": 0.9}

    async def talk(client: Client) -> None:
        assert [x["person_id"] for x in (await told(client, "people"))["people"]] == ["ada", "bo"]
        assert "Say which person" in await refused(client, "journeys")
        for other in ("cy", "' OR 1=1 --"):
            assert "Nobody of that id" in await refused(client, "journeys", person=other)
            assert "Nobody of that id" in await refused(client, "apply", person=other, wishes=[wish], position=4)
        assert "fly" in await refused(client, "propose", person="bo", wishes=[{"verb": "fly"}])
        assert "Something changed" in await refused(client, "apply", person="bo", wishes=[wish], position=1)
        hostile = [{"verb": "rename", "journey_id": "gone\n\x1b[31m", "name": "<script>"}]
        assert "no longer here" in await refused(client, "propose", person="bo", wishes=hostile)
        assert "delete_everything" in await refused(client, "delete_everything")

    talked(scene(tmp_path, "ada", "bo"), talk)
    workspace = opened(tmp_path)
    assert {person_id: workspace.of(person_id).entries() for person_id in before} == before
    workspace.database.close()


def test_a_changed_log_between_proposal_and_turn_stops_the_turn(tmp_path: Path) -> None:
    opened(tmp_path).database.close()

    async def talk(client: Client) -> None:
        wish = [{"verb": "surprise", "amount": 0.9}]
        position = (await told(client, "propose", wishes=wish))["position"]
        workspace = opened(tmp_path)
        workspace.of("bo").commit(e.ExplorationSet(0.3))
        workspace.database.close()
        assert "Something changed" in await refused(client, "apply", wishes=wish, position=position)
        again = (await told(client, "propose", wishes=wish))["position"]
        assert not (await told(client, "apply", wishes=wish, position=again))["waits"]

    talked(scene(tmp_path, "bo"), talk)


def test_the_command_serves_the_same_tools_and_says_what_keeps_it_from_the_file(tmp_path: Path) -> None:
    workspace = opened(tmp_path)

    async def talk(client: Client) -> None:
        assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
        assert "Nobody of that id" in await refused(client, "journeys", person="ada")
        assert "is open in another process" in await refused(client, "journeys")

    command = ["-c", "from ui.cli import app; app()", "mcp", "--person", "bo", "--agent", "Scout"]
    talked(command, talk, JOURNEYS_DATABASE=workspace.database.path)
    workspace.database.close()
