"""What the server adds to the login: no address tries it too often, and cookies go over HTTPS alone."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.status import HTTP_429_TOO_MANY_REQUESTS
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.adapters.rate_limits import Counted, RateLimits, TooMany
from ui.serving.login import address_of

_COUNTED = "/auth/login"
"""Where a login begins; one that was not begun there is turned away by Streamlit for a state that nobody gave out."""


class LoginGate:
    """Count the logins that are begun from an address, and refuse in words what is too many."""

    def __init__(self, app: ASGIApp, limits: RateLimits, behind_proxy: bool = False) -> None:
        """Wrap an app; behind a proxy people come from where that says."""
        self._app, self._limits, self._behind_proxy = app, limits, behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "http" and scope["path"].endswith(_COUNTED):
            peer = scope["client"][0] if scope.get("client") else None
            try:
                self._limits.count(Counted.LOGIN, address_of(Headers(scope=scope), peer, self._behind_proxy))
            except TooMany as refusal:
                headers = {"Retry-After": str(refusal.seconds)}
                await PlainTextResponse(str(refusal), HTTP_429_TOO_MANY_REQUESTS, headers)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class SecureCookies:
    """Have browsers send every cookie of ours over HTTPS alone: Streamlit leaves that out, for it may run on HTTP."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app that browsers reach by HTTPS."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; sockets set cookies, too, when they are accepted."""

        async def send_secured(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                message["headers"] = _secured(MutableHeaders(raw=list(message.get("headers", ()))))
            await send(message)

        await self._app(scope, receive, send_secured)


def _secured(headers: MutableHeaders) -> list[tuple[bytes, bytes]]:
    """Return headers in which every cookie is marked."""
    return [
        (name, value + b"; Secure" if name.lower() == b"set-cookie" and b"; secure" not in value.lower() else value)
        for name, value in headers.raw
    ]
