"""Logins from one address are counted, from another are not, and cookies are marked for HTTPS where that is spoken."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.adapters.rate_limits import RateLimits
from core.adapters.settings import Settings
from ui.serving.login_gate import LoginGate, SecureCookies


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with two cookies, one of them marked already."""
    answer = PlainTextResponse("here")
    answer.set_cookie("login", "x", httponly=True)
    answer.set_cookie("other", "y", secure=True)
    await answer(scope, receive, send)


def asked(wrapped: ASGIApp, path: str, client: str = "192.0.2.1", **headers: str) -> Message:
    """Return how an answer begins."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "headers": told, "client": (client, 1)}
    finish(wrapped, scope, receive, send)
    return sent[0]


def finish(wrapped: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let an app answer, on a thread of its own: a browser driven earlier may have left a loop running on this one."""

    async def answered() -> None:
        await wrapped(scope, receive, send)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, answered()).result()


def gate(behind_proxy: bool = False) -> Callable[..., int]:
    """Return what asks an app that two logins a minute may be begun at, and returns the status."""
    limits = RateLimits(Settings(_env_file=None, limit_logins="2/minute"))
    wrapped = LoginGate(app, limits, behind_proxy)
    return lambda *a, **k: int(asked(wrapped, *a, **k)["status"])


def test_the_third_login_of_an_address_is_refused_and_nothing_else_of_it() -> None:
    status = gate()
    assert [status("/auth/login") for _ in range(3)] == [200, 200, 429]
    assert status("/auth/login", "192.0.2.2") == 200
    assert status("/") == 200
    assert [status("/auth/login", x_forwarded_for=f"198.51.100.{n}") for n in range(2)] == [429, 429]


def test_behind_a_proxy_addresses_are_those_that_it_tells() -> None:
    status = gate(behind_proxy=True)
    assert [status("/auth/login", x_forwarded_for=f"198.51.100.{n}") for n in range(4)] == [200] * 4
    assert [status("/auth/login", x_forwarded_for=f"{n}, 203.0.113.1") for n in range(3)] == [200, 200, 429]


def test_every_cookie_is_marked_once_for_https() -> None:
    headers = asked(SecureCookies(app), "/")["headers"]
    cookies = [value.decode() for name, value in headers if name == b"set-cookie"]
    assert [cookie.lower().count("secure") for cookie in cookies] == [1, 1]
    assert "HttpOnly" in cookies[0]


def test_a_socket_is_accepted_with_marked_cookies() -> None:
    sent: list[Message] = []

    async def socket(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept", "headers": [(b"set-cookie", b"a=b")]})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError

    finish(SecureCookies(socket), {"type": "websocket"}, receive, send)
    assert sent[0]["headers"] == [(b"set-cookie", b"a=b; Secure")]
