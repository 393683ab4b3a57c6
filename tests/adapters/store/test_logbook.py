"""The log loses no acknowledged entry, tears none, and takes a repeated click once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.logbook import Logbook, LogMoved, UnknownPerson
from core.entities import Person
from core.extraction.extraction import extract
from core.extraction.tree import Extraction
from core.steering import edits as e
from core.steering.fold import replay
from core.steering.log import UnknownEdit

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    Histories(database).add("c", "c", [Person("ann", "Ann"), Person("bob", "Bob")], [], [])
    yield database
    database.close()


@pytest.fixture
def logbook(database: Database) -> Logbook:
    return Logbook(database)


def small_extraction(n: int = 12) -> Extraction:
    vectors = np.random.default_rng(0).normal(size=(n, 8)).astype(np.float32)
    return extract([f"i{k}" for k in range(n)], vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def test_an_entry_comes_back_as_it_was_appended(logbook: Logbook) -> None:
    edit = e.JourneyRenamed("j", "Kräuter 🌿 <b>![x](y)</b>'; DROP TABLE log; --")
    appended = logbook.append("ann", edit, actor="person", action_id="click-1", expected=0, effect='{"up": 3}')
    assert logbook.entries("ann") == [appended]
    assert (appended.edit, appended.actor, appended.effect) == (edit, "person", '{"up": 3}')
    assert abs((datetime.now(UTC) - appended.time).total_seconds()) < 60


NEWER = '{ "kind" : "journey_cloned", "copies": 1.10, "copies": 2,\n"note": "Kräuter" }'


def write_by_hand(database: Database, kind: str, payload: str, action_id: str) -> None:
    """Write a row as a later version of this program might."""
    row = ["ann", datetime(2030, 1, 1), "person", kind, payload, action_id, '{"in": "a later form"}']
    columns = "person_id, moment, actor, kind, payload, action_id, effect"
    database.write(lambda cursor: cursor.execute(f"INSERT INTO log ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row))


@pytest.mark.parametrize(
    ("kind", "payload"),
    [("journey_cloned", NEWER), ("journey_muted", '{"kind":"journey_muted"}'), ("journey_muted", "{"), ("", "")],
)
def test_what_a_later_version_wrote_is_read_kept_and_written_back_to_the_byte(
    database: Database, logbook: Logbook, kind: str, payload: str
) -> None:
    logbook.append("ann", e.JourneyMuted("j"), actor="person", action_id="before", expected=0)
    write_by_hand(database, kind, payload, "newer")
    _, newer = logbook.entries("ann")
    assert newer.edit == UnknownEdit(kind, payload)
    logbook.append("bob", newer.edit, actor=newer.actor, action_id="copied", expected=0, effect=newer.effect)
    rows = database.read("SELECT kind, payload, effect FROM log WHERE action_id IN ('newer', 'copied')")
    assert rows[0] == rows[1] == (kind, payload, newer.effect)


def test_entries_are_numbered_upwards_and_belong_to_one_person(logbook: Logbook) -> None:
    a = logbook.append("ann", e.JourneyMuted("j"), actor="person", action_id="1", expected=0)
    b = logbook.append("bob", e.JourneyMuted("j"), actor="person", action_id="1", expected=0)
    c = logbook.append("ann", e.JourneyPaused("j"), actor="person", action_id="2", expected=a.seq)
    assert a.seq < b.seq < c.seq
    assert [x.seq for x in logbook.entries("ann")] == [a.seq, c.seq]
    assert [x.seq for x in logbook.entries("ann", after=a.seq)] == [c.seq]
    assert (logbook.position("ann"), logbook.position("bob"), logbook.position("eve")) == (c.seq, b.seq, 0)


def test_a_repeated_click_gives_the_entry_that_it_made_also_when_others_followed(logbook: Logbook) -> None:
    first = logbook.append("ann", e.JourneyMuted("j"), actor="person", action_id="click", expected=0)
    logbook.append("ann", e.JourneyPaused("j"), actor="person", action_id="other", expected=first.seq)
    for expected in (0, first.seq):
        assert logbook.append("ann", e.JourneyMuted("j"), actor="person", action_id="click", expected=expected) == first
    assert len(logbook.entries("ann")) == 2


def test_an_edit_decided_on_an_older_log_is_turned_away_and_leaves_nothing(logbook: Logbook) -> None:
    logbook.append("ann", e.JourneyMuted("j"), actor="person", action_id="1", expected=0)
    made = small_extraction()
    with pytest.raises(LogMoved):
        logbook.append(
            "ann", e.JourneysExtracted(made.extraction_id), actor="rules", action_id="2", expected=0, extraction=made
        )
    assert len(logbook.entries("ann")) == 1
    assert logbook.extraction(made.extraction_id) is None


def test_nothing_is_written_into_the_log_of_someone_who_was_deleted(database: Database, logbook: Logbook) -> None:
    made = small_extraction()
    Histories(database).delete_person("ann")
    with pytest.raises(UnknownPerson):
        logbook.append(
            "ann", e.JourneysExtracted(made.extraction_id), actor="rules", action_id="1", expected=0, extraction=made
        )
    assert logbook.entries("ann") == []
    assert logbook.extraction(made.extraction_id) is None


def test_eight_threads_with_one_click_make_one_entry(logbook: Logbook) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(
                lambda _: logbook.append("ann", e.JourneyMuted("j"), actor="person", action_id="click", expected=0),
                range(32),
            )
        )
    assert len({entry.seq for entry in made}) == 1
    assert len(logbook.entries("ann")) == 1


def insist(logbook: Logbook, action_id: str) -> int:
    """Append an edit, deciding again whenever another came first."""
    while True:
        try:
            edit = e.JourneyMuted(action_id)
            return logbook.append(
                "ann", edit, actor="person", action_id=action_id, expected=logbook.position("ann")
            ).seq
        except LogMoved:
            continue


def test_eight_threads_with_an_edit_each_lose_none_and_each_is_decided_on_the_one_before(
    logbook: Logbook,
) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda k: insist(logbook, f"a{k}"), range(80)))
    assert sorted(made) == [entry.seq for entry in logbook.entries("ann")]
    assert len(set(made)) == 80


def test_an_extraction_comes_back_from_the_store_as_it_was(logbook: Logbook) -> None:
    made = small_extraction()
    logbook.append(
        "ann", e.JourneysExtracted(made.extraction_id), actor="rules", action_id="1", expected=0, extraction=made
    )
    back = logbook.extraction(made.extraction_id)
    assert back is not None
    assert [back.cut(g) for g in (0.0, 0.5, 1.0)] == [made.cut(g) for g in (0.0, 0.5, 1.0)]
    assert (back.extraction_id, back.method, back.item_ids) == (
        made.extraction_id,
        made.method,
        made.item_ids,
    )
    assert logbook.extraction("unknown") is None


def test_an_empty_extraction_can_be_stored(logbook: Logbook) -> None:
    made = extract([], np.zeros((0, 8), np.float32))
    logbook.append(
        "ann", e.JourneysExtracted(made.extraction_id), actor="rules", action_id="1", expected=0, extraction=made
    )
    back = logbook.extraction(made.extraction_id)
    assert back is not None
    assert back.cut() == []


def test_two_people_with_the_same_history_do_not_share_the_fate_of_its_extraction(
    database: Database, logbook: Logbook
) -> None:
    made = small_extraction()
    histories = Histories(database)
    for person_id in ("ann", "bob"):
        logbook.append(
            person_id,
            e.JourneysExtracted(made.extraction_id),
            actor="rules",
            action_id="1",
            expected=0,
            extraction=made,
        )
    histories.delete_person("ann")
    assert logbook.extraction(made.extraction_id) is not None
    histories.delete_person("bob")
    assert logbook.extraction(made.extraction_id) is None


def test_a_log_from_the_store_replays_like_the_one_in_memory(logbook: Logbook) -> None:
    made = small_extraction()
    first = logbook.append(
        "ann", e.JourneysExtracted(made.extraction_id), actor="rules", action_id="1", expected=0, extraction=made
    )
    journey = replay([first], {made.extraction_id: made}).journeys[0]
    second = logbook.append(
        "ann", e.JourneyWeighted(journey.journey_id, 2.0), actor="person", action_id="2", expected=first.seq
    )
    stored = logbook.extraction(made.extraction_id)
    assert stored is not None
    proposals = {made.extraction_id: stored}
    assert replay(logbook.entries("ann"), proposals) == replay([first, second], {made.extraction_id: made})


WRITE_FOR_EVER = """
import sys
from core.steering import edits as e
from core.adapters.store.database import Database
from core.adapters.store.logbook import Logbook
logbook = Logbook(Database(sys.argv[1]))
position = logbook.position("ann")
for k in range(10**9):
    action_id = f"{position}-{k}"
    edit = e.JourneyRenamed("j", "name " * 50)
    position = logbook.append("ann", edit, actor="person", action_id=action_id, expected=position).seq
    print(position, flush=True)
"""


def written_until_killed(path: Path, seconds: float) -> list[int]:
    """Let another process append until it is killed; return the entries that it was told are written."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    acknowledged = [int(process.stdout.readline())]
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate(timeout=10)
    return acknowledged + [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def test_killing_the_process_loses_no_acknowledged_entry_and_tears_none(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    database = Database(path)
    Histories(database).add("c", "c", [Person("ann", "Ann")], [], [])
    database.close()
    acknowledged: list[int] = []
    for seconds in (0.05, 0.2, 0.4):
        acknowledged += written_until_killed(path, seconds)
        database = Database(path)
        kept = Logbook(database).entries("ann")
        database.close()
        assert set(acknowledged) <= {entry.seq for entry in kept}
        assert len(kept) <= len(acknowledged) + 3
        assert {entry.edit for entry in kept} == {e.JourneyRenamed("j", "name " * 50)}
        assert [entry.seq for entry in kept] == sorted({entry.seq for entry in kept})
