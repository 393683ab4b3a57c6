"""Failures are counted by the true labels, and an alarm is true only where the labels say so."""

import numpy as np
import pytest

from benchmarks.audit import TRIED, print_choice
from benchmarks.failure_modes import NOISE, Judged, counted, failure_modes
from core.audit.alarms import Mode
from core.similarity import unit

DAY_S = 86_400.0


def person(labels: list[int], clusters: list[int], days: list[float] | None = None) -> Judged:
    """Return a person whose items lie about their label's own axis."""
    rng = np.random.default_rng(1)
    vectors = unit((np.eye(8)[labels] + 0.05 * rng.normal(size=(len(labels), 8))).astype(np.float32))
    times = None if days is None else np.array(days) * DAY_S
    return Judged(vectors=vectors, labels=np.array(labels), clusters=np.array(clusters), times=times, names={})


WEEKLY = [7.0 * i for i in range(12)]


def test_journeys_that_are_the_interests_fail_in_nothing() -> None:
    perfect = person([0, 1] * 6, [0, 1] * 6, WEEKLY)
    assert failure_modes([perfect]) == {"missed": 0.0, "one_sitting": 0.0, "outdated": 0.0, "same_meaning": 0.0}


def test_an_interest_in_another_ones_journey_is_missed_and_the_alarm_is_true() -> None:
    found = counted([person([0] * 8 + [1] * 4, [0] * 12)])[Mode.MISSED]
    assert (found.failed, found.of) == (1, 2)
    assert (found.alarms, found.true) == (1, 1)


def test_one_interest_in_two_journeys_is_the_same_meaning_twice() -> None:
    found = counted([person([0] * 12, [0] * 6 + [1] * 6)])[Mode.SAME_MEANING]
    assert (found.failed, found.of, found.alarms, found.true) == (1, 2, 1, 1)


def test_a_journey_of_one_evening_fails_where_its_interest_has_many() -> None:
    days = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 60.01, 60.02, 60.03]
    cut = counted([person([0] * 10, [0] * 6 + [1] * 4, days)])[Mode.ONE_SITTING]
    assert (cut.failed, cut.of, cut.alarms, cut.true) == (1, 2, 1, 1)


def test_a_journey_shown_as_current_is_outdated_when_its_interest_never_comes_again() -> None:
    labels = [0] * 10 + [1] * 30
    days = [float(i) for i in range(10)] + [10.0 + 3 * i for i in range(30)]
    assert counted([person(labels, labels, days)])[Mode.OUTDATED].failed == 1
    labels[-1] = 0
    assert counted([person(labels, labels, days)])[Mode.OUTDATED].failed == 0


def test_noise_is_no_interest_and_nobody_is_no_failure() -> None:
    assert counted([person([NOISE] * 6, list(range(6)))])[Mode.MISSED].of == 0
    assert set(failure_modes([]).values()) == {0.0}


def test_every_threshold_is_tried_at_every_value_and_left_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    before = [getattr(module, name) for module, name, *_ in TRIED]
    print_choice([person([0] * 8 + [1] * 4, [0] * 12)])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [name for _, name, _, values in TRIED for _ in values]
    assert [getattr(module, name) for module, name, *_ in TRIED] == before
