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


@LAWS
@given(st.text(max_size=30))
def test_without_any_known_word_a_text_stays_as_it_is(text: str) -> None:
    assert respelled(text, vocabulary([])) == text
