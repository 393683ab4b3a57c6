"""How groups fare beside all others of their kind."""

import pytest

from core.metrics.groups import gaps_of


def test_a_gap_is_that_to_the_others_of_its_kind_with_an_interval_around_it() -> None:
    groups = ["language: de"] * 20 + ["language: en"] * 20 + ["history: long"] * 5
    de, en = gaps_of(groups, [1.0, 3.0] * 10 + [0.0] * 20 + [99.0] * 5)
    assert (de.group, de.n, de.mean, de.difference) == ("language: de", 20, 2.0, 2.0)
    assert en.difference == -2.0
    assert de.low < de.difference < de.high
    assert de.low > 0 > en.high


def test_without_a_difference_the_interval_holds_none() -> None:
    for gap in gaps_of(["a: x", "a: y"] * 10, [0.0, 0.0, 1.0, 1.0] * 5):
        assert gap.difference == pytest.approx(0)
        assert gap.low <= 0 <= gap.high


def test_a_kind_with_one_group_has_nothing_to_compare() -> None:
    assert gaps_of(["a: x"] * 3, [1.0, 2.0, 3.0]) == ()
    assert gaps_of([], []) == ()
