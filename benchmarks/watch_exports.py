"""Make a watch-history export: titles only, many of them in a service's template, from eight known interests."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

WORDS = Path(__file__).parents[1] / "tests" / "exports" / "watch_words.tsv"
"""Things and sayings of eight interests, written for this project."""

TEMPLATES = ("Watched {}", "{} angesehen", "Episode {n}: {}", "{} | Part {n}", "Watched Episode {n}: {}")
"""What services put around a title: English and German watch histories, numbered series."""

FIRST = datetime(2023, 1, 1, tzinfo=UTC)
"""The earliest day of an export; any will do."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Be one row of an export: its title as the service writes it, when, and the interest it truly came from."""

    title: str
    at: datetime
    interest: str


def watch_export(seed: int, *, rows: int = 1500, in_template: float = 0.6, days: int = 730) -> tuple[Watched, ...]:
    """Return an export in order of time.

    Interests are of unequal size, the largest about six times the smallest; things are watched in evenings, mostly of
    one interest. `in_template` is the share of rows that a service's template surrounds.
    """
    rng, words = np.random.default_rng(seed), _words()
    shares = _shares(rng, len(words))
    watched: list[Watched] = []
    while len(watched) < rows:
        evening = FIRST + timedelta(days=int(rng.integers(days)), hours=18)
        watched += _evening(rng, words, shares, in_template, evening)
    return tuple(sorted(watched[:rows], key=lambda row: (row.at, row.title)))


def _evening(
    rng: np.random.Generator,
    words: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    shares: np.ndarray,
    in_template: float,
    start: datetime,
) -> list[Watched]:
    """Draw one to five rows of an evening, four in five of them of its one interest."""
    main = str(rng.choice(list(words), p=shares))
    interests = [
        main if rng.random() < 0.8 else str(rng.choice(list(words), p=shares)) for _ in range(rng.integers(1, 6))
    ]
    return [
        Watched(
            _title(rng, *words[interest], in_template), start + timedelta(seconds=int(rng.integers(14_400))), interest
        )
        for interest in interests
    ]


def _title(rng: np.random.Generator, things: Sequence[str], sayings: Sequence[str], in_template: float) -> str:
    """Say something about a thing, inside a template or not."""
    said = str(rng.choice(sayings)).format(str(rng.choice(things)))
    said = said[0].upper() + said[1:]
    if rng.random() >= in_template:
        return said
    return str(rng.choice(TEMPLATES)).format(said, n=int(rng.integers(1, 40)))


def _shares(rng: np.random.Generator, n: int) -> np.ndarray:
    """Return the shares (n,) of the interests, in an order that chance decides; they sum to 1."""
    sizes = rng.permutation(np.geomspace(1.0, 6.0, n))
    return np.asarray(sizes / sizes.sum())


def _words() -> dict[str, tuple[list[str], list[str]]]:
    """Read each interest's things and sayings."""
    words: dict[str, tuple[list[str], list[str]]] = {}
    with WORDS.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            words.setdefault(row["interest"], ([], []))[row["kind"] == "saying"].append(row["text"])
    return words
