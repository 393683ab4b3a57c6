"""What left this machine is written down, newest first, and never the texts themselves."""

from pathlib import Path

from core.adapters.store.database import Database
from core.adapters.store.ledger import Ledger


def test_sendings_are_listed_newest_first_and_counted() -> None:
    ledger = Ledger(Database())
    assert (ledger.how_many(), ledger.newest(5)) == (0, [])
    for n in range(4):
        ledger.note("models.test", "small", f"purpose {n}", n + 1, 10 * n)
    assert ledger.how_many() == 4
    assert [(each.purpose, each.texts, each.tokens) for each in ledger.newest(2)] == [
        ("purpose 3", 4, 30),
        ("purpose 2", 3, 20),
    ]
    assert ledger.newest(1)[0].moment.tzinfo is not None


def test_they_are_there_after_the_file_was_closed(tmp_path: Path) -> None:
    database = Database(tmp_path / "j.duckdb")
    Ledger(database).note("models.test", "small", "reading titles", 3)
    database.close()
    assert Ledger(Database(tmp_path / "j.duckdb")).how_many() == 1
