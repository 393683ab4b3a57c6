"""A slip of the pen is read as the word that was meant, and a word that is known or far from all stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.entities import Item
from core.ranking.spelling import respelled, vocabulary

KNOWN = vocabulary(
    [
        Item("1", "Sourdough for beginners", creator="Marguerite Lindqvist", kind="podcast"),
        Item("2", "Sourdough again: a starter in jars"),
        Item("3", "Gardens of Kyoto"),
    ]
)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("suordough", "sourdough"),
        ("sourdogh startr", "sourdough starter"),
        ("podcsat", "podcast"),
        ("Margeurite", "marguerite"),
        ("sourdough", "sourdough"),
        ("jazz", "jazz"),
        ("jra", "jra"),
        ("garedn", "garedn"),
        ("xsourdough", "xsourdough"),
        ("天然酵母", "天然酵母"),
        ("1234567", "1234567"),
        ("", ""),
    ],
)
def test_a_word_is_read_as_the_nearest_that_is_known(said: str, read: str) -> None:
    assert respelled(said, KNOWN) == read


def test_of_words_as_near_as_each_other_the_commonest_is_read() -> None:
    known = vocabulary([Item("1", "stone"), Item("2", "store"), Item("3", "store")])
    assert respelled("stoze", known) == "store"


WORDS = vocabulary([Item("1", "jars rye notebook gardens fireplace")])


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("jasr", "jars"),
        ("jras", "jars"),
        ("jas", "jas"),
        ("jarss", "jars"),
        ("jsra", "jsra"),
        ("gardesn", "gardens"),
        ("gadresn", "gadresn"),
        ("ntoebokk", "notebook"),
        ("ntoeboo", "ntoeboo"),
        ("notebokkk", "notebook"),
        ("ntoebokkk", "ntoebokkk"),
        ("fierplcae", "fireplace"),
        ("rye", "rye"),
    ],
)
def test_a_word_of_four_letters_may_hold_one_slip_and_one_of_eight_letters_two(said: str, read: str) -> None:
    assert respelled(said, WORDS) == read


def test_words_of_less_than_four_letters_are_not_kept_and_the_others_stand_under_their_first_letter() -> None:
    assert WORDS == {"j": ("jars",), "n": ("notebook",), "g": ("gardens",), "f": ("fireplace",)}
    tied = vocabulary([Item("1", "Store", creator="Stone"), Item("2", "stair stair"), Item("3", "x", kind="store")])
    assert tied == {"s": ("stair", "store", "stone")}
    assert respelled("stoze", vocabulary([Item("1", "stove"), Item("2", "stone")])) == "stone"


def test_what_is_no_word_stays_between_the_words_that_are_read() -> None:
    assert respelled("  Gardesn, 2 jasr (or more)!", WORDS) == "  gardens, 2 jars (or more)!"


@LAWS
@given(st.text(max_size=30))
def test_without_any_known_word_a_text_stays_as_it_is(text: str) -> None:
    assert respelled(text, vocabulary([])) == text
