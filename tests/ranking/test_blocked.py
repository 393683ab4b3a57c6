"""A blocked word keeps out what says it, as a word, in any case and script, and nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace
from strategies import LAWS, NOW

from core.catalogue import build_catalogue
from core.entities import Item
from core.ranking.blocked import blocked_rows, holds
from core.steering import edits as e
from core.steering.decisions import Refused


@pytest.mark.parametrize(
    ("title", "phrase", "says"),
    [
        ("Baking bread", "baking", True),
        ("BAKING: bread", "baking", True),
        ("Breadbaking", "baking", False),
        ("True crime, again", "true crime", True),
        ("True, crime", "true crime", True),
        ("Crime that is true", "true crime", False),
        ("Straße und Weg", "strasse", True),
        ("東京の自転車", "自転車", True),
        ("東京の電車", "自転車", False),
        ("C++ at night", "c++", True),
        ("anything", "", False),
        ("anything", " - ", False),
        ("Season 12", "12", True),
    ],
)
def test_a_title_says_a_word_as_a_word(title: str, phrase: str, says: bool) -> None:
    assert holds(Item("a", title), phrase) is says


def test_a_creators_name_counts_and_no_word_runs_from_the_title_into_it() -> None:
    item = Item("a", "Night train", creator="Ann Bell")
    assert holds(item, "ann bell")
    assert not holds(item, "train ann")


@LAWS
@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=5), max_size=3))
def test_the_rows_are_just_those_that_say_any_of_the_words(titles: list[str], phrases: list[str]) -> None:
    items = [Item(f"{at}", title) for at, title in enumerate(titles)]
    catalogue = build_catalogue(items, np.zeros((len(items), 2), np.float32), NOW.date())
    rows = blocked_rows(catalogue, phrases).tolist()
    assert rows == [at for at, item in enumerate(catalogue.items) if any(holds(item, phrase) for phrase in phrases)]


def test_nothing_that_says_a_blocked_word_is_on_the_list_in_search_or_proposed_and_letting_in_is_exact() -> None:
    workspace = small_workspace()
    mine = workspace.of("bo")
    before = mine.view().slate
    item = next(i for i in mine.desk.catalogue.items if i.item_id in before.item_ids)
    word = item.title.split()[1].strip(",:")
    mine.commit(e.WordsBlocked((word.upper(), word)))
    assert mine.view().profile.blocked == (word,)
    kept = {i.item_id for i in mine.desk.catalogue.items if holds(i, word)}
    assert item.item_id in kept
    assert kept.isdisjoint(mine.view().slate.item_ids)
    found = mine.search(word)
    assert kept.isdisjoint(place.item.item_id for place in found.places)
    assert found.kept_out == (word,)
    assert all(kept.isdisjoint(a.item_id for a in one.anchors) for one in mine.proposals())
    mine.commit(e.WordsBlocked((word,), blocked=False))
    assert mine.view().slate == before


def test_what_is_pinned_stays_whatever_it_says() -> None:
    mine = small_workspace().of("bo")
    item = mine.desk.catalogue.items[mine.desk.catalogue.row_of["pottery-12"]]
    mine.commit(e.ItemPinned(item.item_id))
    mine.commit(e.WordsBlocked(("pottery",)))
    assert mine.view().slate.item_ids[0] == item.item_id


@pytest.mark.parametrize("words", [(), ("",), (" ",), ("...", "?!"), ("🎈",)])
def test_who_blocks_what_is_no_word_is_told_so(words: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="at least one letter or digit"):
        small_workspace().of("bo").commit(e.WordsBlocked(words))


def test_an_item_that_says_one_of_two_blocked_words_is_kept_out() -> None:
    titles = ("a red door", "a blue door", "a green door")
    items = [Item(f"i{at}", title) for at, title in enumerate(titles)]
    catalogue = build_catalogue(items, np.eye(3, dtype=np.float32), NOW.date())
    assert blocked_rows(catalogue, ("red", "blue")).tolist() == [0, 1]
