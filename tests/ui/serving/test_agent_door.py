"""While the app holds the file a command's call is answered by it, for whoever knows its secret and nobody else."""

import http.client
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import uvicorn
from faults.scenes import NAME, opened
from starlette.applications import Starlette
from starlette.routing import Route

from core.adapters.running_app import AGENT_ROUTE, SECRET_HEADER, AppNote, leave, new_note
from core.adapters.store.faults import DatabaseError
from core.workspace.agents.agent_calls import CALL, Call
from core.workspace.workspace import Workspace
from ui.serving.agent_door import MOST_CALL_BYTES, AgentDoor, answer_agent

JOURNEYS = Call(tool="journeys", agent="Scout", person_id="bo")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Hold the small world's file."""
    held = opened(tmp_path)
    yield held
    held.database.close()


@pytest.fixture
def note(workspace: Workspace, tmp_path: Path) -> Iterator[AppNote]:
    """Serve an app that holds the file, on a free port of this machine, with its note beside the file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        note = new_note(free.getsockname()[1])
    route = Route(AGENT_ROUTE, partial(answer_agent, secret=note.secret, opened=lambda: workspace), methods=["POST"])
    config = uvicorn.Config(Starlette(routes=[route]), host="127.0.0.1", port=note.port, log_level="error")
    server = uvicorn.Server(config)
    serving = threading.Thread(target=server.run)
    serving.start()
    while not server.started:
        time.sleep(0.01)
    leave(note, tmp_path / NAME)
    yield note
    server.should_exit = True
    serving.join()


def announced(note: AppNote, n_bytes: int) -> int:
    """Return the status of a call that says how long it will be and sends nothing of it: too long is never read."""
    connection = http.client.HTTPConnection("127.0.0.1", note.port, timeout=30)
    try:
        connection.putrequest("POST", AGENT_ROUTE)
        connection.putheader(SECRET_HEADER, note.secret)
        connection.putheader("Content-Length", str(n_bytes))
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()


def posted(note: AppNote, content: bytes, secret: str | None = None) -> int:
    """Return the status of a call with a secret."""
    headers = {SECRET_HEADER: note.secret if secret is None else secret}
    url = f"http://127.0.0.1:{note.port}{AGENT_ROUTE}"
    try:
        with urllib.request.urlopen(urllib.request.Request(url, content, headers), timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.usefixtures("note")
def test_the_app_that_runs_answers_and_its_pages_see_it_at_once(workspace: Workspace, tmp_path: Path) -> None:
    told = AgentDoor(tmp_path / NAME).ask(JOURNEYS)
    assert [x["journey_id"] for x in told["journeys"]] == [v.journey_id for v in workspace.of("bo").view().journeys]
    wishes = {"wishes": [{"verb": "surprise", "amount": 0.9}], "position": told["position"]}
    made = AgentDoor(tmp_path / NAME).ask(Call(tool="apply", agent="Scout", person_id="bo", arguments=wishes))
    assert workspace.of("bo").entries()[-1].seq == made["seq"]
    assert "refused" in AgentDoor(tmp_path / NAME).ask(
        Call(tool="apply", agent="Scout", person_id="bo", arguments=wishes)
    )


@pytest.mark.usefixtures("note")
def test_a_call_for_an_account_that_nobody_has_is_refused(tmp_path: Path) -> None:
    assert "refused" in AgentDoor(tmp_path / NAME).ask(Call(tool="people", account="nobody@example.org"))


def test_nobody_is_answered_without_the_secret_or_with_what_is_no_call(note: AppNote) -> None:
    call = CALL.dump_json(JOURNEYS)
    assert posted(note, call) == 200
    for secret in ("", "0" * 64, note.secret[:-1]):
        assert posted(note, call, secret) == 403
    assert posted(note, b"{") == 400
    assert posted(note, json.dumps({"tool": "journeys", "sql": "DROP"}).encode()) == 400
    assert announced(note, MOST_CALL_BYTES + 1) == 413


def test_where_no_app_runs_the_file_is_kept_between_calls_and_let_go_after_a_silence(tmp_path: Path) -> None:
    made: list[Workspace] = []

    def opening() -> Workspace:
        made.append(opened(tmp_path))
        return made[-1]

    door = AgentDoor(tmp_path / NAME, opening, keep_s=0.5)
    first = door.ask(JOURNEYS)
    assert door.ask(JOURNEYS) == first
    assert len(made) == 1
    deadline = time.monotonic() + 30
    while door.holds_the_file and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not door.holds_the_file
    assert door.ask(JOURNEYS) == first
    assert len(made) == 2
    door.close()


def test_a_file_that_cannot_be_opened_is_refused_in_words(tmp_path: Path) -> None:
    def refusing() -> Workspace:
        raise DatabaseError("It is open in another process.")

    door = AgentDoor(tmp_path / NAME, refusing, keep_s=0.0)
    assert door.ask(JOURNEYS) == {"refused": "It is open in another process."}
