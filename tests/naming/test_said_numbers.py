"""Numbers are read from figures and from words of three languages, in their order; articles are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.naming.said_numbers import numbers_said


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("no number at all", []),
        ("3 things, twenty-one of 1,200", ["3", "21", "1200"]),
        ("two hundred and three thousand", ["200", "3000"]),
        ("12 % or twelve percent", ["12%", "12%"]),
        ("einundzwanzig von hundert Dingen", ["21", "100"]),
        ("treinta y uno de cien", ["31", "100"]),
        ("last in May 2025, as it may be", ["month 5", "2025"]),
        ("May it be so", []),
        ("desde mayo, im Oktober", ["month 5", "month 10"]),
        ("half a dozen", ["1/2", "12"]),
        ("½ of 三 and ٣", ["3", "0.5", "3"]),
        ("one of a pair", []),
        ("a second look", ["2"]),
    ],
)
def test_numbers_are_read_as_they_would_be_written(text: str, numbers: list[str]) -> None:
    assert numbers_said(text) == numbers


def test_a_word_for_one_counts_where_one_is_asked_for_and_eleven_in_spanish_alone() -> None:
    assert numbers_said("one thing, eine Sache, once", one=True) == ["1", "1"]
    assert numbers_said("once cosas", "es") == ["11"]


@given(st.lists(st.integers(0, 10**9), max_size=5))
def test_figures_come_back_in_their_order(numbers: list[int]) -> None:
    assert numbers_said(" and ".join(f"{n:,}" for n in numbers)) == [str(n) for n in numbers]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(number, str) for number in numbers_said(text))
