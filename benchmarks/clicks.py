"""Click to repaint in a real browser: every verb beside the floor, a one-button page of the same server process."""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from benchmarks.setup import percentile, print_setup
from core.adapters.settings import Settings
from core.workspace.opening import open_workspace

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)
WARM_UP = 2
DEADLINE_MS = 20_000
LAUNCHER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.adapters.settings import Settings
from ui import server
server.SCRIPT = Path(sys.argv[2])
server.run(Settings())
"""
SCRIPT = """
import streamlit as st
if "floor" in st.query_params:
    st.session_state.setdefault("n", 0)
    def one_more(): st.session_state.n += 1
    st.button("Floor", key="floor", on_click=one_more)
    st.text(f"pressed {st.session_state.n}")
else:
    exec(compile(open(APP, encoding="utf-8").read(), APP, "exec"), {"__name__": "__main__", "__file__": APP})
"""
WATCH = """(selector) => {
  const text = () => document.querySelector(selector)?.textContent ?? '';
  const before = text();
  window.pressed = window.painted = null;
  const press = () => { window.pressed ??= performance.now(); };
  const look = () => {
    if (window.pressed !== null && text() !== before)
      requestAnimationFrame(() => { window.painted = performance.now() - window.pressed; });
    else requestAnimationFrame(look);
  };
  for (const kind of ['click', 'keydown']) addEventListener(kind, press, { capture: true, once: true });
  look();
}"""
SAID, PANEL = ".st-key-meter .said", ".st-key-panel"
Act = Callable[[Page], None]


def press(selector: str) -> Act:
    """Return the act of clicking the first match."""
    return lambda page: page.locator(selector).first.click(timeout=DEADLINE_MS)


def choose(option: str) -> Act:
    """Return the act of clicking an option of an open menu."""
    return lambda page: page.get_by_text(option, exact=True).last.click(timeout=DEADLINE_MS)


def rename(page: Page) -> None:
    """Press Enter in the name field that was filled before."""
    page.locator('[class*="st-key-name-"] input').first.press("Enter")


def fill_name(page: Page) -> None:
    """Fill the first name field with words that it did not have."""
    field = page.locator('[class*="st-key-name-"] input').first
    field.fill(f"Name {time.monotonic_ns()}"[:40])


def slide(page: Page) -> None:
    """Move the granularity dial one step finer."""
    page.locator('.st-key-granularity input[type="range"]').first.press("ArrowRight")


def pick_target(page: Page) -> None:
    """Pick the first journey of the merge panel."""
    page.locator(".st-key-merge_into input").first.click()
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-merge button:not([disabled])")


def settled(act: Act, until: str) -> Act:
    """Return an act followed by a wait for what it opens."""

    def do(page: Page) -> None:
        act(page)
        page.wait_for_selector(until, timeout=DEADLINE_MS)

    return do


MENU = press('[class*="st-key-menu-"] button')
OPEN_DEEPER = settled(press('[class*="st-key-deeper-"] button'), PANEL)
VERBS: Mapping[str, tuple[Sequence[Act], Act, str]] = {
    "more": ((), press('[class*="st-key-More-"] button'), SAID),
    "less": ((), press('[class*="st-key-Less-"] button'), SAID),
    "mute": ((MENU,), choose("Mute"), SAID),
    "pause": ((MENU,), choose("Pause"), SAID),
    "finish": ((MENU,), choose("I have finished this"), SAID),
    "not me": ((MENU,), choose("This is not me"), SAID),
    "rename": ((fill_name,), rename, SAID),
    "open deeper": ((), press('[class*="st-key-deeper-"] button'), PANEL),
    "delve deeper": ((OPEN_DEEPER,), press('[class*="st-key-focus-"] button'), SAID),
    "merge": ((MENU, settled(choose("Merge into another …"), PANEL), pick_target), press(".st-key-merge button"), SAID),
    "split": ((MENU, settled(choose("Split it up …"), PANEL)), press(".st-key-split_parts button"), SAID),
    "granularity": ((), slide, SAID),
}
"""For each verb what comes before the press, the press, and whose text tells that the page was painted again."""
UNDO: tuple[Sequence[Act], Act, str] = ((), press(".st-key-undo button"), SAID)


def timed(page: Page, before: Sequence[Act], act: Act, selector: str) -> float:
    """Return the milliseconds from a press to the frame in which its answer stands."""
    for step in before:
        step(page)
    page.evaluate(WATCH, selector)
    act(page)
    try:
        page.wait_for_function("window.painted !== null", timeout=DEADLINE_MS)
    except PlaywrightError:
        page.screenshot(path=str(Path(tempfile.gettempdir()) / "clicks_failed.png"))
        raise
    return float(page.evaluate("window.painted"))


@contextmanager
def running(person: str) -> Iterator[str]:
    """Start the app with a fresh database on a free port, one person made ready; end it by its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pages", ".streamlit"):
            (Path(folder) / name).symlink_to(ROOT / name)
        script = Path(folder) / "clicks_app.py"
        script.write_text(SCRIPT.replace("APP", repr(str(ROOT / "app.py"))), encoding="utf-8")
        make_ready(f"{folder}/clicks.duckdb", person)
        settings = {"JOURNEYS_DATABASE": f"{folder}/clicks.duckdb", "JOURNEYS_PORT": str(port)}
        command = [sys.executable, "-c", LAUNCHER, str(ROOT), str(script)]
        server = subprocess.Popen(
            command, env=os.environ | settings, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/api/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def make_ready(database: str, person: str) -> None:
    """Find and name the person's journeys before the clock runs."""
    workspace = open_workspace(Settings(database=Path(database)))
    workspace.of(person).view()
    workspace.database.close()


def wait_for(url: str, server: subprocess.Popen[bytes], seconds: float = 90.0) -> None:
    """Wait until the app answers; raise RuntimeError when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("The app did not start.")


def measure(browser: Browser, address: str, person: str, rounds: int) -> dict[str, list[float]]:
    """Return milliseconds by verb, the floor's between them."""
    app, floor = (browser.new_page(viewport={"width": 1280, "height": 900}) for _ in range(2))
    floor.goto(f"{address}/?floor=1")
    floor.wait_for_selector(".st-key-floor button", timeout=DEADLINE_MS)
    app.goto(f"{address}/?person={person}")
    app.wait_for_selector('[class*="st-key-row-"]', timeout=180_000)
    app.wait_for_timeout(2000)
    found: dict[str, list[float]] = {}
    for turn in range(WARM_UP + rounds):
        for verb, steps in VERBS.items():
            app.bring_to_front()
            samples = {verb: timed(app, *steps)}
            if verb == "open deeper":
                timed(app, (), press(".st-key-panel_close button"), PANEL)
            else:
                samples["undo"] = timed(app, *UNDO)
            floor.bring_to_front()
            samples["floor"] = timed(floor, (), press(".st-key-floor button"), '[data-testid="stText"]')
            if turn >= WARM_UP:
                for name, value in samples.items():
                    found.setdefault(name, []).append(value)
        print(f"\rround {turn + 1} of {WARM_UP + rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the demo histories are used")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--person", default="amara")
    chosen = parser.parse_args(arguments)
    print_setup(0)
    with running(chosen.person) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = measure(browser, address, chosen.person, 5 if chosen.quick else chosen.rounds)
        browser.close()
    floor = found.pop("floor")
    p50, p95 = percentile(floor, 50), percentile(floor, 95)
    print("| verb | presses | p50 / floor | p95 / floor |\n|---|---|---|---|")
    ratios = {}
    for verb, values in found.items():
        ratios[verb] = {
            "p50_ratio": round(percentile(values, 50) / p50, 2),
            "p95_ratio": round(percentile(values, 95) / p95, 2),
        }
        print(f"| {verb} | {len(values)} | {ratios[verb]['p50_ratio']} | {ratios[verb]['p95_ratio']} |")
    print(f"the floor itself: p95 is {p95 / p50:.2f} times p50, {len(floor)} presses", flush=True)
    print(json.dumps(ratios))


if __name__ == "__main__":
    main()
