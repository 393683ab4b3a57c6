"""A zip of zips is read as one export, and no zip in a zip may hold more, or do worse, than one that is brought."""

import io
import zipfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from adapters.importers.formats.test_apple_music import ACTIVITY, CHANGES, LIBRARY
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers import ImportRefused, look_into
from core.adapters.importers.files.archives import LIMITS, ArchiveLimits, opened_archive
from core.adapters.importers.files.zips_within import DEEPEST, Inside, insides
from core.adapters.importers.joined import choosing
from core.adapters.importers.joined.parcels import Parcel
from core.adapters.importers.joined.unpacking import opened_members
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
TABLE = b"title,time\nHeat,2026-01-02\nRan,2026-01-03\n"
MB = 1 << 20


def packed(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", how) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def written(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "outer.zip"
    path.write_bytes(packed(members))
    return path


def locked(content: bytes) -> bytes:
    """Return a zip whose first member says that it needs a password."""
    found = bytearray(content)
    found[found.index(b"PK\x01\x02") + 8] |= 1
    found[found.index(b"PK\x03\x04") + 6] |= 1
    return bytes(found)


def deep(levels: int) -> bytes:
    """Return a table so many zips deep."""
    return TABLE if levels == 0 else packed({"z.zip" if levels > 1 else "a.csv": deep(levels - 1)})


def look(folder: Path, members: dict[str, bytes]) -> dict[str, Parcel]:
    return {parcel.name: parcel for parcel in look_into([written(folder, members)], now=NOW)}


def opened(folder: Path, members: dict[str, bytes], limits: ArchiveLimits = LIMITS) -> list[Inside]:
    """Return the files of a zip and of those in it, within limits."""
    path = written(folder, members)
    with ExitStack() as stack:
        archive = stack.enter_context(opened_archive(path, limits))
        return list(insides(archive, folder, stack))


def told(found: list[Inside]) -> list[tuple[str, str]]:
    return [("/".join((*inside.names, inside.member)), inside.why) for inside in found]


def test_apples_zip_of_zips_is_one_history_and_each_file_is_known_for_itself(tmp_path: Path) -> None:
    tracks = packed({"Apple Music Library Tracks.json": LIBRARY})
    media = {
        "Apple Music Activity/Apple Music Play Activity.csv": ACTIVITY,
        "Apple Music Activity/Apple Music Library Tracks.json.zip": tracks,
        "Apple Music Activity/Apple Music Library Activity.json": CHANGES,
    }
    devices = packed({"devices.csv": b"Device Name,Registration Date\nPhone,2026-01-02\nWatch,2026-01-03\n"})
    found = look(tmp_path, {"data/Apple_Media_Services.zip": packed(media), "data/Devices.zip": devices})
    inner = "outer.zip/data/Apple_Media_Services.zip/Apple Music Activity"
    plays = found[f"{inner}/Apple Music Play Activity.csv"]
    songs = found[f"{inner}/Apple Music Library Tracks.json.zip/Apple Music Library Tracks.json"]
    assert (plays.what, songs.what) == ("plays", "songs of the library")
    assert found[f"{inner}/Apple Music Library Activity.json"].trouble
    assert "Unpack data/Devices.zip and import that one" in found["outer.zip/data/Devices.zip/devices.csv"].trouble
    reading = choosing.read(tuple(found.values()), NOOR)
    assert {item.title for item in reading.items} == {"Nocturne", "Snjor"}
    assert [(x.kind, x.time) for x in reading.interactions] == [("played", datetime(2024, 3, 1, 10, tzinfo=UTC))]
    assert len(reading.saved) == songs.n_saved == 1


def test_what_lies_in_a_zip_within_is_read_as_it_would_be_alone_and_leaves_nothing_on_disk(tmp_path: Path) -> None:
    with opened_members([written(tmp_path, {"x/in.zip": packed({"d\\a.csv": TABLE}), "b.csv": TABLE * 2})]) as members:
        nested, plain = members
        assert (nested.name, plain.name) == ("outer.zip/x/in.zip/d/a.csv", "b.csv")
        assert (nested.head(), nested.size, nested.is_copy) == (TABLE, len(TABLE), True)
        on_disk = nested.on_disk()
        assert on_disk.read_bytes() == TABLE
        assert (nested.within, plain.within) == (("outer.zip", "x/in.zip"), ())
    assert not on_disk.exists()


@pytest.mark.parametrize("levels", range(1, DEEPEST + 3))
def test_no_further_than_two_zips_within_a_zip_is_looked(tmp_path: Path, levels: int) -> None:
    path = tmp_path / "outer.zip"
    path.write_bytes(deep(levels + 1))
    with opened_members([path]) as (member,):
        if levels <= DEEPEST:
            assert member.head() == TABLE
            assert member.name == "outer.zip/" + "z.zip/" * levels + "a.csv"
        else:
            with pytest.raises(ImportRefused, match=r"z\.zip holds another archive, z\.zip. Unpack it"):
                member.head()


def test_a_table_of_no_known_service_in_it_is_named_with_the_way_to_bring_it(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"holds another archive, in\.zip, .* a\.csv\. Unpack in\.zip and import"):
        look(tmp_path, {"in.zip": packed({"a.csv": TABLE})})


BAD = [
    (packed({"a.csv": TABLE * 99})[:-40], "cut off or damaged"),
    (b"PK\x03\x04 and no more", "cut off or damaged"),
    (TABLE, "cut off or damaged"),
    (b"", "cut off or damaged"),
    (packed({}), "is empty"),
    (locked(packed({"a.csv": TABLE})), "locked with a password"),
    (packed({"../a.csv": TABLE}), "points outside"),
    (packed({"/a.csv": TABLE}), "points outside"),
    (packed({"x\\..\\..\\a.csv": TABLE}), "points outside"),
    (packed({"C:/a.csv": TABLE}), "points outside"),
    (packed({"z.csv": bytes(64 * MB)}), "unpacks to far more"),
    (packed({"z.zip": packed({"z.csv": bytes(64 * MB)})}), "unpacks to far more"),
    (packed({str(n): b"" for n in range(20_001)}), "20,001 files"),
    (packed({"a.csv": packed({"a.csv": TABLE})}), "holds another archive"),
]


@pytest.mark.parametrize(("inner", "why"), BAD, ids=range(len(BAD)))
def test_a_zip_that_is_broken_or_not_safe_says_so_by_its_name_and_the_rest_goes_on(
    tmp_path: Path, inner: bytes, why: str
) -> None:
    good = packed({"Apple Music Play Activity.csv": ACTIVITY})
    found = look(tmp_path, {"bad.zip": inner, "good.zip": good})
    bad = [parcel for name, parcel in found.items() if name.startswith("outer.zip/bad.zip")]
    assert [parcel.trouble for parcel in bad if why in parcel.trouble]
    assert found["outer.zip/good.zip/Apple Music Play Activity.csv"].n_moments
    assert choosing.read(tuple(found.values()), NOOR).items


def test_a_zip_that_is_all_there_is_and_broken_is_refused_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"The archive in\.zip is cut off or damaged"):
        look(tmp_path, {"in.zip": packed({"a.csv": TABLE})[:-30]})


