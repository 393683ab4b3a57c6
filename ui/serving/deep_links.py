"""A page's own address opens it at once, without asking first for a server that would lie beneath that address."""

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

from ui.pages import PAGES

_INDEX = Path(st.__file__).with_name("static") / "index.html"
_SCRIPT = "<script"
WHERE_THE_SERVER_IS = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", window.location.href).href };'
"""What tells Streamlit's client where its server is: beside the page, wherever a proxy has put both. Not told, a page
opened as /history looks beneath /history first, in vain."""


def served_page() -> str:
    """Return Streamlit's own page with the place of its server said before its first script."""
    return _INDEX.read_text(encoding="utf-8").replace(
        _SCRIPT, f"{_SCRIPT}>{WHERE_THE_SERVER_IS}</script>\n    {_SCRIPT}", 1
    )


def routes() -> list[Route]:
    """Return the addresses of the pages; the first lies where the server is, and its name leads there."""
    opened = partial(_opened, html=served_page())
    first, *others = PAGES
    return [Route(f"/{first.name}", _led_to_the_first), *(Route(f"/{page.name}", opened) for page in others)]


async def _led_to_the_first(request: Request) -> RedirectResponse:
    """Lead to the first page with all that the address says, wherever a proxy has put it."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


async def _opened(_: Request, html: str) -> HTMLResponse:
    """Answer with the page, to be asked for anew each time, as Streamlit has it with its own."""
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})
