"""A known item gains what it lacked and keeps all that it says, in whatever order the files come."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.store.database import Database
from core.adapters.store.gaining import gained_in_words
from core.adapters.store.histories import Histories, Written
from core.adapters.store.text_hashes import text_hash
from core.catalogue import text_of
from core.entities import Item

BARE = Item("a", "Rye")
FULL = replace(BARE, link="https://rye.example/1", source="Pinboard", creator="Ida", text="On sour rye")


def added(*files: Sequence[Item]) -> tuple[list[Item], list[Written], list[tuple[str]]]:
    """Return the items after some files came in one after the other, what each wrote, and the stored hashes."""
    database = Database()
    histories = Histories(database)
    written = [histories.add("own-noor", "Noor", [], file, []) for file in files]
    hashes = database.read("SELECT text_hash FROM items ORDER BY item_id")
    items = histories.items(["own-noor"])
    database.close()
    return items, written, hashes


def test_a_known_item_gains_what_it_lacked_and_its_meaning_is_read_anew() -> None:
    items, (_, again), hashes = added([BARE], [FULL])
    assert items == [FULL]
    assert dict(again.gained) == {"link": 1, "source": 1, "creator": 1, "body": 1}
    assert (again.items, again.duplicates) == (0, 0)
    assert hashes == [(text_hash(text_of(FULL)),)]


def test_nothing_that_is_there_is_overwritten() -> None:
    other = Item("a", "Rye, again", link="https://other.example", source="Raindrop", creator="Bo", text="Another")
    items, (_, again), hashes = added([FULL], [other])
    assert (items, again.gained) == ([FULL], ())
    assert hashes == [(text_hash(text_of(FULL)),)]


def test_a_new_item_gains_nothing_and_one_that_is_told_twice_gains_once() -> None:
    link = replace(BARE, link="https://rye.example/1")
    _, (first, again), _ = added([FULL], [FULL, Item("b", "Oats"), Item("b", "Oats", creator="Ida")])
    assert (first.gained, again.gained) == ((), ())
    items, (_, again), _ = added([BARE], [BARE, link, link])
    assert (items, again.gained) == ([link], (("link", 1),))


def test_what_ships_with_the_app_stays_as_it_ships() -> None:
    database = Database()
    histories = Histories(database)
    histories.add("demo", "Demo", [], [BARE], [])
    assert histories.add("own-noor", "Noor", [], [FULL], []).gained == ()
    assert histories.items(["demo"]) == [BARE]
    database.close()


WORDS = st.sampled_from(["", "x", "y"])
ITEMS = st.builds(Item, st.sampled_from("ab"), st.just("T"), link=WORDS, source=WORDS, creator=WORDS, text=WORDS)


@settings(max_examples=40, deadline=None)
@given(st.lists(ITEMS, min_size=1, unique_by=lambda item: item.item_id), st.lists(ITEMS))
def test_a_second_file_adds_to_what_is_known_and_takes_nothing_of_it(first: list[Item], second: list[Item]) -> None:
    items, (_, again), hashes = added(first, second)
    now, before = {item.item_id: item for item in items}, {item.item_id: item for item in first}
    told = {item_id: [item for item in second if item.item_id == item_id] for item_id in before}
    gained = {"link": 0, "source": 0, "creator": 0, "text": 0}
    for item_id, item in before.items():
        for name in gained:
            was, known = getattr(item, name), {getattr(each, name) for each in told[item_id]} - {""}
            assert getattr(now[item_id], name) in ({was} if was or not known else known)
            gained[name] += bool(not was and known)
    assert {name.replace("body", "text"): n for name, n in again.gained} == {k: n for k, n in gained.items() if n}
    assert [row for (row,) in hashes] == [text_hash(text_of(item)) for item in items]


@pytest.mark.parametrize(
    ("gained", "said"),
    [
        ((), ""),
        ((("link", 1),), "1 known thing gained a link."),
        ((("link", 1200), ("body", 1)), "1,200 known things gained a link, 1 a description."),
    ],
)
def test_what_was_gained_is_said(gained: tuple[tuple[str, int], ...], said: str) -> None:
    assert gained_in_words(gained) == said
