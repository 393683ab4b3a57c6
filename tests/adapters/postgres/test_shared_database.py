"""What replicas share is what one file would hold: whoever changes it, whoever dies, whoever comes late."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from batch_world import ENCODER as WORDS
from batch_world import MOMENT, invented
from hypothesis import example, given, settings
from hypothesis import strategies as st
from postgres_server import OwnServer
from small_world import interactions, items, people

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.postgres.connections import Server
from core.adapters.postgres.shared_database import SharedDatabase
from core.adapters.postgres.shared_log import SharedLog
from core.adapters.settings import Settings
from core.adapters.store.accounts import Accounts
from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.adapters.store.histories import Histories
from core.adapters.store.ledger import Ledger, Sending
from core.adapters.store.logbook import UnknownPerson
from core.adapters.store.maps import Maps
from core.adapters.store.model_answers import StoredAnswers
from core.adapters.store.offers import Offers
from core.adapters.store.vectors import Vectors
from core.entities import Interaction, Item, Person, Saved
from core.steering import edits as e
from core.workspace.batches.batch import in_pool, run_batch
from core.workspace.batches.batch_opening import take_in
from core.workspace.opening import open_workspace
from core.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
SOON_S = 30.0
"""Seconds within which a replica has followed also on a machine that is busy."""
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ENCODER = HashingEncoder(dim=256)
TABLES = (
    *("collections", "items", "people", "interactions", "saved", "offers", "vectors", "maps", "coordinates"),
    *("answers", "departures", "accounts", "account_people", "ended_logins", "marks"),
)


@contextmanager
def replica(server: OwnServer) -> Iterator[SharedDatabase]:
    """Yield the database of a replica that just started."""
    connections = Server(server.address)
    SharedLog(connections)
    database = SharedDatabase(connections)
    try:
        yield database
    finally:
        database.close()


@pytest.fixture
def empty(server: OwnServer) -> OwnServer:
    """Return the server with nothing on it."""
    import psycopg

    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS histories CASCADE")
        connection.execute("DROP TABLE IF EXISTS log, extractions, people")
    return server


def held(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table but the logs', without when a collection was made."""
    queries = {t: f"SELECT * {'EXCLUDE (created)' if t == 'collections' else ''} FROM {t} ORDER BY ALL" for t in TABLES}
    return {table: database.read(sql) for table, sql in queries.items()}


# One contract for the file and for what is shared: what is done to either leaves the same rows


def bring(database: Database) -> object:
    things = [
        Item("i1", "Kräuter 🌿 \x00 and \uf8ff0", creator="x", published=date(2020, 2, 29), popularity=0.1),
        Item("i2", "b"),
    ]
    took = [Interaction("ann", i, NOON + timedelta(microseconds=7), kind="read", value=v) for i, v in (("i1", None),)]
    return Histories(database).add("own-ann", "Ann's", [Person("ann", "Ann")], things, took, saved=[Saved("ann", "i2")])


def bring_more(database: Database) -> object:
    took = [Interaction(who, "i2", NOON, value=2.5) for who in ("ann", "bob")]
    things = [Item("i1", "another title", link="https://example.org"), Item("i3", "c")]
    return Histories(database).add("some", "Some", [Person("bob", "Bob", "of it")], things, took)


def read(database: Database) -> object:
    return Vectors(database).encode(["a", "b", "c"], ENCODER).tolist()


def read_again(database: Database) -> object:
    return Vectors(database).encode(["b", "c", "d", ""], ENCODER).tolist()


def draw(database: Database) -> object:
    where = np.array([[0.5, 1.5], [2.5, -3.5]], np.float32)
    Maps(database).save("m", encoder_id="e", seed=1, library="umap", item_ids=["i1", "i2"], xy=where)
    return Maps(database).load("m")


def ask(database: Database) -> object:
    StoredAnswers(database).put("k", "answered")
    StoredAnswers(database).put("k", "answered anew")
    Ledger(database, lambda: NOON).note(Sending(host="h", model="m", purpose="p", texts=3, person_id="ann", cost=0.25))
    return StoredAnswers(database).get("k"), Ledger(database, lambda: NOON).newest(5)


