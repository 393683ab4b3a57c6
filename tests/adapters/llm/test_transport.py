"""The client for language models follows nothing, unpacks within bounds, and reads no reply without end."""

import gzip

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


def packed(body: bytes) -> StubReply:
    return StubReply(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})


def test_what_a_server_packs_all_the_same_is_unpacked() -> None:
    assert answer(packed(b"x" * 10_000)).text == "x" * 10_000


def test_a_small_reply_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    with pytest.raises(httpx2.DecodingError, match="longer than"):
        answer(packed(b"x" * (50 * REPLY_BYTES)))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br"])
def test_a_reply_packed_in_an_unknown_way_is_refused(encoding: str) -> None:
    with pytest.raises(httpx2.DecodingError, match="compressed"):
        answer(StubReply(body="x", headers={"Content-Encoding": encoding}))


def test_a_reply_that_only_says_that_it_is_packed_is_refused() -> None:
    with pytest.raises(httpx2.DecodingError, match="cannot be read"):
        answer(StubReply(body="x" * 100, headers={"Content-Encoding": "gzip"}))
