"""How an agent's call reaches a person: through the app that runs, or through the file where none does."""

import json
import threading
from collections.abc import Callable
from hmac import compare_digest
from pathlib import Path

import anyio
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.status import HTTP_400_BAD_REQUEST, HTTP_403_FORBIDDEN, HTTP_413_CONTENT_TOO_LARGE

from core.adapters.running_app import SECRET_HEADER, NoAppRuns, ask_for_agent
from core.adapters.store.faults import DatabaseError
from core.steering.decisions import Refused
from core.workspace.agents.agent_calls import CALL, Call, answer
from core.workspace.agents.agent_reading import Telling
from core.workspace.workspace import Workspace
from ui.terminal import open_whole, seen_by_account

MOST_CALL_BYTES = 1_000_000
"""Bytes of a call at most, some twenty thousand item ids; chosen by hand."""
KEEP_S = 20.0
"""Seconds that the file is kept open after a call, so that the next one need not read all anew; chosen by hand, as
long as an agent thinks between two calls."""


class AgentDoor:
    """Answers calls through the app that runs; where none does it opens the file, and lets it go after a silence."""

    def __init__(self, database: Path, opened: Callable[[], Workspace] = open_whole, keep_s: float = KEEP_S) -> None:
        """Lead to a database, which `opened` opens, kept open some seconds after a call."""
        self._database, self._opened, self._keep_s = database, opened, keep_s
        self._lock = threading.Lock()
        self._whole: Workspace | None = None
        self._closing: threading.Timer | None = None

    @property
    def holds_the_file(self) -> bool:
        """Tell whether the file is open here, so that no app can be started on it."""
        return self._whole is not None

    def ask(self, call: Call) -> Telling:
        """Return what a call comes to."""
        try:
            told: Telling = json.loads(ask_for_agent(self._database, CALL.dump_json(call)))
            return told
        except NoAppRuns:
            return self._from_file(call)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._whole is not None:
                self._whole.database.close()
            self._whole = None

    def _from_file(self, call: Call) -> Telling:
        """Answer from the file, opened where it is not, and let go when nobody asks for a while."""
        with self._lock:
            if self._closing is not None:
                self._closing.cancel()
            try:
                if self._whole is None:
                    self._whole = self._opened()
                return _answered(self._whole, call)
            except DatabaseError as refusal:
                return {"refused": str(refusal)}
            finally:
                self._closing = threading.Timer(self._keep_s, self.close)
                self._closing.daemon = True
                self._closing.start()


def _answered(whole: Workspace, call: Call) -> Telling:
    """Answer as the account of a call, where it names one, or as who has the file."""
    try:
        return answer(seen_by_account(whole, call.account) if call.account else whole, call)
    except Refused as refusal:
        return {"refused": str(refusal)}


def not_allowed(request: Request, secret: str) -> Response | None:
    """Return the refusal of whoever does not know the secret that lies beside the database; None for who does."""
    if compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
        return None
    return JSONResponse({"error": "not allowed"}, status_code=HTTP_403_FORBIDDEN)


async def answer_agent(request: Request, secret: str, opened: Callable[[], Workspace]) -> Response:
    """Answer an agent's call of whoever knows the secret that lies beside the database."""
    if refusal := not_allowed(request, secret):
        return refusal
    if int(request.headers.get("content-length", MOST_CALL_BYTES + 1)) > MOST_CALL_BYTES:
        return JSONResponse({"error": "too large"}, status_code=HTTP_413_CONTENT_TOO_LARGE)
    try:
        call = CALL.validate_json(await request.body())
    except ValidationError:
        return JSONResponse({"error": "no call"}, status_code=HTTP_400_BAD_REQUEST)
    return JSONResponse(await anyio.to_thread.run_sync(lambda: _answered(opened(), call)))
