"""A record's places: a text is a text, a number a number, and anything else is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.nested import inner, number, values, words

RECORD = {"a": {"b": " Rye\nbread ", "n": "4,5", "l": [1, 2], "t": True}, "x": 7}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda held: st.lists(held) | st.dictionaries(st.sampled_from("abc"), held),
)


def test_a_chain_of_keys_leads_to_a_value_or_to_nothing() -> None:
    assert inner(RECORD, "a", "l") == [1, 2]
    assert inner(RECORD, "x", "b") is None
    assert inner(RECORD, "nowhere") is None


def test_only_text_is_words_only_numbers_are_a_number_and_only_a_list_has_values() -> None:
    assert (words(RECORD, "a", "b"), words(RECORD, "x"), words(RECORD, "a")) == ("Rye bread", "", "")
    assert (number(RECORD, "a", "n"), number(RECORD, "x"), number(RECORD, "a", "t")) == (4.5, 7.0, None)
    assert (values(RECORD, "a", "l"), values(RECORD, "a", "b"), values(None)) == ([1, 2], [], [])


@given(record=ANYTHING, keys=st.lists(st.sampled_from("abc"), max_size=3))
def test_no_record_is_an_error(record: object, keys: list[str]) -> None:
    assert isinstance(words(record, *keys), str)
    assert number(record, *keys) is None or isinstance(number(record, *keys), float)
    assert isinstance(values(record, *keys), list)


@pytest.mark.parametrize("huge", [10**400, "9" * 400, float("inf"), "1e999"])
def test_a_number_that_no_float_holds_is_none(huge: object) -> None:
    assert number({"n": huge}, "n") is None
