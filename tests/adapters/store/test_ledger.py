"""What left this machine is written down, newest first, and never the texts themselves."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from core.adapters.store.backups import Backups, as_database, everything
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.ledger import Ledger, Sending
from core.adapters.store.migrations import MIGRATIONS
from core.entities import Person

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def sent(purpose: str = "reading titles", texts: int = 1, person_id: str = "") -> Sending:
    return Sending(host="models.test", model="small", purpose=purpose, texts=texts, person_id=person_id)


def told(person_id: str) -> Sending:
    return Sending(
        host="models.test",
        model="small",
        purpose="a name",
        texts=1,
        person_id=person_id,
        tokens_in=120,
        tokens_out=8,
        cost=0.0021,
        cached=False,
    )


def with_two() -> Database:
    database = Database()
    Histories(database).add("c", "C", [Person("ann", "Ann"), Person("bob", "Bob")], [], [])
    for person_id in ("ann", "bob", ""):
        Ledger(database, lambda: NOON).note(told(person_id))
    return database


def test_sendings_are_listed_newest_first_and_counted() -> None:
    ledger = Ledger(Database())
    assert (ledger.how_many(), ledger.newest(5)) == (0, [])
    for n in range(4):
        ledger.note(sent(f"purpose {n}", n + 1))
    assert ledger.how_many() == 4
    assert [(each.purpose, each.texts) for each in ledger.newest(2)] == [("purpose 3", 4), ("purpose 2", 3)]
    assert ledger.newest(1)[0].moment.tzinfo is not None


def test_they_are_there_after_the_file_was_closed(tmp_path: Path) -> None:
    database = Database(tmp_path / "j.duckdb")
    Ledger(database).note(sent(texts=3))
    database.close()
    assert Ledger(Database(tmp_path / "j.duckdb")).how_many() == 1


def test_a_sending_tells_when_whose_tokens_in_and_out_and_what_it_cost() -> None:
    ledger = Ledger(Database(), lambda: NOON)
    ledger.note(told("ann"))
    (each,) = ledger.newest(9)
    assert (each.moment, each.person_id, each.tokens_in, each.tokens_out) == (NOON, "ann", 120, 8)
    assert (each.tokens, each.cost, each.cached) == (128, 0.0021, False)
    ledger.note(sent())
    assert {(each.tokens_in, each.cost) for each in ledger.newest(9)} == {(120, 0.0021), (None, None)}


def test_what_a_kept_answer_met_is_listed_and_is_no_sending() -> None:
    ledger = Ledger(Database())
    ledger.note(Sending(host="models.test", model="small", purpose="a name", texts=0, cost=0.0, cached=True))
    assert (ledger.how_many(), ledger.how_many_kept()) == (0, 1)
    assert ledger.newest(9)[0].cached


def test_a_deleted_person_s_sendings_go_with_them_and_the_others_stay() -> None:
    database = with_two()
    Histories(database).delete_person("ann")
    assert sorted(each.person_id for each in Ledger(database).newest(9)) == ["", "bob"]
    Histories(database).delete_everything()
    assert Ledger(database).how_many() == 0


def test_a_person_s_sendings_come_back_with_their_backup_and_nobody_else_s() -> None:
    database, there = with_two(), Database()
    Backups(there).restore(Backups(database).rows("ann"), "anna", "Anna")
    (each,) = Ledger(there).newest(9)
    assert (each.moment, each.person_id, each.tokens_in, each.cost) == (NOON, "anna", 120, 0.0021)


def test_a_backup_of_everything_holds_what_left_twice_the_same_and_opens_again() -> None:
    database = with_two()
    Ledger(database, lambda: NOON).note(told("ann"))
    opened = as_database(everything(database))
    assert sorted(map(repr, Ledger(opened).newest(9))) == sorted(map(repr, Ledger(database).newest(9)))
    assert Ledger(opened).how_many() == 4


def test_what_left_before_it_was_told_whose_it_was_is_still_listed(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    old = duckdb.connect(str(path))
    for script in MIGRATIONS[:6]:
        old.execute(script)
    old.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY)")
    old.execute("INSERT INTO migrations FROM range(1, 7)")
    old.execute("INSERT INTO departures VALUES ('2026-11-01 12:00', 'models.test', 'small', 'a name', 1, 90)")
    old.close()
    database = Database(path)
    ledger = Ledger(database)
    (each,) = ledger.newest(9)
    assert (each.moment, each.tokens, each.tokens_in, each.tokens_out) == (NOON, 90, None, None)
    assert (each.person_id, each.cost, each.cached, ledger.how_many()) == ("", None, False, 1)
    database.close()
