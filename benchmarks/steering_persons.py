"""Persons for the steering benchmark: curated collections mixed into a history, half of each hidden.

A collection's human curator is the judge of what belongs together; titles alone make the vectors.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.recommendation_sets import encoded
from core.adapters.shipped.ranking_weights import load_weights
from core.adapters.shipped.relevance_floor import load_floor
from core.catalogue import Catalogue, build_catalogue
from core.entities import Interaction, Item, Profile
from core.extraction.extraction import extract
from core.ranking.collaboration import learn
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Signals
from core.ranking.semantic_ids import semantic_ids
from core.ranking.weights import Weights, of_so_many
from core.salience import item_salience
from core.similarity import Floats
from core.steering import edits as e
from core.steering.fold import Proposals, apply

Held = dict[str, tuple[str, ...]]

NOW = datetime(2026, 1, 1, tzinfo=UTC)
COLLECTIONS = 150
PER_PERSON = 6
MOST_ITEMS = 40
LEAST_ITEMS = 16


@dataclass(frozen=True, eq=False)
class Library:
    """All collections as one catalogue; `label_of` maps an item to its collection, `titles` a collection to its name.

    `least` is how many items a collection has that is mixed into a history.

    `title_vectors` maps a collection's name to its centred vector `(dim,)`: the person's words for it.
    """

    catalogue: Catalogue
    members: dict[str, tuple[str, ...]]
    titles: dict[str, str]
    title_vectors: dict[str, Floats]
    least: int = LEAST_ITEMS

    @cached_property
    def label_of(self) -> dict[str, str]:
        """Map items to collections."""
        return {item_id: label for label, ids in self.members.items() for item_id in ids}


@dataclass(frozen=True, eq=False, kw_only=True)
class Steerer:
    """One person with six collections: their history, what is hidden of each, their journeys and a ranker."""

    library: Library
    hidden: dict[str, tuple[str, ...]]
    seen: dict[str, tuple[str, ...]]
    profile: Profile
    proposals: Proposals
    ranker: Ranker
    salience: dict[str, float]
    history: tuple[Interaction, ...] = ()

    @cached_property
    def without_floor(self) -> "Steerer":
        """Return the person with a ranker that gives no place up, so that what is far down the list has a rank."""
        old = self.ranker
        return replace(self, ranker=Ranker(old.catalogue, old.history, old.weights, old.signals))

    def journey_of(self, label: str, profile: Profile | None = None) -> str:
        """Return the journey that holds most of a collection's items in the history."""
        profile = profile or self.profile
        seen = set(self.seen[label])
        sizes = [(len(seen.intersection(j.members)), j.journey_id) for j in profile.journeys]
        return max(sizes, key=lambda pair: pair[0])[1]

    def journeys_of(self, label: str) -> list[str]:
        """Return the journeys that are a collection's: the one that holds most of it, and any mostly made of it."""
        seen = set(self.seen[label])
        mostly = [j.journey_id for j in self.profile.journeys if 2 * len(seen.intersection(j.members)) > len(j.members)]
        return list(dict.fromkeys([self.journey_of(label), *mostly]))

    def sorted_truly(self) -> Profile:
        """Return the profile of a person who put every item of the history where its curator has it."""
        profile = replace(self.profile, journeys=(), loose=self.profile.history_ids)
        for label, ids in self.seen.items():
            profile = apply(profile, e.ItemsGathered(f"truth-{label}", ids), self.proposals)
        return profile


def in_half(row: Mapping[str, str], half: int) -> bool:
    """Tell whether a collection's source belongs to a half, 0 or 1; every community is a source of its own."""
    source = row["collection_id"] if row["kind"] == "community_top" else row["source_repo"]
    return hashlib.sha1(source.encode()).digest()[0] % 2 == half


def read_library(
    folder: Path,
    cache: Path,
    n: int,
    rng: np.random.Generator,
    progress: Callable[[str], None],
    half: int | None = None,
) -> Library:
    """Read n collections of coherent titles, of one half of their sources where told; raise FileNotFoundError.

    The error says what to do where there are none.
    """
    path = folder / "collections.jsonl.gz"
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: benchmarks/README.md tells where the collections come from.")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if row["core"] and len(set(row["items"])) >= LEAST_ITEMS]
    rows = [row for row in rows if half is None or in_half(row, half)]
    chosen = [rows[i] for i in sorted(rng.choice(len(rows), min(n, len(rows)), replace=False))]
    taken: set[str] = set()
    members: dict[str, tuple[str, ...]] = {}
    items: list[Item] = []
    for row in chosen:
        titles = [t for t in dict.fromkeys(row["items"]) if t.casefold() not in taken][:MOST_ITEMS]
        taken |= {t.casefold() for t in titles}
        own = [Item(f"{row['collection_id']}/{k}", title) for k, title in enumerate(titles)]
        members[row["collection_id"]] = tuple(item.item_id for item in own)
        items += own
    names = {row["collection_id"]: _plain(row["collection_title"]) for row in chosen}
    raw = encoded("steering", [item.title for item in items], cache, progress)
    catalogue = build_catalogue(items, raw, date(2026, 1, 1))
    said = catalogue.centre(encoded("steering-names", list(names.values()), cache, progress))
    return Library(catalogue, members, names, dict(zip(names.values(), said, strict=True)))


