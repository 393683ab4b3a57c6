"""Tar files: plain files are members, and what is cut off, too large or points outside is refused in words."""

import io
import tarfile
from contextlib import suppress
from pathlib import Path

import pytest

from core.adapters.importers import ImportRefused
from core.adapters.importers.files.archives import ArchiveLimits
from core.adapters.importers.files.tarballs import is_tarball, opened_tarball
from core.adapters.importers.joined.unpacking import opened_members

CONTENT = b"title,time\nLow tide,2024-05-01\n"


def written(path: Path, *names: str, mode: str = "w") -> Path:
    """Write a tar file with a table under each name, a folder and a link."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(CONTENT)
            archive.addfile(member, io.BytesIO(CONTENT))
        for name, kind in (("folder", tarfile.DIRTYPE), ("link", tarfile.SYMTYPE)):
            other = tarfile.TarInfo(name)
            other.type, other.linkname = kind, "/etc/hosts"
            archive.addfile(other)
    return path


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_the_plain_files_of_a_tar_file_are_its_members_packed_or_not(tmp_path: Path, mode: str) -> None:
    path = written(tmp_path / "a.tar", "x/a.csv", "b.csv", mode=mode)
    with opened_members([path]) as members:
        assert [member.name for member in members] == ["x/a.csv", "b.csv"]
        assert [member.head() for member in members] == [CONTENT, CONTENT]
        assert [member.on_disk().read_bytes() for member in members] == [CONTENT, CONTENT]
        assert [member.size for member in members] == [len(CONTENT)] * 2


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "x/../../a.csv"])
def test_a_file_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "a.tar", name)
    with pytest.raises(ImportRefused, match="outside"), opened_tarball(path):
        pass


@pytest.mark.parametrize("limits", [ArchiveLimits(members=1), ArchiveLimits(total_bytes=len(CONTENT))])
def test_more_than_a_history_needs_is_refused_before_a_byte_is_unpacked(tmp_path: Path, limits: ArchiveLimits) -> None:
    path = written(tmp_path / "a.tar", "a.csv", "b.csv")
    with pytest.raises(ImportRefused, match="far more"), opened_tarball(path, limits):
        pass


def test_a_tar_file_without_a_plain_file_is_empty(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="empty"), opened_tarball(written(tmp_path / "a.tar")):
        pass


@pytest.mark.parametrize("kept", [300, 520, 700, 1_030])
def test_one_that_is_cut_off_gives_nothing_that_was_not_in_it(tmp_path: Path, kept: int) -> None:
    whole = written(tmp_path / "a.tar", "a.csv", "b.csv").read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[:kept])
    assert is_tarball(whole[:kept])
    with suppress(ImportRefused), opened_tarball(tmp_path / "cut.tar") as tarball:
        assert all(CONTENT.startswith(tarball.head(name, 100)) for name in tarball.members)


def test_what_only_begins_like_a_tar_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(bytes(257) + b"ustar" + b"\xff" * 400)
    with pytest.raises(ImportRefused, match="cut off or damaged"), opened_tarball(tmp_path / "a.tar"):
        pass
