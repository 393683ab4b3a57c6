"""Who has very much comes first and alone, and everybody comes once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.batch.tasks import PEOPLE_A_TASK, ROWS_A_TASK, tasks_of


@given(st.lists(st.integers(1, 3 * ROWS_A_TASK), max_size=200))
def test_everybody_is_in_one_task_and_no_row_is_left_out(rows: list[int]) -> None:
    falling = sorted(rows, reverse=True)
    tasks = tasks_of(falling)
    assert sum(task.people for task in tasks) == len(rows)
    ends = [0, *(task.start + task.rows for task in tasks)]
    assert ends == [*(task.start for task in tasks), sum(rows)]


@given(st.lists(st.integers(1, 3 * ROWS_A_TASK), max_size=200))
def test_a_task_of_several_people_is_short(rows: list[int]) -> None:
    for task in tasks_of(sorted(rows, reverse=True)):
        assert task.people == 1 or (task.rows <= ROWS_A_TASK and task.people <= PEOPLE_A_TASK)


@pytest.mark.parametrize("n", [ROWS_A_TASK, 100_000])
def test_a_person_of_very_many_things_is_alone_in_the_first_task(n: int) -> None:
    first, *others = tasks_of([n, *[30] * 500])
    assert (first.people, first.rows) == (1, n)
    assert len(others) == 500 // PEOPLE_A_TASK
