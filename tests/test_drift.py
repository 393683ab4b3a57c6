"""The drift alarm rings when a journey has become another, and only then."""

import numpy as np

from core.drift import LEAST_ITEMS, drift
from core.similarity import Floats, unit


def around(centre: int, n: int, rng: np.random.Generator) -> Floats:
    points = 0.15 * rng.standard_normal((n, 24)).astype(np.float32)
    points[:, centre] += 1.0
    return unit(points)


def test_a_journey_that_became_another_has_drifted() -> None:
    rng = np.random.default_rng(1)
    found = drift(np.vstack([around(0, 12, rng), around(1, 12, rng)]))
    assert found is not None
    assert found.began < 12 <= found.now
    assert found.gap > 0.5


def test_a_journey_that_stays_has_not() -> None:
    assert drift(around(0, 30, np.random.default_rng(2))) is None


def test_two_sides_of_one_journey_taken_in_turn_are_no_drift() -> None:
    rng = np.random.default_rng(3)
    mixed = np.stack([around(0, 15, rng), around(1, 15, rng)], axis=1).reshape(30, 24)
    assert drift(mixed) is None


def test_a_few_items_tell_nothing() -> None:
    rng = np.random.default_rng(4)
    few = LEAST_ITEMS - 1
    assert drift(np.vstack([around(0, few // 2, rng), around(1, few - few // 2, rng)])) is None


def test_the_same_item_over_and_over_is_no_drift() -> None:
    assert drift(np.repeat(around(0, 1, np.random.default_rng(5)), 20, axis=0)) is None


def test_items_without_text_are_no_drift() -> None:
    assert drift(np.zeros((20, 24), np.float32)) is None
