"""Streamlit's own scripts and styles go compressed to the browser: a third of the bytes of the first load."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

FILES = "/static/"
"""Where the files lie that are the same for everybody: nothing of a person is compressed beside what others say."""
LEAST_BYTES = 1_000
"""Bytes from which on compressing saves a packet; by hand."""
LEVEL = 6
"""Effort of the compression (1..9): zlib's own choice, 9 saves no further hundredth of it."""


class CompressedFiles:
    """Compress the app's fixed files on their way out; Streamlit leaves them as they are."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self._app = app
        self._compressed = GZipMiddleware(app, minimum_size=LEAST_BYTES, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, compressed where it asks for a fixed file."""
        is_file = scope["type"] == "http" and str(scope["path"]).startswith(FILES)
        await (self._compressed if is_file else self._app)(scope, receive, send)
