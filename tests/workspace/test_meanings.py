"""A text is encoded once, however often it is compared."""

from collections.abc import Sequence

import numpy as np

from core.similarity import Floats
from core.workspace.meanings import MOST_MEANINGS, RememberedMeaning


class Counted:
    """An encoder by length that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Floats:
        self.asked.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_each_text_is_asked_for_once_and_rows_stand_in_order() -> None:
    counted = Counted()
    meaning = RememberedMeaning(counted)
    assert meaning(["a", "bb", "a"]).tolist() == [[1, 1], [2, 1], [1, 1]]
    assert meaning(["bb", "ccc"]).tolist() == [[2, 1], [3, 1]]
    assert counted.asked == ["a", "bb", "ccc"]


def test_more_texts_than_are_kept_are_still_told() -> None:
    meaning = RememberedMeaning(Counted())
    meaning([str(n) for n in range(MOST_MEANINGS)])
    assert meaning(["0", "new"]).tolist() == [[1, 1], [3, 1]]


def test_where_there_is_no_bound_all_of_many_texts_are_kept() -> None:
    counted = Counted()
    meaning = RememberedMeaning(counted, most=None)
    texts = [str(n) for n in range(MOST_MEANINGS + 1)]
    assert (meaning(texts) == meaning(texts)).all()
    assert counted.asked == texts


def test_what_was_forgotten_is_asked_for_again() -> None:
    counted = Counted()
    meaning = RememberedMeaning(counted)
    meaning(["a"])
    meaning.forget()
    assert meaning(["a"]).tolist() == [[1, 1]]
    assert counted.asked == ["a", "a"]


def test_what_is_forgotten_while_it_is_asked_for_is_told_and_not_kept() -> None:
    counted = Counted()

    def read(texts: Sequence[str]) -> Floats:
        meaning.forget()
        return counted(texts)

    meaning = RememberedMeaning(read)
    meaning(["a"])
    assert meaning(["a", "bb"]).tolist() == [[1, 1], [2, 1]]
    assert counted.asked == ["a", "a", "bb"]
