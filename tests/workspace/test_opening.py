"""The settings choose the encoder, and no model is loaded before a text has to be encoded."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from core.adapters.encoders.encoder import Encoder, EncoderError, HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import parts_of
from core.adapters.settings import Settings
from core.adapters.threads import granted_cores
from core.workspace.opening import DeferredEncoder, encoder_of, open_workspace


def test_the_model_is_loaded_once_however_many_ask_at_once() -> None:
    loaded: list[int] = []

    def load() -> Encoder:
        loaded.append(1)
        return HashingEncoder(dim=16)

    deferred = DeferredEncoder("hashing", 16, True, load)
    assert not loaded
    with ThreadPoolExecutor(8) as pool:
        vectors = list(pool.map(lambda _: deferred.encode(["Heat"]), range(16)))
    assert loaded == [1]
    assert all(np.array_equal(one, vectors[0]) for one in vectors)


def test_the_local_pair_is_chosen_unless_one_alone_or_an_endpoint_is() -> None:
    pair, english = encoder_of(Settings()), encoder_of(Settings(encoder="minilm"))
    remote = encoder_of(Settings(encoder="openai", embedding_dim=8))
    assert [part.encoder_id for part in parts_of(pair)] == [MiniLMEncoder.encoder_id, MultilingualEncoder.encoder_id]
    assert (pair.dim, pair.is_local) == (MiniLMEncoder.dim + MultilingualEncoder.dim, True)
    assert (english.encoder_id, english.dim, english.is_local) == (MiniLMEncoder.encoder_id, MiniLMEncoder.dim, True)
    assert (remote.dim, remote.is_local) == (8, False)


def test_a_workspace_takes_no_more_threads_than_the_cores_granted(tmp_path: Path) -> None:
    open_workspace(Settings(database=tmp_path / "m.duckdb")).database.close()
    assert all(library["num_threads"] <= granted_cores() for library in threadpool_info())


def test_the_database_is_where_the_settings_say(tmp_path: Path) -> None:
    workspace = open_workspace(Settings(database=tmp_path / "deep" / "mine.duckdb"))
    assert (tmp_path / "deep" / "mine.duckdb").is_file()
    assert len(workspace.people()) == 26
    workspace.database.close()


@pytest.mark.parametrize("consent", [False, True])
def test_no_model_answers_without_consent(tmp_path: Path, consent: bool) -> None:
    settings = Settings(database=tmp_path / "m.duckdb", openai_base_url="http://127.0.0.1:9/v1", llm_consent=consent)
    workspace = open_workspace(settings)
    assert workspace.has_model == consent
    workspace.database.close()


def test_no_title_is_sent_to_an_embeddings_endpoint_without_consent() -> None:
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Note that something was sent."""
            asked.append(self.path)
            self.send_response(500)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Listening)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/v1"
        for consent in (False, True):
            settings = Settings(encoder="openai", openai_base_url=url, llm_consent=consent, deadline_seconds=20)
            said = "nobody has said that they may" if not consent else "endpoint"
            with pytest.raises(EncoderError, match=said):
                encoder_of(settings).encode(["A private title"])
            assert bool(asked) == consent
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
