"""Processes answer for everybody, whoever has most first; what was done stays when one of them dies."""

import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch_world import ENCODER, LAST, MOMENT, dies_at_the_last, invented, nothing_found, rows_of, with_very_much

from core.adapters.batch import pool
from core.adapters.batch.answering import Find, Job
from core.adapters.batch.pool import run_in_pool
from core.adapters.batch.results import done_files, run_folder
from core.adapters.batch.tasks import ROWS_A_TASK, Task
from core.adapters.store.faults import DatabaseError
from core.workspace.batches.batch import Batch, in_pool, run_batch


@pytest.fixture
def laid(tmp_path: Path) -> Batch:
    """Return a batch whose things are read, and in which one person of many has news alone."""
    batch = invented(5).write(tmp_path)
    run_batch(batch, ENCODER, in_pool(1), MOMENT)
    return with_very_much(invented(30), ROWS_A_TASK + 1).write(tmp_path)


@pytest.mark.parametrize("workers", [1, 2])
def test_who_has_news_is_answered_for_once_and_the_sorted_file_is_gone(laid: Batch, workers: int) -> None:
    job = Job(interactions=laid.interactions, folder=laid.folder, run=2, find=nothing_found)
    told: list[tuple[int, int]] = []
    assert run_in_pool(job, workers, lambda what, done, total: told.append((done, total))) == 26
    assert [row["person_id"] for row in rows_of(laid) if row["run"] == 2] == [
        *(f"p{n:04d}" for n in range(5, 30)),
        LAST,
    ]
    assert told[-1] == (26, 26)
    assert run_in_pool(job, workers) == 0
    assert not list(laid.folder.glob("*.arrow"))


def test_one_process_answers_first_for_who_has_most(laid: Batch) -> None:
    run_in_pool(Job(interactions=laid.interactions, folder=laid.folder, run=2, find=nothing_found), 1)
    first = pq.read_table(run_folder(laid.folder, 2) / "part-00000.parquet").column("person_id")[0].as_py()
    assert first == LAST


def test_a_process_that_dies_is_said_in_words_and_the_earlier_answers_stay(laid: Batch) -> None:
    before = done_files(laid.folder)
    job = Job(interactions=laid.interactions, folder=laid.folder, run=2, find=dies_at_the_last)
    with pytest.raises(DatabaseError, match="fewer --workers"):
        run_in_pool(job, 2)
    assert done_files(laid.folder)[: len(before)] == before
    assert run_in_pool(Job(interactions=laid.interactions, folder=laid.folder, run=3, find=nothing_found), 1) > 0


def test_the_driver_holds_no_answer_that_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(_: str, __: Find, ___: int, task: Task) -> pa.Table:
        return pa.table({"n": [task.start]})

    def threads(workers: int, **_: object) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(workers)

    monkeypatch.setattr(pool, "ProcessPoolExecutor", threads)
    monkeypatch.setattr(pool, "_answer", answer)
    job = Job(interactions="", folder=tmp_path, run=1, find=nothing_found)
    seen: list[Callable[[], object]] = []
    for table in pool._answers(job, tmp_path / "none", [Task(n, 1, 1) for n in range(40)], 2):
        assert all(earlier() is None for earlier in seen)
        seen.append(weakref.ref(table))
        del table
    assert len(seen) == 40
