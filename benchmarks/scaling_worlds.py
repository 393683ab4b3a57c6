"""Invented histories of any length for the scaling benchmark: a few dozen interests, vectors given."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.adapters.shipped.models import extraction_model
from core.extraction.extraction import extract
from core.extraction.tree import Extraction
from core.similarity import Floats, background_of, unit

DIM = 384
INTERESTS = 60
WORDS = 12
SPREAD = 0.9
BLOCK = 20_000
STEP = timedelta(hours=2)
START = datetime(2001, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class Invented:
    """A person's n items in order of first interaction; `vectors` `(n, DIM)` unit length, rows aligned."""

    titles: tuple[str, ...]
    creators: tuple[str, ...]
    vectors: Floats

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Return an id for every item."""
        return tuple(f"i{row}" for row in range(len(self.titles)))

    def extraction(self) -> Callable[[], Extraction]:
        """Return what finds the journeys as the product does, with everything it needs at hand."""
        background, model = background_of(self.vectors), extraction_model()
        return lambda: extract(
            self.item_ids,
            self.vectors,
            titles=self.titles,
            background=background,
            model=model,
        )

    def write(self, path: Path) -> None:
        """Write the history as a table of titles, creators and moments."""
        with path.open("w", newline="", encoding="utf-8") as stream:
            rows = csv.writer(stream)
            rows.writerow(("title", "channel", "watched at"))
            for row, pair in enumerate(zip(self.titles, self.creators, strict=True)):
                rows.writerow((*pair, (START + row * STEP).isoformat()))


def invented(n: int, seed: int) -> Invented:
    """Return n items around `INTERESTS` directions, each with its own words and creators."""
    rng = np.random.default_rng(seed)
    interest = rng.integers(INTERESTS, size=n)
    said = rng.integers(WORDS, size=(n, 3))
    words = [[_word(rng) for _ in range(WORDS)] for _ in range(INTERESTS)]
    titles = tuple(
        f"{' '.join(words[k][w] for w in row)} {number}"
        for number, (k, row) in enumerate(zip(interest.tolist(), said.tolist(), strict=True))
    )
    creators = tuple(f"{words[k][0].title()} house {row % 3}" for row, k in enumerate(interest.tolist()))
    return Invented(titles, creators, _vectors(interest, rng))


def _word(rng: np.random.Generator) -> str:
    """Return a word of three syllables."""
    return "".join(rng.choice(list("bdfgklmnprst")) + rng.choice(list("aeiou")) for _ in range(3))


def _vectors(interest: NDArray[np.int64], rng: np.random.Generator) -> Floats:
    """Return unit vectors around the interests' directions."""
    directions = rng.standard_normal((INTERESTS, DIM), dtype=np.float32)
    vectors = np.empty((len(interest), DIM), np.float32)
    for start in range(0, len(interest), BLOCK):
        rows = interest[start : start + BLOCK]
        noise = rng.standard_normal((len(rows), DIM), dtype=np.float32)
        vectors[start : start + BLOCK] = unit(directions[rows] + np.float32(SPREAD) * noise)
    return vectors


class GivenVectors:
    """An encoder that knows every text's vector, so that no model is measured."""

    encoder_id = "given"
    dim = DIM
    is_local = False

    def __init__(self, history: Invented) -> None:
        """Know the vectors of a history's items by the text that stands for them."""
        texts = zip(history.titles, history.creators, strict=True)
        self._row = {f"{title}. {creator}": row for row, (title, creator) in enumerate(texts)}
        self._vectors = history.vectors

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Floats:
        """Return `(n, DIM)` vectors; raise KeyError for a text that is not of the history."""
        if progress is not None:
            progress(len(texts), len(texts))
        return self._vectors[[self._row[text] for text in texts]]
