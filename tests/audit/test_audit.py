"""Each failure mode is found where it is and nowhere else, in profiles made for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audit.alarms import Alarm, Evidence, Group, Mode
from core.audit.audit import audit
from core.audit.missed import missed
from core.audit.rhythm import is_over
from core.audit.sittings import sitting_of
from core.audit.swallowed import swallowed
from core.audit.twins import nearness, same_meaning
from core.salience import Life
from core.similarity import Floats, unit

NOISE = 0.25
"""Spread of items around their subject, in lengths of a unit vector: their cosines are about .9 in 16 dimensions."""


def around(subject: int, n: int, seed: int = 0) -> Floats:
    """Return n unit vectors about a subject."""
    rng = np.random.default_rng(100 * subject + seed)
    return unit((np.eye(16)[subject] + NOISE * rng.normal(size=(n, 16)) / 4).astype(np.float32))


def history(
    subjects: list[int],
    groups: list[tuple[str, list[int], Life]],
    day: list[float] | None = None,
    now: float | None = None,
) -> Evidence:
    """Return a history with an item a subject number, taken up on these days (every third without)."""
    vectors = np.concatenate([around(subject, 1, seed) for seed, subject in enumerate(subjects)])
    days = np.array(day if day is not None else [3.0 * i for i in range(len(subjects))])
    return Evidence(
        vectors=vectors,
        salience=np.ones(len(subjects), np.float32),
        day=np.sort(days),
        item=np.argsort(days, kind="stable"),
        now=float(days.max()) if now is None else now,
        least=3,
        groups=tuple(Group(name, name, np.array(rows), life) for name, rows, life in groups),
    )


def modes(alarms: tuple[Alarm, ...]) -> list[Mode]:
    return [alarm.mode for alarm in alarms]


def test_a_profile_without_a_fault_has_no_alarm() -> None:
    own = [("a", [0, 2, 4, 6, 8, 10], Life.ACTIVE), ("b", [1, 3, 5, 7, 9, 11], Life.ACTIVE)]
    assert audit(history([0, 1] * 6, own)) == ()


def test_loose_items_that_hold_together_are_a_missed_interest() -> None:
    found = audit(history([0] * 8 + [1] * 8, [("a", list(range(8)), Life.ACTIVE)]))
    assert modes(found) == [Mode.MISSED]
    assert found[0].rows == tuple(range(8, 16))
    assert found[0].figures["share"] == pytest.approx(0.5)
    assert found[0].act == "Make them a journey"


def test_loose_items_of_all_kinds_and_a_pair_are_no_missed_interest() -> None:
    own = [("a", list(range(8)), Life.ACTIVE)]
    assert Mode.MISSED not in modes(audit(history([0] * 8 + [1, 2, 3, 4, 5, 6], own)))
    assert Mode.MISSED not in modes(audit(history([0] * 8 + [1, 1], own)))


def test_a_small_group_of_a_long_history_is_no_main_interest() -> None:
    assert Mode.MISSED not in modes(audit(history([0] * 100 + [1] * 3, [("a", list(range(100)), Life.ACTIVE)])))


def test_an_interest_that_another_journey_swallowed_is_missed_and_can_be_split_off() -> None:
    found = audit(history([0] * 10 + [1] * 6, [("a", list(range(16)), Life.ACTIVE)]))
    assert modes(found) == [Mode.MISSED]
    assert found[0].journey_ids == ("a",)
    assert found[0].rows == tuple(range(10, 16))
    assert found[0].act == "Split it"


def test_two_journeys_of_one_subject_mean_the_same_and_of_two_do_not() -> None:
    halves = [("a", list(range(6)), Life.ACTIVE), ("b", list(range(6, 12)), Life.ACTIVE)]
    found = audit(history([0] * 12, halves))
    assert modes(found) == [Mode.SAME_MEANING]
    assert found[0].journey_ids == ("a", "b")
    assert found[0].act == "Merge the two"
    assert audit(history([0] * 6 + [1] * 6, halves)) == ()


def test_each_fault_is_found_by_its_own_part_of_the_audit() -> None:
    loose = history([0] * 8 + [1] * 8, [("a", list(range(8)), Life.ACTIVE)])
    mixed = history([0] * 10 + [1] * 6, [("a", list(range(16)), Life.ACTIVE)])
    halves = history([0] * 12, [("a", list(range(6)), Life.ACTIVE), ("b", list(range(6, 12)), Life.ACTIVE)])
    assert (len(missed(loose)), len(swallowed(loose)), len(same_meaning(loose))) == (1, 0, 0)
    assert (len(missed(mixed)), len(swallowed(mixed)), len(same_meaning(mixed))) == (0, 1, 0)
    assert (len(missed(halves)), len(swallowed(halves)), len(same_meaning(halves))) == (0, 0, 1)


def test_nearness_is_that_of_the_middles_and_of_the_looser_journey() -> None:
    between, inside = nearness(around(0, 5), around(1, 5))
    assert between < 0.3 < inside < 1.0
    assert nearness(around(0, 1), around(0, 1, seed=9))[1] == 0.0


def test_a_journey_is_told_to_be_the_same_as_one_other_at_most() -> None:
    thirds = [(name, list(range(4 * i, 4 * i + 4)), Life.ACTIVE) for i, name in enumerate("abc")]
    found = audit(history([0] * 12, thirds))
    assert modes(found) == [Mode.SAME_MEANING]
    assert len(set(found[0].journey_ids)) == 2


def test_a_journey_of_one_evening_rests_on_one_sitting_and_one_of_many_does_not() -> None:
    own = [("a", list(range(6)), Life.ACTIVE), ("b", list(range(6, 12)), Life.ACTIVE)]
    evening = [10.8 + 0.01 * i for i in range(6)]
    found = audit(history([0] * 6 + [1] * 6, own, [0, 4, 8, 12, 16, 20, *evening]))
    assert modes(found) == [Mode.ONE_SITTING]
    assert found[0].journey_ids == ("b",)
    assert found[0].figures["sittings"] == 1.0


def test_a_history_that_came_in_one_import_cannot_tell_sittings_apart() -> None:
    own = [("a", list(range(6)), Life.ACTIVE)]
    assert audit(history([0] * 6, own, [5.0] * 6)) == ()


@pytest.mark.parametrize(
    ("life", "now", "alarm"),
    [
        (Life.ACTIVE, 150.0, True),
        (Life.ACTIVE, 80.0, False),
        (Life.FINISHED, 150.0, False),
        (Life.DORMANT, 66.0, True),
        (Life.DORMANT, 400.0, False),
    ],
)
def test_life_is_held_against_a_journeys_own_rhythm(life: Life, now: float, alarm: bool) -> None:
    weekly = [7.0 * i for i in range(10)]
    found = audit(history([0] * 10, [("a", list(range(10)), life)], weekly, now))
    assert (Mode.OUTDATED in modes(found)) == alarm


def test_a_silence_is_judged_by_the_usual_pause_and_never_below_a_holiday() -> None:
    assert is_over(40.0, 7.0)
    assert not is_over(40.0, 30.0)
    assert not is_over(29.0, 1.0)


def test_an_evening_past_midnight_is_one_sitting() -> None:
    assert sitting_of(np.array([0.9, 0.99, 1.05, 1.9])).tolist() == [0, 0, 0, 1]


def test_an_empty_history_has_no_alarm_and_unknown_times_raise_none() -> None:
    nothing = Evidence(
        vectors=np.zeros((0, 4), np.float32),
        salience=np.zeros(0, np.float32),
        day=np.zeros(0),
        item=np.zeros(0, np.int64),
        now=0.0,
        least=1,
        groups=(),
    )
    assert audit(nothing) == ()


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.integers(1, 5), st.integers(0, 10))
def test_every_alarm_names_journeys_and_items_that_are_there_and_says_what_to_do(
    subjects: list[int], n_groups: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    label = rng.integers(0, n_groups, size=len(subjects))
    own = [(str(g), np.flatnonzero(label == g).tolist(), Life.ACTIVE) for g in range(n_groups) if (label == g).any()]
    day = np.sort(rng.uniform(0, 400, size=len(subjects))).tolist()
    for alarm in audit(history(subjects, own, day)):
        assert set(alarm.journey_ids) <= {name for name, _, _ in own}
        assert all(0 <= row < len(subjects) for row in alarm.rows)
        assert alarm.sentence
        assert alarm.act
        assert all(np.isfinite(value) for value in alarm.figures.values())
