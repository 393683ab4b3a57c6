"""What other processes do in these tests: each scene is run by `python -m faults.scenes NAME FOLDER`."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

from small_world import fill, interactions, items

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.entities import Interaction, Item, Person
from core.steering import edits as e
from core.workspace.workspace import Workspace

NAME = "journeys.duckdb"
ROWS = 400
"""Items of a history that an import brings; enough that its write-ahead log is larger than the room that is left."""


def opened(folder: Path) -> Workspace:
    """Open the small world in a folder, filled the first time."""
    workspace = Workspace(Database(folder / NAME), HashingEncoder(dim=256), with_demo=False)
    if not workspace.people():
        fill(workspace)
    return workspace


@contextmanager
def no_room(folder: Path) -> Iterator[None]:
    """Let no file of this process grow, as on a full disk: systems say 'File too large' in place of 'No space left'."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_folder(folder: Path) -> Iterator[None]:
    """Fill the disk of a folder to its last byte."""
    filler = folder / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            for block in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        file.write(b"x" * block)
                except OSError:
                    continue
        yield
    finally:
        filler.unlink(missing_ok=True)


def brought(person_id: str, rows: int = ROWS) -> tuple[list[Person], list[Item], list[Interaction]]:
    """Return a history to bring."""
    topics, moments = items(), interactions()
    own = [Item(f"{person_id}-{n}", f"{topics[n % len(topics)].title} again {n}", kind="video") for n in range(rows)]
    met = [Interaction(person_id, item.item_id, moments[n % len(moments)].time) for n, item in enumerate(own)]
    return [Person(person_id, person_id.title())], own, met


def weigh(workspace: Workspace, person_id: str, weight: float) -> str:
    """Give a person's first journey a weight; return what was said, or why it was not done."""
    mine = workspace.of(person_id)
    journey = mine.view().journeys[0]
    try:
        return mine.commit(e.JourneyWeighted(journey.journey_id, weight)).sentence
    except DatabaseError as error:
        return f"refused: {error}"


def full(folder: Path, fault: Callable[[Path], AbstractContextManager[None]]) -> dict[str, object]:
    """Edit, import and delete on a full disk, then with room again, in one process."""
    workspace = opened(folder)
    told: dict[str, object] = {"before": weigh(workspace, "ada", 1.5)}
    workspace.database.close()
    workspace = opened(folder)
    with fault(folder):
        told["edits"] = [weigh(workspace, "ada", 2.0), weigh(workspace, "ada", 2.5), weigh(workspace, "bo", 3.0)]
        try:
            who, own, met = brought("noor")
            workspace.import_history("own", "Own", people=who, items=own, interactions=met)
            told["import"] = "brought"
        except DatabaseError as error:
            told["import"] = f"refused: {error}"
        told["people"] = [person.person_id for person in workspace.people()]
        told["places"] = len(workspace.of("ada").places(workspace.of("ada").view()))
    told["after"] = [weigh(workspace, "ada", 3.0), weigh(workspace, "bo", 3.0)]
    told["kinds"] = [entry.edit.kind for entry in workspace.logbook.entries("ada")]
    workspace.database.close()
    told["kinds opened again"] = [entry.edit.kind for entry in opened(folder).logbook.entries("ada")]
    return told


def edit_for_ever(folder: Path) -> None:
    """Make one edit after the other; print the number of each once it is acknowledged."""
    workspace = opened(folder)
    mine = workspace.of("ada")
    journey = mine.view().journeys[0].journey_id
    for n in count():
        print(mine.commit(e.JourneyWeighted(journey, 1.0 + n % 7 / 10)).entry.seq, flush=True)


def import_for_ever(folder: Path) -> None:
    """Bring one history after the other; print whose it is once it is acknowledged."""
    workspace = opened(folder)
    for n in count(len(workspace.people())):
        who, own, met = brought(f"p{n}")
        workspace.histories.add(f"own-p{n}", "Own", who, own, met)
        print(n, flush=True)


def delete_for_ever(folder: Path) -> None:
    """Bring and delete one history after the other; print its number once it is acknowledged as gone."""
    workspace = opened(folder)
    for n in count(int(time.time() * 1000)):
        who, own, met = brought(f"canary{n}", rows=20)
        workspace.histories.add(f"own-canary{n}", "Own", who, own, met)
        workspace.delete_person(f"canary{n}")
        print(n, flush=True)


if __name__ == "__main__":
    scene, place = sys.argv[1], Path(sys.argv[2])
    if scene in ("no_room", "full_folder"):
        print(json.dumps(full(place, no_room if scene == "no_room" else full_folder)))
    else:
        {"edit": edit_for_ever, "import": import_for_ever, "delete": delete_for_ever}[scene](place)
