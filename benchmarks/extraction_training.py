"""Persons to train the pair model on, as varied as people are: few interests or many, small or large, any language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from benchmarks.extraction_people import FOLDS, HELD_OUT, SHARED_WITH_STREAMS, Collection, Person, fold_of, mixed, some

# A history of 2-16 interests of 3-60 items; of 3-200 where a real person's pages are that long.
FEWEST_INTERESTS, MOST_INTERESTS, LEAST, MOST, MOST_OF_PAGE = 2, 16, 3, 60, 200
LONGEST = 900
NOISE = (0.0, 0.0, 0.1, 0.1, 0.2)

# One person in three is read by the multilingual encoder alone, as if their titles were not English.
FOREIGN = 0.3

# One person in six knows their interests from the titles of services: the same title in several templates.
TEMPLATED = 6
TEMPLATES = (
    "Watched {}|{} (Official Video)|You listened to {}|Episode {n}: {}|{} - Part {n}|{} | Complete course|"
    "Introduction to {}|Learn {} in one hour|What is {}?|{} review|{} tutorial|Top 10: {}|{} (full album)|Read: {}|"
    "Saved: {}|{} [HD]|Podcast #{n} - {}|{} documentary|Live stream: {}|{} angesehen|Chapter {n}. {}|{} - Wikipedia|"
    "r/{}|{} | Medium|Week {n}: {}|Deep dive: {}|{} on sale|The history of {}|{} challenge|Thoughts on {}"
)
EXAMPLES, TEMPLATED_COLLECTIONS, LEAST_TEMPLATED, LONGEST_TITLE = 24, 45, 15, 70

Interests = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Trainee:
    """A person to learn from: `group` tells whose titles they are made of, `is_foreign` that no English is read."""

    person: Person
    group: str
    is_foreign: bool


def trainees(collections: Sequence[Collection], streams: Sequence[Person], n: int, seed: int) -> list[Trainee]:
    """Return n persons made of collections and nearly half as many of streams, each of one group's titles alone.

    Groups are the folds of the sources, the held-out source, and the groups of real persons; what shares its author
    with a stream is left out.
    """
    found = []
    groups = _groups(collections)
    for number in range(n):
        rng = np.random.default_rng([seed, number])
        group = sorted(groups)[number % len(groups)]
        plain, templated = groups[group]
        interests = templated if number % TEMPLATED == 0 else plain
        found.append(_trainee(f"training {number}", group, interests, MOST, rng))
    filed = [person for person in streams if np.count_nonzero(np.bincount(person.labels) >= LEAST) >= 4]
    for number in range(round(0.45 * n)):
        rng, person = np.random.default_rng([seed, n + number]), filed[number % len(filed)]
        found.append(_trainee(f"training {n + number}", f"stream {person.fold}", _pages(person), MOST_OF_PAGE, rng))
    return found


def templated_titles(collections: Sequence[Collection]) -> dict[str, tuple[str, ...]]:
    """Return for some core collections their titles, bare and as services write them."""
    return {
        collection.collection_id: titles
        for half in (0, 1)
        for collection, titles in _in_templates([c for c in collections if _half(c) == half], half)
    }


def _in_templates(collections: Sequence[Collection], half: int) -> Iterator[tuple[Collection, tuple[str, ...]]]:
    fit = [c for c in collections if c.is_core and len(c.titles) >= LEAST_TEMPLATED]
    rng = np.random.default_rng(90 + half)
    templates = _templates()
    for collection in some(fit, TEMPLATED_COLLECTIONS, rng):
        short = [title for title in collection.titles if len(title) < LONGEST_TITLE] or list(collection.titles)
        bare = some(short, EXAMPLES, rng)
        written = [
            template.replace("{n}", str(int(rng.integers(1, 60)))).replace("{}", title)
            for title in bare
            for template in some(templates, int(rng.integers(2, 7)), rng)
        ]
        yield collection, tuple(dict.fromkeys([*bare, *sorted(written)]))


def _templates() -> list[str]:
    """Return the templates; a bar with spaces around it is one's own, one without parts two."""
    return [part.replace("\0", " | ") for part in TEMPLATES.replace(" | ", "\0").split("|")]


def _half(collection: Collection) -> int:
    if collection.source == HELD_OUT:
        return crc32(collection.collection_id.encode()) % 2
    return 2 * fold_of(collection.source) // FOLDS


def _groups(collections: Sequence[Collection]) -> Mapping[str, tuple[Interests, Interests]]:
    """Return each group's interests: as they are, and in services' templates."""
    templated = templated_titles(collections)
    groups: dict[str, tuple[list[Sequence[str]], list[Sequence[str]]]] = {}
    for collection in collections:
        if collection.source == SHARED_WITH_STREAMS:
            continue
        plain, written = groups.setdefault(f"fold {fold_of(collection.source)}", ([], []))
        plain.append(collection.titles)
        if collection.collection_id in templated:
            written.append(templated[collection.collection_id])
    return groups


def _pages(person: Person) -> Interests:
    """Return the texts of every page of a stream."""
    rows_of = [np.flatnonzero(person.labels == label) for label in np.unique(person.labels)]
    return [[person.texts[row] for row in rows] for rows in rows_of if len(rows) >= LEAST]


def _trainee(name: str, group: str, interests: Interests, most: int, rng: np.random.Generator) -> Trainee:
    """Draw a person of one group: number and size of their interests evenly over the logarithm."""
    n = round(float(np.exp(rng.uniform(np.log(FEWEST_INTERESTS), np.log(MOST_INTERESTS)))))
    size = float(np.exp(rng.uniform(np.log(LEAST + 1), np.log(most))))
    rows = rng.permutation(len(interests))
    chosen = [some(interests[row], max(LEAST, round(size * rng.uniform(0.5, 1.0))), rng) for row in rows[:n]]
    strangers = [title for row in rows[n:] for title in interests[row]]
    person = mixed(name, chosen, strangers, fold=-1, rng=rng, noise=float(rng.choice(NOISE)))
    if len(person.texts) > LONGEST:
        person = person.of(np.sort(rng.choice(len(person.texts), LONGEST, replace=False)))
    return Trainee(person, group, bool(rng.random() < FOREIGN))
