"""A command reaches the app that holds the database, and nobody else does."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from core.adapters.running_app import ROUTE, SECRET_HEADER, NoAppRuns, ask_for_backup, leave, new_note, withdraw


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "journeys.duckdb"


@pytest.fixture
def app() -> Iterator[HTTPServer]:
    """Serve what was asked, as JSON, on a free port of this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Answer with the path and the secret."""
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps([self.path, self.headers[SECRET_HEADER]]).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield server
    server.shutdown()
    serving.join()
    server.server_close()


def test_the_app_is_asked_with_the_secret_of_its_note(app: HTTPServer, database: Path) -> None:
    note = new_note(app.server_port)
    leave(note, database)
    assert json.loads(ask_for_backup(database)) == [ROUTE, note.secret]


def test_a_note_is_the_owners_alone_and_each_has_another_secret(database: Path) -> None:
    leave(new_note(1), database)
    (place,) = database.parent.iterdir()
    assert place.stat().st_mode & 0o777 == 0o600
    assert new_note(1).secret != new_note(1).secret
    withdraw(database)
    assert list(database.parent.iterdir()) == []


@pytest.mark.parametrize("content", [None, "", "{", "[1]", '{"port": "x", "secret": ""}', '{"port": 1}'])
def test_without_a_note_that_leads_to_an_app_none_runs(database: Path, content: str | None) -> None:
    if content is not None:
        Path(f"{database}.app").write_text(content, encoding="utf-8")
    with pytest.raises(NoAppRuns):
        ask_for_backup(database)


def test_a_note_of_an_app_that_stopped_leads_nowhere(app: HTTPServer, database: Path) -> None:
    leave(new_note(app.server_port), database)
    app.shutdown()
    app.server_close()
    with pytest.raises(NoAppRuns):
        ask_for_backup(database)