def _plain(title: str) -> str:
    """Return a collection's title without the path to it and marks of its source."""
    return title.split("/")[-1].removesuffix("(A)").strip() or title


def signals_of_others(library: Library, n: int, rng: np.random.Generator) -> Signals | None:
    """Learn from n other people's histories, each a mixture like the person's, what everyone's say; None of nobody."""
    if not n:
        return None
    others = [mixture(library, rng) for _ in range(n)]
    rows = [library.catalogue.rows([x.item_id for x in history]) for _, _, history in others]
    return Signals(learn(rows, library.catalogue.vectors), semantic_ids(library.catalogue.vectors))


def make_person(library: Library, rng: np.random.Generator, signals: Signals | None = None) -> Steerer:
    """Extract the journeys of a mixture and open a ranker, with the learned weights where there are signals."""
    seen, hidden, history = mixture(library, rng)
    return at_work(library, seen, hidden, history, signals)


def mixture(library: Library, rng: np.random.Generator) -> tuple[Held, Held, list[Interaction]]:
    """Mix six collections into a history over two years, half of each hidden: what is seen, hidden, and the history."""
    large = [label for label, ids in library.members.items() if len(ids) >= library.least]
    labels = [large[i] for i in rng.choice(len(large), PER_PERSON, replace=False)]
    seen, hidden = {}, {}
    for label in labels:
        ids = [library.members[label][i] for i in rng.permutation(len(library.members[label]))]
        seen[label], hidden[label] = tuple(ids[: len(ids) // 2]), tuple(ids[len(ids) // 2 :])
    taken = [item_id for ids in seen.values() for item_id in ids]
    days = np.sort(rng.integers(0, 730, len(taken)))[::-1]
    order = rng.permutation(len(taken))
    history = [
        Interaction("one", taken[i], NOW - timedelta(days=int(day), seconds=k))
        for k, (i, day) in enumerate(zip(order, days, strict=True))
    ]
    return seen, hidden, history


def stained(
    library: Library, rng: np.random.Generator, n: int, signals: Signals | None = None
) -> tuple[Steerer, list[tuple[str, Steerer]]]:
    """Return a person of six collections, and the same person n times with half of another collection planted in.

    What is planted was taken up at any time of the history, like everything else.
    """
    seen, hidden, history = mixture(library, rng)
    large = [label for label, ids in library.members.items() if len(ids) >= library.least and label not in seen]
    stains = []
    for label in (large[i] for i in rng.choice(len(large), n, replace=False)):
        ids = [library.members[label][i] for i in rng.permutation(len(library.members[label]))]
        planted, rest = tuple(ids[: len(ids) // 2]), tuple(ids[len(ids) // 2 :])
        days = rng.integers(0, 730, len(planted)).tolist()
        more = [Interaction("one", i, NOW - timedelta(days=day)) for i, day in zip(planted, days, strict=True)]
        longer = sorted([*history, *more], key=lambda x: x.time)
        stains.append((label, at_work(library, {**seen, label: planted}, {**hidden, label: rest}, longer, signals)))
    return at_work(library, seen, hidden, history, signals), stains


def at_work(
    library: Library,
    seen: Held,
    hidden: Held,
    history: Sequence[Interaction],
    signals: Signals | None,
) -> Steerer:
    """Extract the journeys and open a ranker as the app does, with the floor of what is a journey's own."""
    ids = [x.item_id for x in history]
    rows = library.catalogue.rows(ids)
    titles = [library.catalogue.items[row].title for row in rows]
    extraction = extract(ids, library.catalogue.vectors[rows], titles=titles)
    proposals: Proposals = {extraction.extraction_id: extraction}
    profile = apply(Profile(), e.JourneysExtracted(extraction.extraction_id), proposals)
    salience = item_salience(history, max(NOW, history[-1].time))
    together = signals.collaboration if signals else None
    weights = of_so_many(load_weights(), together.n_people) if together else Weights()
    ranker = Ranker(library.catalogue, History(salience, rows), weights, signals, floor=load_floor())
    return Steerer(
        library=library,
        hidden=hidden,
        seen=seen,
        profile=profile,
        proposals=proposals,
        ranker=ranker,
        salience=salience,
        history=tuple(history),
    )
