"""One person's very long history, and one's very long log: what an edit, a page and the start cost.

The person is built in one process and steered in another, so that the peak of memory is of steering alone. An edit is
what a click on Journeys does without the drawing: the log read, the edit decided, measured and logged, the list ranked
again, its places, reasons and doses. Times are CPU of the whole process.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.scaling import peak_mb
from benchmarks.scaling_worlds import DIM, START, STEP, Invented, invented
from benchmarks.setup import percentile, print_setup
from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.catalogue import text_of
from core.desk.sieve import Sieve
from core.effects.meter import VISIBLE
from core.entities import Interaction, Item, Person
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace

ITEMS, EDITS = 200_000, 5_000
QUICK_ITEMS, QUICK_EDITS = 20_000, 1_000
FEW = 300
"""Items of the person whose log is long."""
WHO = "someone"
ROUNDS, WARM_UP = 6, 1
MB_KEY = "peak_mb"


def opened(database: Path) -> Workspace:
    """Open a workspace whose encoder costs nothing: the vectors of titles are stored already."""
    return Workspace(Database(database), HashingEncoder(DIM), with_demo=False)


def build(database: Path, n: int, seed: int) -> None:
    """Write a person with `n` items, taken up one after the other, and the items' vectors."""
    history = invented(n, seed)
    workspace = opened(database)
    items = things(history)
    took = [Interaction(WHO, item.item_id, START + row * STEP) for row, item in enumerate(items)]
    workspace.histories.add("long", "A long history", [Person(WHO, "Someone")], items, took)
    workspace.vectors.save([text_of(item) for item in items], history.vectors, workspace.encoder.encoder_id)
    workspace.of(WHO)
    workspace.database.close()


def things(history: Invented) -> list[Item]:
    """Return the items of an invented history."""
    rows = zip(history.item_ids, history.titles, history.creators, strict=True)
    return [Item(item_id, title, creator=creator) for item_id, title, creator in rows]


def build_log(database: Path, n: int, seed: int) -> None:
    """Write a person with few items and a log of `n` edits: weights, names, silences, and what is undone again."""
    build(database, FEW, seed)
    workspace = opened(database)
    mine = workspace.of(WHO)
    ids = [journey.journey_id for journey in mine.view().journeys]
    position = workspace.logbook.position(WHO)
    for number in range(n):
        about = ids[number % len(ids)]
        wishes: tuple[e.Edit, ...] = (
            e.JourneyWeighted(about, 1.0 + number % 9 / 4),
            e.JourneyRenamed(about, f"Name {number}"),
            e.JourneyMuted(about, muted=number % 2 == 0),
            e.EditUndone(position),
        )
        made = workspace.logbook.append(
            WHO, wishes[number % len(wishes)], actor="person", action_id=f"edit {number}", expected=position
        )
        position = made.seq
    workspace.database.close()


def cpu_s(act: Callable[[], object]) -> float:
    """Return the CPU seconds of this process that an act takes."""
    started = time.process_time()
    act()
    return time.process_time() - started


def click(workspace: Workspace, wish: Callable[[PersonWorkspace], object]) -> None:
    """Do what a click on Journeys does without the drawing."""
    wish(workspace.of(WHO))
    mine = workspace.of(WHO)
    view = mine.view()
    mine.places(view, n=VISIBLE)
    mine.doses(view, view.journeys)
    mine.can_undo(), mine.can_redo()


