"""Labels that nobody chose for the project: one person's tagged bookmarks, and what people tagged films with.

An item is of the rarest of its tags that enough items bear. Vectors see the titles, and what its owner wrote beside a
bookmark or the genres of a film; never a tag.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.recommendation_sets import encoded
from benchmarks.steering_persons import COLLECTIONS, LEAST_ITEMS, MOST_ITEMS, Library, read_library
from core.catalogue import build_catalogue
from core.entities import Item

LABELS = ("collections", "bookmarks", "tags")
LEAST = {"bookmarks": LEAST_ITEMS, "tags": 10}
"""Items that a label has at least; few films share a tag."""
SAYS_NOTHING = ("in netflix queue",)
TEXT_SIGNS = 400
"""Signs of a text that are read, as the app does."""
GENRES = frozenset(
    ("action", "adventure", "animation", "children", "comedy", "crime", "documentary", "drama", "fantasy", "film-noir")
).union(("horror", "imax", "musical", "mystery", "romance", "sci-fi", "thriller", "war", "western"))
SOURCES = {
    "bookmarks": ("tagged_bookmarks", "SELECT item_id, any_value(title), any_value(text), any_value(label)"),
    "tags": ("movielens_latest_small", "SELECT item_id, any_value(title), any_value(tags), any_value(text)"),
}
"""The file of each set; what is read of it: id, title, what else the vectors see, and the tags."""


def read_labels(
    labels: str, folder: Path, cache: Path, rng: np.random.Generator, progress: Callable[[str], None]
) -> Library:
    """Return the library of a set of labels; raise FileNotFoundError with what to do where it is missing."""
    if labels == "collections":
        return read_library(folder, cache, COLLECTIONS, rng, progress)
    name, query = SOURCES[labels]
    path = folder / f"{name}.parquet"
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: benchmarks/README.md tells where the public sets come from.")
    rows = duckdb.connect().execute(f"{query} FROM '{path}' GROUP BY item_id ORDER BY item_id").fetchall()
    said = {str(i): (str(title or ""), str(text or "").replace("|", ", ")[:TEXT_SIGNS]) for i, title, text, _ in rows}
    tags = {
        str(i): [tag for t in str(tagged or "").split("|") if (tag := t.strip().casefold())] for i, *_, tagged in rows
    }
    return _library(labels, said, _members(tags, LEAST[labels]), cache, progress)


def _members(tags: Mapping[str, Sequence[str]], least: int) -> dict[str, tuple[str, ...]]:
    """Return, for each tag that enough items have for their rarest, those items, the first forty."""
    counts = Counter(tag for of_one in tags.values() for tag in set(of_one) if tag not in GENRES.union(SAYS_NOTHING))
    members: dict[str, list[str]] = {}
    for item_id, of_one in tags.items():
        known = [tag for tag in of_one if counts[tag] >= least]
        if known:
            members.setdefault(min(known, key=lambda tag: (counts[tag], tag)), []).append(item_id)
    return {tag: tuple(ids[:MOST_ITEMS]) for tag, ids in sorted(members.items()) if len(ids) >= least}


def _library(
    labels: str,
    said: Mapping[str, tuple[str, str]],
    members: dict[str, tuple[str, ...]],
    cache: Path,
    progress: Callable[[str], None],
) -> Library:
    """Return items and labels as one catalogue."""
    items = [Item(i, said[i][0], text=said[i][1]) for ids in members.values() for i in ids]
    texts = [". ".join(part for part in (item.title, item.text) if part) for item in items]
    catalogue = build_catalogue(items, encoded(f"steering-{labels}", texts, cache, progress), date(2026, 1, 1))
    names = list(members)
    vectors = catalogue.centre(encoded(f"steering-{labels}-names", names, cache, progress))
    titles, said_of = dict(zip(names, names, strict=True)), dict(zip(names, vectors, strict=True))
    return Library(catalogue, members, titles, said_of, LEAST[labels])
