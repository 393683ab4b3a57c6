"""A chat-completions server on 127.0.0.1 that behaves as the test says."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class StubReply:
    """What the server sends: status, body, headers, and a pause in seconds before each byte."""

    status: int = 200
    body: str | bytes = ""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0


Behaviour = Callable[[Body], StubReply]


@dataclass
class Stub:
    """A running server and the requests it has seen."""

    url: str
    requests: list[Body]
    stopped: threading.Event


def completion(content: str | None, finish: str = "stop", **message: Any) -> StubReply:
    """Return a well-formed completion with the content."""
    turn = {"role": "assistant", "content": content, **message}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "stub",
        "choices": [{"index": 0, "finish_reason": finish, "message": turn}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }
    return StubReply(body=json.dumps(body))


def tool_completion(name: str, arguments: str) -> StubReply:
    """Return a completion that calls a tool."""
    call = {"id": "1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return completion(None, "tool_calls", tool_calls=[call])


def form_of(body: Body) -> str:
    """Return which form of answer a request asks for."""
    if "tools" in body:
        return "tool"
    form: str = body.get("response_format", {}).get("type", "text")
    return form


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Stub]:
    """Serve the behaviour on a free port of 127.0.0.1 until the block ends."""
    stub = Stub("", [], threading.Event())
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(behaviour, stub))
    server.daemon_threads = False
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        stub.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(behaviour: Behaviour, stub: Stub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body: Body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.requests.append(body)
            try:
                self._send(behaviour(body))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, reply: StubReply) -> None:
            payload = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(payload)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            step = 1 if reply.pause else max(1, len(payload))
            for start in range(0, len(payload), step):
                if stub.stopped.wait(reply.pause):
                    return
                self.wfile.write(payload[start : start + step])
                self.wfile.flush()

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output quiet."""

    return Handler
