"""Agreement is measured as the literature has it, and the line is the lowest at which what goes is bad."""

import numpy as np
import pytest

from benchmarks.judge import agreement, choose, interval, kappa, rank_correlation
from benchmarks.judge_sets import Graded
from benchmarks.train_filter import calibrated, calibration_error, line, taught
from core.judging.distilled import Distilled
from core.judging.judge import CUTS
from core.judging.signs import JUDGED_BY
from core.similarity import Floats


def grades(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


@pytest.mark.parametrize(
    ("said", "meant", "expected"),
    [
        (grades(1, 2, 3, 4, 5), grades(1, 2, 3, 4, 5), 1.0),
        (grades(5, 4, 3, 2, 1), grades(1, 2, 3, 4, 5), -1.0),
        (grades(1, 5, 1, 5), grades(1, 1, 5, 5), 0.0),
        (grades(2, 2, 4, 4), grades(1, 1, 5, 5), 0.8),
        (grades(3, 3), grades(3, 3), 0.0),
        (grades(), grades(), 0.0),
    ],
)
def test_kappa_is_one_for_the_same_grades_and_counts_far_misses_more(
    said: np.ndarray[tuple[int], np.dtype[np.int64]], meant: np.ndarray[tuple[int], np.dtype[np.int64]], expected: float
) -> None:
    assert kappa(said, meant) == pytest.approx(expected)


def test_the_order_alone_counts_for_the_rank_correlation() -> None:
    assert rank_correlation(np.array([0.1, 0.2, 9.0]), grades(1, 2, 3)) == pytest.approx(1.0)
    assert rank_correlation(np.array([0.1, 0.1]), grades(1, 2)) == 0.0


def journeys(rng: np.random.Generator, n: int) -> list[Graded]:
    """Return journeys in which the likeness of a thing is a tenth of its grade."""
    made = []
    for _ in range(n):
        meant = rng.integers(1, 6, 12)
        found = np.zeros((12, len(JUDGED_BY)), np.float32)
        found[:, :2] = (meant / 10.0 - 0.05)[:, None]
        made.append(Graded(signs=found, grades=meant))
    return made


def test_the_judge_is_chosen_where_it_agrees_and_the_interval_holds_the_value() -> None:
    made = journeys(np.random.default_rng(0), 6)
    heart, cuts = choose([made])
    assert agreement(made, heart, cuts) == pytest.approx(1.0)
    value = agreement(made, heart, CUTS)
    low, high = interval(made, agreement)
    assert low <= value <= high


def signs_of(values: list[float]) -> Floats:
    found = np.zeros((len(values), len(JUDGED_BY)), np.float32)
    found[:, JUDGED_BY.index("near")] = values
    return found


def test_a_student_learns_its_teachers_chances_and_is_calibrated_to_what_is_so() -> None:
    rng = np.random.default_rng(1)
    found = signs_of(rng.uniform(-1, 1, 400).tolist())
    teacher = Distilled(least=1.0, bias=0.0, slopes={"near": -3.0}).chances(found).astype(np.float64)
    student = taught(found, teacher)
    assert student.chances(found) == pytest.approx(teacher, abs=0.05)
    so = rng.uniform(size=400) < teacher**2
    made = calibrated(student, student.chances(found).astype(np.float64), so.astype(np.float64))
    before, after = (calibration_error(m.chances(found).astype(np.float64), so.astype(float)) for m in (student, made))
    assert after < before


@pytest.mark.parametrize(
    ("bad_from", "expected"),
    [(0.0, 0.3), (0.5, 0.46), (2.0, 1.0)],
)
def test_the_line_is_the_lowest_at_which_nine_of_ten_that_go_are_bad(bad_from: float, expected: float) -> None:
    chances = np.linspace(0, 1, 1001)
    assert line(chances, (chances >= bad_from).astype(float)) == pytest.approx(expected, abs=0.02)
