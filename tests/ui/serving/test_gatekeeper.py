"""Only pages of the app's own, under its own names, may speak to it; a page on another port of the machine may not."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from ui.serving.gatekeeper import Gatekeeper, is_beyond_this_machine

HOST = "127.0.0.1:8501"
OWN = f"http://{HOST}"


def asked(kind: str, host: str, origins: tuple[str, ...], *, https: bool = False) -> str:
    """Return what became of a request: 'passed', or how it was refused."""
    happened: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        happened.append("passed")

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        happened.append(f"{message['type']} {message.get('status', message.get('code', ''))}".strip())

    headers = [(b"host", host.encode()), *((b"origin", origin.encode()) for origin in origins)]
    scope: dict[str, Any] = {"type": "websocket", "scheme": "ws", "path": "/_stcore/stream", "headers": headers}
    if kind != "socket":
        scope |= {"type": "http", "scheme": "http", "method": kind}
    keeper = Gatekeeper(app, ["127.0.0.1", "localhost", "::1", "journeys.test"], https)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, keeper(scope, receive, send)).result()
    return happened[0]


@pytest.mark.parametrize("kind", ["socket", "PUT", "POST", "DELETE", "GET"])
@pytest.mark.parametrize("host", [HOST, "localhost:8501", "LOCALHOST:8501", "[::1]:8501", "journeys.test"])
def test_pages_of_the_apps_own_pass(kind: str, host: str) -> None:
    assert asked(kind, host, (f"http://{host}",)) == "passed"


@pytest.mark.parametrize("kind", ["socket", "PUT", "POST", "DELETE", "GET"])
@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:8502",
        "http://127.0.0.1",
        "http://localhost:8501",
        "https://127.0.0.1:8501",
        "http://evil.test",
        "http://127.0.0.1:8501.evil.test",
        "http://127.0.0.1:8501@evil.test",
        "null",
        "",
        "file://",
        "http://[::1",
        "http://127.0.0.1:port",
    ],
)
def test_a_page_of_another_origin_is_turned_away(kind: str, origin: str) -> None:
    assert asked(kind, HOST, (origin,)) in ("websocket.close 1000", "http.response.start 403")


def test_one_foreign_origin_among_two_is_enough() -> None:
    assert asked("socket", HOST, (OWN, "http://evil.test")) == "websocket.close 1000"


@pytest.mark.parametrize("host", ["evil.test", "evil.test:8501", "127.0.0.1.evil.test", "", "[", "127.0.0.2:8501"])
@pytest.mark.parametrize("kind", ["socket", "GET", "POST"])
def test_a_foreign_host_name_is_turned_away_whatever_the_origin_says(kind: str, host: str) -> None:
    assert asked(kind, host, (f"http://{host}",)) in ("websocket.close 1000", "http.response.start 403")


def test_programs_that_name_no_origin_are_let_in_under_the_right_name() -> None:
    assert asked("socket", HOST, ()) == "passed"
    assert asked("GET", HOST, ()) == "passed"


def test_behind_a_proxy_that_speaks_https_pages_are_of_https() -> None:
    assert asked("socket", "journeys.test", ("https://journeys.test",), https=True) == "passed"
    assert asked("socket", "journeys.test", ("https://journeys.test:443",), https=True) == "passed"
    assert asked("socket", "journeys.test", ("http://journeys.test",), https=True) == "websocket.close 1000"


@pytest.mark.parametrize(
    ("address", "beyond"),
    [
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("::1", False),
        ("localhost", False),
        ("0.0.0.0", True),
        ("::", True),
        ("192.168.1.7", True),
        ("journeys.test", True),
    ],
)
def test_what_listens_beyond_loopback_can_be_reached_by_others(address: str, beyond: bool) -> None:
    assert is_beyond_this_machine([address]) is beyond
