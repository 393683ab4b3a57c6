"""A page that another program serves on another port of this machine cannot open the app's socket."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from browser.conftest import Running
from playwright.sync_api import Browser

PAGE = b"<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>"
OPENED = """address => new Promise(done => {
    const socket = new WebSocket(address, ['streamlit']);
    socket.onopen = () => done('opened');
    socket.onerror = () => done('refused');
})"""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Serve a page on another port of this machine."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with a page."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Page)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


def test_a_page_of_another_port_opens_no_socket_and_one_of_the_apps_own_does(
    running: Running, browser: Browser, elsewhere: str
) -> None:
    socket = running.address.replace("http", "ws") + "/_stcore/stream"
    page = browser.new_page()
    page.goto(elsewhere)
    assert page.evaluate(OPENED, socket) == "refused"
    page.goto(f"{running.address}/api/health")
    assert page.evaluate(OPENED, socket) == "opened"
    page.close()
