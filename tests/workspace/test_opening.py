"""The settings choose the encoder, and no model is loaded before a text has to be encoded."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import Encoder, HashingEncoder, MiniLMEncoder
from core.adapters.settings import Settings
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


def test_the_local_model_is_chosen_unless_an_endpoint_is() -> None:
    local, remote = encoder_of(Settings()), encoder_of(Settings(encoder="openai", embedding_dim=8))
    assert (local.encoder_id, local.dim, local.is_local) == (MiniLMEncoder.encoder_id, MiniLMEncoder.dim, True)
    assert (remote.dim, remote.is_local) == (8, False)


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
