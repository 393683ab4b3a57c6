"""What anybody's history is held against when journeys are found: a thousand texts about everything, read already."""

from collections.abc import Sequence
from pathlib import Path

from core.adapters.encoders.encoder import Encoder
from core.adapters.places import DATA
from core.adapters.shipped.vector_files import save_vectors, shipped_vectors
from core.similarity import Background, Floats, background_of

REFERENCE = DATA / "models" / "reference.npz"


def reference(encoder: Encoder, path: Path = REFERENCE) -> Background | None:
    """Return the shipped texts as an encoder sees them; None where it has not read them.

    One background for everybody: what journeys a history has is then its own affair, and not that of whatever else
    lies in the database.
    """
    vectors = ordinary_vectors(encoder, path)
    return None if vectors is None else background_of(vectors)


def ordinary_vectors(encoder: Encoder, path: Path = REFERENCE) -> Floats | None:
    """Return the shipped texts as an encoder sees them `(m, dim)`, unit rows; None where it has not read them."""
    return shipped_vectors(encoder, path, "benchmarks/train_reference.py")


def save_reference(encoder: Encoder, texts: Sequence[str], path: Path = REFERENCE) -> None:
    """Read texts by every part of an encoder and write their vectors, not the texts, as one compressed file."""
    save_vectors(encoder, texts, path)
