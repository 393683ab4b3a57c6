"""A file, an archive or a folder is made ready to read, and is gone from disk as soon as it was read."""

import gzip
import zipfile
from pathlib import Path

import pytest

from core.adapters.importers.reading import ImportRefused
from core.adapters.importers.unpacking import Export, Table, unpacked

RATINGS = "userId,movieId,rating,timestamp\n1,10,4.0,1000000000\n"
MOVIES = "movieId,title,genres\n10,Heat (1995),Crime\n"
TABLE = b"title,time\nHeat,2026-01-02\n"


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_plain_file_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(TABLE)
    with unpacked(path, None) as found:
        assert found == Table(path)
    assert path.is_file()


def test_a_gzipped_table_is_unpacked_for_as_long_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv.gz"
    path.write_bytes(gzip.compress(TABLE))
    with unpacked(path, None) as found:
        assert isinstance(found, Table)
        assert found.path.read_bytes() == TABLE
    assert not found.path.exists()


def test_of_several_tables_the_largest_is_taken_or_the_one_that_was_chosen(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", {"a.csv": TABLE, "b.csv": TABLE * 9, "notes.pdf": b"x" * 9_999})
    with unpacked(path, None) as found:
        assert isinstance(found, Table)
        assert (found.member, found.members) == ("b.csv", ("a.csv", "b.csv"))
    with unpacked(path, "a.csv") as found:
        assert isinstance(found, Table)
        assert found.path.read_bytes() == TABLE


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_the_export_of_a_service_is_known_in_an_archive_and_in_a_folder(tmp_path: Path, form: str) -> None:
    files: dict[str, str | bytes] = {"ratings.csv": RATINGS, "movies.csv": MOVIES}
    for name in files:
        (tmp_path / name).write_text(str(files[name]), encoding="utf-8")
    path = tmp_path if form == "folder" else zipped(tmp_path / "ml.zip", files)
    with unpacked(path, None) as found:
        assert isinstance(found, Export)
        assert found.form.name == "MovieLens"
        assert all(file.is_file() for file in found.files)


@pytest.mark.parametrize(
    ("members", "advice"),
    [
        ({"xl/workbook.xml": "x"}, "Excel workbook"),
        ({"more.zip": "x"}, "holds another archive"),
        ({"notes.pdf": "x"}, "holds no CSV, JSON or Parquet file"),
    ],
)
def test_an_archive_without_a_table_is_refused_with_advice(
    tmp_path: Path, members: dict[str, str | bytes], advice: str
) -> None:
    with pytest.raises(ImportRefused, match=advice), unpacked(zipped(tmp_path / "a.zip", members), None):
        pass


def test_a_table_that_is_not_there_and_a_folder_of_nothing_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": TABLE})
    with pytest.raises(ImportRefused, match=r"holds no table b\.csv.*a\.csv"), unpacked(path, "b.csv"):
        pass
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImportRefused, match="The folder empty holds no"), unpacked(tmp_path / "empty", None):
        pass
