"""An embeddings endpoint that is down at a click: it is said on the page, and the same click works once it is back."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from small_world import fill
from streamlit.testing.v1 import AppTest

from core.adapters.encoders.encoder import HashingEncoder, OpenAIEncoder
from core.adapters.store.database import Database
from core.workspace.workspace import Workspace

APP = str(Path(__file__).parents[2] / "app.py")
DIM = 256


class Endpoint(BaseHTTPRequestHandler):
    """Embeds texts by their words, or says that it is down."""

    is_down = False
    local = HashingEncoder(dim=DIM)

    def do_POST(self) -> None:
        """Answer a request."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        rows = [] if self.is_down else self.local.encode(asked["input"]).tolist()
        data = [{"object": "embedding", "index": n, "embedding": row} for n, row in enumerate(rows)]
        body = json.dumps({"object": "list", "model": "any", "data": data}).encode()
        self.send_response(503 if self.is_down else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    """Serve the endpoint on a free port; return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    Endpoint.is_down = False
    server.shutdown()
    server.server_close()


@pytest.fixture
def app(endpoint: str) -> AppTest:
    """Open the small world, read by the endpoint."""
    workspace = Workspace(Database(), OpenAIEncoder(endpoint, "", "any", DIM), with_demo=False)
    fill(workspace, with_map=False)
    app = AppTest.from_file(APP, default_timeout=60)
    app.session_state["workspace"] = workspace
    app.query_params["person"] = "bo"
    return app.run()


def said(app: AppTest) -> str:
    """Return what the page drew as HTML, and require that it is ours alone."""
    assert not app.exception
    return "\n".join(str(each.value) for each in app.html)


def test_a_rename_while_the_endpoint_is_down_is_refused_in_words_and_works_once_it_is_back(app: AppTest) -> None:
    field = next(each for each in app.text_input if str(each.key).startswith("name-"))
    before, key = field.value, str(field.key)
    Endpoint.is_down = True
    field.set_value("Clay and fire").run()
    assert "Nothing changed." in said(app)
    assert "503" in said(app)
    assert app.text_input(key=key).value == before
    Endpoint.is_down = False
    app.text_input(key=key).set_value("Clay and fire").run()
    assert "Renamed" in said(app)
    assert app.text_input(key=key).value == "Clay and fire"


def test_a_verb_that_reads_no_words_works_while_the_endpoint_is_down(app: AppTest) -> None:
    Endpoint.is_down = True
    next(each for each in app.button if str(each.key).startswith("More-")).click().run()
    assert "More of" in said(app)
    assert "Nothing changed" not in said(app)
