"""The phrases from which it is learned what is sensitive, read already: nobody waits for them."""

from pathlib import Path

from core.adapters.encoders.encoder import Encoder
from core.adapters.places import DATA
from core.adapters.shipped.vector_files import save_vectors, shipped_vectors
from core.sensitivity.meaning import TEXTS
from core.similarity import Floats

PHRASE_VECTORS = DATA / "models" / "sensitive_phrases.npz"


def phrase_vectors(encoder: Encoder, path: Path = PHRASE_VECTORS) -> Floats | None:
    """Return `TEXTS` as an encoder sees them `(m, dim)`, unit rows; None where it has not read them."""
    return shipped_vectors(encoder, path, "benchmarks/train_sensitive_phrases.py")


def save_phrases(encoder: Encoder, path: Path = PHRASE_VECTORS) -> None:
    """Read the phrases by every part of an encoder and write the vectors as one compressed file."""
    save_vectors(encoder, TEXTS, path)