def log_in(database: Database) -> object:
    account = Accounts(database).know("https://login", "7", "ann@example.org")
    Accounts(database).bind(["ann"], account.account_id)
    Accounts(database).give_role(account.account_id, "analyst")
    return Accounts(database).all()


def offer(database: Database) -> object:
    Offers(database).offer("some", "ann")
    return Offers(database).lists("ann")


def withdraw(database: Database) -> object:
    return Offers(database).withdraw("some", "ann")


def delete(database: Database) -> object:
    Histories(database).delete_person("ann")
    return Histories(database).people()


def delete_all(database: Database) -> object:
    Histories(database).forgo_demo()
    Histories(database).delete_everything()
    return Histories(database).counts()


Step = Callable[[Database], object]
LOOKS_FIRST: tuple[Step, ...] = (read, read_again, log_in)
"""Steps that write only what the copy has not, which is a moment behind: it follows as it would within a second."""
STEPS: tuple[Step, ...] = (
    bring, read, draw, ask, log_in, bring_more, offer, read_again, withdraw, delete, bring, delete_all, bring_more,
)  # fmt: skip


def test_each_step_is_on_the_server_and_in_every_replica_as_a_file_would_hold_it(empty: OwnServer) -> None:
    file = Database()
    with replica(empty) as one, replica(empty) as other:
        for at, step in enumerate(STEPS):
            doing, watching = (one, other) if at % 2 else (other, one)
            assert step(doing) == step(file), step.__name__
            watching.follow()
            assert held(doing) == held(watching) == held(file), step.__name__
        with replica(empty) as late:
            assert held(late) == held(file)
    file.close()


@settings(max_examples=4, deadline=None)
@example([(ask, False), (ask, False), (ask, True)])
@given(st.lists(st.tuples(st.sampled_from(sorted(set(STEPS), key=lambda s: s.__name__)), st.booleans()), max_size=6))
def test_in_whatever_order_two_replicas_change_things(server: OwnServer, steps: list[tuple[Step, bool]]) -> None:
    file = Database()
    with replica(server) as one, replica(server) as other:
        for database in (one, file):
            delete_all(database)
            Histories(database).want_demo()
        for step, by_one in steps:
            doing = one if by_one else other
            if step in LOOKS_FIRST:
                doing.follow()
            assert step(doing) == step(file)
        for database in (one, other):
            database.follow()
            assert held(database) == held(file)
    file.close()


def test_what_another_just_forgot_of_texts_is_told_rightly_still_and_read_anew_once_it_is_seen(
    empty: OwnServer,
) -> None:
    with replica(empty) as one, replica(empty) as other:
        Histories(one).want_demo()
        told = read_again(one)
        other.follow()
        Offers(other).offer("some", "ann")
        Offers(other).withdraw("some", "ann")
        assert held(other)["vectors"] == []
        assert read_again(one) == told
        one.follow()
        assert held(one)["vectors"] == []
        assert read_again(one) == told
        other.follow()
        assert len(held(other)["vectors"]) == len(held(one)["vectors"]) == 4


def test_what_was_deleted_and_came_again_between_two_looks_stands_once(empty: OwnServer) -> None:
    with replica(empty) as one, replica(empty) as other:
        for _ in range(2):
            ask(one)
        other.follow()
        assert len(held(other)["departures"]) == 2
        delete_all(one)
        ask(one)
        other.follow()
        assert held(other)["departures"] == held(one)["departures"]
        assert len(held(one)["departures"]) == 1


# Replicas of the whole app


@contextmanager
def app(server: OwnServer, encoder: HashingEncoder = ENCODER) -> Iterator[Workspace]:
    """Yield the workspace of a replica."""
    connections = Server(server.address)
    log = SharedLog(connections)
    database = SharedDatabase(connections)
    workspace = Workspace(database, encoder, with_demo=False, log=log)
    database.when_news = workspace.forget
    try:
        yield workspace
    finally:
        database.close()


