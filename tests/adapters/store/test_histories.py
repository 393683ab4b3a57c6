"""Histories are kept once, counted honestly and deleted without a trace."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.store.database import Database
from core.adapters.store.histories import Histories, Written
from core.adapters.store.logbook import Logbook
from core.adapters.store.maps import Maps
from core.adapters.store.model_answers import StoredAnswers
from core.adapters.store.text_hashes import text_hash
from core.adapters.store.vectors import Vectors
from core.catalogue import text_of
from core.entities import Interaction, Item, Person, Saved
from core.extraction.extraction import extract
from core.steering import edits as e

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HERBS = Item(
    "herbs",
    "Herbs on a balcony",
    creator="Ada",
    kind="video",
    length_minutes=12,
    published=date(2025, 5, 1),
    popularity=3.5,
    language="en",
    text="basil and thyme",
)
SYNTHS = Item("synths", "自作シンセ 🎛️", popularity=1.0)
BIKES = Item("bikes", "Bikes")
ANN, BOB = Person("ann", "Ann", "a gardener"), Person("bob", "Bob")
TOOK = [Interaction("ann", "herbs", NOON, kind="view", value=0.5), Interaction("bob", "synths", NOON, kind="view")]


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


@pytest.fixture
def histories(database: Database) -> Histories:
    return Histories(database)


def test_a_history_comes_back_as_it_was_added(histories: Histories) -> None:
    written = histories.add("c", "Mine", [ANN, BOB], [HERBS, SYNTHS], TOOK)
    assert written == Written(items=2, interactions=2, duplicates=0)
    assert histories.people() == [ANN, BOB]
    assert histories.items(["c"]) == [HERBS, SYNTHS]
    assert [x for p in ("ann", "bob") for x in histories.interactions(p)] == TOOK
    assert histories.collections_of("ann") == ("c",)
    assert [(p, i) for p, i, _ in histories.firsts(["c"])] == [("ann", "herbs"), ("bob", "synths")]


def test_what_comes_twice_is_counted_and_kept_once(histories: Histories) -> None:
    twice = [*TOOK, TOOK[0], Interaction("ann", "herbs", NOON, kind="like")]
    assert histories.add("c", "Mine", [ANN, ANN], [HERBS, HERBS, SYNTHS], twice) == Written(2, 3, 1)
    assert histories.add("c", "Mine", [ANN], [HERBS], twice) == Written(0, 0, 4)
    assert len(histories.interactions("ann")) == 2
    assert histories.people() == [ANN]


def test_known_rows_stay_as_they_are(histories: Histories) -> None:
    histories.add("c", "Mine", [ANN], [HERBS], [])
    histories.add("d", "Other", [Person("ann", "Changed")], [Item("herbs", "Changed")], [])
    assert (histories.people(), histories.items(["c"]), histories.items(["d"])) == ([ANN], [HERBS], [])


def test_people_stand_in_the_order_in_which_they_came(histories: Histories) -> None:
    histories.add("c", "c", [Person("zoe", "Zoe"), Person("max", "Max")], [], [])
    histories.add("d", "d", [Person("ann", "Ann")], [], [])
    assert [p.person_id for p in histories.people()] == ["zoe", "max", "ann"]


def test_times_come_back_in_utc_and_in_order(histories: Histories) -> None:
    tokyo = timezone(timedelta(hours=9))
    late = Interaction("ann", "herbs", datetime(2026, 3, 1, 23, tzinfo=tokyo))
    early = Interaction("ann", "synths", NOON - timedelta(days=1))
    histories.add("c", "c", [ANN], [HERBS, SYNTHS], [late, early])
    back = histories.interactions("ann")
    assert back == [early, late]
    assert [x.time.tzinfo for x in back] == [UTC, UTC]


def test_nothing_at_all_can_be_added(histories: Histories) -> None:
    assert histories.add("c", "Empty", [], [], []) == Written(0, 0, 0)
    assert (histories.people(), histories.items(["c"]), histories.items([])) == ([], [], [])


def test_a_history_that_cannot_be_written_leaves_nothing_of_itself(histories: Histories) -> None:
    broken = Interaction("ann", None, NOON)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        histories.add("c", "c", [ANN], [HERBS], [TOOK[0], broken])
    assert set(histories.counts().values()) == {0}


def test_the_same_text_has_the_same_hash_and_another_text_another() -> None:
    assert text_of(HERBS).startswith(HERBS.title)
    assert HERBS.text in text_of(HERBS)
    assert text_of(Item("x", "")) == ""
    assert text_hash("a") == text_hash("a") != text_hash("b")


def fill(database: Database, histories: Histories, collection_id: str = "c") -> None:
    histories.add(collection_id, "Mine", [ANN, BOB], [HERBS, SYNTHS, BIKES], TOOK)
    matrix = np.eye(3, dtype=np.float32)
    Vectors(database).save([text_of(item) for item in (HERBS, SYNTHS, BIKES)], matrix, "tiny")
    Maps(database).save(
        "map", encoder_id="tiny", seed=1, library="umap", item_ids=["herbs", "synths"], xy=matrix[:2, :2]
    )
    StoredAnswers(database).put("prompt-hash", "Ann's herbs")
    for person_id, item_id in (("ann", "herbs"), ("bob", "synths")):
        made = extract([item_id], matrix[:1])
        Logbook(database).append(
            person_id,
            e.JourneysExtracted(made.extraction_id),
            actor="rules",
            action_id="1",
            expected=0,
            extraction=made,
        )


def everything(database: Database) -> str:
    tables = [row[0] for row in database.read("SELECT table_name FROM duckdb_tables()") if row[0] != "migrations"]
    return "\n".join(f"{table}: {database.read(f'SELECT * FROM {table}')}" for table in sorted(tables))


def test_deleting_a_person_leaves_nothing_of_theirs_and_everything_of_the_others(
    database: Database, histories: Histories
) -> None:
    fill(database, histories)
    histories.delete_person("ann")
    left = everything(database).lower()
    assert "ann" not in left
    assert "herbs" not in left
    assert text_hash(text_of(HERBS)) not in left
    assert histories.people() == [BOB]
    assert histories.interactions("bob") == [TOOK[1]]
    assert histories.items(["c"]) == [BIKES, SYNTHS]
    (kept,) = Logbook(database).entries("bob")
    assert isinstance(kept.edit, e.JourneysExtracted)
    assert Logbook(database).extraction(kept.edit.extraction_id) is not None


def test_an_item_that_somebody_else_holds_too_stays(database: Database, histories: Histories) -> None:
    fill(database, histories)
    histories.add("c", "Mine", [], [], [Interaction("bob", "herbs", NOON)])
    histories.delete_person("ann")
    assert HERBS in histories.items(["c"])


def test_the_last_person_of_a_collection_takes_it_along(database: Database, histories: Histories) -> None:
    fill(database, histories)
    histories.delete_person("ann")
    histories.delete_person("bob")
    assert all(line.endswith(": []") for line in everything(database).splitlines())


def test_the_demo_catalogue_outlives_its_people(database: Database, histories: Histories) -> None:
    fill(database, histories, "demo")
    histories.delete_person("ann")
    histories.delete_person("bob")
    assert len(histories.items(["demo"])) == 3
    assert Maps(database).load("map") != {}


def test_deleting_nobody_harms_nobody(database: Database, histories: Histories) -> None:
    fill(database, histories)
    before = histories.counts()
    histories.delete_person("unknown")
    assert histories.counts() == before


def test_deleting_everything_leaves_empty_tables_that_can_be_filled_again(tmp_path: Path) -> None:
    database = Database(tmp_path / "j.duckdb")
    histories = Histories(database)
    fill(database, histories)
    histories.delete_everything()
    assert all(line.endswith(": []") for line in everything(database).splitlines())
    fill(database, histories)
    database.close()
    again = Database(tmp_path / "j.duckdb")
    assert Histories(again).counts() == {"people": 2, "items": 3, "interactions": 2, "saved": 0, "log": 2}
    again.close()


LATER = Saved("ann", "bikes", NOON)


def test_an_item_keeps_the_service_it_came_from_and_where_it_opens(histories: Histories) -> None:
    linked = Item("page", "A page", source="Pinboard", link="https://example.org/page")
    histories.add("c", "Mine", [ANN], [linked, HERBS], [])
    assert histories.items(["c"]) == [HERBS, linked]


def test_what_is_saved_comes_back_the_earliest_first_and_without_a_moment_last(histories: Histories) -> None:
    saved = [Saved("ann", "synths"), LATER, Saved("ann", "herbs", NOON - timedelta(days=1)), Saved("bob", "bikes")]
    written = histories.add("c", "Mine", [ANN, BOB], [HERBS, SYNTHS, BIKES], [], saved=saved)
    assert written == Written(items=3, interactions=0, duplicates=0, saved=4)
    assert histories.saved("ann") == [saved[2], LATER, saved[0]]
    assert histories.collections_of("ann") == ("c",)
    assert histories.counts()["saved"] == 4


@given(st.permutations(range(4)), st.integers(0, 3))
@settings(deadline=None, max_examples=24)
def test_the_backlog_never_holds_what_was_taken_up_in_whatever_order_it_came(order: list[int], twice: int) -> None:
    """Four exports, one of them brought again: the same is left to come whichever came first."""
    parts: list[tuple[list[Interaction], list[Saved]]] = [
        ([TOOK[0]], []),
        ([], [Saved("ann", "herbs", NOON), LATER]),
        ([], [Saved("ann", "bikes", NOON - timedelta(days=9)), Saved("ann", "synths")]),
        ([Interaction("ann", "synths", NOON)], [Saved("ann", "bikes")]),
    ]
    histories = Histories(Database())
    for at in [*order, twice]:
        took, saved = parts[at]
        histories.add("c", "Mine", [ANN], [HERBS, SYNTHS, BIKES], took, saved=saved)
    assert histories.saved("ann") == [Saved("ann", "bikes", NOON - timedelta(days=9))]
    assert {x.item_id for x in histories.interactions("ann")} == {"herbs", "synths"}


def test_what_somebody_saved_is_no_orphan_and_goes_with_the_last_who_did(
    database: Database, histories: Histories
) -> None:
    histories.add("mine", "Mine", [ANN], [HERBS], [TOOK[0]])
    histories.add("list", "A list", [ANN, BOB], [BIKES], [], saved=[LATER, Saved("bob", "bikes")])
    histories.delete_person("ann")
    assert (histories.items(["list"]), histories.saved("ann")) == ([BIKES], [])
    histories.delete_person("bob")
    assert all(line.endswith(": []") for line in everything(database).splitlines())
