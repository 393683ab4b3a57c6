"""The log in memory keeps the promises of the stored one; nothing of it is stored."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import numpy as np
import pytest

from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.logbook import Logbook, LogMoved, UnknownPerson
from core.entities import Person
from core.extraction.extraction import extract
from core.steering import edits as e
from core.steering.log import LogEntry
from core.workspace.fleeting_log import FleetingLog, Log

AT = datetime(2026, 1, 2, tzinfo=UTC)
MUTED, RENAMED = e.JourneyMuted("j"), e.JourneyRenamed("j", "Kräuter")


@pytest.fixture(params=["stored", "in memory"])
def log(request: pytest.FixtureRequest) -> Iterator[Log]:
    """Return an empty log of ann's, of either kind."""
    if request.param == "in memory":
        yield FleetingLog("ann", (), lambda: AT)
        return
    database = Database()
    Histories(database).add("c", "c", [Person("ann", "Ann")], [], [])
    yield Logbook(database, clock=lambda: AT)
    database.close()


def append(log: Log, edit: e.Edit, action_id: str, expected: int, person_id: str = "ann") -> LogEntry:
    return log.append(person_id, edit, actor="person", action_id=action_id, expected=expected, effect="{}")


def test_entries_come_back_in_order_numbered_upwards_with_the_clock_s_time(log: Log) -> None:
    first = append(log, MUTED, "a", 0)
    second = append(log, RENAMED, "b", first.seq)
    assert log.entries("ann") == [first, second]
    assert log.entries("ann", after=first.seq) == [second]
    assert second.seq > first.seq
    assert (second.edit, second.actor, second.effect, second.time) == (RENAMED, "person", "{}", log.now())


def test_the_version_changes_with_every_entry_and_with_nothing_else(log: Log) -> None:
    before = log.version
    log.entries("ann")
    assert log.version == before
    append(log, MUTED, "a", 0)
    assert log.version != before


def test_a_repeated_click_gives_the_entry_that_it_made(log: Log) -> None:
    first = append(log, MUTED, "a", 0)
    append(log, RENAMED, "b", first.seq)
    assert append(log, MUTED, "a", 0) == first
    assert len(log.entries("ann")) == 2


def test_an_edit_decided_on_an_older_log_is_turned_away_and_leaves_nothing(log: Log) -> None:
    first = append(log, MUTED, "a", 0)
    with pytest.raises(LogMoved):
        append(log, RENAMED, "b", 0)
    assert log.entries("ann") == [first]


def test_nobody_else_has_a_log_here(log: Log) -> None:
    with pytest.raises(UnknownPerson):
        append(log, MUTED, "a", 0, "bob")
    assert log.entries("bob") == []


def test_eight_threads_with_one_click_make_one_entry(log: Log) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: append(log, MUTED, "a", 0), range(8)))
    assert made == [made[0]] * 8 == log.entries("ann") * 8


def test_an_extraction_comes_back_that_an_edit_brought_and_no_other(log: Log) -> None:
    vectors = np.eye(6, dtype=np.float32)
    found = extract([f"i{k}" for k in range(6)], vectors)
    fact = e.JourneysExtracted(found.extraction_id)
    log.append("ann", fact, actor="model", action_id="a", expected=0, extraction=found)
    again = log.extraction(found.extraction_id)
    assert again is not None
    assert again.item_ids == found.item_ids
    assert log.extraction("another") is None
