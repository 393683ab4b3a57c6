"""Databases of other programs: read only, left as they are, and refused with the next step where they are damaged."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.format import Member
from core.adapters.importers.web.databases import columns_of, has_tables, opened_database, rows_of, unsaved


@pytest.fixture
def breads(tmp_path: Path) -> Path:
    path = tmp_path / "breads.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript("CREATE TABLE breads(Name, flour); INSERT INTO breads VALUES ('Rye', x'ff');")
    return path


def test_rows_come_with_their_numbers_and_broken_letters_are_shown_as_such(breads: Path) -> None:
    with opened_database(breads) as connection:
        ((number, row),) = rows_of(connection, "SELECT Name, CAST(flour AS TEXT) FROM breads")
    assert (number, tuple(row)) == (1, ("Rye", "\ufffd"))


def test_columns_are_in_small_letters_and_no_table_has_none(breads: Path) -> None:
    with opened_database(breads) as connection:
        assert columns_of(connection, "breads") == {"name", "flour"}
        assert columns_of(connection, "cakes") == frozenset()


def test_nothing_can_be_written(breads: Path) -> None:
    before = breads.read_bytes()
    with pytest.raises(ImportRefused, match="readonly"), opened_database(breads) as connection:
        connection.execute("DELETE FROM breads")
    assert breads.read_bytes() == before
    assert [path.name for path in breads.parent.iterdir()] == ["breads.db"]


def test_a_file_that_another_program_has_locked_is_read_all_the_same(breads: Path) -> None:
    with closing(sqlite3.connect(breads)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with opened_database(breads) as connection:
            assert len(list(rows_of(connection, "SELECT * FROM breads"))) == 1


def test_what_was_written_before_the_last_checkpoint_is_read_and_nothing_is_touched(breads: Path) -> None:
    with closing(sqlite3.connect(breads, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("INSERT INTO breads VALUES ('Wheat', 1)")
        before = {path.name: path.read_bytes() for path in breads.parent.iterdir()}
        with opened_database(breads) as connection:
            names = [row["Name"] for _, row in rows_of(connection, "SELECT * FROM breads")]
        assert names == ["Rye"]
        assert len(list(unsaved(breads))) == 1
        assert {path.name: path.read_bytes() for path in breads.parent.iterdir()} == before


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 5_000, b"no database" * 99]
)
def test_a_damaged_file_is_refused_with_the_next_step(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    with (
        pytest.raises(ImportRefused, match="Close the program, copy"),
        opened_database(tmp_path / "x.db") as connection,
    ):
        list(rows_of(connection, "SELECT * FROM sqlite_schema"))


def test_a_file_is_known_by_its_tables(breads: Path) -> None:
    member = Member("b", partial(bytes, breads.read_bytes()[:4_096]), partial(Path, breads))
    assert has_tables(member, {"breads": frozenset({"name"})})
    assert not has_tables(member, {"breads": frozenset({"name", "price"})})
    assert not has_tables(Member("b", partial(bytes, b"a,b\n"), partial(Path, breads)), {"breads": frozenset()})


def test_only_rows_beside_a_file_are_told(breads: Path) -> None:
    assert list(unsaved(breads)) == []
    breads.with_name("breads.db-wal").write_bytes(b"")
    assert list(unsaved(breads)) == []
    breads.with_name("breads.db-wal").write_bytes(b"x")
    assert len(list(unsaved(breads))) == 1


def test_a_damaged_table_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "History"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE visitors(url, title)")
    named = path.read_bytes().replace(b"tablevisitors", b"tablevisit\x92rs")
    path.write_bytes(named.replace(b"CREATE TABLE visitors(url", b"CREATE TABLE visitors(,rl"))
    with pytest.raises(ImportRefused, match="cut off, damaged"), opened_database(path) as connection:
        columns_of(connection, "visitors")
