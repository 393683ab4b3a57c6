"""A text is stored under a hash that is the same wherever and whenever it is read."""

from hypothesis import given
from hypothesis import strategies as st

from core.adapters.store.text_hashes import text_hash


@given(st.text(), st.text())
def test_texts_share_a_hash_where_they_are_the_same(one: str, other: str) -> None:
    assert (text_hash(one) == text_hash(other)) == (one == other)


def test_the_hashes_of_stored_vectors_are_found_again() -> None:
    assert text_hash("Herbs on a balcony") == "c63dcbecb79056e8974cb1b9a5d1fd3b"
