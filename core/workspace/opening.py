"""Open the workspace that the settings describe."""

import os
import threading
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.adapters.encoders.encoder import Encoder, EncoderError, MiniLMEncoder, OpenAIEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.noted import NotedEncoder
from core.adapters.postgres.connections import Server
from core.adapters.postgres.shared_database import SharedDatabase
from core.adapters.postgres.shared_log import SharedLog
from core.adapters.settings import Settings, chat_model
from core.adapters.store.database import Database
from core.adapters.store.ledger import Ledger
from core.adapters.temporary import sweep
from core.adapters.threads import bound_threads
from core.progress import Progress
from core.workspace.fleeting_log import StoredLog
from core.workspace.workspace import Workspace

_OWNER_ALONE = 0o077
"""Rights that no file of this process gives (octal, as `umask` takes them): none to anybody but the owner."""


class DeferredEncoder:
    """An encoder whose model is loaded when a text has to be encoded, not before: the first page needs none."""

    def __init__(self, encoder_id: str, dim: int, is_local: bool, load: Callable[[], Encoder]) -> None:
        """Promise an encoder of this id and vector length."""
        self.encoder_id, self.dim, self.is_local = encoder_id, dim, is_local
        self._load = load
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(n, dim)` unit vectors; raise EncoderError."""
        return self.warm().encode(texts, progress)

    def warm(self) -> Encoder:
        """Load the model, once."""
        with self._lock:
            if self._encoder is None:
                self._encoder = self._load()
            return self._encoder


def encoder_of(settings: Settings) -> Encoder:
    """Return the encoder that the settings choose."""
    english = DeferredEncoder(MiniLMEncoder.encoder_id, MiniLMEncoder.dim, True, MiniLMEncoder)
    if settings.encoder == "minilm":
        return english
    if settings.encoder == "pair":
        multilingual = MultilingualEncoder.encoder_id, MultilingualEncoder.dim, True, MultilingualEncoder
        return PairEncoder(english, DeferredEncoder(*multilingual))
    key, model, dim = (
        settings.openai_api_key.get_secret_value(),
        settings.embedding_model,
        settings.embedding_dim,
    )
    remote = OpenAIEncoder(settings.openai_base_url, key, model, dim, deadline=settings.endpoint().seconds)
    return DeferredEncoder(
        remote.encoder_id, remote.dim, False, lambda: remote if settings.llm_consent else _no_consent(settings)
    )


def _no_consent(settings: Settings) -> Encoder:
    """Raise EncoderError: no title is sent anywhere before whoever runs the app said that it may."""
    raise EncoderError(
        f"Titles would be sent to {settings.embedding_host()} to be read, and nobody has said that they may. Set "
        "JOURNEYS_LLM_CONSENT=true to send them, or JOURNEYS_ENCODER=pair to read them on this computer."
    )


def keep_private() -> None:
    """Make files that only their owner can read from now on, sweep what dead processes left, and bound threads."""
    bound_threads()
    os.umask(_OWNER_ALONE)
    sweep()


def open_workspace(settings: Settings | None = None) -> Workspace:
    """Open the database and everything behind the pages; raise DatabaseError in the reader's words.

    From then on the process makes files that only their owner can read; temporary folders of dead ones are swept.
    """
    settings = settings or Settings()
    keep_private()
    database, log = _stores(settings)
    encoder = encoder_of(settings)
    if not encoder.is_local and settings.llm_consent:
        encoder = NotedEncoder(encoder, Ledger(database), settings.embedding_host())
    workspace = Workspace(
        database,
        encoder,
        chat=partial(chat_model, settings),
        day_tokens=settings.budget_day_tokens,
        may_analyse=settings.analyst,
        log=log,
    )
    if isinstance(database, SharedDatabase):
        database.when_news = workspace.forget
        database.keep_following()
    return workspace


def _stores(settings: Settings) -> tuple[Database, StoredLog | None]:
    """Open the file; or what replicas share, with the log to which all of them write."""
    if not (address := settings.postgres.get_secret_value()):
        return Database(settings.database), None
    server = Server(address)
    try:
        log = SharedLog(server)
        return SharedDatabase(server), log
    except BaseException:
        server.close()
        raise
