"""A past is read from what is strongest in it, which is mostly what was met last."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from strategies import make_world

from core.ranking.history import History

CATALOGUE = make_world(5, 20, 20, 240).catalogue
ROWS = np.array([4, 9, 2, 7])


def past(salience: dict[int, float]) -> list[int]:
    by_id = {CATALOGUE.items[row].item_id: strength for row, strength in salience.items()}
    rows: list[int] = History(by_id, ROWS).latest_first(CATALOGUE).tolist()
    return rows


def test_the_most_salient_rows_come_first() -> None:
    assert past({4: 0.1, 9: 0.9, 2: 0.5, 7: 0.7}) == [9, 7, 2, 4]


def test_of_equally_salient_rows_the_later_comes_first() -> None:
    assert past({4: 1.0, 9: 1.0, 2: 1.0, 7: 1.0}) == [7, 2, 9, 4]


def test_what_has_no_salience_comes_last() -> None:
    assert past({2: 0.1}) == [2, 7, 9, 4]


def test_who_consumed_nothing_has_no_past() -> None:
    assert len(History({}, np.empty(0, np.int64)).latest_first(CATALOGUE)) == 0


@pytest.mark.parametrize(("silent", "rests"), [(0, False), (59, False), (61, True)])
def test_a_journey_rests_after_a_silence_that_is_long_for_it(silent: int, rests: bool) -> None:
    end = datetime(2026, 1, 1, tzinfo=UTC)
    weekly = {"a": tuple(end - timedelta(days=silent + 7 * k) for k in range(10)), "b": (end,)}
    past = History({}, np.empty(0, np.int64), times=weekly)
    assert past.rests(("a",)) is rests
    assert not past.rests(("a", "b"))


def test_nothing_rests_where_no_moment_is_known() -> None:
    assert not History({}, ROWS).rests(("a",))
    assert not History({}, ROWS, times={"b": (datetime(2026, 1, 1, tzinfo=UTC),)}).rests(("a",))
