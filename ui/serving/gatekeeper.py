"""Who may speak to the server: pages of its own, under names of its own; a page of another port may not."""

from collections.abc import Collection, Iterable
from ipaddress import ip_address

from starlette.datastructures import URL, Headers
from starlette.responses import PlainTextResponse
from starlette.status import HTTP_403_FORBIDDEN
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_SECURE = {"http": "https", "ws": "https", "https": "https", "wss": "https"}
_PLAIN = {"http": "http", "ws": "http", "https": "https", "wss": "https"}
_USUAL_PORT = {"http": 80, "https": 443}
"""Ports that an address may leave out (RFC 6454, section 4)."""
NOT_OURS = "This address or this page is not allowed to speak to the app."


class Gatekeeper:
    """Turn away requests under foreign names, and sockets, uploads and changes that a page of another origin makes.

    Streamlit compares host names alone: a page that another program serves on another port of the same machine could
    open the socket, read everything and delete it. Here scheme, host and port must be the app's own.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], proxies_https: bool = False) -> None:
        """Wrap an app that is known by some host names; behind a proxy that speaks HTTPS pages are of that."""
        self._app, self._hosts = app, {host.lower() for host in hosts}
        self._schemes = _SECURE if proxies_https else _PLAIN

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] not in ("http", "websocket") or self._is_welcome(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await PlainTextResponse(NOT_OURS, HTTP_403_FORBIDDEN)(scope, receive, send)

    def _is_welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _host_of(host) not in self._hosts:
            return False
        origins = headers.getlist("origin")
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD", "OPTIONS") and not origins:
            return True
        scheme = self._schemes[scope["scheme"]]
        own = _origin(f"{scheme}://{host}")
        return all(own is not None and _origin(origin) == own for origin in origins)


def _host_of(host: str) -> str:
    """Return the name in a Host header, without its port."""
    try:
        return (URL(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _origin(address: str) -> tuple[str, str, int] | None:
    """Return scheme, host and port of an origin; None for what is none, as `null` is."""
    try:
        parts = URL(address)
        host, port = parts.hostname, parts.port or _USUAL_PORT.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, host.lower(), port) if host and port else None


def is_beyond_this_machine(addresses: Iterable[str]) -> bool:
    """Tell whether anybody else could reach an app that listens at some addresses."""
    return any(not _is_loopback(address) for address in addresses)


def _is_loopback(address: str) -> bool:
    if address.lower() == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
