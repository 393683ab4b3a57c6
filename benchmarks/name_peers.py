"""Name collections as others do: BERTopic's default labels and KeyBERT's key words."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from bertopic.vectorizers import ClassTfidfTransformer
from keybert import KeyBERT
from keybert.backend import BaseEmbedder
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

LABEL_WORDS = 4


def bertopic_labels(documents: Sequence[str], stop_words: str | None = None) -> list[str]:
    """Label each document, a class of its own, with its top words by class TF-IDF (Grootendorst 2022).

    The defaults are BERTopic's: its text cleaning, no stop words, the four words of a topic's default name.
    """
    cleaned = [re.sub(r"[^A-Za-z0-9 ]+", "", text) or "emptydoc" for text in documents]
    vectorizer = CountVectorizer(stop_words=stop_words).fit(cleaned)
    weights = ClassTfidfTransformer().fit_transform(vectorizer.transform(cleaned)).toarray()
    words = vectorizer.get_feature_names_out()
    return [" ".join(words[at] for at in np.argsort(-row, kind="stable")[:LABEL_WORDS]) for row in weights]


class _Backend(BaseEmbedder):  # type: ignore[misc]
    """Hand KeyBERT the encoder that we use ourselves."""

    def __init__(self, encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        super().__init__()
        self._encode = encode

    def embed(self, documents: Any, verbose: bool = False) -> NDArray[np.float32]:  # noqa: ARG002
        """Return one row for each text."""
        return self._encode([str(text) for text in documents])


def keybert_names(documents: Sequence[str], encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> list[str]:
    """Name each document by KeyBERT's five key words, with its own defaults (Grootendorst 2020)."""
    model = KeyBERT(model=_Backend(encode))
    found = [model.extract_keywords(text) for text in documents]
    return [" ".join(phrase for phrase, _ in phrases) for phrases in found]
