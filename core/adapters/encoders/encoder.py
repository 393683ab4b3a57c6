"""Turn texts into unit vectors: a local model, an OpenAI-compatible endpoint, and a tiny one for tests."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from hashlib import blake2b
from typing import Protocol

import httpx2
import numpy as np
from numpy.typing import NDArray
from openai import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    OpenAI,
    OpenAIError,
)

from core.adapters.encoders import minilm
from core.adapters.threads import threads
from core.progress import Progress

_TIMEOUT = "The embeddings endpoint did not answer in time. Try again later, or use the local encoder."
_UNREADABLE = "The embeddings endpoint sent an answer that could not be read. Check its address and model name."


class EncoderError(Exception):
    """Say in plain words why texts could not be encoded and what to do next."""


class Encoder(Protocol):
    """Turn texts into unit-length rows; vectors of two encoder ids never mix."""

    @property
    def encoder_id(self) -> str:
        """Name the model so that its vectors can be told from another's."""

    @property
    def dim(self) -> int:
        """Return the length of a vector."""

    @property
    def is_local(self) -> bool:
        """Tell whether texts stay on this machine, so that encoding costs nothing but time."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(len(texts), dim)` float32 unit-length rows; `progress` gets (texts done, texts in all).

        Raises EncoderError.
        """


FEW_TEXTS = 64
"""Texts that one thread encodes by itself; chosen by hand from the timing told in `encode`, not tuned."""
_TEXTS_A_BATCH, _TEXTS_A_REQUEST = 32, 128
"""Texts that are encoded together here, and that one request carries; chosen by hand for speed, not tuned."""
_DEADLINE_S = 30.0
"""Seconds that an endpoint may take for one request of texts; chosen by hand."""
_HASH_DIM, _GRAM = 64, 3
"""Numbers of a hashed vector, and letters of what is hashed; chosen by hand for tests, which need no more."""
_HASH_BYTES = 8
"""Bytes of a hash: one 64-bit number, of which one bit is the sign."""