def steer(database: Path) -> dict[str, object]:
    """Open the long history and make each kind of edit some times; return CPU milliseconds and the peak of memory."""
    workspace = opened(database)
    opening = cpu_s(lambda: workspace.of(WHO).view())
    first = workspace.of(WHO).view()
    ids = [journey.journey_id for journey in first.journeys[:ROUNDS]]
    wishes: dict[str, Callable[[str], Callable[[PersonWorkspace], object]]] = {
        "more": lambda i: lambda mine: mine.commit(e.JourneyWeighted(i, 1.5)),
        "rename": lambda i: lambda mine: mine.commit(e.JourneyRenamed(i, f"Mine {i}")),
        "mute": lambda i: lambda mine: mine.commit(e.JourneyMuted(i)),
        "move": lambda i: lambda mine: mine.commit(e.ItemsMoved(elsewhere(mine, i), i)),
        "undo": lambda i: lambda mine: mine.undo(),
    }
    timed: dict[str, list[float]] = {}
    for turn, journey_id in enumerate(ids):
        for name, wish in wishes.items():
            seconds = cpu_s(lambda wish=wish, journey_id=journey_id: click(workspace, wish(journey_id)))  # type: ignore[misc]
            if turn >= WARM_UP:
                timed.setdefault(name, []).append(seconds * 1e3)
    history = cpu_s(lambda: read_history(workspace))
    workspace.database.close()
    print("| edit | p50 CPU ms | worst |\n|---|---|---|")
    for name, values in timed.items():
        print(f"| {name} | {percentile(values, 50):.0f} | {max(values):.0f} |")
    every = [value for values in timed.values() for value in values]
    return {
        "open_cpu_s": round(opening, 1),
        "edit_cpu_ms": round(percentile(every, 50), 1),
        "edit_cpu_ms_worst": round(max(every), 1),
        "history_cpu_ms": round(history * 1e3, 1),
        MB_KEY: round(peak_mb()),
    }


def elsewhere(mine: PersonWorkspace, journey_id: str) -> tuple[str, ...]:
    """Return two items of the last journey that is another one, to be moved."""
    others = [v.journey.members for v in mine.view().journeys if v.journey_id != journey_id]
    return others[-1][:2]


def read_history(workspace: Workspace) -> None:
    """Do what History does without the drawing."""
    mine = workspace.of(WHO)
    mine.view()
    mine.told()
    mine.about(Sieve())


def look_back(database: Path) -> dict[str, object]:
    """Open the person with the long log and look at History, the first time and again; return CPU milliseconds."""
    workspace = opened(database)
    opening = cpu_s(lambda: workspace.of(WHO).view())
    first = cpu_s(lambda: read_history(workspace))
    again = percentile([cpu_s(lambda: read_history(workspace)) for _ in range(ROUNDS)], 50)
    edit = [cpu_s(lambda: click(workspace, lambda mine: mine.undo())) for _ in range(ROUNDS)]
    workspace.database.close()
    return {
        "log_open_cpu_ms": round(opening * 1e3, 1),
        "history_first_cpu_ms": round(first * 1e3, 1),
        "history_again_cpu_ms": round(again * 1e3, 1),
        "edit_at_end_of_log_cpu_ms": round(percentile(edit, 50) * 1e3, 1),
    }


STEPS: dict[str, Callable[[Path, int, int], dict[str, object] | None]] = {
    "build": build,
    "steer": lambda database, n, seed: steer(database),
    "build_log": build_log,
    "look_back": lambda database, n, seed: look_back(database),
}


def in_its_own_process(step: str, database: Path, n: int, seed: int) -> dict[str, object]:
    """Run a step in a process of its own; return what its last line says."""
    command = [sys.executable, "-m", "benchmarks.long_history", "--step", step, str(database), str(n), str(seed)]
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=True)
    *said, last = done.stdout.splitlines()
    print("\n".join(said), flush=True)
    found: dict[str, object] = json.loads(last)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the histories are invented")
    parser.add_argument("--quick", action="store_true", help="a tenth of the items, a fifth of the edits")
    parser.add_argument("--items", type=int, default=ITEMS)
    parser.add_argument("--edits", type=int, default=EDITS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--step", nargs=4, metavar=("NAME", "DATABASE", "N", "SEED"), help="one step alone")
    chosen = parser.parse_args(arguments)
    if chosen.step:
        name, database, n, seed = chosen.step
        print(json.dumps(STEPS[name](Path(database), int(n), int(seed)) or {}))
        return
    print_setup(chosen.seed)
    items, edits = (QUICK_ITEMS, QUICK_EDITS) if chosen.quick else (chosen.items, chosen.edits)
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, object] = {"items": items, "edits": edits}
        for steps, n in ((("build", "steer"), items), (("build_log", "look_back"), edits)):
            for step in steps:
                found |= in_its_own_process(step, Path(folder) / f"{steps[0]}.duckdb", n, chosen.seed)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
