"""A small world for tests: six topics of eighteen items, four people, a real database in memory, a tiny encoder."""

import atexit
import tempfile
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import rmtree
from threading import Lock

import numpy as np

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.llm.endpoint import Where
from core.adapters.shipped.demo import DEMO, demo_interactions, demo_items, demo_people, map_id_for
from core.adapters.store.database import Database
from core.adapters.store.logbook import UTC_CLOCK
from core.adapters.store.offers import OWN_HISTORY
from core.entities import GivenName, Interaction, Item, Person, Saved
from core.extraction.tree import Extraction, build
from core.journeys import journey_id_for
from core.steering.edits import JourneysExtracted, JourneysNamed
from core.workspace.models.join_exam import Verdict, keep_verdict
from core.workspace.workspace import Workspace

TOPICS = {
    "pottery": "clay wheel glaze kiln bowl",
    "running": "marathon pace shoes interval race",
    "baking": "sourdough starter crumb oven loaf",
    "chess": "opening gambit endgame bishop pawn",
    "knitting": "yarn needle sock cable stitch",
    "sailing": "mainsail jib harbour tack keel",
}
PER_TOPIC = 18
TAKEN = 8
PATHS = {
    "ada": ("pottery", "running"),
    "bo": ("pottery", "baking", "knitting"),
    "cy": ("running", "baking", "sailing"),
    "di": ("pottery", "baking", "chess"),
}
START = datetime(2024, 1, 6, 18, tzinfo=UTC)


