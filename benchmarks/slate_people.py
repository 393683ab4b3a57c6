"""People whose places can be judged: the demo's, labelled by hand, and mixtures of collections that curators made."""

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from benchmarks.judged_people import TRUTH, shipped_pair
from benchmarks.search_languages import interests
from benchmarks.steering_persons import Library, make_person, signals_of_others
from core.adapters.store.database import Database
from core.entities import Journey, Profile
from core.ranking.floor import Floor
from core.ranking.ranker import Ranker
from core.workspace.workspace import Workspace

SIX = 6
FIFTH = 0.2
HALVING, OTHERS = 77, 1_000_000


@dataclass(frozen=True, eq=False, kw_only=True)
class Labelled:
    """A person with journeys, a ranker, what every item of the catalogue is of by hand, and which of it is theirs.

    `theirs` are the interests of which they took up six things or more, `met` those of which they took up any.
    `dormant` are the journeys that rest.
    """

    profile: Profile
    ranker: Ranker
    label_of: Mapping[str, str]
    theirs: frozenset[str]
    met: frozenset[str]
    dormant: frozenset[str] = frozenset()

    def labels(self, journey: Journey) -> set[str]:
        """Return the interests of which a fifth of a journey's items are at least."""
        counts = Counter(self.label_of[item_id] for item_id in journey.members)
        return {label for label, n in counts.items() if n >= FIFTH * len(journey.members)}

    @cached_property
    def of_journey(self) -> dict[str, set[str]]:
        """Map journeys to the interests that they are of."""
        return {j.journey_id: self.labels(j) for j in self.profile.journeys}

    def under(self, floor: Floor | None) -> "Labelled":
        """Return the person with another floor."""
        old = self.ranker
        return replace(self, ranker=Ranker(old.catalogue, old.history, old.weights, old.signals, floor=floor))


def demo_halves() -> tuple[list[Labelled], list[Labelled]]:
    """Return the people of the demo in two halves, every other one in each."""
    taken: dict[str, dict[str, str]] = {}
    with TRUTH.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            taken.setdefault(row["person_id"], {})[row["item_id"]] = row["interest"]
    workspace = Workspace(Database(), shipped_pair())
    people = [_demo_person(workspace, person_id, taken[person_id]) for person_id in sorted(taken)]
    return people[0::2], people[1::2]


def _demo_person(workspace: Workspace, person_id: str, taken: Mapping[str, str]) -> Labelled:
    """Return one person of the demo; what nobody took up is labelled by the file that it was written in."""
    mine = workspace.of(person_id)
    items, view = mine.desk.catalogue.items, mine.view()
    written = dict(zip([item.item_id for item in items], interests(items).tolist(), strict=True))
    counts = Counter(taken.values())
    return Labelled(
        profile=mine.desk.profile(),
        ranker=mine.desk.ranker,
        label_of=written | dict(taken),
        theirs=frozenset(label for label, n in counts.items() if n >= SIX),
        met=frozenset(counts),
        dormant=frozenset(j.journey_id for j in view.journeys if j.life == "dormant"),
    )


def mixed_halves(
    library: Library, n: int, people: int, seed: int, report: Callable[[str], None]
) -> tuple[list[Labelled], list[Labelled]]:
    """Return two times n mixtures of collections, each half of its own collections, beside so many other people."""
    signals = signals_of_others(library, people, np.random.default_rng([seed, OTHERS]))
    labels = np.random.default_rng(HALVING).permutation(sorted(library.members)).tolist()
    halves: list[list[Labelled]] = []
    for half in (0, 1):
        own = replace(library, members={label: library.members[label] for label in labels[half::2]})
        made = []
        for number in range(n):
            one = make_person(own, np.random.default_rng([seed, half, number]), signals)
            theirs = frozenset(one.seen)
            made.append(
                Labelled(profile=one.profile, ranker=one.ranker, label_of=library.label_of, theirs=theirs, met=theirs)
            )
        halves.append(made)
        report(f"{n} mixtures of half {half + 1}")
    return halves[0], halves[1]
