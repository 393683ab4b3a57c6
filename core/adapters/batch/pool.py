"""The engine of one machine: a pool of processes over a sorted file of histories that all of them map."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from core.adapters.batch.answering import Find, Job, answers_of
from core.adapters.batch.ground import FOLDER, ROWS_OF_ITEMS
from core.adapters.batch.inputs import prepare, side_database
from core.adapters.batch.results import write_part
from core.adapters.batch.schemas import HISTORY
from core.adapters.batch.tasks import Task, tasks_of
from core.adapters.store.faults import DatabaseError
from core.progress import Stages

PEOPLE_A_FILE = 500
"""People whose rows are written as one file; by hand: what a stop loses at the most, and no flood of files."""
_SORTED = "histories.arrow"


def run_in_pool(job: Job, workers: int, progress: Stages | None = None) -> int:
    """Find the journeys of everybody with news by so many processes, and write them; return how many people that are.

    With one worker it is this process. Raises ImportRefused for files that are none, DatabaseError when a process
    dies: what was written stays, and the next run goes on from there.
    """
    path = job.folder / _SORTED
    try:
        tasks = _sorted_histories(job, path)
        done, parts, waiting = 0, 0, list[pa.Table]()
        n_people = sum(task.people for task in tasks)
        for table in _answers(job, path, tasks, workers):
            waiting.append(table)
            done += table.num_rows
            if progress:
                progress("Finding journeys", done, n_people)
            if sum(each.num_rows for each in waiting) >= PEOPLE_A_FILE or done == n_people:
                write_part(job.folder, job.run, parts, waiting)
                parts, waiting = parts + 1, []
        return done
    except BrokenProcessPool as error:
        raise DatabaseError(
            "A worker died, most often for want of memory. What was done is kept: the same command goes on from "
            "there, with fewer --workers perhaps."
        ) from error
    finally:
        path.unlink(missing_ok=True)


def _sorted_histories(job: Job, path: Path) -> list[Task]:
    """Write the rows of everybody with news, whoever has most first, and share them out."""
    with side_database(job.folder) as connection:
        prepare(connection, job.interactions, job.folder, job.folder / FOLDER / ROWS_OF_ITEMS)
        order = "ORDER BY n DESC, person_id"
        counts = f"SELECT count(*) FROM histories GROUP BY n, person_id {order}"
        tasks = tasks_of([int(row[0]) for row in connection.execute(counts).fetchall()])
        rows = connection.sql(f"FROM histories {order}").to_arrow_reader()
        with pa.ipc.new_file(str(path), HISTORY) as file:
            for batch in rows:
                file.write_table(pa.Table.from_batches([batch]).cast(HISTORY))
    return tasks


def _answers(job: Job, path: Path, tasks: Sequence[Task], workers: int) -> Iterator[pa.Table]:
    """Yield what was found, a table a task, as the tasks end; what was yielded is not held on to."""
    answer = partial(_answer, str(path), job.find, job.run)
    if workers == 1:
        yield from map(answer, tasks)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        for future in as_completed(pool.submit(answer, task) for task in tasks):
            yield future.result()
            del future
    finally:
        pool.shutdown(cancel_futures=True)


def _answer(path: str, find: Find, run: int, task: Task) -> pa.Table:
    """Answer one task from the mapped file."""
    with pa.memory_map(path) as file:
        rows = pa.ipc.open_file(file).read_all().slice(task.start, task.rows)
        return answers_of(rows, find, run)