def test_files_are_counted_over_all_zips_together(tmp_path: Path) -> None:
    three = packed({f"{n}.csv": TABLE for n in range(3)})
    found = told(opened(tmp_path, {"a.zip": three, "b.zip": three, "c.csv": TABLE}, ArchiveLimits(members=8)))
    assert [name for name, why in found if not why] == [f"outer.zip/a.zip/{n}.csv" for n in range(3)] + [
        "outer.zip/c.csv"
    ]
    ((name, why),) = [(name, why) for name, why in found if why]
    assert name == "outer.zip/b.zip"
    assert "outer.zip unpacks to far more than a history needs (9 files with those of the zips in it)" in why


def test_bytes_are_counted_over_all_zips_together(tmp_path: Path) -> None:
    inner = packed({"a.csv": bytes(2 * MB)}, zipfile.ZIP_STORED)
    members = dict.fromkeys(("a.zip", "b.zip", "c.zip"), inner)
    found = told(opened(tmp_path, members, ArchiveLimits(total_bytes=9 * MB)))
    assert [name for name, why in found if not why] == ["outer.zip/a.zip/a.csv"]
    assert all("outer.zip unpacks to far more" in why for _, why in found[1:])
    assert [why for _, why in told(opened(tmp_path, members))] == ["", "", ""]


