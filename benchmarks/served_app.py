"""The app served by a process of its own, on a free port, with a one-button page beside it: the floor."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
START_S, STOP_S = 90.0, 20.0
"""Seconds that a server is given to answer and to end; by hand, several times what both take on two busy cores."""
FLOOR = "floor=1"
"""The query under which the process shows the one-button page in place of the app."""
LAUNCHER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.adapters.settings import Settings
from ui.serving import server
server.SCRIPT = Path(sys.argv[2])
server.run(Settings())
"""
NO_RIVER = """
from ui import river_panel
river_panel.draw = lambda view: None
"""
"""What leaves the river out of the page of a process that is measured beside one with it."""
BARE = """
import streamlit as st
st.session_state.setdefault("n", 0)
def one_more(): st.session_state.n += 1
st.button("Floor", key="floor", on_click=one_more)
st.text(f"pressed {st.session_state.n}")
"""
SCRIPT = f"""
import streamlit as st
if "floor" in st.query_params:
    {BARE.strip().replace(chr(10), chr(10) + "    ")}
else:
    exec(compile(open(APP, encoding="utf-8").read(), APP, "exec"), {{"__name__": "__main__", "__file__": APP}})
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A served app: where it answers, its database, and its process."""

    address: str
    database: Path
    process: subprocess.Popen[bytes]


@contextmanager
def running(
    fill: Callable[[Path], None], more: Mapping[str, str] | None = None, *, before: str = "", root: Path = ROOT
) -> Iterator[Served]:
    """Start the app on a database that `fill` makes, with more settings if any and some Python run first.

    `root` is the folder of the app, where it is another than this one. It is ended by its process id.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pages", ".streamlit"):
            (Path(folder) / name).symlink_to(root / name)
        script, database, port = Path(folder) / "served.py", Path(folder) / "served.duckdb", _free_port()
        script.write_text(SCRIPT.replace("APP", repr(str(root / "app.py"))), encoding="utf-8")
        fill(database)
        settings = {"JOURNEYS_DATABASE": str(database), "JOURNEYS_PORT": str(port), **(more or {})}
        launcher = LAUNCHER.replace("server.SCRIPT", f"{before.strip()}\nserver.SCRIPT", 1)
        with _process(["-c", launcher, str(root), str(script)], settings, Path(folder), port, "/api/health") as process:
            yield Served(f"http://127.0.0.1:{port}", database, process)


@contextmanager
def running_bare() -> Iterator[Served]:
    """Serve the one-button page alone, as the framework does by default: what any app of it costs at least."""
    with tempfile.TemporaryDirectory() as folder:
        script, port = Path(folder) / "bare.py", _free_port()
        script.write_text(BARE, encoding="utf-8")
        options = ("server.address=127.0.0.1", f"server.port={port}", "server.headless=true")
        quiet = ("browser.gatherUsageStats=false", "server.fileWatcherType=none")
        command = ["-m", "streamlit", "run", str(script), *(f"--{option}" for option in (*options, *quiet))]
        with _process(command, {}, Path(folder), port, "/_stcore/health") as process:
            yield Served(f"http://127.0.0.1:{port}", Path(folder) / "none", process)


def _free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _process(
    arguments: Sequence[str], settings: Mapping[str, str], folder: Path, port: int, route: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run Python with some arguments in a folder until the block ends, once a route of it answers."""
    with (folder / "served.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *arguments], env=os.environ | settings, cwd=folder, stdout=log, stderr=log
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}{route}", process)
        yield process
    finally:
        process.terminate()
        process.wait(STOP_S)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the app answers; raise RuntimeError when it does not."""
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("The app did not start.")
