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
from core.workspace.agent_calls import CALL, Call, answer
from core.workspace.agent_reading import Telling
from core.workspace.workspace import Workspace
from ui.terminal import open_whole, seen_by_account

MOST_CALL_BYTES = 1_000_000
"""Bytes of a call at most, some twenty thousand item ids; chosen by hand."""
_ONE_AT_A_TIME = threading.Lock()


def ask(database: Path, call: Call) -> Telling:
    """Return what a call comes to. The file is held no longer than that, so that the app can be started any time."""
    try:
        told: Telling = json.loads(ask_for_agent(database, CALL.dump_json(call)))
        return told
    except NoAppRuns:
        return _from_file(call)


def _from_file(call: Call) -> Telling:
    """Open the file, answer, and close it again."""
    with _ONE_AT_A_TIME:
        try:
            whole = open_whole()
        except DatabaseError as refusal:
            return {"refused": str(refusal)}
        try:
            return _answered(whole, call)
        finally:
            whole.database.close()


def _answered(whole: Workspace, call: Call) -> Telling:
    """Answer as the account of a call, where it names one, or as who has the file."""
    try:
        return answer(seen_by_account(whole, call.account) if call.account else whole, call)
    except Refused as refusal:
        return {"refused": str(refusal)}


async def answer_agent(request: Request, secret: str, opened: Callable[[], Workspace]) -> Response:
    """Answer an agent's call of whoever knows the secret that lies beside the database."""
    if not compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
        return JSONResponse({"error": "not allowed"}, status_code=HTTP_403_FORBIDDEN)
    if int(request.headers.get("content-length", MOST_CALL_BYTES + 1)) > MOST_CALL_BYTES:
        return JSONResponse({"error": "too large"}, status_code=HTTP_413_CONTENT_TOO_LARGE)
    try:
        call = CALL.validate_json(await request.body())
    except ValidationError:
        return JSONResponse({"error": "no call"}, status_code=HTTP_400_BAD_REQUEST)
    return JSONResponse(await anyio.to_thread.run_sync(lambda: _answered(opened(), call)))
