"""Ids come from content: the same thing gets the same id in every import, and two things never one."""

from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.identities import MOST_ID, checked_person, collection_id_of, item_id_of, person_of
from core.entities import Person


@given(st.text(), st.text(), st.text())
def test_an_items_id_depends_on_its_words_and_not_on_their_capitals(given_id: str, title: str, creator: str) -> None:
    assert item_id_of(given_id, title, creator) == item_id_of(given_id, title.casefold(), creator)
    assert item_id_of(given_id, title, creator) != item_id_of(given_id, f"{title}x", creator)


def test_item_1_of_two_services_is_two_items() -> None:
    assert item_id_of("1", "Heat", "") != item_id_of("1", "Alien", "")


def test_a_later_export_joins_the_earlier_whatever_the_order_of_its_columns() -> None:
    assert collection_id_of("Mine", ["title", "time"]) == collection_id_of("Mine", ["time", "title"])
    assert collection_id_of("Mine", ["title"]) != collection_id_of("Yours", ["title"])
    assert collection_id_of("日本", []).startswith("import-")


def test_a_number_is_called_a_user_and_an_endless_name_keeps_a_short_id() -> None:
    assert person_of("c", "7") == Person("c:7", "User 7")
    long = person_of("c", "x" * 1000)
    assert len(long.person_id) <= MOST_ID
    assert long.person_id != person_of("c", "x" * 999).person_id


def test_a_person_without_a_name_is_called_by_the_id() -> None:
    assert checked_person(Person("noor", " \n")).name == "noor"
