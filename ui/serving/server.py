"""The app as one server process: warmed up, closed to other sites, with a health route.

`journeys` on the command line comes here. `streamlit run app.py` shows the same pages without the headers and the
warm start.
"""

import gc
import importlib
import re
import sys
import threading
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.adapters.error_log import keep_words_out
from core.adapters.places import ROOT
from core.adapters.rate_limits import RateLimits
from core.adapters.running_app import AGENT_ROUTE, ROUTE, AppNote, leave, new_note, withdraw
from core.adapters.settings import Settings
from core.workspace.keeping.backing_up import everybody_zipped
from core.workspace.workspace import Workspace
from ui.serving import deep_links
from ui.serving.agent_door import answer_agent, not_allowed
from ui.serving.compressed_files import CompressedFiles
from ui.serving.gatekeeper import Gatekeeper, is_beyond_this_machine
from ui.serving.login import is_on, secrets_of
from ui.serving.login_gate import LoginGate, SecureCookies
from ui.serving.upload_gate import UploadGate

SCRIPT = ROOT / "app.py"
HEAVY = (
    "numpy",
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "ui.frame",
    "ui.drawing.map_figure",
    "core.workspace.bringing.importing",
    "core.workspace.keeping.backing_up",
)


def _inline_hashes() -> str:
    """Return the hashes of the scripts that stand in the page as it is served, so that no other inline script runs."""
    scripts = re.findall(r"<script>(.*?)</script>", deep_links.served_page(), re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)


POLICY = (
    "default-src 'self'",
    f"script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob: {_inline_hashes()}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(POLICY),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """Put the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; sockets pass as they are."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _open() -> Workspace:
    """Do the work of starting once; what is loaded by then is taken out of the garbage collector's way.

    Streamlit collects all garbage after every run: with everything frozen that costs a fifth of the time.
    """
    for name in HEAVY:
        importlib.import_module(name)
    workspace = _shared()
    threading.Thread(target=_warm, args=(workspace,), name="warm", daemon=True).start()
    gc.collect()
    gc.freeze()
    return workspace


def _warm(workspace: Workspace) -> None:
    """Read what every history needs beside the first visitor; whoever comes earlier just waits a little."""
    if workspace.encoder.is_local:
        workspace.encoder.encode(["Everything that reads titles"])
    workspace.warm()


async def health(_: Request) -> JSONResponse:
    """Tell whether the app answers."""
    return JSONResponse({"status": "ok"})


def make_app(settings: Settings | None = None) -> st.App:
    """Return the app: warm before its first visitor, its database closed and folded in when it stops."""
    settings = settings or Settings()
    note, limits = new_note(settings.port), RateLimits(settings)
    is_lent_out = is_on(settings) or is_beyond_this_machine([settings.address])
    return st.App(
        SCRIPT,
        lifespan=partial(_open_until_stopped, note=note, database=settings.database),
        routes=[
            Route("/api/health", health),
            Route(ROUTE, partial(give_backup, note=note), methods=["POST"]),
            Route(AGENT_ROUTE, partial(answer_agent, secret=note.secret, opened=_shared), methods=["POST"]),
            *deep_links.routes(),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            *([Middleware(SecureCookies)] if settings.speaks_https else []),
            Middleware(Gatekeeper, hosts=settings.host_names(), proxies_https=settings.speaks_https),
            Middleware(LoginGate, limits=limits, behind_proxy=settings.speaks_https),
            *([Middleware(UploadGate, limits=limits, behind_proxy=settings.speaks_https)] if is_lent_out else []),
            Middleware(CompressedFiles),
        ],
        secrets=secrets_of(settings),
        on_script_error=_failed,
    )


@asynccontextmanager
async def _open_until_stopped(_: Any, note: AppNote, database: Path) -> AsyncIterator[None]:
    """Import what pages need, open the workspace, load the encoder beside the first visitor; close it in the end."""
    workspace = await anyio.to_thread.run_sync(_open)
    leave(note, database)
    try:
        yield
    finally:
        withdraw(database)
        await anyio.to_thread.run_sync(workspace.database.close)


async def give_backup(request: Request, note: AppNote) -> Response:
    """Give a backup of everybody to whoever knows the secret that lies beside the database."""
    if refusal := not_allowed(request, note.secret):
        return refusal
    workspace = _shared()
    content = await anyio.to_thread.run_sync(everybody_zipped, workspace.database)
    return Response(content, media_type="application/zip")


def _shared() -> Workspace:
    """Return the workspace that the pages use."""
    workspace: Workspace = importlib.import_module("ui.session").shared_workspace()
    return workspace


def _failed(error: Exception) -> bool:
    """Have the frame show what went wrong, in place of the framework's own words."""
    shown: bool = importlib.import_module("ui.frame").show_failure(error)
    return shown


def run(settings: Settings) -> None:
    """Serve the app until told to stop.

    Streamlit reads the `.streamlit` folder beside the script that a process was started with: that is to be the app,
    whose look lies there, and not the console script.
    """
    sys.argv = [str(SCRIPT)]
    keep_words_out()
    make_app(settings).run(
        config={
            "server.address": settings.address,
            "server.port": settings.port,
            "server.allowedHosts": list(settings.host_names()),
            "server.headless": True,
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": False,
            "client.showErrorDetails": "none",
            "client.toolbarMode": "minimal",
            "logger.enableRich": False,
        }
    )
