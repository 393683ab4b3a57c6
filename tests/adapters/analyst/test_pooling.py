"""No row of lives is of a few people, and every life is told or said to be left out."""

from adapters.analyst.copies import copy_of
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.adapters.analyst.journey_charts import LIVES, LIVES_ONE_BY_ONE
from core.adapters.analyst.pooling import POOLED_COLUMNS, OneLife, pooled_lives
from core.adapters.analyst.schema import LEAST_PEOPLE

lives = st.lists(st.tuples(st.sampled_from([f"p{n}" for n in range(12)]), st.integers(0, 9).map(float), st.booleans()))


@LAWS
@given(lives)
def test_no_row_is_of_a_few_and_nothing_is_lost_without_being_said(told: list[OneLife]) -> None:
    found = pooled_lives(told)
    assert all(n >= LEAST_PEOPLE for n in found.column("people"))
    for is_over in (False, True):
        own = [life for life in told if life[2] is is_over]
        n = sum(journeys for _, over, journeys, _ in found.rows if over is is_over)
        few = len({person_id for person_id, _, _ in own}) < LEAST_PEOPLE
        assert n == (0 if few else len(own))
    assert bool(found.cut) is (sum(found.column("journeys")) < len(told))


@LAWS
@given(lives)
def test_no_row_tells_a_life_shorter_than_it_was_and_days_of_enough_people_stand_alone(told: list[OneLife]) -> None:
    ends = {life[1:] for life in told}
    rows = pooled_lives(told).rows
    assert {(days, is_over) for days, is_over, _, _ in rows} <= ends
    assert len({row[:2] for row in rows}) == len(rows)


def test_days_are_taken_together_until_enough_people_share_them() -> None:
    told = [(f"p{n}", float(n), True) for n in range(11)] + [("p0", 3.0, False)]
    found = pooled_lives(told)
    assert found.columns == POOLED_COLUMNS
    assert found.rows == ((4.0, True, 5, 5), (10.0, True, 6, 6))
    assert found.cut == "Left out: 1 of fewer than 5 people."
    assert pooled_lives([]).rows == ()


def test_one_by_one_lives_are_those_of_the_chart() -> None:
    copy = copy_of()
    one_by_one = copy.chart(LIVES_ONE_BY_ONE).rows
    for days, is_over, n in copy.chart(LIVES.sql).rows:
        assert sum(row[1:] == (days, is_over) for row in one_by_one) == n