class MiniLMEncoder:
    """Encode with all-MiniLM-L6-v2 on this machine, without a network (Wang et al. 2020)."""

    encoder_id = "all-MiniLM-L6-v2"
    dim = minilm.DIM
    is_local = True

    def __init__(self, batch_size: int = _TEXTS_A_BATCH) -> None:
        """Check and load the weights; raise EncoderError when they are missing or not the expected ones."""
        self._batch_size = batch_size
        try:
            self._weights, self._tokenizer = minilm.load()
        except (OSError, ValueError) as error:
            raise EncoderError(f"{error} Install the packages of requirements.lock again.") from error

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(len(texts), 384)` unit-length rows; a text is cut at 64 tokens.

        A few texts are encoded on one thread: they come while someone waits, and threads waiting for one another
        on a busy machine took 3 to 20 times longer (measured).
        """
        with threads(1 if len(texts) <= FEW_TEXTS else None):
            return self._encode(texts, progress)

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dim), np.float32)
        tokens = [row.ids for row in self._tokenizer.encode_batch([encodable(text) for text in texts])]
        by_length = sorted(range(len(texts)), key=lambda row: len(tokens[row]))
        for start in range(0, len(texts), self._batch_size):
            rows = by_length[start : start + self._batch_size]
            ids, mask = minilm.pad([tokens[row] for row in rows])
            vectors[rows] = minilm.mean_pool(minilm.token_states(self._weights, ids, mask), mask)
            if progress is not None:
                progress(start + len(rows), len(texts))
        return vectors


class OpenAIEncoder:
    """Encode through any OpenAI-compatible embeddings endpoint; the texts leave this machine."""

    is_local = False

    def __init__(
        self,
        base_url: str,
        api_key: str,
        model: str,
        dim: int,
        *,
        deadline: float = _DEADLINE_S,
        batch_size: int = _TEXTS_A_REQUEST,
    ) -> None:
        """Connect to `base_url`; `deadline` is in seconds for each request, nothing is retried."""
        self.encoder_id = f"openai:{model}:{dim}"
        self.dim = dim
        self._model, self._deadline, self._batch_size = model, deadline, batch_size
        http = httpx2.Client(follow_redirects=False, trust_env=False, timeout=deadline)
        self._client = OpenAI(
            base_url=base_url, api_key=api_key or "none", max_retries=0, timeout=deadline, http_client=http
        )

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(len(texts), dim)` unit-length rows; raise EncoderError when the endpoint fails."""
        vectors = np.empty((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), self._batch_size):
            batch = [encodable(text).strip() or "untitled" for text in texts[start : start + self._batch_size]]
            vectors[start : start + len(batch)] = self._checked(self._within_deadline(batch), len(batch))
            if progress is not None:
                progress(start + len(batch), len(texts))
        return vectors

    def _within_deadline(self, batch: list[str]) -> list[list[float]]:
        """Wait no longer than the deadline in all, also for an endpoint that sends byte by byte."""
        answer: Future[list[list[float]]] = Future()
        threading.Thread(target=self._request, args=(batch, answer), daemon=True).start()
        try:
            return answer.result(self._deadline)
        except EncoderError:
            raise
        except (TimeoutError, APITimeoutError) as error:
            raise EncoderError(_TIMEOUT) from error
        except OpenAIError as error:
            raise EncoderError(_explain(error)) from error
        except Exception as error:
            raise EncoderError(_UNREADABLE) from error

    def _request(self, batch: list[str], answer: "Future[list[list[float]]]") -> None:
        try:
            response = self._client.embeddings.create(input=batch, model=self._model, encoding_format="float")
            rows = sorted(response.data, key=lambda row: row.index)
            answer.set_result([row.embedding for row in rows])
        except Exception as error:
            answer.set_exception(error)

    def _checked(self, rows: list[list[float]], n: int) -> NDArray[np.float32]:
        try:
            vectors = np.asarray(rows, np.float32)
        except (TypeError, ValueError) as error:
            raise EncoderError(_UNREADABLE) from error
        if vectors.ndim != 2 or len(vectors) != n or not np.isfinite(vectors).all():
            raise EncoderError(_UNREADABLE)
        if vectors.shape[1] != self.dim:
            raise EncoderError(
                f"The model {self._model} answers with vectors of length {vectors.shape[1]}, not {self.dim}. "
                "Correct the length in the settings."
            )
        return unit_rows(vectors)


class HashingEncoder:
    """Encode by hashing character n-grams: deterministic, instant, for tests (Weinberger et al. 2009)."""

    is_local = True

    def __init__(self, dim: int = _HASH_DIM, n: int = _GRAM) -> None:
        """Hash n-grams of `n` characters into `dim` signed buckets."""
        self.encoder_id = f"hashing-{n}-{dim}"
        self.dim = dim
        self._n = n

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return `(len(texts), dim)` unit-length rows."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            self._count(vectors[row], f" {' '.join(encodable(text).lower().split())} ")
        if progress is not None and texts:
            progress(len(texts), len(texts))
        return unit_rows(vectors)

    def _count(self, counts: NDArray[np.float32], text: str) -> None:
        for start in range(max(1, len(text) - self._n + 1)):
            gram = text[start : start + self._n].encode()
            value = int.from_bytes(blake2b(gram, digest_size=_HASH_BYTES).digest(), "big")
            counts[(value >> 1) % self.dim] += 1.0 if value & 1 else -1.0


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to unit length; a row without a direction becomes the first axis."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    unit[lengths[:, 0] == 0, 0] = 1.0
    return unit


def encodable(text: str) -> str:
    """Replace what cannot be written as UTF-8 (half an emoji, say)."""
    return text.encode("utf-8", "replace").decode()


def _explain(error: OpenAIError) -> str:
    if isinstance(error, AuthenticationError):
        return "The embeddings endpoint refused the key. Check the key in the settings."
    if isinstance(error, APIStatusError):
        return f"The embeddings endpoint answered with status {error.status_code}. Check address and model name."
    if isinstance(error, APIConnectionError):
        return "The embeddings endpoint could not be reached. Check its address and your network."
    return _UNREADABLE
