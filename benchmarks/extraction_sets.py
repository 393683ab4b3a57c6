"""Persons of known journeys for what mixed collections do not show: pages, short histories, languages, exports."""

import csv
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.extraction_people import FOLDS, Collection, Person, fold_of, mixed, some
from benchmarks.languages import languages, titles_in
from benchmarks.watch_exports import watch_export
from core.adapters.shipped.demo import FOLDER, demo_items
from core.catalogue import text_of
from core.similarity import Rows

LEAST_PAGE = 8
DAY = 86_400
TOPICS, LENGTHS = (2, 3, 5), (10, 24, 50, 100)
TRUTH = Path(__file__).resolve().parents[1] / "tests" / "demo_truth.csv"
NO_INTEREST = ""


def page_persons(streams: Sequence[Person], n: int, seed: int, most: int | None) -> list[Person]:
    """Mix 4-14 pages of one real person each, pages of eight entries and more, at most so many of each, in order."""
    filed = [person for person in streams if len(_large_pages(person)) >= 4]
    return [_paged(filed[number % len(filed)], np.random.default_rng([seed, number]), most) for number in range(n)]


def dates_only(person: Person) -> Person:
    """Return a person of whom only dates are known: items of a day stand in the order of their titles."""
    days = person.times // DAY if person.times is not None else np.zeros(len(person.labels), np.int64)
    rows = sorted(range(len(days)), key=lambda row: (days[row], person.titles[row]))
    return person.of(np.asarray(rows))


def short_persons(collections: Sequence[Collection], n: int, seed: int) -> dict[str, list[Person]]:
    """Mix 2, 3 or 5 core collections into 10, 24, 50 or 100 titles, n persons each, without noise."""
    found: dict[str, list[Person]] = {}
    for topics, length in ((k, m) for k in TOPICS for m in LENGTHS if m // k >= 4):
        sizes = [length // topics + (number < length % topics) for number in range(topics)]
        for number in range(n):
            rng, fold = np.random.default_rng([seed, number, topics, length]), number % FOLDS
            fit = [c for c in collections if fold_of(c.source) in (-1, fold) and len(c.titles) >= min(sizes[0], 30)]
            interests = [some(c.titles, size, rng) for c, size in zip(some(fit, topics, rng), sizes, strict=True)]
            person = mixed(f"{topics} in {length}, {number}", interests, (), fold=fold, rng=rng)
            found.setdefault(f"{topics}_in_{length}", []).append(person)
    return found


def language_persons(n: int, seed: int) -> dict[str, list[Person]]:
    """Mix 3-6 hand-written interests of 8-15 titles, n persons in each language and n in each beside English.

    A person of two languages has an interest in the one, in the other, or half in each.
    """
    titles: dict[str, dict[str, list[str]]] = {}
    for language in languages():
        for row in titles_in(language):
            titles.setdefault(language, {}).setdefault(row.interest, []).append(row.title)
    found: dict[str, list[Person]] = {}
    for language, by_interest in titles.items():
        for name in (language, f"{language}+en") if language != "en" else (language,):
            rngs = [np.random.default_rng([seed, number, crc32(name.encode())]) for number in range(n)]
            english = titles["en"] if "+" in name else by_interest
            found[name] = [_speaking(f"{name}, {k}", by_interest, english, rng) for k, rng in enumerate(rngs)]
    return found


def section_persons(folder: Path, n: int, seed: int) -> dict[str, list[Person]]:
    """Mix 3-6 real sections of free programming books, 6-14 titles each, n persons in each language.

    All are about computing, so they lie far nearer together than interests do.
    """
    sections: dict[str, list[list[str]]] = {}
    with gzip.open(folder / "multilingual_sections.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            sections.setdefault(row["language"], []).append(list(dict.fromkeys(row["titles"])))
    return {
        language: [_read_in(f"{language}, {k}", own, k, seed) for k in range(n)] for language, own in sections.items()
    }


def _read_in(name: str, sections: Sequence[Sequence[str]], number: int, seed: int) -> Person:
    rng = np.random.default_rng([seed, number, crc32(name.encode())])
    chosen = some(sections, int(rng.integers(3, 7)), rng)
    return mixed(name, [some(titles, int(rng.integers(6, 15)), rng) for titles in chosen], (), fold=0, rng=rng)


def demo_persons() -> list[Person]:
    """Read the people of the demo with what each item was invented for."""
    items = {item.item_id: item for item in demo_items(FOLDER)}
    journeys: dict[str, dict[str, str]] = {}
    with TRUTH.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            journeys.setdefault(row["person_id"], {}).setdefault(row["item_id"], row["journey"])
    persons = []
    for person_id, journey_of in sorted(journeys.items()):
        titles = tuple(items[item_id].title for item_id in journey_of)
        texts = tuple(text_of(items[item_id]) for item_id in journey_of)
        persons.append(_known(person_id, titles, texts, list(journey_of.values())))
    return persons


def export_persons(n: int, seed: int) -> list[Person]:
    """Return people known from a title-only export of 1,500 rows, six in ten of them in a service's template."""
    persons = []
    for number in range(n):
        interest_of: dict[str, str] = {}
        for row in watch_export(seed + number):
            interest_of.setdefault(row.title, row.interest)
        titles = tuple(interest_of)
        persons.append(_known(f"export {number}", titles, titles, list(interest_of.values())))
    return persons


def _large_pages(person: Person) -> Rows:
    return np.flatnonzero(np.bincount(person.labels) >= LEAST_PAGE)


def _paged(person: Person, rng: np.random.Generator, most: int | None) -> Person:
    pages = _large_pages(person)
    chosen = rng.choice(pages, min(int(rng.integers(4, 15)), len(pages)), replace=False)
    entries = [np.flatnonzero(person.labels == page) for page in chosen]
    kept = [rng.choice(rows, min(most or len(rows), len(rows)), replace=False) for rows in entries]
    return person.of(np.sort(np.concatenate(kept)))


def _speaking(name: str, own: dict[str, list[str]], english: dict[str, list[str]], rng: np.random.Generator) -> Person:
    interests = []
    for key in some(sorted(own), int(rng.integers(3, 7)), rng):
        half = own[key][::2] + english[key][1::2]
        told = [own[key], english[key], half][int(rng.integers(3))]
        interests.append(some(told, int(rng.integers(8, 16)), rng))
    return mixed(name, interests, (), fold=0, rng=rng)


def _known(name: str, titles: tuple[str, ...], texts: tuple[str, ...], interests: Sequence[str]) -> Person:
    """Return a person whose items each have an interest's name, or none."""
    labels = np.unique(interests, return_inverse=True)[1].astype(np.int64)
    is_scored = np.asarray([interest != NO_INTEREST for interest in interests])
    return Person(name=name, titles=titles, texts=texts, labels=labels, is_scored=is_scored, times=None, fold=0)
