"""Archives are opened with care, and what is not safe is refused with advice."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from core.adapters.importers import ImportRefused, open_history, read_history
from core.adapters.importers.files.archives import ArchiveLimits, opened_archive, unpack_gzip
from core.entities import Person

TABLE = "title,time\nHeat,2026-01-02\nRan,2026-01-03\n"
ADA = Person("ada", "Ada")


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def bomb(path: Path, megabytes: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w") as member:
        for _ in range(megabytes):
            member.write(bytes(1 << 20))
    return path


def patched(path: Path, old: bytes, new: bytes) -> Path:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    return path


def encrypted(path: Path) -> Path:
    content = bytearray(zipped(path, {"a.csv": TABLE}).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    content[content.index(b"PK\x03\x04") + 6] |= 1
    path.write_bytes(bytes(content))
    return path


def nested(path: Path) -> Path:
    return zipped(path, {"inner.zip": zipped(path.with_name("in.zip"), {"a.csv": TABLE}).read_bytes()})


def disguised(path: Path) -> Path:
    return zipped(path, {"a.csv": zipped(path.with_name("in.zip"), {"a.csv": TABLE}).read_bytes()})


def linked(path: Path) -> Path:
    info = zipfile.ZipInfo("a.csv")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return path


def cut(path: Path) -> Path:
    zipped(path, {"a.csv": TABLE * 100})
    path.write_bytes(path.read_bytes()[:-40])
    return path


def flipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", TABLE)
    return patched(path, b"Heat", b"Meat")


BAD = [
    (lambda p: bomb(p, 64), "unpacks to far more"),
    (lambda p: zipped(p, {"../a.csv": TABLE}), "points outside"),
    (lambda p: zipped(p, {"/a.csv": TABLE}), "points outside"),
    (lambda p: zipped(p, {"x\\..\\..\\a.csv": TABLE}), "points outside"),
    (lambda p: zipped(p, {"C:/a.csv": TABLE}), "points outside"),
    (linked, "points outside"),
    (nested, "holds another archive"),
    (disguised, "holds another archive"),
    (encrypted, "locked with a password"),
    (cut, "cut off or damaged"),
    (flipped, "cut off or damaged"),
    (lambda p: zipped(p, {}), "is empty"),
    (lambda p: zipped(p, {"a.png": b"\x89PNG\r\n" + b"x" * 90}), "a.png is a picture"),
    (lambda p: zipped(p, {"xl/workbook.xml": b"x"}), "spreadsheet"),
    (lambda p: zipped(p, {f"{n}": b"" for n in range(20_001)}), "20,001 files"),
]


@pytest.mark.parametrize(("make", "advice"), BAD)
def test_an_archive_that_is_not_safe_is_refused_with_advice(tmp_path: Path, make: object, advice: str) -> None:
    assert callable(make)
    with pytest.raises(ImportRefused, match=advice):
        open_history(make(tmp_path / "a.zip"))


def test_a_declared_size_is_refused_before_a_byte_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": TABLE})
    size = len(TABLE).to_bytes(4, "little")
    patched(path, size, (0xFFFFFFF0).to_bytes(4, "little"))
    with pytest.raises(ImportRefused, match="one file of 4,095 MB"), opened_archive(path):
        pass


def test_the_sum_of_many_members_is_limited(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": TABLE for n in range(10)})
    with pytest.raises(ImportRefused, match="in all"), opened_archive(path, ArchiveLimits(total_bytes=100)):
        pass


def test_what_unpacks_to_more_than_it_declares_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    with gzip.open(path, "wb") as stream:
        for _ in range(8):
            stream.write(bytes(1 << 20))
    with pytest.raises(ImportRefused, match="more than 1 MB"):
        unpack_gzip(path, tmp_path, ArchiveLimits(ratio=2, free_bytes=1 << 20))
    assert not (tmp_path / "a.csv").exists()


def test_a_zip_that_declares_less_than_it_holds_is_damaged(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": TABLE * 50})
    patched(path, (len(TABLE) * 50).to_bytes(4, "little"), (20).to_bytes(4, "little"))
    with pytest.raises(ImportRefused, match="damaged"):
        open_history(path)


@pytest.mark.parametrize(
    "content", [gzip.compress(TABLE.encode())[:-9], b"\x1f\x8b" + b"x" * 40], ids=["cut off", "no gzip at all"]
)
def test_a_damaged_gzip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv.gz").write_bytes(content)
    with pytest.raises(ImportRefused, match="cut off or damaged"):
        open_history(tmp_path / "a.csv.gz")


def test_a_zip_in_a_gzip_is_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "in.zip", {"a.csv": TABLE}).read_bytes()
    (tmp_path / "a.gz").write_bytes(gzip.compress(inner))
    with pytest.raises(ImportRefused, match="holds another archive"):
        open_history(tmp_path / "a.gz")


def test_every_table_of_an_archive_is_read_and_one_can_be_chosen(tmp_path: Path) -> None:
    small = TABLE.replace("Ran", "Alien").rsplit("\n", 2)[0] + "\n"
    path = zipped(tmp_path / "mine.zip", {"d/small.csv": small, "d/large.csv": TABLE, "d/readme.png": b"\x89PNG" * 99})
    seen = open_history(path)
    assert (seen.member, seen.name) == ("d/small.csv", "small")
    reading = read_history(path, person=ADA)
    assert (len(reading.interactions), reading.duplicates, reading.n_rows) == (2, 1, 3)
    assert len(read_history(path, person=ADA, member="d/small.csv").interactions) == 1
    with pytest.raises(ImportRefused, match=r"no file other.csv in it. It holds: d/"):
        open_history(path, member="other.csv")


def test_a_gzipped_table_is_read_like_the_table(tmp_path: Path) -> None:
    (tmp_path / "mine.csv.gz").write_bytes(gzip.compress(TABLE.encode()))
    (tmp_path / "mine.csv").write_text(TABLE)
    assert read_history(tmp_path / "mine.csv.gz", person=ADA) == read_history(tmp_path / "mine.csv", person=ADA)


def test_a_member_that_is_a_stream_of_bytes_stays_in_its_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"deep/er/a.csv": io.BytesIO(TABLE.encode()).getvalue()})
    with opened_archive(path) as archive:
        assert archive.unpack("deep/er/a.csv", tmp_path) == tmp_path / "a.csv"
