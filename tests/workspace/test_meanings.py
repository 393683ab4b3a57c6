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
