"""One person's task reads its rows and the ground alone, and says the same whenever and wherever it is asked."""

from pathlib import Path

import pytest
from batch_world import ENCODER, MOMENT, invented

from core.adapters.batch.inputs import prepare, side_database
from core.adapters.batch.person_rows import PersonRows, person_tables, read_person
from core.workspace.batches.batch import in_pool, run_batch
from core.workspace.batches.person_task import journeys_of, worker_ground


@pytest.fixture
def people(tmp_path: Path) -> list[PersonRows]:
    batch = invented(3).write(tmp_path)
    run_batch(batch, ENCODER, in_pool(1), MOMENT)
    for path in batch.folder.glob("people/*/*.parquet"):
        path.unlink()
    with side_database(batch.folder) as connection:
        prepare(connection, batch.interactions, batch.folder, batch.folder / "ground" / "item_rows.parquet")
        return list(
            map(read_person, person_tables(connection.sql("FROM histories ORDER BY person_id").to_arrow_table()))
        )


def test_the_same_rows_give_the_same_answer(people: list[PersonRows], tmp_path: Path) -> None:
    for person in people:
        one, other = (journeys_of(person, folder=tmp_path / "out", run=1, moment=MOMENT) for _ in range(2))
        assert one.profile == other.profile
        assert one.entries == other.entries
        assert [entry.action_id for entry in one.entries] == ["batch-1", "batch-2"]
        assert {entry.time for entry in one.entries} == {MOMENT}


def test_a_worker_finds_by_a_person_s_own_tree_alone(people: list[PersonRows], tmp_path: Path) -> None:
    on = worker_ground(tmp_path / "out", 1)
    with pytest.raises(KeyError):
        on.extraction(None, "topics")  # type: ignore[arg-type]
    assert on is worker_ground(tmp_path / "out", 1), "what a worker stands on is loaded once"
