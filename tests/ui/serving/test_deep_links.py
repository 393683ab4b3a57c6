"""Every page opens under its own address, where the client is told at once where its server is."""

import asyncio
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from ui.pages import PAGES, PageLine
from ui.serving import deep_links
from ui.serving.server import HEADERS


def messages(path: str, query: bytes = b"") -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": query, "root_path": ""}
        await Starlette(routes=deep_links.routes())(scope, receive, send)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, ask()).result()
    return sent


def answered(path: str) -> tuple[int, str]:
    sent = messages(path)
    return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:]).decode()


@pytest.mark.parametrize("page", PAGES[1:], ids=lambda page: page.name)
def test_a_pages_address_answers_and_says_where_the_server_is_before_anything_runs(page: PageLine) -> None:
    status, html = answered(f"/{page.name}")
    assert status == 200
    assert html.index(deep_links.WHERE_THE_SERVER_IS) < html.index("src=")
    assert html.split("<script>")[1].startswith(deep_links.WHERE_THE_SERVER_IS)


@pytest.mark.parametrize(("query", "told"), [(b"", b"./"), (b"person=ann&open=j1", b"./?person=ann&open=j1")])
def test_the_first_pages_name_leads_to_where_it_lies_with_all_that_is_asked(query: bytes, told: bytes) -> None:
    start = messages(f"/{PAGES[0].name}", query)[0]
    assert (start["status"], dict(start["headers"])[b"location"]) == (307, told)


@pytest.mark.parametrize("path", ["/history/_stcore/health", "/nowhere", "/histor", "/history/x"])
def test_no_other_address_is_taken_for_a_page(path: str) -> None:
    assert answered(path)[0] == 404


def test_what_is_said_may_run_under_the_policy() -> None:
    digest = b64encode(sha256(deep_links.WHERE_THE_SERVER_IS.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in HEADERS["Content-Security-Policy"]
