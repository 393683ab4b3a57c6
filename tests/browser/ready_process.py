"""A process that has read the program already and becomes the app's server as often as asked, which is quicker.

Every server is a process of its own, made by `fork`, with its own environment, folder and log; from there on it does
what the console script does. That the console script starts by itself is tried elsewhere, by the wheel's test.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).parents[2]
START = (
    "import sys; *sys.argv, root, tests = sys.argv; sys.path[:0] = [root, tests]; "
    "from browser.ready_process import stand_ready; sys.path.remove(tests); stand_ready()"
)
LOOK_S = 0.05
"""Seconds between two looks at whether a server has ended."""
PATIENCE_S = 15.0
"""Seconds that a server may take to end when it is asked to."""


class Server:
    """A server that runs, by its process id: it is no child of the process that uses it."""

    def __init__(self, pid: int) -> None:
        """Take a process that runs."""
        self.pid = pid

    def has_ended(self) -> bool:
        """Tell whether the process is no more."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        return False

    def end(self) -> None:
        """Ask the process to end, and end it where it does not."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if self.has_ended():
                return
            os.kill(self.pid, sign)
            until = time.monotonic() + PATIENCE_S
            while not self.has_ended() and time.monotonic() < until:
                time.sleep(LOOK_S)
        assert self.has_ended(), f"The server {self.pid} cannot be ended."


class Ready:
    """The process that stands ready. It starts at once and reads the program while others go on."""

    def __init__(self, folder: Path) -> None:
        """Start it in a folder of its own, where it finds no settings."""
        command = [sys.executable, "-c", START, str(ROOT), str(ROOT / "tests")]
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # a process forks safely while it has no threads
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder, env=alone)

    def server(self, environment: dict[str, str], folder: Path, log: Path) -> Server:
        """Have it become the app's server with an environment, in a folder, that writes into a log."""
        wants, tells = self._process.stdin, self._process.stdout
        assert wants is not None
        assert tells is not None
        order = {"environment": environment, "folder": str(folder), "log": str(log)}
        wants.write(json.dumps(order).encode() + b"\n")
        wants.flush()
        return Server(int(tells.readline()))

    def close(self) -> None:
        """End it; its servers are ended by who asked for them."""
        self._process.communicate(timeout=PATIENCE_S)


@cache
def ready_process() -> Ready:
    """Return the one that this process's servers come from, started when it is first asked for."""
    folder = Path(tempfile.mkdtemp(prefix="ready-"))
    ready = Ready(folder)
    atexit.register(rmtree, folder, ignore_errors=True)
    atexit.register(ready.close)
    return ready


def stand_ready() -> None:
    """Read the program, then become a server for every line that comes in, and end when no more can come."""
    from ui.cli import app
    from ui.serving.server import HEAVY

    for name in HEAVY:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a server ended
    for line in iter(sys.stdin.readline, ""):
        pid = os.fork()
        if pid == 0:
            _move(**json.loads(line))
            sys.exit(app())
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _move(environment: dict[str, str], folder: str, log: str) -> None:
    """Take up an environment and a folder; read nothing more, and write into the log alone."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(written, stream.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
