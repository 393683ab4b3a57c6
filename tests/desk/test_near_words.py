"""Words near one that is to be blocked: the word first with its count, then near ones, and never what is blocked."""

from collections.abc import Sequence

import numpy as np
from strategies import NOW

from core.catalogue import build_catalogue
from core.desk import near_words as module
from core.desk.near_words import NearWord, near_words
from core.entities import Item
from core.similarity import Floats, unit

DIRECTIONS = {"run": (1.0, 0.0), "race": (0.9, 0.4), "marathon": (0.8, 0.5), "kettle": (0.0, 1.0), "42": (1.0, 0.0)}
TITLES = ("run race", "run marathon 42", "kettle an", "marathon kettle race")


def meaning(texts: Sequence[str]) -> Floats:
    """Return the directions of words, the sum of several."""
    return unit(np.array([np.sum([DIRECTIONS.get(w, (0.0, 0.1)) for w in t.split()], axis=0) for t in texts]))


def shown(phrase: str, blocked: tuple[str, ...] = ()) -> list[NearWord]:
    items = [Item(f"{at}", title) for at, title in enumerate(TITLES)]
    catalogue = build_catalogue(items, meaning(TITLES), NOW.date())
    return list(near_words(catalogue, phrase, blocked, meaning))


def test_the_word_comes_first_with_how_many_things_say_it_then_those_near_it() -> None:
    found = shown(" RUN ")
    assert found[0] == NearWord("run", 2)
    assert {near.word for near in found[1:]} <= {"race", "marathon"}
    assert NearWord("race", 2) in found
    assert "kettle" not in {near.word for near in found}


def test_what_is_blocked_already_short_words_and_numbers_are_not_offered() -> None:
    words = {near.word for near in shown("run", ("race",))}
    assert words.isdisjoint({"race", "an", "42"})


def test_no_more_are_shown_than_one_looks_through() -> None:
    assert len(shown("run")) <= 1 + module.MOST_SHOWN


def test_a_word_that_nothing_says_is_shown_with_none_and_no_word_is_nothing() -> None:
    assert shown("zebra")[0] == NearWord("zebra", 0)
    assert shown(" -- ") == []
