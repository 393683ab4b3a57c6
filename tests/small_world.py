"""A small world for tests: six topics of eighteen items, four people, a real database in memory, a tiny encoder."""

from datetime import UTC, datetime, timedelta

from core.adapters.database import Database
from core.adapters.encoder import HashingEncoder
from core.entities import Interaction, Item, Person
from core.workspace import Workspace

TOPICS = {
    "pottery": "clay wheel glaze kiln bowl",
    "running": "marathon pace shoes interval race",
    "baking": "sourdough starter crumb oven loaf",
    "chess": "opening gambit endgame bishop pawn",
    "knitting": "yarn needle sock cable stitch",
    "sailing": "mainsail jib harbour tack keel",
}
PER_TOPIC = 18
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
            made.append(Item(f"{topic}-{n:02d}", title, f"{topic} house {n % 5}", "video", 10 + n))
    return made


def interactions() -> list[Interaction]:
    """Return everyone's history: their topics one after the other, eight items of each, two days apart."""
    made = []
    for person_id, topics in PATHS.items():
        for at, topic in enumerate(topics):
            for n in range(8):
                when = START + timedelta(days=150 * at + 2 * n)
                made.append(Interaction(person_id, f"{topic}-{n:02d}", when, "watched", 1.0))
    return made


def people() -> list[Person]:
    """Return the people."""
    return [Person(person_id, person_id.title(), f"{person_id} of the small world") for person_id in PATHS]


def small_workspace(with_map: bool = True) -> Workspace:
    """Return a workspace on the small world, with its map drawn unless told not to."""
    workspace = Workspace(Database(), HashingEncoder(dim=256), with_demo=False)
    workspace.import_history("small", "Small world", people(), items(), interactions())
    if with_map:
        place_map(workspace)
    return workspace


def place_map(workspace: Workspace) -> None:
    """Store a map without fitting one: every topic has its own corner."""
    import numpy as np

    from core.adapters.demo import map_id_for

    ids = [item.item_id for item in items()]
    corner = {topic: (10.0 * (i % 3), 10.0 * (i // 3)) for i, topic in enumerate(TOPICS)}
    xy = [
        (corner[i.split("-")[0]][0] + int(i[-2:]) % 5, corner[i.split("-")[0]][1] + int(i[-2:]) // 5) for i in ids
    ]
    collections = workspace.preparation.collections("ada")
    encoder_id = workspace.encoder.encoder_id
    map_id = map_id_for(collections, encoder_id)
    workspace.maps.save(map_id, encoder_id, 1, "by hand", ids, np.array(xy, dtype=np.float32))
