"""The client for language models follows nothing, unpacks nothing, and reads no reply without end."""

import httpx2
import pytest
from llm_stub import StubReply, serving

from core.adapters.llm.transport import REPLY_BYTES, careful_client


def answer(reply: StubReply) -> httpx2.Response:
    with serving(lambda body: reply) as stub, careful_client() as client:
        return client.post(f"{stub.url}/chat/completions", json={})


def test_a_plain_reply_is_read_whole() -> None:
    assert answer(StubReply(body="x" * 10_000)).text == "x" * 10_000


def test_a_redirect_is_not_followed() -> None:
    assert answer(StubReply(status=302, headers={"Location": "http://127.0.0.1:1/"})).status_code == 302


def test_a_reply_longer_than_the_limit_is_refused() -> None:
    with pytest.raises(httpx2.DecodingError, match="longer than"):
        answer(StubReply(body="x" * (REPLY_BYTES + 1)))


def test_a_compressed_reply_is_refused() -> None:
    with pytest.raises(httpx2.DecodingError, match="compressed"):
        answer(StubReply(body="x", headers={"Content-Encoding": "gzip"}))
