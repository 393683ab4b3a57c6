"""New ground is what is unlike all that the person knows, not only the journey that it is offered for."""

import numpy as np
import pytest
from strategies import make_world

from core.ranking.newness import NEW_GROUND, Newness
from core.similarity import Floats

WORLD = make_world(5, 20, 20, 240)
KNOWN = WORLD.catalogue.rows(WORLD.history_ids)


def turned(cosine: float) -> list[float]:
    return [cosine, float(np.sqrt(1.0 - cosine**2))]


def of(cosines: list[float]) -> Floats:
    return np.array([[1.0, 0.0], *map(turned, cosines)], np.float32)


@pytest.mark.parametrize(("cosine", "new"), [(0.98, False), (0.201, False), (0.2, False), (0.199, True), (-0.5, True)])
def test_the_line_is_drawn_at_twenty_percent_alike(cosine: float, new: bool) -> None:
    assert NEW_GROUND == 0.2
    assert Newness(of([cosine]), np.array([0])).is_new(np.array([1])).tolist() == [new]


def test_what_the_person_knows_is_never_new_and_everything_is_to_who_knows_nothing() -> None:
    assert not Newness(WORLD.catalogue.vectors, KNOWN).is_new(KNOWN).any()
    nobody = Newness(WORLD.catalogue.vectors, KNOWN[:0])
    assert nobody.is_new(KNOWN).all()
    assert nobody.likeness(KNOWN).tolist() == [-1.0] * len(KNOWN)


def test_a_likeness_is_the_same_to_the_bit_in_whatever_order_it_is_asked_for() -> None:
    rows = np.arange(len(WORLD.catalogue.items))
    at_once = Newness(WORLD.catalogue.vectors, KNOWN).likeness(rows)
    one_by_one = Newness(WORLD.catalogue.vectors, KNOWN)
    assert [one_by_one.likeness(rows[row : row + 1])[0] for row in rows[::-1]][::-1] == at_once.tolist()