@pytest.fixture
def apps(empty: OwnServer) -> Iterator[tuple[Workspace, Workspace]]:
    with app(empty) as one, app(empty) as other:
        one.import_history("small", "Small", people=people(), items=items(), interactions=interactions())
        followed(other)
        yield one, other


Apps = tuple[Workspace, Workspace]


def followed(workspace: Workspace) -> None:
    """Let a replica take in what others changed."""
    assert isinstance(workspace.database, SharedDatabase)
    workspace.database.follow()


def test_an_edit_of_one_replica_is_on_the_other_s_page_and_both_may_undo_it(apps: Apps) -> None:
    one, other = apps
    journey = one.of("ada").view().journeys[0]
    outcome = one.of("ada").commit(e.JourneyRenamed(journey.journey_id, "Clay"))
    assert [j.name for j in other.of("ada").view().journeys] == [j.name for j in one.of("ada").view().journeys]
    assert "Clay" in {j.name for j in other.of("ada").view().journeys}
    other.of("ada").undo(outcome.entry.seq)
    assert "Clay" not in {j.name for j in one.of("ada").view().journeys}


def test_who_is_deleted_on_one_replica_is_gone_from_the_other_and_from_the_server(empty: OwnServer, apps: Apps) -> None:
    import psycopg

    one, other = apps
    other.of("ada").commit(e.JourneyMuted(other.of("ada").view().journeys[0].journey_id))
    other.histories.counts()
    gone = one.delete_person("ada")
    assert (gone["people"], gone["interactions"]) == (1, len([x for x in interactions() if x.person_id == "ada"]))
    assert gone["log"] >= 2
    with pytest.raises(UnknownPerson):
        other.logbook.append("ada", e.JourneyMuted("j"), actor="person", action_id="late", expected=0)
    followed(other)
    with pytest.raises(UnknownPerson):
        other.of("ada")
    for table in ("people", "interactions", "log", "extractions"):
        assert not other.database.read(f"SELECT 1 FROM {table} WHERE person_id = 'ada'")
    with psycopg.connect(empty.address) as connection:
        for table in ("histories.people", "histories.interactions", "people", "log", "extractions"):
            assert not connection.execute(f"SELECT 1 FROM {table} WHERE person_id = 'ada'").fetchall()


def test_who_comes_back_from_a_backup_of_another_replica_has_the_same_log(apps: Apps) -> None:
    one, other = apps
    mine = one.of("bo")
    first = mine.commit(e.JourneyRenamed(mine.view().journeys[0].journey_id, "Bread")).entry.seq
    mine.undo(first)
    before = [(x.actor, x.edit.kind) for x in other.logbook.entries("bo")]
    rows = other.backups.rows("bo")
    one.delete_person("bo")
    followed(other)
    other.restore_person(rows, Person("bo", "Bo"))
    assert [(x.actor, x.edit.kind) for x in one.logbook.entries("bo")] == before
    followed(one)
    here, there = (w.of("bo").view().journeys for w in apps)
    assert [j.name for j in here] == [j.name for j in there]
    undone = next(x for x in one.logbook.entries("bo") if isinstance(x.edit, e.EditUndone))
    assert isinstance(undone.edit, e.EditUndone)
    assert undone.edit.seq in {x.seq for x in one.logbook.entries("bo") if isinstance(x.edit, e.JourneyRenamed)}


def test_the_analyst_s_copy_holds_the_edits_of_every_replica(apps: Apps) -> None:
    one, other = apps
    for workspace, person_id in ((one, "ada"), (other, "bo")):
        mine = workspace.of(person_id)
        mine.commit(e.JourneyMuted(mine.view().journeys[0].journey_id))
    for workspace in apps:
        workspace.analysis.renew()
        told = workspace.analysis.ask("SELECT person_id FROM log WHERE kind = 'journey_muted' ORDER BY 1")
        assert [row[0] for row in told.rows] == ["ada", "bo"]


