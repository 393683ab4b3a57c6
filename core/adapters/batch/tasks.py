"""Share a sorted file of histories out as tasks: who has most comes first, and who has very much comes alone."""

from collections.abc import Sequence
from dataclasses import dataclass

ROWS_A_TASK, PEOPLE_A_TASK = 2_000, 20
"""Rows and people of a task at the most, but for one person with more rows; by hand: some seconds of work, so that the
last ones of a run end together."""


@dataclass(frozen=True, slots=True)
class Task:
    """Rows of the file that belong together, and how many people they are of."""

    start: int
    rows: int
    people: int


def tasks_of(rows: Sequence[int]) -> list[Task]:
    """Share out people by how many rows each has, in the order of the file, which is that of falling numbers."""
    tasks: list[Task] = []
    start = 0
    for n in rows:
        last = tasks[-1] if tasks else None
        if last is not None and last.rows + n <= ROWS_A_TASK and last.people < PEOPLE_A_TASK:
            tasks[-1] = Task(last.start, last.rows + n, last.people + 1)
        else:
            tasks.append(Task(start, n, 1))
        start += n
    return tasks
