"""What is offered to whom is kept, and goes with the person or the collection."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.offers import OWN_HISTORY, Offers
from core.entities import Interaction, Item, Person

ANN, BOB = Person("ann", "Ann"), Person("bob", "Bob")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    histories = Histories(database)
    histories.add("list", "A list", [], [Item("x", "X"), Item("y", "Y")], [])
    histories.add(f"{OWN_HISTORY}bob", "Bob's", [BOB], [Item("b", "B")], [Interaction("bob", "b", NOON)])
    histories.add(f"{OWN_HISTORY}ann", "Ann's", [ANN], [Item("a", "A")], [Interaction("ann", "a", NOON)])
    yield database
    database.close()


def test_a_collection_is_offered_until_it_is_no_more(database: Database) -> None:
    offers = Offers(database)
    for _ in range(2):
        offers.offer("list", "ann")
    offers.offer("nothing in it", "ann")
    assert (offers.offered("ann"), offers.offered("bob")) == (("list",), ())
    offers.offer("list", "ann", on=False)
    assert offers.offered("ann") == ()


def test_what_collections_hold_and_who_took_it_up_is_told(database: Database) -> None:
    offers, both = Offers(database), [f"{OWN_HISTORY}ann", f"{OWN_HISTORY}bob"]
    assert offers.item_ids(["list", "gone"]) == {"list": ["x", "y"]}
    assert (offers.n_people(["list"]), offers.n_people(both[:1]), offers.n_people(both)) == (0, 1, 2)


def test_what_is_offered_to_somebody_outlives_the_one_who_took_it_up(database: Database) -> None:
    histories, offers = Histories(database), Offers(database)
    histories.add("list", "A list", [], [], [Interaction("bob", "x", NOON)])
    offers.offer("list", "ann")
    histories.delete_person("bob")
    assert [item.item_id for item in histories.items(["list"])] == ["x", "y"]
    histories.delete_person("ann")
    assert offers.offered("ann") == ()
    assert histories.items(["list"]) == []


def test_a_person_takes_their_own_history_along_whoever_it_was_offered_to(database: Database) -> None:
    histories, offers = Histories(database), Offers(database)
    offers.offer(f"{OWN_HISTORY}bob", "ann")
    histories.delete_person("bob")
    assert (histories.items([f"{OWN_HISTORY}bob"]), offers.offered("ann")) == ([], ())
    assert database.read("SELECT * FROM offers") == []
