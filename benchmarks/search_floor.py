"""Search for what there is and for nothing: how close is close enough, and what a slip of the pen costs.

The queries are those of `search_languages.py` and searches for nothing (`search_nonsense.txt`, written for this). The
floors were chosen on every other one from the first; the figures are of both halves, the second being the reported one.
"""

import csv
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.search_languages import QUERIES, gain, interests
from benchmarks.setup import print_setup
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder, from_parts, parts_of
from core.adapters.shipped.demo import demo_items, read_shipped
from core.catalogue import Catalogue, build_catalogue
from core.ranking.search import CLOSE, LISTED
from core.ranking.spelling import NEARER, Vocabulary, respelled, vocabulary
from core.similarity import Floats

NONSENSE = Path(__file__).with_name("search_nonsense.txt")
FLOORS = (0.22, 0.24, 0.26, 0.28, 0.30)
SEED = 11


def halves() -> tuple[list[list[list[str]]], list[list[str]]]:
    """Return the rows of queries, interest first, and the searches for nothing, each in two halves."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter="\t")
    nothing = NONSENSE.read_text(encoding="utf-8").split("\n")[:-1]
    return [rows[0::2], rows[1::2]], [nothing[0::2], nothing[1::2]]


def mistyped(text: str, rng: np.random.Generator) -> str:
    """Return a text with two neighbouring letters inside its longest word in each other's place."""
    word = max(text.split(), key=len)
    at = int(rng.integers(1, max(len(word) - 2, 2)))
    return text.replace(word, word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :], 1)


class Searcher:
    """Searches the demo by both encoders."""

    def __init__(self) -> None:
        """Read the demo."""
        self.items, shipped = demo_items(), read_shipped()
        self.interest = interests(self.items)
        self.encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
        raw = from_parts(self.encoder, [shipped.vectors[part.encoder_id] for part in parts_of(self.encoder)])
        self.catalogue: Catalogue = build_catalogue(self.items, raw, date(2026, 11, 14))
        self.known: Vocabulary = vocabulary(self.items)

    def likeness(self, texts: Sequence[str]) -> Floats:
        """Return the cosine `(n, n_items)` of every item to texts, less that of all items on average."""
        found: Floats = self.catalogue.centre(self.encoder.encode(list(texts))) @ self.catalogue.vectors.T
        less: Floats = found - found.mean(axis=1, keepdims=True)
        return less

    def gains(self, scores: Floats, names: Sequence[str], least: float = -1.0) -> float:
        """Return the mean nDCG@10 of searches, what is below `least` being shown last."""
        cut = np.where(scores >= least, scores, -np.inf)
        return float(np.mean([gain(row, self.interest == name) for row, name in zip(cut, names, strict=True)]))

    def read(self, texts: Sequence[str]) -> Floats:
        """Return the cosines of texts, respelled where that is nearer to something."""
        as_said, other = self.likeness(texts), self.likeness([respelled(text, self.known) for text in texts])
        nearer = other.max(axis=1) > as_said.max(axis=1) + NEARER
        found: Floats = np.where(nearer[:, None], other, as_said)
        return found


def main() -> None:
    """Print both halves."""
    print_setup(SEED)
    searcher, (asked, nothing) = Searcher(), halves()
    for name, rows, empty in zip(("chosen", "reported"), asked, nothing, strict=True):
        names = [row[0] for row in rows for _ in row[1:]]
        scores = searcher.likeness([text for row in rows for text in row[1:]])
        away = searcher.read(empty)
        print(f"\n{name}: {len(names)} queries, {len(empty)} searches for nothing")
        for floor in FLOORS:
            kept, refused = (scores.max(axis=1) >= floor).mean(), (away.max(axis=1) < floor).mean()
            mark = " <-" if floor == CLOSE else ""
            print(f"  close from {floor:.2f}: kept {kept:.3f}, refused of nothing {refused:.3f}{mark}")
        print(
            f"  nDCG@10 whole {searcher.gains(scores, names):.3f}, listed {searcher.gains(scores, names, LISTED):.3f}"
        )
        rng, english = np.random.default_rng(SEED), [row[0] for row in rows]
        slips = [mistyped(row[1], rng) for row in rows]
        right, plain, read = searcher.likeness([row[1] for row in rows]), searcher.likeness(slips), searcher.read(slips)
        told = [f"{searcher.gains(found, english):.3f}" for found in (right, plain, read)]
        untouched = searcher.read([text for row in rows for text in row[1:]])
        print("  English {}, with a slip {}, read {};".format(*told), end="")
        print(f" every query read {searcher.gains(untouched, names):.3f}")


if __name__ == "__main__":
    main()
