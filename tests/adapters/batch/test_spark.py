"""Spark gives the rows that processes give, also for somebody with very much, and each goes on from the other's."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from batch_world import ENCODER, LAST, MOMENT, invented, longer, rows_of, with_very_much

from core.adapters.batch.spark import NO_JAVA, VERY_MANY
from core.workspace.batches.batch import in_pool, on_spark, run_batch

WHY_NOT = "the Spark engine needs the `spark` extra and Java 17"


@pytest.fixture
def java() -> None:
    if (find_spec("pyspark") is None or shutil.which("java") is None) and os.environ.get("REQUIRE_ENGINES") != "1":
        pytest.skip(WHY_NOT)


@pytest.mark.usefixtures("java")
def test_fifty_people_get_the_same_rows_from_processes_and_from_spark(tmp_path: Path) -> None:
    world = with_very_much(invented(49), VERY_MANY + 1)
    here, there = world.write(tmp_path / "here [1]"), world.write(tmp_path / "there [2]{3}*")
    outcomes = run_batch(here, ENCODER, in_pool(2), MOMENT), run_batch(there, ENCODER, on_spark("local[2]"), MOMENT)
    assert outcomes[0] == outcomes[1]
    assert (outcomes[0].n_news, outcomes[0].faults) == (50, ())
    assert rows_of(here) == rows_of(there)
    assert {row["person_id"]: row["n_interactions"] for row in rows_of(there)}[LAST] == VERY_MANY + 1
    for batch in (here, there):
        longer(world, "p0007", 1).write(batch.folder.parent)
        assert run_batch(batch, ENCODER, in_pool(1), MOMENT).n_news == 1, "what Spark did is known to processes"
    assert rows_of(here) == rows_of(there)


def test_what_spark_needs_is_said_with_how_to_get_it() -> None:
    assert "Java 17" in NO_JAVA
    assert "apt install" in NO_JAVA
