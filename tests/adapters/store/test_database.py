"""One file, many threads: nothing half-written, nothing lost, and every failure in plain words."""

import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
from core.adapters.store.migrations import MIGRATIONS

ROOT = Path(__file__).resolve().parents[3]
THREADS = 8


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


def put(key: str, payload: str = "") -> Callable[[duckdb.DuckDBPyConnection], None]:
    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute("INSERT INTO answers VALUES (?, ?)", [key, payload])

    return work


def keys(database: Database) -> list[str]:
    return [row[0] for row in database.read("SELECT answer_key FROM answers ORDER BY answer_key")]


# --- transactions ---


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_any_error_rolls_back_everything_that_came_before_it(database: Database, error: type[BaseException]) -> None:
    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        put("half")(cursor)
        raise error

    with pytest.raises(error):
        database.write(work)
    database.write(put("whole"))
    assert keys(database) == ["whole"]


def test_an_error_of_the_database_inside_a_transaction_keeps_nothing(database: Database) -> None:
    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        put("a")(cursor)
        put("a")(cursor)

    with pytest.raises(duckdb.ConstraintException):
        database.write(work)
    assert keys(database) == []


def test_an_error_that_the_work_swallows_is_never_reported_as_written(database: Database) -> None:
    def work(cursor: duckdb.DuckDBPyConnection) -> str:
        put("a")(cursor)
        with suppress(duckdb.Error):
            put("a")(cursor)
        return "written"

    with pytest.raises(duckdb.TransactionException):
        database.write(work)
    assert keys(database) == []


def test_changes_of_the_tables_roll_back_too(database: Database) -> None:
    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute("CREATE TABLE extra (a INTEGER)")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        database.write(work)
    with pytest.raises(duckdb.CatalogException):
        database.read("SELECT * FROM extra")


# --- threads ---


