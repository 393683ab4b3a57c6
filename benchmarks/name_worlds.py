"""Make persons out of curated collections for the naming benchmark, without letting tuning see the test."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.naming.terms import TermStatistics

MOST_SHOWN = 20
FEWEST_ITEMS = 6


@dataclass(frozen=True)
class Collection:
    """A curated collection: its human title, where it comes from, the titles shown and those held out."""

    title: str
    source: str
    shown: tuple[str, ...]
    held: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """The collections of one run, grouped into persons, and what a namer may know."""

    collections: tuple[Collection, ...]
    persons: tuple[tuple[int, ...], ...]
    background: TermStatistics


def source_of(row: dict[str, Any]) -> str:
    """Return where a collection comes from; in the one repository of many communities, the community."""
    repo: str = row["source_repo"]
    return f"{repo}/{row['collection_title'].split()[0]}" if row["kind"] == "community_top" else repo


def half_of(source: str) -> str:
    """Assign a source to a half by its hash."""
    return ("tune", "report")[int(hashlib.sha256(source.encode()).hexdigest(), 16) % 2]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read the core collections with enough items to be halved."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["core"] and len(row["items"]) >= FEWEST_ITEMS]


def make_world(rows: Sequence[dict[str, Any]], half: str, seed: int) -> World:
    """Halve every collection's titles and mix the collections of one half of the sources into persons."""
    rng = np.random.default_rng(seed)
    every = [_halved(row, rng) for row in rows]
    background = TermStatistics.from_titles(title for each in every for title in each.shown)
    chosen = tuple(each for each in every if half_of(each.source) == half)
    return World(chosen, tuple(_mixed(len(chosen), rng)), background)


def _halved(row: dict[str, Any], rng: np.random.Generator) -> Collection:
    titles = [row["items"][at] for at in rng.permutation(len(row["items"]))]
    middle = len(titles) // 2
    shown, held = titles[:middle][:MOST_SHOWN], titles[middle:]
    return Collection(row["collection_title"], source_of(row), tuple(shown), tuple(held))


def _mixed(n: int, rng: np.random.Generator) -> Iterator[tuple[int, ...]]:
    order, start = rng.permutation(n).tolist(), 0
    while start < n:
        size = int(rng.integers(3, 15))
        size = size if n - start - size >= 3 else n - start
        yield tuple(order[start : start + size])
        start += size
