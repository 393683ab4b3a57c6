"""Where people log in, each brings their own zip back, and no zip reaches what is another's."""

import io
import json
import zipfile
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from accounts_world import seen_as, shared_world, written

from core.adapters.settings import Settings
from core.entities import Person
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.accounts.account_workspace import AccountWorkspace
from core.workspace.bringing.importing import import_files
from core.workspace.keeping.backup_zips import NoBackup
from core.workspace.keeping.takeaway import packed, restore
from core.workspace.rights import AccountRole
from core.workspace.workspace import Workspace

TABLE = "title,when\n" + "".join(
    f"{what} {n},2024-0{month}-{n + 10}\n"
    for month, what in enumerate(("Pottery on a wheel", "Comets of winter"), 1)
    for n in range(8)
)


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, AccountWorkspace, Person]:
    """Return everybody's workspace, ada's, and a person whom ada brought in and steered."""
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    whole = shared_world()
    mine = seen_as(whole, "ada")
    import_files(mine, [path], person="Ada at home", draw_map=False)
    (own,) = [person for person in mine.people() if person.name == "Ada at home"]
    half = mine.of(own.person_id)
    half.commit(e.JourneyRenamed(half.view().journeys[0].journey_id, "Clay, mine"))
    return whole, mine, own


def changed(content: bytes, table: str, change: Callable[[pa.Table], pa.Table]) -> bytes:
    """Return a zip with one table changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            told = source.read(name)
            if name == f"state/{table}.parquet":
                sink = io.BytesIO()
                pq.write_table(change(pq.read_table(io.BytesIO(told))), sink)
                told = sink.getvalue()
            target.writestr(name, told)
    return out.getvalue()


def with_column(name: str, value: str) -> Callable[[pa.Table], pa.Table]:
    """Return what puts one value into every row of a column."""
    return lambda rows: rows.set_column(rows.column_names.index(name), name, pa.array([value] * rows.num_rows))


def test_one_s_own_zip_comes_back_as_it_was_and_is_bound_to_the_account(
    world: tuple[Workspace, AccountWorkspace, Person],
) -> None:
    whole, mine, own = world
    before, content = mine.of(own.person_id).view().profile, packed(mine, own)
    mine.delete_person(own.person_id)
    back = restore(mine, content)
    assert back == own
    assert mine.of(own.person_id).view().profile == before
    assert whole.accounts.owner(own.person_id) == mine.who.account_id
    assert seen_as(whole, "bo").person(own.person_id) is None


def test_another_account_s_zip_becomes_a_person_of_whoever_brings_it_and_touches_nobody(
    world: tuple[Workspace, AccountWorkspace, Person],
) -> None:
    _, mine, own = world
    content = packed(mine, own)
    elsewhere = shared_world()
    cy = seen_as(elsewhere, "cy")
    elsewhere.accounts.know("http://provider.test", "cy", "cy@people.test")
    back = restore(cy, content)
    assert back.person_id.endswith(f".{cy.who.account_id}")
    names = [journey.name for journey in cy.of(back.person_id).view().journeys]
    assert names == [journey.name for journey in mine.of(own.person_id).view().journeys]
    assert cy.histories.collections_of(back.person_id) == (f"own-{back.person_id}",)
    assert [person.person_id for person in seen_as(elsewhere, "bo").people()] == ["bo", "bo-shelf"]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("interactions", with_column("item_id", "baking-0")),
        ("items", with_column("collection_id", "own-bo-shelf")),
        ("items", with_column("collection_id", "small")),
        ("items", with_column("collection_id", "demo")),
        ("log", with_column("payload", json.dumps({"extraction_id": "of bo", "kind": "journeys_extracted"}))),
    ],
)
def test_a_zip_that_speaks_of_what_it_does_not_bring_or_of_others_is_refused_and_nothing_is_written(
    world: tuple[Workspace, AccountWorkspace, Person], table: str, change: Callable[[pa.Table], pa.Table]
) -> None:
    whole, mine, own = world
    content = changed(packed(mine, own), table, change)
    mine.delete_person(own.person_id)
    before = written(whole)
    with pytest.raises(Refused, match="belong to somebody else"):
        restore(mine, content)
    assert written(whole) == before


def test_an_extraction_of_somebody_s_is_not_taken_over_by_a_zip_that_names_it(
    world: tuple[Workspace, AccountWorkspace, Person],
) -> None:
    whole, mine, own = world
    content = packed(mine, own)
    before = written(whole)
    with pytest.raises(Refused, match="belong to somebody else"):
        restore(seen_as(whole, "bo"), content)
    assert written(whole) == before


def test_who_only_looks_or_did_not_log_in_brings_nothing_back(
    world: tuple[Workspace, AccountWorkspace, Person],
) -> None:
    whole, mine, own = world
    content = packed(mine, own)
    for somebody in (seen_as(whole, "eve", AccountRole.ANALYST), seen_as(whole, "", AccountRole.VISITOR)):
        with pytest.raises(Refused):
            restore(somebody, content, "Another")


def test_bringing_back_is_counted_as_an_import(world: tuple[Workspace, AccountWorkspace, Person]) -> None:
    whole, mine, own = world
    content = packed(mine, own)
    mine.delete_person(own.person_id)
    slow = seen_as(whole, "ada", settings=Settings(_env_file=None, limit_imports="1/hour"))
    restore(slow, content)
    slow.delete_person(own.person_id)
    with pytest.raises(Refused, match="works again"):
        restore(slow, content)


@pytest.mark.parametrize("content", [b"", b"PK", b"\x00" * 100])
def test_tables_that_are_none_are_said_to_be_damaged(
    world: tuple[Workspace, AccountWorkspace, Person], content: bytes
) -> None:
    _, mine, own = world
    zipped = packed(mine, own)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == "state/items.parquet" else source.read(name))
    with pytest.raises(NoBackup, match="damaged"):
        restore(mine, out.getvalue(), "Again")
