"""What the server adds to uploads: nobody fills its memory with files that they never bring in."""

import math

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.status import HTTP_429_TOO_MANY_REQUESTS
from starlette.types import ASGIApp, Receive, Scope, Send

from core.adapters.rate_limits import Counted, RateLimits, TooMany
from ui.serving.login import address_of

_COUNTED = "/_stcore/upload_file/"
"""Where Streamlit takes files, each by a PUT of its own, before the page knows of them."""
_MB = 1_000_000
"""Bytes of a megabyte."""
LARGEST_MB = 1000
"""Megabytes of the largest file that is taken, as `maxUploadSize` in `.streamlit/config.toml` says; what does not tell
its size counts as one."""


class UploadGate:
    """Count the megabytes that an address uploads, each file as one at least, and refuse in words what is too much.

    It counts before a byte of the file is read, whatever is done with it afterwards.
    """

    def __init__(self, app: ASGIApp, limits: RateLimits, behind_proxy: bool = False) -> None:
        """Wrap an app; behind a proxy people come from where that says."""
        self._app, self._limits, self._behind_proxy = app, limits, behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "http" and scope["method"] == "PUT" and _COUNTED in scope["path"]:
            headers = Headers(scope=scope)
            peer = scope["client"][0] if scope.get("client") else None
            try:
                whose = address_of(headers, peer, self._behind_proxy)
                self._limits.count(Counted.UPLOAD, whose, megabytes(headers.get("content-length", "")))
            except TooMany as refusal:
                told = {"Retry-After": str(refusal.seconds)}
                await PlainTextResponse(str(refusal), HTTP_429_TOO_MANY_REQUESTS, told)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def megabytes(length: str) -> int:
    """Return as how many megabytes a file counts whose request says that it has so many bytes."""
    if not (length.isascii() and length.isdigit()):
        return LARGEST_MB
    return min(max(1, math.ceil(int(length) / _MB)), LARGEST_MB)
