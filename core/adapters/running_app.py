"""How a command reaches the app that holds the database: a note beside the file with its address and a secret."""

import json
import secrets
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path

from core.adapters.private_files import write_privately

ROUTE = "/api/backup"
AGENT_ROUTE = "/api/agent"
SECRET_HEADER = "X-Journeys-Secret"  # noqa: S105 - the name of a header
_SECRET_BYTES = 32
"""Bytes of the secret, 256 bits, as many as `secrets` recommends."""
WAIT_S = 600.0
"""Seconds that a command waits for an answer; by hand, some ten times what a million interactions take."""


class NoAppRuns(RuntimeError):
    """No app answers for this database."""


@dataclass(frozen=True, slots=True)
class AppNote:
    """Where the app listens on this machine, and the secret that only who may read the note knows."""

    port: int
    secret: str


def new_note(port: int) -> AppNote:
    """Return a note with a secret that nobody can guess."""
    return AppNote(port, secrets.token_hex(_SECRET_BYTES))


def leave(note: AppNote, database: Path) -> None:
    """Write the note beside the database so that only the owner can read it; `withdraw` takes it away."""
    write_privately(_place(database), json.dumps(asdict(note)).encode("ascii"))


def withdraw(database: Path) -> None:
    """Take the note away."""
    _place(database).unlink(missing_ok=True)


def ask_for_backup(database: Path) -> bytes:
    """Have the running app make a backup, and return the zip. Raises NoAppRuns where none answers."""
    return _ask(database, ROUTE)


def ask_for_agent(database: Path, call: bytes) -> bytes:
    """Have the running app answer an agent's call, both JSON. Raises NoAppRuns where none answers."""
    return _ask(database, AGENT_ROUTE, call)


def _ask(database: Path, route: str, content: bytes | None = None) -> bytes:
    """Post to the running app, and return what it answers. Raises NoAppRuns where none does."""
    try:
        note = AppNote(**json.loads(_place(database).read_text(encoding="ascii")))
        url = f"http://127.0.0.1:{int(note.port)}{route}"
        request = urllib.request.Request(url, content, headers={SECRET_HEADER: note.secret}, method="POST")
        with urllib.request.urlopen(request, timeout=WAIT_S) as answer:  # noqa: S310 - http and loopback, above
            answered: bytes = answer.read()
            return answered
    except (OSError, ValueError, TypeError) as error:
        raise NoAppRuns(str(error)) from error


def _place(database: Path) -> Path:
    return database.with_name(f"{database.name}.app")
