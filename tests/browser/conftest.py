"""A running app with a database of its own, and a browser in front of it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from small_world import fill

from core.adapters.database import Database
from core.adapters.settings import Settings
from core.composition import encoder_of
from core.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Server:
    """A running app."""

    url: str
    database: Path
    process: subprocess.Popen[bytes]

    def page(self, name: str, person_id: str = "") -> str:
        return f"{self.url}/{name}" + (f"?person={person_id}" if person_id else "")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=20)


def small(database: Path) -> Path:
    """Fill a database with the small world, as the app's own encoder will read it."""
    opened = Database(database)
    fill(Workspace(opened, encoder_of(Settings(database=database)), with_demo=False))
    opened.close()
    return database


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(database: Path) -> Iterator[Server]:
    """Start the app on a free port with a database, and end it by its process id."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless=true"]
    command += ["--server.address=127.0.0.1", f"--server.port={port}", "--server.fileWatcherType=none"]
    environment = {**os.environ, "JOURNEYS_DATABASE": str(database)}
    with (database.parent / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        server = Server(f"http://127.0.0.1:{port}", database, process)
        try:
            wait_until_healthy(server)
            yield server
        finally:
            server.stop()


def wait_until_healthy(server: Server) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("The app did not start; see server.log.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None and not REQUIRED:
        pytest.skip("There is no Chromium here; set REQUIRE_BROWSER=1 to fail instead.")
    from playwright.sync_api import sync_playwright

    assert CHROMIUM is not None, "REQUIRE_BROWSER=1 and there is no Chromium."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def app(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(small(tmp_path_factory.mktemp("app") / "journeys.duckdb")) as server:
        yield server


@pytest.fixture
def own_app(browser: Any, tmp_path: Path) -> Iterator[Server]:
    with serving(small(tmp_path / "journeys.duckdb")) as server:
        yield server


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture
def log_of(browser: Any) -> Callable[[Server, str], list[dict[str, Any]]]:
    """Return what reads a person's log through the app's own export."""

    def read(server: Server, person_id: str) -> list[dict[str, Any]]:
        context = browser.new_context(accept_downloads=True)
        context.set_default_timeout(PATIENCE_MS)
        tab = context.new_page()
        tab.goto(server.page("data", person_id))
        with tab.expect_download() as waiting:
            tab.locator(".st-key-export-log-json button").click()
        written = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
        context.close()
        entries: list[dict[str, Any]] = written["log"]
        return entries

    return read
