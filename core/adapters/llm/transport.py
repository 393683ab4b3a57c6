"""Open HTTP clients that follow no redirect, read no proxy settings and refuse endless replies."""

from collections.abc import Iterator

import httpx2

REPLY_BYTES = 2_000_000
"""Bytes that a reply may have; chosen by hand against endless ones."""


class _Capped(httpx2.SyncByteStream):
    """Pass a reply's bytes on until there are too many."""

    def __init__(self, stream: httpx2.SyncByteStream, limit: int) -> None:
        self._stream, self._limit = stream, limit

    def __iter__(self) -> Iterator[bytes]:
        received = 0
        for chunk in self._stream:
            received += len(chunk)
            if received > self._limit:
                raise httpx2.DecodingError(f"The reply is longer than {self._limit} bytes.")
            yield chunk

    def close(self) -> None:
        self._stream.close()


def careful_client() -> httpx2.Client:
    """Return a client for one call; it refuses compressed replies, which may unpack to gigabytes."""
    return httpx2.Client(
        follow_redirects=False,
        trust_env=False,
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [_cap]},
    )


def _cap(response: httpx2.Response) -> None:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise httpx2.DecodingError("The reply is compressed although plain bytes were asked for.")
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Capped(response.stream, REPLY_BYTES)
