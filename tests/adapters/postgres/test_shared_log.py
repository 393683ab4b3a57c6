"""One contract for both stores of the log; and what only a shared one has to hold: replicas that write, die and lag."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from postgres_server import OwnServer
from small_world import small_workspace

from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.adapters.store.histories import Histories
from core.adapters.store.logbook import Logbook, LogMoved, UnknownPerson
from core.entities import Person
from core.extraction.extraction import extract
from core.extraction.tree import Extraction
from core.steering import edits as e
from core.steering.decisions import decide_undo
from core.steering.log import LogEntry, UnknownEdit
from core.workspace.fleeting_log import Log
from core.workspace.journal import Journal

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = ("ann", "bob")


class StoredLog(Log, Protocol):
    """What everybody asks of a log that is stored, beyond what a journal does."""

    def entries_of(self, person_ids: list[str]) -> dict[str, list[LogEntry]]: ...
    def position(self, person_id: str) -> int: ...
    def extractions(self, extraction_ids: list[str]) -> dict[str, Extraction]: ...
    def has_extractions(self, extraction_ids: list[str], beside: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Held:
    """A log of two people, and how to be rid of one of them."""

    log: StoredLog
    forget: Callable[[str], None]


@pytest.fixture(params=["duckdb", "postgres"])
def held(request: pytest.FixtureRequest) -> Iterator[Held]:
    """Yield each store with two people and empty logs."""
    if request.param == "duckdb":
        database = Database()
        Histories(database).add("c", "c", [Person(each, each) for each in PEOPLE], [], [])
        yield Held(Logbook(database), Histories(database).delete_person)
        database.close()
        return
    from core.adapters.postgres.connections import Server
    from core.adapters.postgres.shared_log import SharedLog

    connections = Server(request.getfixturevalue("server").address)
    shared = SharedLog(connections)
    for each in PEOPLE:
        shared.forget(each)
        shared.admit(each)
    yield Held(shared, shared.forget)
    connections.close()


def found(n: int = 12) -> Extraction:
    vectors = np.random.default_rng(0).normal(size=(n, 8)).astype(np.float32)
    return extract([f"i{k}" for k in range(n)], vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def muted(log: Log, action_id: str, expected: int, person_id: str = "ann") -> LogEntry:
    return log.append(person_id, e.JourneyMuted("j"), actor="person", action_id=action_id, expected=expected)


# One contract for both


def test_an_entry_comes_back_as_it_was_appended(held: Held) -> None:
    edit = e.JourneyRenamed("j", "Kräuter 🌿 <b>![x](y)</b>'; DROP TABLE log; --\t\u0000")
    made = held.log.append("ann", edit, actor="agent:Scout", action_id="click", expected=0, effect='{"up": 3}')
    assert held.log.entries("ann") == [made]
    assert (made.edit, made.actor, made.effect) == (edit, "agent:Scout", '{"up": 3}')
    assert abs((datetime.now(UTC) - made.time).total_seconds()) < 60


def test_what_a_later_version_wrote_is_kept_to_the_letter(held: Held) -> None:
    newer = UnknownEdit(
        "journey_cloned", '{ "kind" : "journey_cloned", "copies": 1.10, "copies": 2,\n"note": "Kräuter" }'
    )
    held.log.append("ann", newer, actor="person", action_id="newer", expected=0)
    assert held.log.entries("ann")[0].edit == newer


def test_entries_rise_and_belong_to_one_person(held: Held) -> None:
    first, other = muted(held.log, "1", 0), muted(held.log, "1", 0, "bob")
    second = muted(held.log, "2", first.seq)
    assert first.seq < second.seq
    assert held.log.entries("ann", after=first.seq) == [second]
    assert held.log.entries_of(["ann", "bob", "eve"]) == {"ann": [first, second], "bob": [other]}
    assert [held.log.position(each) for each in ("ann", "bob", "eve")] == [second.seq, other.seq, 0]


def test_a_repeated_click_gives_the_entry_that_it_made_also_when_others_followed(held: Held) -> None:
    first = muted(held.log, "click", 0)
    muted(held.log, "other", first.seq)
    assert muted(held.log, "click", 0) == muted(held.log, "click", first.seq) == first
    assert len(held.log.entries("ann")) == 2


def test_an_edit_decided_on_an_older_log_is_turned_away_and_leaves_nothing(held: Held) -> None:
    muted(held.log, "1", 0)
    made = found()
    fact = e.JourneysExtracted(made.extraction_id)
    with pytest.raises(LogMoved):
        held.log.append("ann", fact, actor="rules", action_id="2", expected=0, extraction=made)
    assert len(held.log.entries("ann")) == 1
    assert held.log.extraction(made.extraction_id) is None


@pytest.mark.parametrize("n_before", [0, 2])
def test_nobody_writes_into_the_log_of_someone_who_is_gone(held: Held, n_before: int) -> None:
    at = 0
    for number in range(n_before):
        at = muted(held.log, str(number), at).seq
    held.forget("ann")
    with pytest.raises(UnknownPerson):
        muted(held.log, "late", at)
    assert held.log.entries("ann") == []


def test_an_extraction_comes_with_its_entry_and_goes_with_its_person(held: Held) -> None:
    made = found()
    fact = e.JourneysExtracted(made.extraction_id)
    held.log.append("ann", fact, actor="rules", action_id="1", expected=0, extraction=made)
    back = held.log.extraction(made.extraction_id)
    assert back is not None
    assert (back.item_ids, back.cut()) == (made.item_ids, made.cut())
    assert list(held.log.extractions([made.extraction_id, "none"])) == [made.extraction_id]
    assert held.log.has_extractions([made.extraction_id], "bob")
    assert not held.log.has_extractions([made.extraction_id], "ann")
    held.forget("ann")
    assert held.log.extraction(made.extraction_id) is None


def test_the_version_is_the_same_until_something_is_written(held: Held) -> None:
    before = held.log.version
    held.log.entries("ann")
    assert held.log.version == before
    muted(held.log, "1", 0)
    assert held.log.version != before


def test_eight_threads_with_one_click_make_one_entry(held: Held) -> None:
    with ThreadPoolExecutor(8) as pool:
        entries = list(pool.map(lambda _: muted(held.log, "click", 0), range(8)))
    assert len(set(map(repr, entries))) == 1
    assert len(held.log.entries("ann")) == 1


def test_eight_threads_that_decide_anew_lose_nothing_and_leave_no_gap(held: Held) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda worker: [insist(held.log, f"{worker}-{n}") for n in range(10)], range(8)))
    entries = held.log.entries("ann")
    assert {entry.action_id for entry in entries} == {f"{worker}-{n}" for worker in range(8) for n in range(10)}


def insist(log: StoredLog, action_id: str) -> LogEntry:
    """Append an edit, decided anew whenever another came first."""
    while True:
        try:
            return muted(log, action_id, log.position("ann"))
        except LogMoved:
            continue


# What only a shared one has to hold

WRITER = """
import sys
from core.adapters.postgres.connections import Server
from core.adapters.postgres.shared_log import SharedLog
from core.adapters.store.logbook import LogMoved
from core.steering.edits import JourneyMuted
log, name = SharedLog(Server(sys.argv[1])), sys.argv[2]
for n in range(int(sys.argv[3])):
    while True:
        try:
            log.append("ann", JourneyMuted("j"), actor="person", action_id=f"{name}-{n}", expected=log.position("ann"))
        except LogMoved:
            continue
        print(n, flush=True)
        break
