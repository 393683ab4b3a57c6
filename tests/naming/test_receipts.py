"""A receipt says which titles bear a name out, the nearest first."""

import numpy as np
import pytest

from core.naming.receipts import receipt
from core.naming.space import Space
from core.similarity import Floats

TITLES = ["Rain", "Herbs in rain", "Hydroponic herbs", "Pots"]


def always_first(texts: object) -> Floats:
    """Place every text on the first axis."""
    assert isinstance(texts, list)
    return np.repeat(np.eye(1, 2, dtype=np.float32), len(texts), axis=0)


def test_titles_with_more_of_the_name_s_words_come_first() -> None:
    found = receipt("Hydroponic herbs", TITLES, [], None)
    assert found.evidence == (2, 1)
    assert found.borne.tolist() == [False, True, True, False]
    assert found.specificity == 1.0


def test_a_near_title_bears_a_name_out_without_its_words() -> None:
    rows = np.array([[1, 0], [0, 1], [0, 1], [0.6, 0.8]], np.float32)
    found = receipt("Balcony", TITLES, [["Keys"]], Space(always_first, rows, [np.array([[0.1, 0.99]], np.float32)]))
    assert found.evidence == (0, 3)
    assert found.specificity == pytest.approx(0.5)


def test_a_name_that_nothing_bears_out_rests_on_all_titles() -> None:
    assert receipt("Chess", TITLES, [], None).evidence == (0, 1, 2, 3)
    assert receipt("Chess", [], [], None).evidence == ()
