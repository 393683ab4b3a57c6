"""Very many people: found as in the app, only with news, the same from every engine, and opened by the app."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch_world import ENCODER, MOMENT, World, invented, longer, rows_of

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.entities import Interaction, Item
from core.steering import edits as e
from core.workspace.batches.batch import in_pool, run_batch
from core.workspace.batches.batch_opening import take_in, taken_in_words
from core.workspace.workspace import Workspace

ONE = in_pool(1)


def empty(name: str = "nobody") -> Workspace:
    return Workspace(Database(), ENCODER, with_demo=False)


def in_app(world: World) -> Workspace:
    workspace = empty()
    workspace.histories.add("some", "Some", world.people, world.items, world.interactions)
    return workspace


def told(workspace: Workspace, person_id: str) -> list[tuple[str, str, tuple[str, ...]]]:
    profile = workspace.of(person_id).desk.profile()
    return [(j.journey_id, profile.name(j.journey_id), j.members) for j in profile.journeys]


def told_in(row: Mapping[str, Any]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(j["journey_id"], j["name"], tuple(j["item_ids"])) for j in row["journeys"]]


def test_a_batch_finds_for_everybody_what_their_first_visit_finds(tmp_path: Path) -> None:
    world = invented(6)
    batch = world.write(tmp_path)
    outcome = run_batch(batch, ENCODER, ONE, MOMENT)
    app = in_app(world)
    assert {row["person_id"]: told_in(row) for row in rows_of(batch)} == {
        person.person_id: told(app, person.person_id) for person in world.people
    }
    assert (outcome.n_news, outcome.n_people, outcome.faults) == (6, 6, ())
    assert outcome.n_journeys == sum(len(row["journeys"]) for row in rows_of(batch))


def test_a_later_run_answers_only_for_who_has_news_and_adds_to_what_was_found(tmp_path: Path) -> None:
    world = invented(6)
    batch = world.write(tmp_path)
    run_batch(batch, ENCODER, ONE, MOMENT)
    assert run_batch(batch, ENCODER, ONE, MOMENT).n_news == 0
    grown = longer(world, "p0002", 1)
    grown.write(tmp_path)
    again = run_batch(batch, ENCODER, ONE, MOMENT + timedelta(days=1))
    assert (again.n_news, again.n_people) == (1, 6)
    *before, latest = rows_of(batch)
    known = next(row for row in before if row["person_id"] == "p0002")
    assert latest["person_id"] == "p0002"
    assert latest["log"][: len(known["log"])] == known["log"]
    app = in_app(world)
    app.of("p0002")
    app.histories.add("some", "Some", [], [], grown.interactions)
    app.forget()
    assert told_in(latest) == told(app, "p0002")


@pytest.mark.parametrize(
    "changed",
    [
        lambda x: replace(x, time=x.time + timedelta(microseconds=1)),
        lambda x: replace(x, kind="read"),
        lambda x: replace(x, item_id="chess-39" if x.item_id != "chess-39" else "chess-38"),
    ],
)
def test_any_change_of_an_interaction_is_news_and_their_order_is_none(tmp_path: Path, changed: Any) -> None:
    world = invented(3)
    batch = world.write(tmp_path)
    run_batch(batch, ENCODER, ONE, MOMENT)
    replace(world, interactions=world.interactions[::-1]).write(tmp_path)
    assert run_batch(batch, ENCODER, ONE, MOMENT).n_news == 0
    first, *others = world.interactions
    replace(world, interactions=(changed(first), *others)).write(tmp_path)
    assert run_batch(batch, ENCODER, ONE, MOMENT).n_news == 1


def test_somebody_with_very_much_comes_first_and_keeps_nobody_from_an_answer(tmp_path: Path) -> None:
    world = invented(12)
    things = [Item(f"long-{n}", f"A long read, part {n}") for n in range(1_700)]
    start = world.interactions[0].time
    took = [Interaction("zoe", item.item_id, start + timedelta(hours=n)) for n, item in enumerate(things)]
    crowded = World((*world.items, *things), (*world.interactions, *took))
    batch = crowded.write(tmp_path)
    outcome = run_batch(batch, ENCODER, in_pool(2), MOMENT)
    assert (outcome.n_people, outcome.faults) == (13, ())
    assert next(row for row in rows_of(batch) if row["person_id"] == "zoe")["n_interactions"] == 1_700


def test_the_app_opens_a_batch_with_its_journeys_and_finds_nothing_anew(tmp_path: Path) -> None:
    world = invented(6)
    batch = world.write(tmp_path)
    run_batch(batch, ENCODER, ONE, MOMENT)
    workspace = empty()
    taken = take_in(workspace, batch.folder, "Library")
    assert (taken.people, taken.items, taken.interactions) == (6, len(world.items), len(world.interactions))
    assert taken_in_words(taken).startswith("6 people, 240 things, ")
    for row in rows_of(batch):
        assert told(workspace, row["person_id"]) == told_in(row)
        assert len(workspace.logbook.entries(row["person_id"])) == len(row["log"])
    workspace.may_analyse = True
    assert workspace.analysis.reach().with_journeys == 6
    assert workspace.of("p0000").view().slate.item_ids


def test_opened_again_after_a_later_run_only_what_is_new_is_added_and_the_person_s_word_stays(tmp_path: Path) -> None:
    world = invented(4)
    batch = world.write(tmp_path)
    run_batch(batch, ENCODER, ONE, MOMENT)
    workspace = empty()
    take_in(workspace, batch.folder)
    again = take_in(workspace, batch.folder)
    assert (again.people, again.items, again.interactions, again.entries) == (0, 0, 0, 0)
    journey_id, *_ = told(workspace, "p0001")[0]
    workspace.of("p0001").commit(e.JourneyRenamed(journey_id, "Mine"))
    longer(world, "p0001", 1).write(tmp_path)
    run_batch(batch, ENCODER, ONE, MOMENT + timedelta(days=1))
    later = take_in(workspace, batch.folder)
    assert (later.people, later.interactions) == (0, 1)
    assert later.entries >= 1
    assert (journey_id, "Mine") in [(each, name) for each, name, _ in told(workspace, "p0001")]
    assert len(workspace.of("p0001").desk.profile().history_ids) == len(told_ids(longer(world, "p0001", 1), "p0001"))


def told_ids(world: World, person_id: str) -> set[str]:
    return {x.item_id for x in world.interactions if x.person_id == person_id}


def test_rows_of_nobody_and_of_unknown_things_are_left_out_and_counted(tmp_path: Path) -> None:
    world = invented(2)
    first = world.interactions[0]
    odd = (replace(first, person_id=""), replace(first, item_id="of another shop"))
    batch = replace(world, interactions=(*world.interactions, *odd)).write(tmp_path)
    outcome = run_batch(batch, ENCODER, ONE, MOMENT)
    assert (outcome.n_people, outcome.n_left_out) == (2, 2)
    assert "2 interactions left out" in outcome.in_words()


def test_another_encoder_and_another_s_folder_are_refused_in_words(tmp_path: Path) -> None:
    batch = invented(2).write(tmp_path)
    run_batch(batch, ENCODER, ONE, MOMENT)
    with pytest.raises(DatabaseError, match="Choose another folder, or set JOURNEYS_ENCODER back"):
        run_batch(batch, HashingEncoder(dim=64), ONE, MOMENT)
    with pytest.raises(DatabaseError, match="something else than a batch"):
        run_batch(replace(batch, folder=tmp_path), ENCODER, ONE, MOMENT)
    with pytest.raises(DatabaseError, match="holds no batch"):
        take_in(empty(), tmp_path)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"person_id": ["a"], "item_id": ["b"]}, "has no column time"),
        ({"person_id": ["a"], "item_id": ["b"], "time": [17]}, "write moments there"),
    ],
)
def test_files_that_are_no_interactions_are_refused_with_what_they_lack(
    tmp_path: Path, columns: dict[str, list[Any]], said: str
) -> None:
    batch = invented(2).write(tmp_path)
    pq.write_table(pa.table(columns), batch.interactions)
    with pytest.raises(ImportRefused, match=said):
        run_batch(batch, ENCODER, ONE, MOMENT)


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    batch = invented(2).write(tmp_path)
    Path(batch.interactions).write_text("person,item\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="cannot be read as Parquet"):
        run_batch(batch, ENCODER, ONE, MOMENT)
