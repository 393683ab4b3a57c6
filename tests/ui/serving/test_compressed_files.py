"""The app's fixed files go compressed to whoever takes that; whatever may hold something of a person stays as it is."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from ui.serving.compressed_files import CompressedFiles

SCRIPT = b"export const journeys = 1;\n" * 4_000


async def _file(_: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript")


def answered(path: str, accepts: bytes) -> tuple[dict[str, str], bytes]:
    """Return the headers and the body of an answer."""
    app = CompressedFiles(Starlette(routes=[Route("/static/js/a.js", _file), Route("/media/own", _file)]))
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", accepts)]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b"", "root_path": ""}
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, app(scope, receive, send)).result()
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return told, b"".join(message.get("body", b"") for message in sent[1:])


def test_a_fixed_file_is_a_fraction_and_unpacks_to_itself() -> None:
    headers, body = answered("/static/js/a.js", b"gzip")
    assert headers["content-encoding"] == "gzip"
    assert len(body) < len(SCRIPT) / 10
    assert gzip.decompress(body) == SCRIPT


@pytest.mark.parametrize(("path", "accepts"), [("/static/js/a.js", b"identity"), ("/media/own", b"gzip")])
def test_all_else_is_sent_as_it_is(path: str, accepts: bytes) -> None:
    headers, body = answered(path, accepts)
    assert "content-encoding" not in headers
    assert body == SCRIPT
