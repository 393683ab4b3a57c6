"""Every answer of the server carries its headers, sockets pass as they are, and health tells that it answers."""

import asyncio
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from ui.serving.server import HEADERS, SCRIPT, SecurityHeaders, health, make_app


def finish(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let an app answer, on a thread of its own: a browser driven earlier may have left a loop running on this one."""

    async def answered() -> None:
        await app(scope, receive, send)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, answered()).result()


def answered(scope: dict[str, Any]) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    finish(SecurityHeaders(Starlette(routes=[Route("/api/health", health)])), scope, receive, send)
    return sent


def asked(path: str) -> dict[str, Any]:
    return {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"", "root_path": ""}


@pytest.mark.parametrize(("path", "status"), [("/api/health", 200), ("/elsewhere", 404)])
def test_every_answer_carries_the_headers(path: str, status: int) -> None:
    start, *_ = answered(asked(path))
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert start["status"] == status
    assert headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()


def test_health_says_ok() -> None:
    assert answered(asked("/api/health"))[1]["body"] == b'{"status":"ok"}'


def test_a_socket_passes_as_it_is() -> None:
    seen: list[Send] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(send)

    async def send(message: Message) -> None:
        raise AssertionError(message)

    async def receive() -> Message:
        raise AssertionError

    finish(SecurityHeaders(app), {"type": "websocket"}, receive, send)
    assert seen == [send]


def test_no_inline_script_runs_but_those_of_the_page_itself() -> None:
    scripts = next(rule for rule in HEADERS["Content-Security-Policy"].split("; ") if rule.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts
    assert "'sha256-" in scripts
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]


def test_the_app_is_the_one_that_ships() -> None:
    assert SCRIPT.is_file()
    assert make_app().script_path == SCRIPT


def test_what_the_app_sets_the_framework_knows_and_no_garbage_is_collected_after_every_run() -> None:
    given = tomllib.loads((SCRIPT.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for section, options in given.items():
        for name in (name for name, value in options.items() if not isinstance(value, dict)):
            config.get_option(f"{section}.{name}")
    assert given["runner"]["postScriptGC"] is False
    with pytest.raises(RuntimeError):
        config.get_option("runner.noSuchThing")
