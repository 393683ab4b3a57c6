"""A database file that cannot be used: each cause has its own sentence and its own advice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.scenes import opened

from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
"""The user id of `nobody`, who may do what the owner let everybody do."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a closed database with a history in it."""
    opened(tmp_path).database.close()
    return tmp_path / "journeys.duckdb"


@pytest.fixture
def with_newest(file: Path) -> Path:
    """Return a copy of a database whose newest rows stand in its write-ahead log alone."""
    database = Database(file)
    database.write(lambda cursor: cursor.execute("INSERT INTO answers VALUES ('newest', '')") and None)
    copy = file.parent / "copy" / file.name
    copy.parent.mkdir()
    for place in (file, Path(f"{file}.wal")):
        shutil.copy(place, copy.parent / place.name)
    database.close()
    return copy


def cut_short(file: Path) -> None:
    with file.open("r+b") as content:
        content.truncate(20_000)


def cut_after_the_first_bytes(file: Path) -> None:
    with file.open("r+b") as content:
        content.truncate(100)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def turned_to_noise(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 200)


def made_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("fault", "said", "advice"),
    [
        (cut_short, "cut off", "bring back a backup"),
        (cut_after_the_first_bytes, "cut off", "bring back a backup"),
        (emptied, "damaged or something else", "Move it away"),
        (turned_to_noise, "damaged or something else", "Move it away"),
        (made_a_folder, "is a folder", "Choose the path of a file"),
    ],
)
def test_a_file_that_is_no_whole_database_says_what_it_is(
    file: Path, fault: Callable[[Path], None], said: str, advice: str
) -> None:
    fault(file)
    with pytest.raises(DatabaseError) as refused:
        Database(file).read("SELECT * FROM items")
    assert said in str(refused.value)
    assert advice in str(refused.value)


def test_a_damaged_write_ahead_log_is_named_alone_and_moving_it_away_opens_what_stood_before(with_newest: Path) -> None:
    log = Path(f"{with_newest}.wal")
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 0xFF
    log.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"newest changes, in .*\.wal, cannot be read"):
        Database(with_newest)
    log.rename(f"{log}.away")
    database = Database(with_newest)
    assert database.read("SELECT count(*) FROM people") == [(4,)]
    assert database.read("SELECT count(*) FROM answers") == [(0,)]
    database.close()


def test_a_write_ahead_log_of_another_file_is_said_to_be_one(with_newest: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    database = opened(other).database
    database.write(lambda cursor: cursor.execute("INSERT INTO answers VALUES ('other', '')") and None)
    shutil.copy(other / "journeys.duckdb.wal", f"{with_newest}.wal")
    database.close()
    with pytest.raises(DatabaseError, match="of another file"):
        Database(with_newest)


def test_a_cut_write_ahead_log_opens_with_the_whole_transactions_in_it(with_newest: Path) -> None:
    log = Path(f"{with_newest}.wal")
    log.write_bytes(log.read_bytes()[:-10])
    database = Database(with_newest)
    assert database.read("SELECT count(*) FROM people") == [(4,)]
    database.close()


OPEN_AS_NOBODY = """
import os, sys
from core.adapters.store.database import Database
from core.adapters.store.faults import DatabaseError
os.setgid({nobody})
os.setuid({nobody})
try:
    database = Database(sys.argv[1])
    database.write(lambda cursor: cursor.execute("INSERT INTO answers VALUES ('a', '')") and None)
    print("written")
except DatabaseError as error:
    print(error)
"""


def as_nobody(file: Path) -> str:
    """Return what is said when somebody without rights opens a file and writes."""
    script = OPEN_AS_NOBODY.format(nobody=NOBODY)
    command = [sys.executable, "-c", script, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def open_folder(file: Path) -> Path:
    """Return a file in a folder that everybody may enter and write to; tests of rights need the rights of root."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    for folder in (file.parent, *file.parent.parents[:3]):
        folder.chmod(0o777)
    file.chmod(0o666)
    return file


def test_who_may_do_all_writes(open_folder: Path) -> None:
    assert as_nobody(open_folder) == "written"


@pytest.mark.parametrize("rights", [0o444, 0o000])
def test_a_file_that_may_not_be_written_or_read_is_named(open_folder: Path, rights: int) -> None:
    open_folder.chmod(rights)
    said = as_nobody(open_folder)
    assert said.startswith(f"The file {open_folder} may not be read and written by you.")
    assert "choose another path" in said
    assert "damaged" not in said


@pytest.mark.parametrize("rights", [0o555, 0o000])
def test_a_folder_that_may_not_be_written_or_entered_is_named(open_folder: Path, rights: int) -> None:
    open_folder.parent.chmod(rights)
    said = as_nobody(open_folder)
    open_folder.parent.chmod(0o777)
    assert said.startswith(f"The folder {open_folder.parent} may not be read and written by you.")
    assert "damaged" not in said


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(DatabaseError, match=r"The folder .*taken.below cannot be made"):
        Database(tmp_path / "taken" / "below" / "journeys.duckdb")


def test_files_and_the_folder_are_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        workspace = opened(tmp_path / "own")
        workspace.database.write(lambda cursor: cursor.execute("INSERT INTO answers VALUES ('a', '')") and None)
        rights = {place.name: place.stat().st_mode & 0o777 for place in (tmp_path / "own").iterdir()}
        assert (tmp_path / "own").stat().st_mode & 0o777 == 0o700
        assert "journeys.duckdb.wal" in rights
        assert set(rights.values()) == {0o600}
        workspace.database.close()
    finally:
        os.umask(before)


def test_a_file_that_others_could_read_is_theirs_no_more_once_it_is_opened(file: Path) -> None:
    file.chmod(0o644)
    Database(file).close()
    assert file.stat().st_mode & 0o777 == 0o600