def test_a_batch_that_one_replica_takes_in_is_open_in_the_other(empty: OwnServer, tmp_path: Path) -> None:
    world = invented(3)
    batch = world.write(tmp_path)
    run_batch(batch, WORDS, in_pool(1), MOMENT)
    with app(empty, WORDS) as one, app(empty, WORDS) as other:
        taken = take_in(one, batch.folder, "Some")
        assert (taken.people, taken.entries) == (3, 6)
        followed(other)
        for person in world.people:
            found, named = other.logbook.entries(person.person_id)
            assert isinstance(named.edit, e.JourneysNamed)
            assert named.edit.cause == found.seq
            assert [j.name for j in other.of(person.person_id).view().journeys]
            assert len(other.logbook.entries(person.person_id)) == 2, "nothing had to be found or named anew"
        assert take_in(other, batch.folder, "Some").entries == 0


# Who dies, who comes late, who is older

IMPORTER = """
import sys
from datetime import UTC, datetime
from core.adapters.postgres.connections import Server
from core.adapters.postgres.shared_database import SharedDatabase
from core.adapters.store.histories import Histories
from core.entities import Interaction, Item, Person
database = SharedDatabase(Server(sys.argv[1]))
for n in range(1000):
    who, things = f"p{n:03d}", [f"{n}-{k}" for k in range(20)]
    took = [Interaction(who, each, datetime(2026, 1, 1, tzinfo=UTC)) for each in things]
    Histories(database).add(f"own-{who}", who, [Person(who, who)], [Item(each, each) for each in things], took)
    print(n, flush=True)
"""


def test_a_replica_that_is_killed_while_it_imports_leaves_whole_histories_and_all_that_it_told_of(
    empty: OwnServer,
) -> None:
    with replica(empty) as other:
        command = [sys.executable, "-c", IMPORTER, empty.address]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=surroundings) as killed:
            assert killed.stdout is not None
            told = [int(killed.stdout.readline()) for _ in range(5)]
            killed.send_signal(signal.SIGKILL)
            told += list(map(int, killed.communicate(timeout=60)[0].split()))
        other.follow()
        counted = other.read("SELECT person_id, count(*) FROM people JOIN interactions USING (person_id) GROUP BY 1")
        assert {int(who[1:]) for who, _ in counted} >= set(told)
        assert {n for _, n in counted} == {20}
        assert len(counted) - len(told) in (0, 1)
        Histories(other).add("c", "c", [Person("after", "After")], [], [])
        assert Histories(other).person("after") is not None


def test_a_server_that_starts_again_is_found_again_with_all_there(empty: OwnServer) -> None:
    with replica(empty) as one:
        bring(one)
        empty.stop("immediate")
        empty.start()
        bring_more(one)
        with replica(empty) as late:
            assert held(late) == held(one)


def test_an_account_that_may_make_no_tables_is_told_so_in_words(empty: OwnServer) -> None:
    import psycopg

    with psycopg.connect(empty.address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
    connections = Server(empty.address.replace("journeys@", "guest@"))
    with pytest.raises(DatabaseError, match="InsufficientPrivilege"):
        SharedLog(connections)
    connections.close()


def test_what_a_newer_version_wrote_is_left_alone(empty: OwnServer) -> None:
    import psycopg

    with replica(empty) as one:
        bring(one)
    with psycopg.connect(empty.address, autocommit=True) as connection:
        connection.execute("UPDATE histories.head SET layout = 10000")
    connections = Server(empty.address)
    with pytest.raises(DatabaseError, match="newer version"):
        SharedDatabase(connections)
    connections.close()


def test_the_settings_address_opens_the_app_on_the_server_and_it_follows_by_itself(
    empty: OwnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEYS_POSTGRES", empty.address)
    assert empty.address not in repr(Settings())
    one, other = open_workspace(), open_workspace()
    try:
        assert {person.person_id for person in one.people()} == {person.person_id for person in other.people()}
        assert one.people(), "the demo came once, to both"
        assert one.histories.counts() == other.histories.counts()
        other.delete_person(one.people()[0].person_id)
        until = time.monotonic() + SOON_S
        while len(one.people()) != len(other.people()) and time.monotonic() < until:
            time.sleep(0.05)
        assert one.people() == other.people()
    finally:
        for each in (one, other):
            each.database.close()
