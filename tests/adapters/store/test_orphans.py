"""What is of nobody goes, and what anybody took up, saved or may choose from stays."""

from datetime import UTC, datetime

import pytest

from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.offers import Offers
from core.adapters.store.orphans import delete_orphans
from core.entities import Interaction, Item, Person, Saved

ANN = Person("ann", "Ann")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("how", "stays"), [("nothing", False), ("took", True), ("saved", True), ("offered", True), ("demo", True)]
)
def test_a_collection_stays_as_long_as_it_is_of_somebody(how: str, stays: bool) -> None:
    database = Database()
    name = "demo" if how == "demo" else "list"
    took = [Interaction("ann", "x", NOON)] if how == "took" else []
    saved = [Saved("ann", "x")] if how == "saved" else []
    Histories(database).add(name, "A list", [ANN], [Item("x", "X"), Item("y", "Y")], took, saved=saved)
    if how == "offered":
        Offers(database).offer(name, "ann")
    database.write(delete_orphans)
    assert len(Histories(database).items([name])) == 2 * stays
    assert database.read("SELECT count(*) FROM collections") == [(int(stays),)]
    database.close()