def in_threads(work: Callable[[int], object]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in pool.map(work, range(THREADS)):
            pass


def test_eight_threads_read_only_right_answers(database: Database) -> None:
    def read(thread: int) -> None:
        for k in range(100):
            n = thread * 1000 + k
            assert database.read("SELECT ?, sum(i) FROM range(?) t(i)", [n, n + 1]) == [(n, n * (n + 1) // 2)]

    in_threads(read)


def count_up(database: Database, times: int) -> None:
    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        (before,) = cursor.execute("SELECT payload FROM answers WHERE answer_key = 'count'").fetchall()[0]
        cursor.execute("UPDATE answers SET payload = ? WHERE answer_key = 'count'", [str(int(before) + 1)])

    for _ in range(times):
        database.write(work)


def test_eight_threads_that_write_the_same_row_lose_nothing(database: Database) -> None:
    database.write(put("count", "0"))
    in_threads(lambda _: count_up(database, 25))
    assert database.read("SELECT payload FROM answers") == [(str(25 * THREADS),)]


def test_eight_openings_of_one_file_that_write_the_same_row_try_again_and_lose_nothing(
    tmp_path: Path,
) -> None:
    databases = [Database(tmp_path / "j.duckdb") for _ in range(THREADS)]
    databases[0].write(put("count", "0"))
    in_threads(lambda thread: count_up(databases[thread], 5))
    assert databases[0].read("SELECT payload FROM answers") == [(str(5 * THREADS),)]
    for database in databases:
        database.close()


def test_a_reader_never_sees_half_a_write(database: Database) -> None:
    done = threading.Event()

    def write() -> None:
        for k in range(50):
            database.write(lambda cursor, k=k: (put(f"a{k}")(cursor), put(f"b{k}")(cursor)))  # type: ignore[misc]
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        assert len(keys(database)) % 2 == 0
    writer.join()
    assert len(keys(database)) == 100


# --- files ---


def run(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


OPEN = """
import sys
from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
try:
    Database(sys.argv[1])
except DatabaseError as error:
    print(error)
"""


def test_a_second_process_is_told_plainly_that_the_file_is_open(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    database = Database(path)
    said = run(OPEN, str(path)).stdout
    database.close()
    assert "is open in another process" in said
    assert "Stop the running app first" in said
    assert run(OPEN, str(path)).stdout == ""


def write_bytes(path: Path) -> None:
    path.write_bytes(random.Random(0).randbytes(20_000))


def write_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE items (a)")
    connection.commit()
    connection.close()


def write_table(path: Path) -> None:
    path.write_text("title,moment\nHerbs,2026-01-01\n", encoding="utf-8")


def write_other_program(path: Path) -> None:
    connection = duckdb.connect(path)
    connection.execute("CREATE TABLE customers (a INTEGER)")
    connection.close()


@pytest.mark.parametrize("name", ["clock.duckdb", "j.csv", "j.db"])
@pytest.mark.parametrize("write", [write_bytes, write_sqlite, write_table, write_other_program])
def test_a_file_that_is_none_of_ours_is_named_and_left_as_it_is(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    path = tmp_path / name
    write(path)
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"Move it away|Choose another path") as refusal:
        Database(path)
    assert str(path) in str(refusal.value)
    assert "another process" not in str(refusal.value)
    assert path.read_bytes() == before


def test_a_damaged_block_is_said_plainly_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    database = Database(path)
    rows = "SELECT i::TEXT, md5(i::TEXT) || md5((i + 7)::TEXT) FROM range(60000) t(i)"
    database.write(lambda cursor: cursor.execute(f"INSERT INTO answers {rows}"))
    database.close()
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 8, len(content), len(content) // 40):
        content[at] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="damaged"):
        read_everything(path)


def read_everything(path: Path) -> None:
    database = Database(path)
    try:
        database.read("SELECT answer_key, payload FROM answers")
    finally:
        database.close()


def test_a_folder_in_place_of_the_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        Database(tmp_path)


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    Database(tmp_path / "a" / "b" / "j.duckdb").close()
    assert (tmp_path / "a" / "b" / "j.duckdb").exists()


# --- migrations ---


def test_a_file_of_a_newer_version_is_refused_and_can_be_opened_again_by_it(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    database = Database(path)
    database.write(lambda cursor: cursor.execute("INSERT INTO migrations VALUES (99)"))
    database.close()
    for _ in range(2):
        with pytest.raises(DatabaseError, match="newer version"):
            Database(path)


def test_migrations_are_numbered_from_one_and_run_once(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    for _ in range(3):
        database = Database(path)
        versions = database.read("SELECT version FROM migrations ORDER BY version")
        assert versions == [(k,) for k in range(1, len(MIGRATIONS) + 1)]
        database.close()


def test_a_file_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    old = duckdb.connect(str(path))
    old.execute(MIGRATIONS[0])
    old.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY)")
    old.execute("INSERT INTO migrations VALUES (1)")
    old.execute("INSERT INTO items VALUES ('a', 'c', 'A title', '', '', NULL, NULL, 0, '', '', 'hash')")
    old.close()
    database = Database(path)
    assert database.read("SELECT title, source, link FROM items") == [("A title", "", "")]
    assert database.read("SELECT * FROM saved") == []
    database.close()


def test_what_was_written_is_there_after_the_file_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "j.duckdb"
    database = Database(path)
    database.write(put("kept"))
    database.close()
    again = Database(path)
    assert keys(again) == ["kept"]
    again.close()


def test_times_are_utc_whatever_the_machine_thinks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    database = Database()
    assert database.read("SELECT current_setting('TimeZone')") == [("UTC",)]
    database.close()


def test_what_is_given_back_is_read_again_and_the_limit_is_as_it_was(tmp_path: Path) -> None:
    database = Database(tmp_path / "j.duckdb")
    database.write(lambda cursor: cursor.execute("INSERT INTO marks VALUES ('kept')") and None)
    limit = database.read("SELECT current_setting('memory_limit')")
    database.give_back()
    assert database.read("SELECT mark FROM marks") == [("kept",)]
    assert database.read("SELECT current_setting('memory_limit')") == limit
    database.close()


def test_every_write_is_counted_whatever_came_of_it_and_no_reading_is() -> None:
    database = Database()
    before = database.n_writes
    database.read("SELECT 1")
    assert database.n_writes == before
    database.write(lambda cursor: cursor.execute("CREATE TABLE shelf (n INTEGER)"))
    with pytest.raises(duckdb.Error):
        database.write(lambda cursor: cursor.execute("INSERT INTO nowhere VALUES (1)"))
    assert database.n_writes == before + 2
