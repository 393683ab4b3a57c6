"""Things graded for journeys by people who never saw this project: curators of collections, and who tags things.

A journey is half of a label's things. Of a collection, the rest is of it (5); things of a list under the same heading
are near (4), of the same source beside (3), of the same field of life far (2), all others nothing (1). Of a tag, the
rest is of it; of another thing it counts with how many of the journey's things it shares a tag: half (4), a fifth (3),
any (2), none (1). One person's notes are of a page (5), of the same folder (4), by the same hand (2).
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.recommendation_sets import encoded
from benchmarks.steering_labels import GENRES, SAYS_NOTHING, SOURCES, read_labels
from benchmarks.steering_persons import Library, read_library
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder, blocks_of, from_parts
from core.catalogue import Catalogue, build_catalogue, text_of
from core.entities import Item
from core.judging.guidelines import Grade
from core.judging.judge import Grades
from core.judging.signs import signs
from core.similarity import Floats, Rows

EVERY_COLLECTION = 299
EACH = 8
HALF, FIFTH = 0.5, 0.2
LEAST_NOTES = 8
SPLIT = 31
TAGS = {"bookmarks": ("tags", " "), "tags": ("text", "|")}

Grader = Callable[[str, str, Sequence[str]], Grade]
"""Grades a thing (first) for the journey of a label (second) that holds some things (third)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Graded:
    """Things graded for one journey: their signs `(k, n_signs)`, grades `(k,)` and titles, and those of the journey."""

    signs: Floats
    grades: Grades
    titles: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelf:
    """Labelled things read by both encoders as the app reads them, and who grades them."""

    catalogue: Catalogue
    members: Mapping[str, tuple[str, ...]]
    grader: Grader


def read_pair(name: str, items: Sequence[Item], cache: Path, report: Callable[[str], None]) -> Catalogue:
    """Return a catalogue of things as both encoders read them."""
    texts = [text_of(item) for item in items]
    pair = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    parts = [encoded(name, texts, cache, report), pair.parts[1].encode(texts)]
    return build_catalogue(items, from_parts(pair, parts), date(2026, 1, 1), blocks_of(pair))


def collections(folder: Path, cache: Path, report: Callable[[str], None]) -> Shelf:
    """Return every collection with enough titles; raise FileNotFoundError with what to do where there are none."""
    library = read_library(folder, cache, EVERY_COLLECTION, np.random.default_rng(0), report)
    with gzip.open(folder / "collections.jsonl.gz", "rt", encoding="utf-8") as file:
        about = {row["collection_id"]: row for row in map(json.loads, file)}
    label_of = library.label_of

    def grade(item_id: str, label: str, _: Sequence[str]) -> Grade:
        own, other = about[label], about[label_of[item_id]]
        if own is other:
            return Grade.OF_IT
        if own["source_repo"] == other["source_repo"] and "community_top" not in (own["kind"], other["kind"]):
            alike = own["collection_title"].split("/")[0] == other["collection_title"].split("/")[0]
            return Grade.NEAR if alike and "/" in own["collection_title"] else Grade.BESIDE
        return Grade.FAR if own["macro_domain"] == other["macro_domain"] else Grade.NOTHING

    return Shelf(
        catalogue=read_pair("steering", library.catalogue.items, cache, report), members=library.members, grader=grade
    )


def tagged(labels: str, folder: Path, cache: Path, report: Callable[[str], None]) -> Shelf:
    """Return one person's bookmarks, or films, each with all of its tags."""
    library: Library = read_labels(labels, folder, cache, np.random.default_rng(0), report)
    column, separator = TAGS[labels]
    path = folder / f"{SOURCES[labels][0]}.parquet"
    rows = duckdb.connect().execute(f"SELECT item_id, any_value({column}) FROM '{path}' GROUP BY 1").fetchall()
    said_of = {str(item_id): str(said or "").split(separator) for item_id, said in rows}
    tags = {i: {t.strip().casefold() for t in said} - GENRES.union(SAYS_NOTHING, ("",)) for i, said in said_of.items()}
    label_of = library.label_of

    def grade(item_id: str, label: str, evidence: Sequence[str]) -> Grade:
        if label_of[item_id] == label or label in tags.get(item_id, ()):
            return Grade.OF_IT
        shared = np.mean([bool(tags.get(item_id, set()) & tags.get(other, set())) for other in evidence])
        return (
            Grade.NEAR
            if shared >= HALF
            else Grade.BESIDE
            if shared >= FIFTH
            else Grade.FAR
            if shared
            else Grade.NOTHING
        )

    read = read_pair(f"steering-{labels}", library.catalogue.items, cache, report)
    return Shelf(catalogue=read, members=library.members, grader=grade)


