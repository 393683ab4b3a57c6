"""How long journeys last: the survey's shares, and the curve of survival."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.metrics.lives import SURVEYED, Survival, survival


def test_the_survey_is_told_from_short_to_long() -> None:
    assert [share for _, _, share in SURVEYED] == [0.09, 0.10, 0.12, 0.16, 0.51]
    assert [days for _, days, _ in SURVEYED] == sorted(days for _, days, _ in SURVEYED)


def test_without_anything_that_goes_on_the_curve_counts_who_is_left() -> None:
    curve = survival([(1, True), (2, True), (3, True), (4, True)])
    assert [(step.days, step.share) for step in curve] == [(0, 1), (1, 0.75), (2, 0.5), (3, 0.25), (4, 0)]


def test_what_goes_on_counts_as_long_as_it_was_seen() -> None:
    curve = survival([(1, True), (2, False), (3, True)])
    assert [(step.days, step.at_risk) for step in curve] == [(0, 3), (1, 3), (3, 1)]
    assert [step.share for step in curve] == pytest.approx([1, 2 / 3, 0])


def test_the_textbook_s_example_of_leukaemia_comes_out() -> None:
    lives = [(6, True)] * 3 + [(6, False), (7, True), (9, False), (10, True), (10, False), (11, False), (13, True)]
    lives += [(16, True), (17, False), (19, False), (20, False), (22, True), (23, True)]
    lives += [(25, False), (32, False), (32, False), (34, False), (35, False)]
    shares = {step.days: round(step.share, 3) for step in survival(lives)}
    assert shares == {0: 1, 6: 0.857, 7: 0.807, 10: 0.753, 13: 0.69, 16: 0.627, 22: 0.538, 23: 0.448}


def test_of_nothing_there_is_no_curve_and_of_what_goes_on_no_step() -> None:
    assert survival([]) == ()
    assert survival([(5, False)]) == (Survival(0, 1, 1),)


@given(st.lists(st.tuples(st.integers(0, 50).map(float), st.booleans())))
def test_a_curve_never_rises_and_stays_between_none_and_all(lives: list[tuple[float, bool]]) -> None:
    shares = [step.share for step in survival(lives)]
    assert shares == sorted(shares, reverse=True)
    assert all(-1e-12 <= share <= 1 for share in shares)