def items() -> list[Item]:
    """Return the catalogue: every title holds two words of its topic."""
    made = []
    for topic, words in TOPICS.items():
        said = words.split()
        for n in range(PER_TOPIC):
            first, second = said[n % 5], said[(n + 1 + n // 5) % 5]
            title = f"{topic.title()} {first}, {topic} {second}: {topic} {n}"
            made.append(
                Item(f"{topic}-{n:02d}", title, creator=f"{topic} house {n % 5}", kind="video", length_minutes=10 + n)
            )
    return made


def interactions() -> list[Interaction]:
    """Return everyone's history: their topics one after the other, eight items of each, two days apart."""
    made = []
    for person_id, topics in PATHS.items():
        for at, topic in enumerate(topics):
            for n in range(TAKEN):
                when = START + timedelta(days=150 * at + 2 * n)
                made.append(Interaction(person_id, f"{topic}-{n:02d}", when, kind="watched", value=1.0))
    return made


def people() -> list[Person]:
    """Return the people."""
    return [Person(person_id, person_id.title(), f"{person_id} of the small world") for person_id in PATHS]


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        """Stand at a moment."""
        self.now = now

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


def small_workspace(
    with_map: bool = True, clock: Callable[[], datetime] = UTC_CLOCK, day_tokens: int | None = None
) -> Workspace:
    """Return a workspace on the small world, with its map drawn unless told not to, by a clock of UTC.

    `day_tokens` are those of a language model that one person may use a day.
    """
    encoder = HashingEncoder(dim=256)
    if clock is UTC_CLOCK:
        return Workspace(CopiedDatabase(_written(with_map)), encoder, with_demo=False, day_tokens=day_tokens)
    workspace = Workspace(Database(), encoder, with_demo=False, clock=clock, day_tokens=day_tokens)
    fill(workspace, with_map)
    return workspace


class CopiedDatabase(Database):
    """A database in memory that begins with what stands in a file, in a quarter of the time that writing it takes."""

    _one_at_a_time = Lock()

    def __init__(self, source: Path) -> None:
        """Copy a file that nobody has open."""
        self._source = source
        super().__init__()

    def _migrate(self) -> None:
        with self._one_at_a_time:
            self._connection.execute(f"ATTACH '{self._source}' AS source (READ_ONLY)")
            self._connection.execute("COPY FROM DATABASE source TO memory")
            self._connection.execute("DETACH source")
        super()._migrate()


@cache
def _written(with_map: bool) -> Path:
    """Write the small world into a file, once a process, which is gone when the process is."""
    folder = Path(tempfile.mkdtemp(prefix="small-world-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    path = folder / "journeys.duckdb"
    database = Database(path)
    fill(Workspace(database, HashingEncoder(dim=256), with_demo=False), with_map)
    database.close()
    return path


def few_of_the_demo(person_ids: Collection[str]) -> Workspace:
    """Return a workspace with some people of the demo, read by the tiny encoder."""
    workspace = Workspace(Database(), HashingEncoder(dim=256), with_demo=False)
    few = [person for person in demo_people() if person.person_id in person_ids]
    took = [x for x in demo_interactions() if x.person_id in person_ids]
    workspace.histories.add(DEMO, "Demo histories", few, demo_items(), took)
    return workspace


def fill(workspace: Workspace, with_map: bool = True) -> None:
    """Put the small world into a workspace, with its journeys found and named by hand."""
    workspace.histories.add("small", "Small world", people(), items(), interactions())
    for person_id, topics in PATHS.items():
        found = by_topic(person_id, topics)
        fact = JourneysExtracted(found.extraction_id)
        made = workspace.logbook.append(person_id, fact, actor="model", action_id="found", expected=0, extraction=found)
        names = JourneysNamed(tuple(named(topic) for topic in topics), made.seq)
        workspace.logbook.append(person_id, names, actor="rules", action_id="named", expected=made.seq)
    if with_map:
        place_map(workspace)


def named(topic: str) -> tuple[str, GivenName]:
    """Return a topic's journey by its id, with the topic for a name."""
    evidence = tuple(f"{topic}-{n:02d}" for n in range(3))
    return journey_id_for(evidence[0]), GivenName(topic.title(), evidence=evidence, size=TAKEN)


def by_topic(person_id: str, topics: tuple[str, ...]) -> Extraction:
    """Return an extraction by hand: one journey a topic, one leaf each."""
    ids = tuple(f"{topic}-{n:02d}" for topic in topics for n in range(TAKEN))
    k = len(topics)
    merges = [(0, 1)] + [(k + i, i + 2) for i in range(k - 2)]
    return Extraction(
        extraction_id=f"by-hand-{person_id}",
        method="by hand",
        encoder_id="none",
        item_ids=ids,
        leaf=np.repeat(np.arange(k, dtype=np.int32), TAKEN),
        merges=np.array(merges, dtype=np.int32),
        heights=np.linspace(0.8, 0.9, k - 1, dtype=np.float32),
        default_height=0.5,
        n_founders=len(ids),
    )


def of_many_journeys(workspace: Workspace, person_id: str, n: int) -> None:
    """Add a person with `n` journeys of five items each, and a catalogue of as many items that they have not met."""
    ids = tuple(f"{person_id}-{k:03d}" for k in range(5 * n))
    things = [Item(item_id, f"Thing {k // 5} number {k}") for k, item_id in enumerate(ids)]
    unmet = [Item(f"{item_id}-next", f"Thing {k // 5} numbered {k}") for k, item_id in enumerate(ids)]
    met = [Interaction(person_id, item_id, START + timedelta(hours=k)) for k, item_id in enumerate(ids)]
    workspace.histories.add(person_id, person_id, [Person(person_id, person_id.title())], [*things, *unmet], met)
    chain = np.array([(0, 1)] + [(n + i, i + 2) for i in range(n - 2)], np.int32)
    leaf, heights = np.repeat(np.arange(n, dtype=np.int32), 5), np.linspace(0.8, 0.9, n - 1, dtype=np.float32)
    found = build("personal", "none", ids, leaf=leaf, merges=chain, heights=heights, default_height=0.5)
    fact = JourneysExtracted(found.extraction_id)
    made = workspace.logbook.append(person_id, fact, actor="model", action_id="many", expected=0, extraction=found)
    founders = [ids[5 * k] for k in range(n)]
    names = tuple((journey_id_for(i), GivenName(f"Thing {k}", evidence=(i,), size=5)) for k, i in enumerate(founders))
    workspace.logbook.append(
        person_id, JourneysNamed(names, made.seq), actor="rules", action_id="names", expected=made.seq
    )


def lone(workspace: Workspace, person_id: str = "me", saved: tuple[str, ...] = ("pottery", "sailing")) -> Workspace:
    """Add a person with a history of their own: pottery long ago, running of late, and four saved of each topic."""
    things = [Item(_own(person_id, item.item_id), item.title, source="Shelf", kind="book") for item in items()]
    took = [
        Interaction(person_id, _own(person_id, f"{topic}-{n:02d}"), START + timedelta(days=200 * at + 2 * n))
        for at, topic in enumerate(("pottery", "running"))
        for n in range(TAKEN)
    ]
    later = [Saved(person_id, _own(person_id, f"{topic}-{n:02d}")) for topic in saved for n in range(TAKEN, TAKEN + 4)]
    known = {x.item_id for x in took} | {x.item_id for x in later}
    workspace.import_history(
        f"{OWN_HISTORY}{person_id}-shelf",
        "A shelf",
        people=[Person(person_id, person_id.title())],
        items=[item for item in things if item.item_id in known],
        interactions=took,
        saved=later,
    )
    return workspace


def _own(person_id: str, item_id: str) -> str:
    """Return an item's id in a person's own history, which no other history shares."""
    return f"{person_id}:{item_id}"


def to_choose_from(workspace: Workspace, person_id: str = "me", topics: tuple[str, ...] = ("running",)) -> Workspace:
    """Bring a catalogue of some topics that nobody has taken up, and let a person choose from it."""
    things = [Item(f"list:{item.item_id}", f"Listed: {item.title}", kind="video", source="List") for item in items()]
    listed = [item for item in things if item.item_id.split(":")[1].rpartition("-")[0] in topics]
    workspace.import_history("list", "A list", people=[], items=listed, interactions=[])
    workspace.offer("list", person_id)
    return workspace


def in_doubt(workspace: Workspace, person_id: str = "bo") -> None:
    """Give a person of three topics a tree of their own with two doubts: the first in halves, the others apart.

    The scripted model has passed on what is known.
    """
    first, *others = PATHS[person_id]
    ids = tuple(f"{topic}-{n:02d}" for topic in (first, *others) for n in range(TAKEN))
    leaf = np.repeat(np.arange(4, dtype=np.int32), [TAKEN // 2, TAKEN // 2, TAKEN, TAKEN])
    merges = np.array([(0, 1), (2, 3), (4, 5)], np.int32)
    found = build(
        "personal",
        "none",
        ids,
        leaf=leaf,
        merges=merges,
        heights=np.array([0.3, 0.4, 0.9], np.float32),
        default_height=0.36,
    )
    keep_verdict(workspace.answers, Where("script.test", "scripted"), Verdict(right=12, asked=12))
    position, fact = workspace.logbook.position(person_id), JourneysExtracted(found.extraction_id)
    workspace.logbook.append(person_id, fact, actor="model", action_id="in doubt", expected=position, extraction=found)


def place_map(workspace: Workspace) -> None:
    """Store a map without fitting one: every topic has its own corner."""
    ids = [item.item_id for item in items()]
    corner = {topic: (10.0 * (i % 3), 10.0 * (i // 3)) for i, topic in enumerate(TOPICS)}
    xy = [(corner[i.split("-")[0]][0] + int(i[-2:]) % 5, corner[i.split("-")[0]][1] + int(i[-2:]) // 5) for i in ids]
    collections = workspace.preparation.collections("ada")
    encoder_id = workspace.encoder.encoder_id
    map_id = map_id_for(collections, encoder_id)
    workspace.maps.save(
        map_id, encoder_id=encoder_id, seed=1, library="by hand", item_ids=ids, xy=np.array(xy, dtype=np.float32)
    )
