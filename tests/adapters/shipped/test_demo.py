"""The demo that ships fits itself: everyone's items are in the catalogue, and every item has a vector and a place."""

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.shipped.demo import DEMO, demo_interactions, demo_items, demo_people, load_demo, map_id_for
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.maps import Maps
from core.adapters.store.vectors import Vectors
from core.catalogue import text_of


def test_everyones_items_and_people_are_there() -> None:
    items, people = {item.item_id for item in demo_items()}, {person.person_id for person in demo_people()}
    met = demo_interactions()
    assert {x.item_id for x in met} <= items
    assert {x.person_id for x in met} == people


def test_a_loaded_demo_needs_no_encoder_and_no_map_to_be_drawn() -> None:
    database = Database()
    vectors, maps = Vectors(database), Maps(database)
    load_demo(Histories(database), vectors, maps)
    items = demo_items()
    stored, missing = vectors.load([text_of(item) for item in items], MiniLMEncoder.encoder_id)
    assert stored.shape == (len(items), MiniLMEncoder.dim)
    assert missing == []
    assert maps.load(map_id_for((DEMO,), MiniLMEncoder.encoder_id)).keys() == {item.item_id for item in items}


def test_a_map_has_the_same_id_whatever_the_order_of_its_collections() -> None:
    assert map_id_for(("b", "a"), "e") == map_id_for(("a", "b"), "e") == "a+b@e"
