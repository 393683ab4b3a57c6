"""A PostgreSQL server of one's own for tests: Debian's, in a folder that is gone afterwards, on no network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")
OWNER = "postgres"
"""Debian's user of the server, which refuses to run as root."""
STARTS_S = 60


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL here; None where there is none, or nobody who may run it."""
    if os.geteuid() == 0 and (shutil.which("runuser") is None or not _is_known(OWNER)):
        return None
    found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parents[1].name))
    return found[-1].parent if found else None


def _is_known(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


class OwnServer:
    """A server that runs in a folder; it can be killed and started again."""

    def __init__(self, folder: Path, programs: Path) -> None:
        """Make the files of a new server."""
        self.folder, self._programs = folder, programs
        self._run("initdb", "--pgdata", f"{folder}/data", "--auth", "trust", "--username", "journeys", "--no-sync")

    @property
    def address(self) -> str:
        """Return the address by which this server is reached: a socket in its folder."""
        return f"postgresql://journeys@/postgres?host={self.folder}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c max_connections=60"
        log = f"{self.folder}/server.log"
        self._run("pg_ctl", "start", "--wait", "--pgdata", f"{self.folder}/data", "--log", log, "--options", options)

    def stop(self, how: str = "fast") -> None:
        """Stop it; `immediate` is what a crash is like."""
        self._run("pg_ctl", "stop", "--wait", "--pgdata", f"{self.folder}/data", "--mode", how)

    def _run(self, program: str, *arguments: str) -> None:
        command: Sequence[str] = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", OWNER, "--", *command]
        nothing = subprocess.DEVNULL
        subprocess.run(command, check=True, cwd="/", stdin=nothing, stdout=nothing, stderr=nothing, timeout=STARTS_S)


@contextmanager
def own_server(programs: Path) -> Iterator[OwnServer]:
    """Yield a server that runs, stopped and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        server = OwnServer(folder, programs)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