def test_many_small_files_that_are_packed_twice_are_held_to_what_the_outer_zip_holds_of_them(tmp_path: Path) -> None:
    small = {f"{n}.bin": bytes(700_000) for n in range(40)}
    limits = ArchiveLimits(ratio=100, free_bytes=MB)
    assert not any(why for _, why in told(opened(tmp_path, small, limits)))
    ((name, why),) = told(opened(tmp_path, {"z.zip": packed(small)}, limits))
    assert (name, "z.zip unpacks to far more than a history needs (26 MB" in why) == ("outer.zip/z.zip", True)
    ((name, why),) = told(opened(tmp_path, {"z.zip": packed({"y.zip": packed(small)})}, limits))
    assert (name, "y.zip unpacks to far more" in why) == ("outer.zip/z.zip/y.zip", True)


def test_zips_that_may_each_be_opened_are_held_together_to_what_the_one_around_them_may_hold(tmp_path: Path) -> None:
    part = packed({"a.bin": bytes(700_000)})
    found = told(
        opened(tmp_path, {"z.zip": packed({"x.zip": part, "y.zip": part})}, ArchiveLimits(ratio=1000, free_bytes=MB))
    )
    assert [name for name, why in found if not why] == ["outer.zip/z.zip/x.zip/a.bin"]
    assert "The archive z.zip unpacks to far more" in found[1][1]


PACKED = st.recursive(
    st.integers(0, 3_000),
    lambda inner: st.tuples(st.booleans(), st.lists(inner, min_size=1, max_size=4)),
    max_leaves=12,
)
"""Files by their size in bytes, and zips of them that are packed, or stored as they are."""


def made(what: object) -> bytes:
    """Return a file of so many bytes, or a zip."""
    if isinstance(what, int):
        return bytes(what)
    assert isinstance(what, tuple)
    is_packed, inner = what
    how = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
    members = {f"{n}.bin" if isinstance(each, int) else f"{n}.zip": made(each) for n, each in enumerate(inner)}
    return packed(members, how)


@given(PACKED, st.integers(1, 12), st.integers(100, 9_000), st.integers(1, 40), st.integers(1, 2_000))
def test_no_more_is_let_in_than_one_archive_may_hold_however_it_is_packed(
    what: object, most: int, most_bytes: int, ratio: int, free: int
) -> None:
    limits = ArchiveLimits(members=most, total_bytes=most_bytes, ratio=ratio, free_bytes=free)
    with TemporaryDirectory() as folder:
        try:
            found = opened(Path(folder), {"a.zip": made(what), "b.bin": made(100)}, limits)
        except ImportRefused:
            return
    let_in = [inside for inside in found if not inside.why]
    assert len(let_in) <= most
    assert sum(inside.archive.size(inside.member) for inside in let_in) <= most_bytes
    first = [inside for inside in let_in if len(inside.names) > 1]
    outer = next(inside.archive for inside in found if len(inside.names) == 1)
    held = sum(inside.archive.size(inside.member) for inside in first)
    assert held <= max(free, ratio * outer.packed("a.zip"))
