"""The app in a real browser: a server a file on a free port with its own database, ended by its process id.

Tests of one file share its server and each acts on a person of its own; a file whose tests cannot (they stop the
server, or act on everybody) overrides `running` with `alone`.
"""

import os
import re
import shutil
import socket
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from browser.ready_process import LOOK_S, Server, ready_process
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from small_world import fill

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.adapters.store.logbook import Logbook
from core.steering.log import LogEntry
from core.workspace.opening import encoder_of, open_workspace
from core.workspace.workspace import Workspace

CHROMIUM = next(
    (p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome") if Path(p).exists()), None
)
START_S = 120.0
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-gpu-rasterization", "--disable-gpu-compositing"]
"""Pages are painted without a graphics card; through the imitation of one that WebGL has here too, opening a page took
a quarter more of the processor's time (3.7 s, not 3.0 s, the mean of three pages)."""
LONGEST = ("accessibility", "bringing", "logging_in", "faults", "tour", "steering_pages", "analyst_crowd", "still_hand")
"""Files that take longest, each begun before the others so that none is left to run alone at the end."""
PERSON = "rosalind"
OPEN = """async e => {
    for (let waited = 0; waited < 2000 && !e.getAttribute("aria-activedescendant"); waited += 50)
        await new Promise(go => setTimeout(go, 50));
    return !!e.getAttribute("aria-activedescendant");
}"""
"""Whether a list is open within two seconds, as a person would press again after them."""
TRIES = 10
HINT_MS = 3_000
"""Milliseconds that a hint may take to be seen; it opens a fifth of a second after the pointer rests; by eye."""
QUIET_MS = 350
"""Milliseconds without a change of the page after which it is taken to be drawn to its end; by eye."""
SLOW_MS = 120_000
"""Milliseconds that a page may take to be drawn to its end on a busy machine."""
SEEN_MS = 60_000
"""Milliseconds within which what an act brings has to be seen, on a busy machine too."""
QUIET = """([quiet, slow]) => new Promise((done, fail) => {
  let since = performance.now();
  const end = since + slow;
  const watch = new MutationObserver(() => { since = performance.now(); });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const look = () => {
    const now = performance.now();
    const app = document.querySelector('[data-testid="stApp"]');
    if (app?.dataset.testScriptState !== 'notRunning') since = now;
    if (now > end) { watch.disconnect(); fail(new Error('The page did not come to rest.')); }
    else if (now - since >= quiet) { watch.disconnect(); done(); }
    else setTimeout(look, 50);
  };
  look();
})"""
OpenPage = Callable[..., Page]
expect.set_options(timeout=SEEN_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as driving a browser; skip it, saying so, where there is none and none is required.

    The longest files come first.
    """
    rank = {f"test_{name}.py": at for at, name in enumerate(LONGEST)}
    here = Path(__file__).parent
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)) if here in item.path.parents else -1)
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and os.environ.get("REQUIRE_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason="no chromium here; install it or set REQUIRE_BROWSER=1"))


@dataclass
class Running:
    """A running app: its address, its database, and its process."""

    address: str
    database: Path
    process: Server

    def stop(self) -> None:
        """End the server by its process id."""
        self.process.end()

    def log(self, person_id: str) -> list[LogEntry]:
        """Read a person's log from a copy of the database as it stands; the server may go on running."""
        with tempfile.TemporaryDirectory() as folder:
            for file in self.database.parent.glob(f"{self.database.name}*"):
                if file.suffix in (".duckdb", ".wal"):
                    shutil.copy(file, folder)
            database = Database(Path(folder) / self.database.name)
            try:
                return Logbook(database).entries(person_id)
            finally:
                database.close()

    def own(self, person_id: str) -> list[LogEntry]:
        """Return what a person did themselves, in order."""
        return [entry for entry in self.log(person_id) if entry.actor == "person"]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the demo histories in which one person's journeys are found already."""
    path = tmp_path_factory.mktemp("prepared") / "journeys.duckdb"
    workspace = open_workspace(Settings(database=path))
    workspace.of(PERSON).view()
    workspace.database.close()
    return path


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the small world in it, read by the app's own encoder."""
    path = tmp_path_factory.mktemp("small") / "journeys.duckdb"
    workspace = Workspace(Database(path), encoder_of(Settings(database=path)), with_demo=False)
    fill(workspace)
    workspace.of("ada").view()
    workspace.database.close()
    return path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Running]:
    """Start the app once for a file's tests, on a free port with a database of its own."""
    yield from served(tmp_path_factory.mktemp("served"), prepared, lambda _: {})


@pytest.fixture
def alone(tmp_path: Path, prepared: Path) -> Iterator[Running]:
    """Start the app for one test that stops it, or changes what every other test would see."""
    yield from served(tmp_path, prepared, lambda _: {})


def served(folder: Path, prepared: Path, more: Callable[[str], dict[str, str]]) -> Iterator[Running]:
    """Start the app in a folder on a copy of a database, with more settings for its address; end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = Path(shutil.copy(prepared, folder / "journeys.duckdb"))
    settings = {"JOURNEYS_DATABASE": str(database), "JOURNEYS_PORT": str(port), "JOURNEYS_ADDRESS": "127.0.0.1"}
    settings |= more(f"http://127.0.0.1:{port}")
    process = ready_process().server(os.environ | settings, folder, folder / "server.log")
    app = Running(f"http://127.0.0.1:{port}", database, process)
    try:
        _wait(f"{app.address}/api/health", process)
        yield app
    finally:
        app.stop()


def _wait(url: str, process: Server) -> None:
    """Wait until the app answers."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        assert not process.has_ended(), "The server ended before it answered."
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(LOOK_S)
    raise AssertionError("The app did not start in time.")


def settled(page: Page) -> Page:
    """Wait until a page has been drawn to its end: what is drawn again forgets what is typed or pressed meanwhile."""
    page.evaluate(QUIET, [QUIET_MS, SLOW_MS])
    return page


def chosen(page: Page, key: str) -> None:
    """Choose the first of a list by key, each step once it is seen that the one before has come about.

    Not by pointer: a list that opens low on the page closes when the page scrolls to what is to be clicked.
    """
    field = settled(page).locator(f".st-key-{key} input").first
    for _ in range(TRIES):
        field.press("ArrowDown")
        if field.evaluate(OPEN):
            break
    expect(field).to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("Enter")
    expect(field).to_have_value(re.compile("."))
    settled(page)


def hovered(target: Locator, told: Locator) -> None:
    """Rest the pointer on a thing until what it tells is seen, as a hand does that comes again.

    What is drawn late, a picture above it say, can push the thing away from under a pointer that does not move.
    """
    for _ in range(TRIES):
        target.page.mouse.move(0, 0)
        target.hover()
        try:
            told.first.wait_for(timeout=HINT_MS)
        except TooLong:
            continue
        return
    expect(told.first).to_be_visible()


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

    def opened(
        path: str = "/",
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        contrast: Literal["active", "none"] = "none",
        at_rest: bool = True,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            forced_colors=contrast,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(running.address + path)
        page.wait_for_selector('[data-testid="stMainBlockContainer"] h1', timeout=180_000)
        if at_rest:
            settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()
