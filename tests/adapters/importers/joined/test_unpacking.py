"""What was brought is laid out file by file, unpacked when asked for, and is gone from disk afterwards."""

import gzip
import zipfile
from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.joined import unpacking
from core.adapters.importers.joined.unpacking import opened_members

TABLE = b"title,time\nHeat,2026-01-02\n"


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_plain_file_is_read_where_it_lies_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(TABLE)
    with opened_members([path]) as (member,):
        assert (member.name, member.size, member.is_copy) == ("mine.csv", len(TABLE), False)
        assert (member.head(), member.on_disk()) == (TABLE, path)
    assert path.is_file()


def test_a_gzipped_table_is_unpacked_for_as_long_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv.gz"
    path.write_bytes(gzip.compress(TABLE))
    with opened_members([path]) as (member,):
        assert member.name == "mine.csv"
        on_disk = member.on_disk()
        assert on_disk.read_bytes() == TABLE
    assert not on_disk.exists()


def test_every_file_of_several_archives_and_folders_is_there_in_order(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "all.zip", {"b/x.csv": TABLE, "a/x.csv": TABLE * 2, "__MACOSX/._x": b"x", "a/": b""})
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "y.csv").write_bytes(TABLE)
    (folder / ".DS_Store").write_bytes(b"x")
    zipped(folder / "z.zip", {"z.csv": TABLE})
    with opened_members([archive, folder]) as members:
        assert [member.name for member in members] == ["b/x.csv", "a/x.csv", "deep/y.csv", "z.csv"]
        assert [member.on_disk().read_bytes() for member in members[:2]] == [TABLE, TABLE * 2]
        assert members[0].is_copy


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    one, two = (zipped(tmp_path / f"{name}.zip", {"x.csv": TABLE, f"{name}.csv": TABLE}) for name in "ab")
    for folder in ("c", "d"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "y.csv").write_bytes(TABLE)
    with opened_members([one, two, tmp_path / "c" / "y.csv", tmp_path / "d" / "y.csv"]) as members:
        names = [member.name for member in members]
    assert names == ["a.zip/x.csv", "a.csv", "b.zip/x.csv", "b.csv", "y.csv", "y.csv (2)"]


def test_a_spreadsheet_is_one_file_though_it_is_an_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path / "book.xlsx", {"[Content_Types].xml": "x", "xl/workbook.xml": "x"})
    with opened_members([path]) as (member,):
        assert member.on_disk() == path


def test_too_many_files_in_a_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_FILES", 1)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(TABLE)
    with pytest.raises(ImportRefused, match="holds 2 files"), opened_members([tmp_path]):
        pass


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"no file gone\.csv"), opened_members([tmp_path / "gone.csv"]):
        pass


def test_folders_parted_by_backslashes_are_folders(tmp_path: Path) -> None:
    names = ["lb\\deleted\\diary.csv", "__MACOSX\\._diary.csv"]
    path = zipped(tmp_path / "all.zip", dict.fromkeys(names, TABLE))
    with opened_members([path]) as (member,):
        assert (member.name, member.on_disk().read_bytes()) == ("lb/deleted/diary.csv", TABLE)


def test_one_of_many_that_cannot_be_opened_says_why_and_the_others_are_there(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "cut.zip").write_bytes(zipped(tmp_path / "x.zip", {"a.csv": TABLE}).read_bytes()[:40])
    (tmp_path / "mine.csv").write_bytes(TABLE)
    with opened_members([tmp_path / "empty.csv", tmp_path / "cut.zip", tmp_path / "mine.csv"]) as (empty, cut, mine):
        assert mine.head() == TABLE
        for member, why in ((empty, "is empty"), (cut, "cut off or damaged")):
            with pytest.raises(ImportRefused, match=why):
                member.head()