"""


def writer(server: OwnServer, name: str, n: int) -> "subprocess.Popen[str]":
    """Start a replica that appends as often to one person's log, telling each that was acknowledged."""
    command = [sys.executable, "-c", WRITER, server.address, name, str(n)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


@pytest.fixture
def replicas(server: OwnServer) -> Iterator[tuple[StoredLog, StoredLog]]:
    """Yield the log as two replicas see it, with nobody's entries in it."""
    from core.adapters.postgres.connections import Server
    from core.adapters.postgres.shared_log import SharedLog

    connections = [Server(server.address) for _ in range(2)]
    one, other = map(SharedLog, connections)
    for person_id in ("ann", "bo"):
        one.forget(person_id)
        one.admit(person_id)
    yield one, other
    for each in connections:
        each.close()


Replicas = tuple[StoredLog, StoredLog]


def test_replicas_on_one_person_lose_nothing_and_leave_no_gap(server: OwnServer, replicas: Replicas) -> None:
    log, _ = replicas
    writers = [writer(server, f"r{number}", 25) for number in range(4)]
    assert [len(each.communicate(timeout=120)[0].split()) for each in writers] == [25] * 4
    entries = log.entries("ann")
    assert [entry.seq for entry in entries] == list(range(1, 101))
    assert len({entry.action_id for entry in entries}) == 100


def test_a_replica_that_is_killed_in_mid_edit_leaves_whole_entries_and_all_that_it_was_told(
    server: OwnServer, replicas: Replicas
) -> None:
    log, _ = replicas
    with writer(server, "killed", 10_000) as killed, writer(server, "other", 30) as other:
        assert killed.stdout is not None
        told = [int(killed.stdout.readline()) for _ in range(10)]
        killed.send_signal(signal.SIGKILL)
        told += list(map(int, killed.communicate(timeout=60)[0].split()))
        other.communicate(timeout=120)
    assert (killed.returncode, other.returncode) == (-signal.SIGKILL, 0)
    entries = log.entries("ann")
    theirs = [entry.action_id for entry in entries if entry.action_id.startswith("killed")]
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert theirs[: len(told)] == [f"killed-{n}" for n in told]
    assert len(theirs) - len(told) in (0, 1), "at most the one that was written and not yet told"


def test_a_replica_sees_its_own_write_at_once_and_another_s_by_the_version(replicas: Replicas) -> None:
    one, other = replicas
    seen = other.version
    made = muted(one, "here", 0)
    assert one.entries("ann") == [made]
    assert other.version != seen
    assert other.entries("ann") == [made]
    with pytest.raises(LogMoved):
        muted(other, "decided on what was", 0)


def test_edits_of_two_replicas_meet_in_one_log_and_each_may_undo_the_other_s(replicas: Replicas) -> None:
    doors = [Door(log) for log in replicas]
    one, other = doors
    one.wish(e.JourneyRenamed(one.journey_id, "Mine"))
    other.wish(e.JourneyMuted(one.journey_id))
    assert [door.told() for door in doors] == [("Mine", True)] * 2
    other.undo(of=e.JourneyRenamed)
    assert [door.told() for door in doors] == [(one.found_as, True)] * 2
    assert [entry.seq for entry in replicas[0].entries("bo")] == list(range(1, len(one.desk.entries) + 1))


class Door:
    """A replica's way in for one person's edits: a journal over a log that others write too."""

    def __init__(self, log: StoredLog) -> None:
        """Open a person on a small world of its own, whose journeys are found where nobody found them yet."""
        workspace = small_workspace(with_map=False)
        self.journal = Journal(log, workspace.preparation, workspace.titler, workspace.encoder.encode)
        self.desk = workspace.preparation.desk("bo")
        self.journal.make_ready(self.desk)
        self.journey_id = self.desk.profile().journeys[0].journey_id
        self.found_as = self.desk.profile().name(self.journey_id)

    def wish(self, wish: e.Edit) -> None:
        """Make an edit."""
        self.journal.commit(self.desk, lambda profile: self.journal.decide(self.desk, profile, wish), None)

    def undo(self, of: type[e.Edit]) -> None:
        """Undo the latest edit of a kind, whoever made it."""
        self.journal.catch_up(self.desk)
        seq = max(entry.seq for entry in self.desk.entries if isinstance(entry.edit, of))
        self.journal.commit(self.desk, lambda _: decide_undo(self.desk.entries, seq, self.desk.moment), None)

    def told(self) -> tuple[str, bool]:
        """Return what the first journey is called, and whether it is silent."""
        self.journal.catch_up(self.desk)
        profile = self.desk.profile()
        return profile.name(self.journey_id), profile.by_id[self.journey_id].muted


def test_a_server_that_starts_again_is_found_again_and_has_every_entry(server: OwnServer, replicas: Replicas) -> None:
    log, _ = replicas
    first = muted(log, "before", 0)
    server.stop("immediate")
    server.start()
    second = muted(log, "after", first.seq)
    assert log.entries("ann") == [first, second]


def test_a_server_that_is_not_there_is_said_in_words(server: OwnServer, tmp_path: Path) -> None:
    from core.adapters.postgres.connections import Server

    started = time.monotonic()
    with pytest.raises(DatabaseError, match="cannot be reached"):
        Server(f"postgresql://journeys@/postgres?host={tmp_path}", wait=1.0)
    assert time.monotonic() - started < 30
