"""Click to repaint in a real browser: every verb beside the floor, a one-button page of the same server process."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from benchmarks.page_weight import loaded, sent_by
from benchmarks.served_app import FLOOR, running
from benchmarks.setup import percentile, print_setup, to_stderr
from core.adapters.settings import Settings
from core.workspace.opening import open_workspace

CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)
WARM_UP = 2
DEADLINE_MS = 20_000
SETTINGS = {"JOURNEYS_LIMIT_EDITS": "100000/minute"}
"""What the served app is told: a machine with nothing else to do presses more often than a person may."""
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
    field = page.locator(".st-key-merge_into input").first
    field.press("ArrowDown")
    page.wait_for_selector(".st-key-merge_into input[aria-activedescendant]")
    field.press("Enter")
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


def make_ready(database: Path, person: str) -> None:
    """Find and name the person's journeys before the clock runs."""
    workspace = open_workspace(Settings(database=database))
    workspace.of(person).view()
    workspace.database.close()


class Tab:
    """A browser's tab on the app beside one on the one-button page of the same process; `found` holds milliseconds."""

    def __init__(self, browser: Browser, address: str, person: str) -> None:
        """Open both, and wait for the person's journeys."""
        self._app, self._floor = (browser.new_page(viewport={"width": 1280, "height": 900}) for _ in range(2))
        self._floor.goto(f"{address}/?{FLOOR}")
        self._floor.wait_for_selector(".st-key-floor button", timeout=DEADLINE_MS)
        self._app.goto(f"{address}/?person={person}")
        self._app.wait_for_selector('[class*="st-key-row-"]', timeout=180_000)
        self._app.wait_for_timeout(2000)
        self.found: dict[str, list[float]] = {}

    def press(self, verb: str, *, counted: bool) -> None:
        """Do a verb, take it back, and press the floor's button, each in the foreground, as a browser rests else."""
        steps = VERBS[verb]
        self._app.bring_to_front()
        samples = {verb: timed(self._app, *steps)}
        if verb == "open deeper":
            timed(self._app, (), press(".st-key-panel_close button"), PANEL)
        else:
            samples["undo"] = timed(self._app, *UNDO)
        self._floor.bring_to_front()
        samples["floor"] = timed(self._floor, (), press(".st-key-floor button"), '[data-testid="stText"]')
        for name, value in samples.items() if counted else ():
            self.found.setdefault(name, []).append(value)


def measure(tabs: Sequence[Tab], rounds: int) -> None:
    """Press every verb on each tab in turns, some rounds."""
    for turn in range(WARM_UP + rounds):
        for verb in VERBS:
            for tab in tabs:
                tab.press(verb, counted=turn >= WARM_UP)
        to_stderr(f"round {turn + 1} of {WARM_UP + rounds}")


MOST_FIRST_MB, MOST_MAP_MB, MOST_TIMES_FLOOR = 2.5, 4.0, 2.0
"""Goals: megabytes of the first load and of the map, and a verb's p95 in those of the one-button page; by hand."""


def weigh(browser: Browser, address: str, person: str, name: str) -> dict[str, float]:
    """Print and return the megabytes of the first load and of the map, and the frames and bytes of one press."""
    first = loaded(browser, f"{address}/?person={person}", '[class*="st-key-row-"]')
    chart = loaded(browser, f"{address}/map?person={person}", ".js-plotly-plot .nsewdrag")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/?person={person}")
    page.wait_for_selector('[class*="st-key-row-"]', timeout=180_000)
    page.wait_for_timeout(2000)
    pressed = sent_by(page, settled(VERBS["more"][1], SAID))
    sent_by(page, UNDO[1])
    page.close()
    print(
        f"{name}: first load {first.megabytes} MB (goal {MOST_FIRST_MB}): "
        f"files {first.file_bytes:,}, {first.frames} frames"
    )
    print(
        f"{name}: the map {chart.megabytes} MB (goal {MOST_MAP_MB}): files {chart.file_bytes:,}, {chart.frames} frames"
    )
    print(f"{name}: one press of More: {pressed.frames} frames, {pressed.frame_bytes:,} bytes", flush=True)
    return {
        "first_load_mb": first.megabytes,
        "map_mb": chart.megabytes,
        "press_frames": pressed.frames,
        "press_bytes": pressed.frame_bytes,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the demo histories are used")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--person", default="amara")
    parser.add_argument("--beside", type=Path, help="a checkout of another version, pressed in turns with this one")
    parser.add_argument("--weigh", action="store_true", help="frames and bytes alone, no milliseconds")
    chosen = parser.parse_args(arguments)
    print_setup(0)
    rounds = 5 if chosen.quick else chosen.rounds
    with ExitStack() as stack:
        served = stack.enter_context(running(partial(make_ready, person=chosen.person), SETTINGS))
        addresses = {"now": served.address}
        if chosen.beside:
            before = stack.enter_context(running(lambda _: None, SETTINGS, root=chosen.beside.resolve()))
            addresses["before"] = before.address
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        weights = {name: weigh(browser, address, chosen.person, name) for name, address in addresses.items()}
        if chosen.weigh:
            print(json.dumps(weights["now"] if len(weights) == 1 else weights))
            return
        tabs = {name: Tab(browser, address, chosen.person) for name, address in addresses.items()}
        measure(list(tabs.values()), rounds)
        browser.close()
    ratios = {name: table(name, tab.found) for name, tab in tabs.items()}
    print(json.dumps({**ratios["now"], **weights["now"], **{k: ratios[k] | weights[k] for k in ratios if k != "now"}}))


def table(name: str, found: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Print milliseconds of every verb, and in those of the one-button page; return the latter."""
    floor = found.pop("floor")
    p50, p95 = percentile(floor, 50), percentile(floor, 95)
    print(f"\n| {name}: verb | presses | p50 ms | p95 ms | p50 / floor | p95 / floor |\n|---|---|---|---|---|---|")
    ratios: dict[str, dict[str, float]] = {}
    for verb, values in found.items():
        taken = percentile(values, 50), percentile(values, 95)
        ratios[verb] = {"p50_ratio": round(taken[0] / p50, 2), "p95_ratio": round(taken[1] / p95, 2)}
        in_floors = " | ".join(str(ratio) for ratio in ratios[verb].values())
        print(f"| {verb} | {len(values)} | {taken[0]:.0f} | {taken[1]:.0f} | {in_floors} |")
    print(f"| the one-button page | {len(floor)} | {p50:.0f} | {p95:.0f} | | |")
    short = [verb for verb, ratio in ratios.items() if ratio["p95_ratio"] > MOST_TIMES_FLOOR]
    print(f"\nbeyond {MOST_TIMES_FLOOR} times the floor at p95: {', '.join(short) or 'none'}", flush=True)
    return ratios


if __name__ == "__main__":
    main()
