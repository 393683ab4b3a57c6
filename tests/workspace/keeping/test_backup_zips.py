"""A backup's zip: what it tells and holds, and every fault of it in words."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from core.adapters.importers.joined.bringing import BACKUP
from core.workspace.keeping.backup_zips import NoBackup, opened_backup


def zipped(told: object, **tables: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(BACKUP, json.dumps(told))
        archive.writestr("history.csv", "title")
        for name, rows in tables.items():
            archive.writestr(f"state/{name}.parquet", rows)
    return out.getvalue()


def test_a_backup_tells_what_it_is_and_which_tables_it_holds(tmp_path: Path) -> None:
    content = zipped({"version": 2, "name": "Noor"}, log=b"rows", people=b"")
    (tmp_path / "a.zip").write_bytes(content)
    for brought in (content, tmp_path / "a.zip"):
        with opened_backup(brought) as backup:
            assert backup.told["name"] == "Noor"
            assert backup.tables == {"log", "people"}
            assert backup.rows("log") == b"rows"
            backup.check_version(2)
            backup.check_version(1, "schema")


@pytest.mark.parametrize(("newest", "key"), [(1, "version"), (0, "schema")])
def test_a_newer_one_is_refused_with_what_to_do(newest: int, key: str) -> None:
    with pytest.raises(NoBackup, match="Update it first"), opened_backup(zipped({"version": 2})) as backup:
        backup.check_version(newest, key)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 cut", zipped({"version": 1})[:60], zipped(["no", "object"]), zipped(None)],
    ids=["nothing", "a few bytes", "cut off", "a list", "null"],
)
def test_what_is_cut_off_or_no_zip_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(NoBackup, match="cut off or damaged"), opened_backup(content):
        pass


@pytest.mark.parametrize("told", [{"version": "soon"}, {"version": None}, {"version": {}}])
def test_a_version_that_is_no_number_is_damage(told: dict[str, object]) -> None:
    with pytest.raises(NoBackup, match="cut off or damaged"), opened_backup(zipped(told)) as backup:
        backup.check_version(1)


def test_a_table_that_is_missing_is_damage_where_it_is_needed() -> None:
    with pytest.raises(NoBackup, match="cut off or damaged"), opened_backup(zipped({})) as backup:
        backup.rows("log")


def test_a_zip_of_something_else_and_a_file_that_is_not_there_are_told_apart(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.csv", "title")
    with pytest.raises(NoBackup, match="no backup made here"), opened_backup(tmp_path / "other.zip"):
        pass
    with pytest.raises(NoBackup, match="There is no file"), opened_backup(tmp_path / "none.zip"):
        pass
