"""Persons whose journeys are known: mixed curated collections and real labelled streams."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from core.adapters.encoders.encoder import Encoder
from core.progress import Progress
from core.similarity import Floats, Rows

T = TypeVar("T")

FOLDS = 4
FEWEST, MOST = 6, 40
HELD_OUT = "umbrae/reddit-top-2.5-million"
SHARED_WITH_STREAMS = "charlax/professional-programming"


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """Hold one curated collection."""

    collection_id: str
    source: str
    is_core: bool
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Person:
    """Hold one person's items in order, with labels `(n,)`.

    `titles` are what words and style are read from, `texts` what is encoded; `is_scored` `(n,)` tells noise from items
    with a right place; `times` `(n,)` UTC seconds or None; `fold` names the model that never saw this person's labels.
    """

    name: str
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    labels: Rows
    is_scored: NDArray[np.bool_]
    times: Rows | None
    fold: int

    def part(self, start: int, stop: int) -> "Person":
        """Return the person as known from one stretch of their history."""
        return self.of(np.arange(start, min(stop, len(self.texts))))

    def of(self, rows: Rows) -> "Person":
        """Return the person as known from some of their items, in the order of `rows`."""
        return replace(
            self,
            titles=tuple(self.titles[row] for row in rows),
            texts=tuple(self.texts[row] for row in rows),
            labels=self.labels[rows],
            is_scored=self.is_scored[rows],
            times=None if self.times is None else self.times[rows],
        )


def read_collections(folder: Path) -> list[Collection]:
    """Read the curated collections of at least six items."""
    with gzip.open(folder / "collections.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    collections = [
        Collection(row["collection_id"], row["source_repo"], row["core"], tuple(dict.fromkeys(row["items"])))
        for row in rows
    ]
    return [collection for collection in collections if len(collection.titles) >= FEWEST]


def fold_of(source: str) -> int:
    """Return a source's fold; the largest source, two fifths of all, is in every test and in no training."""
    return -1 if source == HELD_OUT else crc32(source.encode()) % FOLDS


def mixed_persons(collections: Sequence[Collection], n: int, seed: int) -> list[Person]:
    """Mix 3-14 collections a person, from the held-out source and one fold, with a tenth of noise items."""
    held_out = [c for c in collections if fold_of(c.source) < 0]
    share = len(held_out) / len(collections)
    persons = []
    for number in range(n):
        rng, fold = np.random.default_rng([seed, number]), number % FOLDS
        own = [c for c in collections if fold_of(c.source) == fold]
        k = int(rng.integers(3, 15))
        n_held_out = int(rng.binomial(k, share))
        chosen = [*some(held_out, n_held_out, rng), *some(own, k - n_held_out, rng)]
        interests = [some(c.titles, MOST, rng) for c in chosen]
        taken = {c.collection_id for c in chosen}
        strangers = [title for c in [*held_out, *own] if c.collection_id not in taken for title in c.titles]
        persons.append(mixed(f"mixed {seed}-{number}", interests, strangers, fold=fold, rng=rng))
    return persons


def stream_persons(folder: Path, folds: int = 5, seed: int = 3) -> list[Person]:
    """Read the labelled streams, one person each, in time order; folds are groups of persons."""
    columns = pq.read_table(folder / "labelled_streams.parquet").to_pydict()
    rows_of: dict[str, list[int]] = {}
    for row, user_id in enumerate(columns["user_id"]):
        rows_of.setdefault(user_id, []).append(row)
    rank = np.random.default_rng(seed).permutation(len(rows_of))
    persons = []
    for number, user_id in enumerate(sorted(rows_of)):
        rows = sorted(rows_of[user_id], key=lambda row: columns["ts"][row])
        titles = tuple(columns["title"][row] for row in rows)
        texts = tuple(_text(columns["title"][row], columns["text"][row]) for row in rows)
        labels = np.unique([columns["label"][row] for row in rows], return_inverse=True)[1].astype(np.int64)
        times = np.asarray([columns["ts"][row] for row in rows], np.int64)
        scored, fold = np.ones(len(rows), bool), int(rank[number] % folds)
        person = Person(
            name=user_id, titles=titles, texts=texts, labels=labels, is_scored=scored, times=times, fold=fold
        )
        persons.append(person)
    return persons


def encoded(texts: Sequence[str], encoder: Encoder, cache: Path, progress: Progress) -> dict[str, Floats]:
    """Return each distinct text's unit vector, kept in a file from run to run."""
    distinct = sorted(set(texts))
    key = sha256("\n".join([encoder.encoder_id, *distinct]).encode("utf-8", "replace")).hexdigest()[:16]
    path = cache / f"vectors-{key}.npy"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        np.save(path, encoder.encode(distinct, progress))
    return dict(zip(distinct, np.load(path), strict=True))


def _text(title: str, text: str) -> str:
    return f"{title}. {text}" if text else title


def some(things: Sequence[T], n: int, rng: np.random.Generator) -> list[T]:
    """Draw n things, or all there are, without putting back."""
    rows = rng.choice(len(things), min(n, len(things)), replace=False)
    return [things[row] for row in rows]


def mixed(
    name: str,
    interests: Sequence[Sequence[str]],
    strangers: Sequence[str],
    *,
    fold: int,
    rng: np.random.Generator,
    noise: float = 0.1,
) -> Person:
    """Return a person of some interests whose items are shuffled, or in blocks with noise in between.

    A title that two interests share is of the first; `noise` is the share of `strangers` for every item.
    """
    label_of = {title: label for label, titles in reversed(list(enumerate(interests))) for title in titles}
    titles, labels = list(label_of), list(label_of.values())
    others = [title for title in dict.fromkeys(strangers) if title not in label_of]
    odd = [others[row] for row in rng.choice(len(others), min(round(noise * len(titles)), len(others)), replace=False)]
    order = sorted(range(len(titles)), key=lambda row: labels[row])
    for stranger in range(len(titles), len(titles) + len(odd)):
        order.insert(int(rng.integers(len(order) + 1)), stranger)
    titles += odd
    labels += range(len(interests), len(interests) + len(odd))
    if rng.random() < 0.5:
        order = rng.permutation(len(titles)).tolist()
    ordered, found = tuple(titles[row] for row in order), np.asarray(labels, np.int64)[order]
    return Person(
        name=name,
        titles=ordered,
        texts=ordered,
        labels=found,
        is_scored=found < len(interests),
        times=None,
        fold=fold,
    )
