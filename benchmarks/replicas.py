"""Several replicas on one person's log: nothing lost, no gap, and how long an append takes, beside one DuckDB file.

Each replica is a process that appends edits to the same person, deciding anew whenever another came first, as a click
does. The peer is the log that the app uses: as many threads of one process on one DuckDB file. Milliseconds are from
the wish to the acknowledged entry, tries included; on a busy machine read their ratio.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil
from postgres_server import binaries, own_server

from benchmarks.setup import percentile, print_setup
from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.postgres.connections import Server
from core.adapters.postgres.shared_database import SharedDatabase
from core.adapters.postgres.shared_log import SharedLog
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.logbook import Logbook, LogMoved
from core.adapters.store.model_answers import StoredAnswers
from core.adapters.store.vectors import Vectors
from core.catalogue import text_of
from core.entities import Interaction, Item, Person
from core.steering.edits import JourneyMuted
from core.workspace.fleeting_log import Log

REPLICAS, EDITS = 4, 200
DIM = 896
"""Numbers of a vector, as many as those of the pair of encoders that the app uses."""
WHO = "someone"
T = TypeVar("T")


class PositionedLog(Log, Protocol):
    """A log that tells where it ends."""

    def position(self, person_id: str) -> int:
        """Return the number of a person's last entry."""


def append_often(log: PositionedLog, name: str, n: int) -> list[float]:
    """Append n edits, each until it is taken, and return the milliseconds of each."""
    took = []
    for number in range(n):
        started = time.perf_counter()
        while True:
            try:
                at = log.position(WHO)
                log.append(WHO, JourneyMuted("j"), actor="person", action_id=f"{name}-{number}", expected=at)
                break
            except LogMoved:
                continue
        took.append((time.perf_counter() - started) * 1000)
    return took


def by_replicas(address: str, n_replicas: int, n: int) -> list[float]:
    """Let as many processes append at once, and return the milliseconds of all appends."""
    me = [sys.executable, str(Path(__file__).resolve()), "--edits", str(n), "--replica", address]
    running = [
        subprocess.Popen([*me, "--name", f"replica {number}"], stdout=subprocess.PIPE, text=True)
        for number in range(n_replicas)
    ]
    return [each for process in running for each in json.loads(process.communicate()[0])]


def report(name: str, log: Log, took: Sequence[float], wanted: int) -> None:
    """Print a line of what was kept and how long it took."""
    entries = log.entries(WHO)
    lost = wanted - len({entry.action_id for entry in entries})
    gaps = entries[-1].seq - entries[0].seq + 1 - len(entries)
    middle, slow = percentile(took, 50), percentile(took, 95)
    print(f"| {name} | {len(entries)} of {wanted} | {lost} | {gaps} | {middle:.1f} | {slow:.1f} |", flush=True)


def fill(address: str, n: int) -> None:
    """Put a person with n things and vectors on a server, and print what a replica takes to start and to follow."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    things = [Item(f"i{at:06d}", f"A title of some words, number {at}", creator="Somebody") for at in range(n)]
    took = [Interaction(WHO, item.item_id, moment + timedelta(minutes=at)) for at, item in enumerate(things)]
    encoder = HashingEncoder(dim=DIM)
    one = SharedDatabase(Server(address))
    print("\n| things | what | seconds | MB of memory more |\n|---|---|---|---|")

    def told(what: str, work: Callable[[], T]) -> T:
        before, started = psutil.Process().memory_info().rss, time.perf_counter()
        made = work()
        seconds, more = time.perf_counter() - started, (psutil.Process().memory_info().rss - before) / 1e6
        print(f"| {n:,} | {what} | {seconds:.2f} | {more:.0f} |", flush=True)
        return made

    told("history brought in", lambda: Histories(one).add("own", "own", [Person(WHO, WHO)], things, took))
    vectors = encoder.encode([text_of(item) for item in things])
    told("vectors stored", lambda: Vectors(one).save([text_of(i) for i in things], vectors, encoder.encoder_id))
    other = told("a replica starts", lambda: SharedDatabase(Server(address)))
    told("one answer kept", lambda: StoredAnswers(one).put("k", "an answer"))
    told("followed", other.follow)
    told("somebody brought in", lambda: Histories(one).add("c", "c", [Person("other", "Other")], [], []))
    told("followed", other.follow)
    told("somebody deleted", lambda: Histories(one).delete_person(WHO))
    told("followed", other.follow)
    assert not other.read("SELECT 1 FROM interactions LIMIT 1")
    for each in (one, other):
        each.close()


def main() -> None:
    """Compare the shared log with the file's, or be one replica of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicas", type=int, default=REPLICAS)
    parser.add_argument("--edits", type=int, default=EDITS)
    parser.add_argument("--fill", type=int, nargs="*", default=[], help="things of a history that is shared")
    parser.add_argument("--replica", help=argparse.SUPPRESS)
    parser.add_argument("--name", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.replica:
        server = Server(options.replica)
        print(json.dumps(append_often(SharedLog(server), options.name, options.edits)))
        server.close()
        return
    programs = binaries()
    if programs is None:
        sys.exit("Debian's PostgreSQL is needed: apt-get install postgresql")
    print_setup(0)
    for n in options.fill:
        with own_server(programs) as running:
            server = Server(running.address)
            SharedLog(server)
            fill(running.address, n)
            server.close()
    if options.fill:
        return
    wanted = options.replicas * options.edits
    print("| log | kept | lost | gaps | append, median ms | p95 ms |\n|---|---|---|---|---|---|")
    with own_server(programs) as running:
        server = Server(running.address)
        log = SharedLog(server)
        log.admit(WHO)
        alone = append_often(log, "alone", options.edits)
        report("PostgreSQL, one process", log, alone, options.edits)
        log.forget(WHO)
        log.admit(WHO)
        took = by_replicas(running.address, options.replicas, options.edits)
        report(f"PostgreSQL, {options.replicas} replicas", log, took, wanted)
        server.close()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(os.path.join(folder, "journeys.duckdb"))
        Histories(database).add("c", "c", [Person(WHO, WHO)], [], [])
        book = Logbook(database)
        with ThreadPoolExecutor(options.replicas) as pool:
            names = [f"thread {number}" for number in range(options.replicas)]
            both = list(pool.map(lambda name: append_often(book, name, options.edits), names))
        report(f"DuckDB, {options.replicas} threads", book, [each for took in both for each in took], wanted)
        database.close()


if __name__ == "__main__":
    main()
