"""What an address uploads is counted before it is read, whether it is ever brought in or not."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from core.adapters.rate_limits import RateLimits
from core.adapters.settings import Settings
from ui.serving import server
from ui.serving.upload_gate import LARGEST_MB, UploadGate, megabytes

UPLOAD = "/_stcore/upload_file/session/file"
MB = 1_000_000


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Take whatever comes."""
    await PlainTextResponse("taken")(scope, receive, send)


def asked(gate: UploadGate, path: str, method: str, client: str, **headers: str) -> list[Message]:
    """Return an answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        raise AssertionError  # nothing of the file is read

    async def send(message: Message) -> None:
        sent.append(message)

    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "headers": told, "client": (client, 1)}

    async def answered() -> None:
        await gate(scope, receive, send)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, answered()).result()
    return sent


def put(limit: str, behind_proxy: bool = False) -> Callable[..., int]:
    """Return what uploads a file of some bytes and returns the status."""
    gate = UploadGate(app, RateLimits(Settings(_env_file=None, limit_uploads=limit)), behind_proxy)

    def one(length: str | int, client: str = "192.0.2.1", path: str = UPLOAD, method: str = "PUT", **more: str) -> int:
        headers = {"content_length": str(length)} if length != "" else {}
        return int(asked(gate, path, method, client, **headers, **more)[0]["status"])

    return one


def test_files_that_are_never_brought_in_are_refused_once_they_are_too_many_in_megabytes() -> None:
    upload = put("10/hour")
    assert [upload(4 * MB), upload(6 * MB), upload(1)] == [200, 200, 429]
    assert upload(4 * MB, client="192.0.2.2") == 200


def test_each_file_counts_as_a_megabyte_at_least_and_one_that_hides_its_size_as_the_largest() -> None:
    upload = put("3/hour")
    assert [upload(1) for _ in range(4)] == [200, 200, 200, 429]
    assert put(f"{LARGEST_MB}/hour")("") == 200
    assert put(f"{LARGEST_MB - 1}/hour")("") == 429


@pytest.mark.parametrize(
    ("length", "counted"),
    [
        ("0", 1),
        ("1000000", 1),
        ("1000001", 2),
        ("-5", LARGEST_MB),
        ("", LARGEST_MB),
        ("9" * 30, LARGEST_MB),
        ("²", 1000),
    ],
)
def test_what_a_request_says_of_its_size_counts_as_megabytes(length: str, counted: int) -> None:
    assert megabytes(length) == counted


def test_what_is_refused_does_not_count_and_other_requests_are_none() -> None:
    upload = put("10/hour")
    assert [upload(11 * MB), upload(10 * MB)] == [429, 200]
    assert upload(5 * MB, method="DELETE") == 200
    assert upload(5 * MB, path="/api/health") == 200


def test_a_refusal_says_how_much_is_allowed_and_when_it_works_again() -> None:
    gate = UploadGate(app, RateLimits(Settings(_env_file=None, limit_uploads="1/hour")))
    asked(gate, UPLOAD, "PUT", "192.0.2.1", content_length="5")
    start, body = asked(gate, UPLOAD, "PUT", "192.0.2.1", content_length="5")
    assert b"1 megabyte of files within 60 minutes is the most" in body["body"]
    assert int(dict(start["headers"])[b"retry-after"]) > 0


def test_behind_a_proxy_addresses_are_those_that_it_tells() -> None:
    upload = put("1/hour", behind_proxy=True)
    assert [upload(1, x_forwarded_for=f"{n}, 203.0.113.1") for n in range(2)] == [200, 429]


@pytest.mark.parametrize(("address", "counts"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_uploads_are_counted_where_others_can_come(address: str, counts: bool) -> None:
    made = server.make_app(Settings(_env_file=None, address=address))
    assert ("UploadGate" in str([layer.cls for layer in made._user_middleware])) is counts
