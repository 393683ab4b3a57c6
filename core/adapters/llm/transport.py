"""Open HTTP clients that follow no redirect, read no proxy settings and refuse endless replies."""

import zlib
from collections.abc import Iterator

import httpx2

REPLY_BYTES = 2_000_000
"""Bytes that a reply may have, unpacked; chosen by hand against endless ones."""
_EITHER_WINDOW = 32 + zlib.MAX_WBITS
"""What tells zlib to read a gzip or a zlib head, whichever comes (its manual, `inflateInit2`)."""
_PACKED = ("gzip", "x-gzip", "deflate")
"""Encodings (RFC 9110, 8.4.1) that are unpacked where a server packs although plain bytes were asked for."""


class _Capped(httpx2.SyncByteStream):
    """Pass a reply's bytes on, unpacked, until there are too many."""

    def __init__(self, stream: httpx2.SyncByteStream, limit: int, is_packed: bool) -> None:
        self._stream, self._limit = stream, limit
        self._unpacker = zlib.decompressobj(_EITHER_WINDOW) if is_packed else None

    def __iter__(self) -> Iterator[bytes]:
        received = 0
        for chunk in self._stream:
            plain = self._unpacked(chunk)
            received += len(plain)
            if received > self._limit:
                raise httpx2.DecodingError(f"The reply is longer than {self._limit} bytes.")
            yield plain

    def _unpacked(self, chunk: bytes) -> bytes:
        """Unpack no more than the limit and one byte, so that a small reply never fills the memory."""
        if self._unpacker is None:
            return chunk
        try:
            return self._unpacker.decompress(chunk, self._limit + 1)
        except zlib.error as error:
            raise httpx2.DecodingError("The reply is packed in a way that cannot be read.") from error

    def close(self) -> None:
        self._stream.close()


def careful_client() -> httpx2.Client:
    """Return a client for one call; what a server packs all the same is unpacked within bounds."""
    return httpx2.Client(
        follow_redirects=False,
        trust_env=False,
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [_cap]},
    )


def _cap(response: httpx2.Response) -> None:
    encoding = response.headers.get("content-encoding", "identity").strip().casefold()
    if encoding not in ("identity", *_PACKED):
        raise httpx2.DecodingError("The reply is compressed although plain bytes were asked for.")
    response.headers.pop("content-encoding", None)
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Capped(response.stream, REPLY_BYTES, encoding in _PACKED)
