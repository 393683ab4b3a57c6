"""Invented histories of some people as Parquet files, for batches: topics of plain words, one after the other."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.batch.person_rows import PersonFound, PersonRows
from core.adapters.batch.results import done_files
from core.adapters.encoders.encoder import HashingEncoder
from core.entities import Interaction, Item, Person, Profile
from core.workspace.batches.batch import Batch

TOPICS = {
    "pottery": "clay wheel glaze kiln bowl slip",
    "running": "marathon pace shoes interval race stride",
    "baking": "sourdough starter crumb oven loaf rye",
    "chess": "opening gambit endgame bishop pawn rook",
    "sailing": "mainsail jib harbour tack keel rudder",
    "knitting": "yarn needle sock cable stitch purl",
}
PER_TOPIC = 40
LAST = "zoe"
"""Somebody whose id comes after all the others'."""
START = datetime(2024, 1, 6, 18, tzinfo=UTC)
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
ENCODER = HashingEncoder(dim=256)
"""Costs nothing, and is loaded in another process by its id."""


@dataclass(frozen=True, slots=True)
class World:
    """What there is, and who took up what."""

    items: tuple[Item, ...]
    interactions: tuple[Interaction, ...]

    @property
    def people(self) -> list[Person]:
        """Return everybody with an interaction, by id."""
        return [Person(person_id, person_id) for person_id in sorted({x.person_id for x in self.interactions})]

    def write(self, folder: Path) -> Batch:
        """Write the world as a data warehouse would, and return the batch that reads it."""
        folder.mkdir(exist_ok=True)
        columns = {name: [getattr(item, name) for item in self.items] for name in ("item_id", "title", "creator")}
        pq.write_table(pa.table(columns), folder / "items.parquet")
        took = self.interactions
        rows = {
            "person_id": [x.person_id for x in took],
            "item_id": [x.item_id for x in took],
            "time": pa.array([x.time for x in took], pa.timestamp("us", tz="UTC")),
            "kind": [x.kind for x in took],
        }
        pq.write_table(pa.table(rows), folder / "interactions.parquet")
        return Batch(
            interactions=str(folder / "interactions.parquet"),
            items=str(folder / "items.parquet"),
            folder=folder / "out",
        )


def with_very_much(world: World, n: int) -> World:
    """Return a world with one person more, who came back to the same few things n times in all."""
    few = [item.item_id for item in world.items[:PER_TOPIC]]
    took = [Interaction(LAST, few[at % len(few)], START + timedelta(minutes=at)) for at in range(n)]
    return World(world.items, (*world.interactions, *took))


def things() -> tuple[Item, ...]:
    """Return what there is: every title holds two words of its topic."""
    made = []
    for topic, words in TOPICS.items():
        said = words.split()
        for n in range(PER_TOPIC):
            first, second = said[n % len(said)], said[(n + 1 + n // len(said)) % len(said)]
            title = f"{topic.title()} {first}, {topic} {second}: part {n}"
            made.append(Item(f"{topic}-{n:02d}", title, creator=f"{topic} house {n % 5}"))
    return tuple(made)


def invented(n_people: int, seed: int = 0, of: Sequence[int] = (2, 3), per_topic: int = 8) -> World:
    """Return people who took up things of two or three topics each, in an order of their own."""
    rng = np.random.default_rng(seed)
    took: list[Interaction] = []
    for number in range(n_people):
        topics = rng.choice(list(TOPICS), size=int(rng.choice(of)), replace=False)
        moment = START + timedelta(days=int(rng.integers(100)))
        for topic in topics:
            for at in rng.choice(PER_TOPIC, size=per_topic, replace=False):
                moment += timedelta(hours=int(rng.integers(5, 60)))
                took.append(Interaction(f"p{number:04d}", f"{topic}-{at:02d}", moment, kind="watched"))
    return World(things(), tuple(took))


def nothing_found(person: PersonRows) -> PersonFound:
    """Find no journey, at no cost: by the name of its module it goes to any process."""
    history = tuple(f"thing {row}" for row in dict.fromkeys(person.item_rows))
    return PersonFound(profile=Profile(history_ids=history), entries=(), extractions=())


def dies_at_the_last(person: PersonRows) -> PersonFound:
    """Die as a process without memory does, at one person; find nothing for the others."""
    if person.person_id == LAST:
        os._exit(1)
    return nothing_found(person)


def rows_of(batch: Batch) -> list[dict[str, Any]]:
    """Return every row of all runs of a batch, by run and person."""
    tables = [pq.read_table(path) for path in done_files(batch.folder)]
    return list(pa.concat_tables(tables).sort_by([("run", "ascending"), ("person_id", "ascending")]).to_pylist())


def longer(world: World, person_id: str, n: int) -> World:
    """Return a world in which a person went on to things that they had not taken up."""
    own = {x.item_id for x in world.interactions if x.person_id == person_id}
    last = max(x.time for x in world.interactions)
    new = [item.item_id for item in world.items if item.item_id not in own][:n]
    more = [Interaction(person_id, i, last + timedelta(days=at + 1)) for at, i in enumerate(new)]
    return World(world.items, (*world.interactions, *more))
