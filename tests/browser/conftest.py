"""The app in a real browser: a server of its own on a free port with its own database, ended by its process id."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.adapters.store.logbook import Logbook
from core.steering.log import LogEntry
from core.workspace.opening import open_workspace

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    (p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome") if Path(p).exists()), None
)
LAUNCH = "import sys; sys.path.insert(0, sys.argv.pop()); from ui.cli import app; app()"
START_S = 120.0
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PERSON = "rosalind"
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as driving a browser; skip it, saying so, where there is none and none is required."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and os.environ.get("REQUIRE_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason="no chromium here; install it or set REQUIRE_BROWSER=1"))


@dataclass
class Running:
    """A running app: its address, its database, and its process."""

    address: str
    database: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End the server by its process id."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)

    def log(self, person_id: str) -> list[LogEntry]:
        """Stop the server, then read a person's log from its database."""
        self.stop()
        database = Database(self.database)
        try:
            return Logbook(database).entries(person_id)
        finally:
            database.close()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the demo histories in which one person's journeys are found already."""
    path = tmp_path_factory.mktemp("prepared") / "journeys.duckdb"
    workspace = open_workspace(Settings(database=path))
    workspace.of(PERSON).view()
    workspace.database.close()
    return path


@pytest.fixture
def running(tmp_path: Path, prepared: Path) -> Iterator[Running]:
    """Start the app on the demo histories, on a free port with a database of its own."""
    yield from served(tmp_path, prepared, lambda _: {})


def served(folder: Path, prepared: Path, more: Callable[[str], dict[str, str]]) -> Iterator[Running]:
    """Start the app in a folder on a copy of a database, with more settings for its address; end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = Path(shutil.copy(prepared, folder / "journeys.duckdb"))
    settings = {"JOURNEYS_DATABASE": str(database), "JOURNEYS_PORT": str(port), "JOURNEYS_ADDRESS": "127.0.0.1"}
    settings |= more(f"http://127.0.0.1:{port}")
    command = [sys.executable, "-c", LAUNCH, str(ROOT)]
    log = (folder / "server.log").open("wb")
    process = subprocess.Popen(command, env=os.environ | settings, cwd=folder, stdout=log, stderr=log)
    app = Running(f"http://127.0.0.1:{port}", database, process)
    try:
        _wait(f"{app.address}/api/health", process)
        yield app
    finally:
        app.stop()
        log.close()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the app answers."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        assert process.poll() is None, "The server ended before it answered."
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The app did not start in time.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(running: Running, browser: Browser) -> Iterator[OpenPage]:
    """Return a function that opens a path of the app in a window of its own."""
    contexts = []

    def opened(path: str = "/", width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(running.address + path)
        page.wait_for_selector('[data-testid="stMainBlockContainer"] h1', timeout=180_000)
        return page

    yield opened
    for context in contexts:
        context.close()
