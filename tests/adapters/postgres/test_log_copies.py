"""A copy has the logs that the server has once they are asked for, and numbers that it gives come after all."""

from collections.abc import Iterator

import pytest
from postgres_server import OwnServer

from core.adapters.postgres.connections import Server
from core.adapters.postgres.shared_database import SharedDatabase
from core.adapters.postgres.shared_log import SharedLog
from core.adapters.store.histories import Histories
from core.entities import Person
from core.steering.edits import JourneyMuted


@pytest.fixture
def shared(server: OwnServer) -> Iterator[tuple[SharedDatabase, SharedLog]]:
    connections = Server(server.address)
    log = SharedLog(connections)
    database = SharedDatabase(connections)
    Histories(database).delete_everything()
    Histories(database).add("c", "c", [Person("ann", "Ann"), Person("bob", "Bob")], [], [])
    yield database, log
    database.close()


def muted(log: SharedLog, person_id: str, n: int) -> None:
    for at in range(n):
        log.append(
            person_id, JourneyMuted(f"j{at}"), actor="person", action_id=str(at), expected=log.position(person_id)
        )


def test_entries_come_to_the_copy_when_they_are_asked_for_each_once(shared: tuple[SharedDatabase, SharedLog]) -> None:
    database, log = shared
    muted(log, "ann", 2)
    assert database.read("SELECT count(*) FROM log") == [(0,)]
    assert Histories(database).counts()["log"] == 2
    muted(log, "bob", 3)
    database.bring_logs()
    database.bring_logs()
    rows = database.read("SELECT person_id, seq, moment FROM log ORDER BY ALL")
    entries = [x for who in ("ann", "bob") for x in log.entries(who)]
    assert rows == [(x.person_id, x.seq, x.time.replace(tzinfo=None)) for x in entries]


def test_an_entry_that_is_written_in_the_copy_is_on_the_server_after_all_others(
    shared: tuple[SharedDatabase, SharedLog],
) -> None:
    database, log = shared
    muted(log, "ann", 2)
    made = log.entries("ann")[-1]
    insert = (
        "INSERT INTO log (seq, person_id, moment, actor, kind, payload, action_id) SELECT nextval('log_seq'), "
        "person_id, moment, actor, kind, payload, 'taken in' FROM log WHERE person_id = 'ann' AND seq = ?"
    )
    database.write(lambda cursor: cursor.execute(insert, [made.seq]) and None, ["log"])
    last = log.entries("ann")[-1]
    assert (last.action_id, last.edit, last.time) == ("taken in", made.edit, made.time)
    assert last.seq > made.seq
    muted(log, "bob", 1)
