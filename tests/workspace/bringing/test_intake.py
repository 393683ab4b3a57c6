"""A dropped file looked at and read; the file itself is not kept."""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers import ROW_ORDER, ColumnMapping, ImportRefused
from core.entities import Person
from core.workspace.bringing import intake

GOOD = (
    b"title,watched at,channel\nFirst throw,2024-01-02,Mud\nSecond throw,2024-02-03,Mud\n<b>Third</b>,2025-01-01,Mud\n"
)
BAD = b"title,watched at\nFirst,2024-01-02\nSecond,never\n,2024-01-05\n"


NOOR = Person("noor", "Noor")


def test_a_file_is_looked_at_and_read_at_once() -> None:
    found = intake.look([("history.csv", GOOD)])
    held = intake.contents(found.reading(NOOR, found.names, None))
    assert (held.interactions, held.years) == (3, ((2024, 2), (2025, 1)))
    assert [title for _, title in (*held.first, *held.last)] == ["First throw", "Second throw", "<b>Third</b>"]
    assert held.first[0][0] == datetime(2024, 1, 2, tzinfo=UTC)


def test_first_and_last_moments_never_overlap() -> None:
    for n in range(1, 9):
        rows = "".join(f"Throw {k},2024-01-{k + 1:02d}\n" for k in range(n))
        found = intake.look([("history.csv", f"title,time\n{rows}".encode())])
        held = intake.contents(found.reading(NOOR, found.names, None))
        shown = (*held.first, *held.last)
        assert list(shown) == sorted(set(shown))
        assert len(shown) == min(n, 2 * intake.SHOWN_MOMENTS)


def test_rows_that_cannot_be_read_are_told_with_their_reason() -> None:
    found = intake.look([("history.csv", BAD)])
    reading = found.reading(NOOR, found.names, None)
    assert reading.n_refused == 2
    assert all(refusal.reason for refusal in reading.refused)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04broken", b"\x00\x01\x02"])
def test_a_bad_file_is_trouble_in_words_and_never_an_error(content: bytes) -> None:
    found = intake.look([("history.csv", content)])
    with pytest.raises(ImportRefused, match=r"\.$"):
        found.reading(NOOR, found.names, None)
    assert (found.trouble or found.parcels[0].trouble).endswith(".")


def test_the_files_are_gone_afterwards_and_two_of_one_name_are_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    intake.look([("../../history.csv", GOOD)])
    with intake.on_disk([("a.csv", b"x"), ("a.csv", b"y"), ("/", b"z")]) as paths:
        assert [path.read_bytes() for path in paths] == [b"x", b"y", b"z"]
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_looked_at_each_for_itself_and_read_as_one() -> None:
    found = intake.look([("a.csv", GOOD), ("b.csv", BAD), ("c.png", b"\x89PNG" + bytes(90))])
    assert found.names == ("a.csv", "b.csv")
    assert found.table is None
    assert len(found.reading(NOOR, found.names, None).interactions) == 4
    assert len(found.reading(NOOR, ["b.csv"], None).interactions) == 1


def test_the_order_of_day_and_month_is_read_as_the_person_says() -> None:
    content = b"title,time\nA,03/04/2024\nB,01/02/2024\nC,05/06/2024\n"
    for day_first, month in ((True, 4), (False, 3)):
        found = intake.look([("a.csv", content)], day_first=day_first)
        moments = found.reading(NOOR, found.names, None).interactions
        assert datetime(2024, month, 7 - month, tzinfo=UTC) in [moment.time for moment in moments]


def test_a_column_means_one_thing_at_a_time() -> None:
    mapping = ColumnMapping(title="a", creator="b")
    assert intake.remapped(mapping, "creator", "a") == ColumnMapping(title=None, creator="a")
    assert intake.remapped(mapping, "time", ROW_ORDER).time == ROW_ORDER
    assert intake.remapped(None, "title", "a") == ColumnMapping(title="a")


def test_times_may_be_read_from_the_order_of_the_rows() -> None:
    found = intake.look([("history.csv", GOOD)])
    assert found.table is not None
    assert ROW_ORDER in intake.choices(found.table, "time")
    assert ROW_ORDER not in intake.choices(found.table, "title")


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (0, 10, 5, "0 of 10"),
        (10, 10, 5, "10 of 10"),
        (50, 100, 20, "50 of 100, about 20 seconds left"),
        (95, 100, 20, "95 of 100, a few seconds left"),
        (1000, 5000, 60, "1,000 of 5,000, about 4 minutes left"),
    ],
)
def test_the_time_left_is_said_in_round_words(done: int, total: int, seconds: float, said: str) -> None:
    assert intake.left_in_words(done, total, seconds) == said


def test_the_longest_of_a_files_tables_is_the_one_whose_columns_may_be_changed() -> None:
    shows = [{"seen": "2024-01-02", "show": {"title": f"Show {n}"}} for n in range(3)]
    movies = [{"at": "2024-01-03", "movie": {"title": "Ran"}}]
    found = intake.look([("simkl.json", json.dumps({"shows": shows, "movies": movies}).encode())])
    assert [parcel.name for parcel in found.parcels] == ["simkl.json/shows", "simkl.json/movies"]
    assert found.names == ("simkl.json/shows", "simkl.json/movies")
    assert found.table is not None
    assert found.table.member == "simkl.json/shows"
    turned = intake.look([("simkl.json", json.dumps({"shows": shows, "movies": movies}).encode())], found.table.mapping)
    assert [parcel.n_moments for parcel in turned.parcels] == [3, 1]
    several = intake.look([("a.csv", b"title,time\nHeat,2024-01-02\n"), ("b.csv", b"title,time\nRan,2024-01-02\n")])
    assert several.table is None
