"""A value is made once a key of its kind, and to forget it costs only time."""

from functools import partial

from core.ranking.memo import Kind, Memo

LENGTH = Kind[str, int]("a word")
DOUBLE = Kind[str, int]("a word, twice")


def test_a_value_is_made_once_a_key() -> None:
    memo, made = Memo(), list[str]()

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    for word in ("loaf", "loaf", "kiln"):
        assert memo.get(LENGTH, word, partial(length, word)) == 4
    assert made == ["loaf", "kiln"]
    assert memo.count(LENGTH) == 2


def test_kinds_with_equal_keys_are_told_apart() -> None:
    memo = Memo()
    assert memo.get(LENGTH, "loaf", lambda: 4) == 4
    assert not memo.knows(DOUBLE, "loaf")
    assert memo.get(DOUBLE, "loaf", lambda: 8) == 8
    assert memo.get(LENGTH, "loaf", lambda: 0) == 4


def test_what_is_forgotten_is_made_anew() -> None:
    memo = Memo()
    memo.get(LENGTH, "loaf", lambda: 4)
    memo.forget()
    assert memo.count(LENGTH) == 0
    assert not memo.knows(LENGTH, "loaf")
    assert memo.get(LENGTH, "loaf", lambda: 5) == 5


def test_nothing_counts_as_a_value_too() -> None:
    memo, nothing = Memo(), Kind[str, None]("a word")
    assert memo.get(nothing, "loaf", lambda: None) is None
    assert memo.knows(nothing, "loaf")


def test_equal_tuples_have_one_number_and_others_another_whichever_object_they_are() -> None:
    memo = Memo()
    loaf, crumb = tuple("loaf"), tuple("crumb")
    assert memo.number(loaf) == memo.number(tuple("loaf")) == memo.number(loaf)
    assert memo.number(crumb) != memo.number(loaf)
    memo.forget()
    assert memo.number(crumb) == memo.number(tuple("crumb"))