def notes(folder: Path, cache: Path, report: Callable[[str], None]) -> Shelf:
    """Return pages of notes that single persons keep, with the page or folder that they filed each thing under."""
    path = folder / "labelled_streams.parquet"
    query = f"SELECT user_id, item_id, any_value(title), any_value(label) FROM '{path}' GROUP BY 1, 2 ORDER BY 1, 2"
    members: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for user_id, item_id, title, label in duckdb.connect().execute(query).fetchall():
        if label and title:
            members.setdefault(f"{user_id}\n{label}", []).append(f"{user_id}\n{item_id}")
            titles[f"{user_id}\n{item_id}"] = str(title)
    kept = {label: tuple(ids[: 2 * EACH]) for label, ids in sorted(members.items()) if len(ids) >= LEAST_NOTES}
    items = [Item(item_id, titles[item_id]) for ids in kept.values() for item_id in ids]
    label_of = {item_id: label for label, ids in kept.items() for item_id in ids}

    def grade(item_id: str, label: str, _: Sequence[str]) -> Grade:
        own, other = (
            said.removesuffix(".md").removesuffix("/README").split("\n") for said in (label, label_of[item_id])
        )
        if own == other:
            return Grade.OF_IT
        if own[1] == other[1]:
            return Grade.NEAR
        alike = own[1].split("/")[:-1] == other[1].split("/")[:-1] != []
        return Grade.NOTHING if own[0] != other[0] else Grade.BESIDE if alike else Grade.FAR

    return Shelf(catalogue=read_pair("judge-notes", items, cache, report), members=kept, grader=grade)


def halves(shelf: Shelf) -> tuple[list[Graded], list[Graded]]:
    """Return the graded journeys of every other label, in an order by chance that is the same for ever, and the others.

    A grade has at most so many things for a journey, drawn by chance: each label's own and any others.
    """
    order = sorted(shelf.members, key=lambda label: hashlib.sha1(label.encode()).hexdigest())
    graded = [_graded(shelf, label) for label in order]
    return graded[0::2], graded[1::2]


def _graded(shelf: Shelf, label: str) -> Graded:
    """Grade things for the journey of the first half of a label's things."""
    rng = np.random.default_rng([SPLIT, int(hashlib.sha1(label.encode()).hexdigest()[:8], 16)])
    ids = [shelf.members[label][at] for at in rng.permutation(len(shelf.members[label])).tolist()]
    evidence = ids[: len(ids) // 2]
    by_grade: dict[Grade, list[int]] = {}
    taken = set(evidence)
    for row in rng.permutation(len(shelf.catalogue.items)).tolist():
        item_id = shelf.catalogue.items[row].item_id
        if item_id not in taken:
            by_grade.setdefault(shelf.grader(item_id, label, evidence), []).append(row)
    chosen = [(row, grade) for grade, rows in sorted(by_grade.items()) for row in rows[:EACH]]
    rows: Rows = np.array([row for row, _ in chosen], np.int64)
    return Graded(
        signs=signs(shelf.catalogue, rows, shelf.catalogue.rows(evidence)),
        grades=np.array([int(grade) for _, grade in chosen], np.int64),
        titles=tuple(shelf.catalogue.items[row].title for row in rows.tolist()),
        evidence=tuple(shelf.catalogue.items[row].title for row in shelf.catalogue.rows(evidence).tolist()),
    )


SHELVES: Mapping[str, Callable[[Path, Path, Callable[[str], None]], Shelf]] = {
    "collections": collections,
    "bookmarks": lambda folder, cache, report: tagged("bookmarks", folder, cache, report),
    "films": lambda folder, cache, report: tagged("tags", folder, cache, report),
    "notes": notes,
}
