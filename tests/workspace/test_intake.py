"""A dropped file looked at and read; the file itself is not kept."""

import tempfile
from pathlib import Path

import pytest

from core.adapters.importers import ROW_ORDER, ColumnMapping
from core.workspace import intake

GOOD = (
    b"title,watched at,channel\nFirst throw,2024-01-02,Mud\nSecond throw,2024-02-03,Mud\n<b>Third</b>,2025-01-01,Mud\n"
)
BAD = b"title,watched at\nFirst,2024-01-02\nSecond,never\n,2024-01-05\n"


def test_a_file_is_looked_at_and_read_at_once() -> None:
    found = intake.look("history.csv", GOOD, "Me")
    assert found.reading is not None
    held = intake.contents(found.reading)
    assert (held.interactions, held.years, held.titles[0]) == (3, "2024 to 2025", "First throw")


def test_rows_that_cannot_be_read_are_told_with_their_reason() -> None:
    found = intake.look("history.csv", BAD, "Me")
    assert found.reading is not None
    assert found.reading.n_refused == 2
    assert all(refusal.reason for refusal in found.reading.refused)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04broken", b"\x00\x01\x02"])
def test_a_bad_file_is_trouble_in_words_and_never_an_error(content: bytes) -> None:
    found = intake.look("history.csv", content, "Me")
    assert found.reading is None
    assert found.trouble.endswith(".")


def test_the_file_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    intake.look("../../history.csv", GOOD, "Me")
    with intake.on_disk("a.csv", b"x") as path:
        assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == []


def test_a_column_means_one_thing_at_a_time() -> None:
    mapping = ColumnMapping(title="a", creator="b")
    assert intake.remapped(mapping, "creator", "a") == ColumnMapping(title=None, creator="a")
    assert intake.remapped(mapping, "time", ROW_ORDER).time == ROW_ORDER
    assert intake.remapped(None, "title", "a") == ColumnMapping(title="a")


def test_times_may_be_read_from_the_order_of_the_rows() -> None:
    found = intake.look("history.csv", GOOD, "Me")
    assert found.inspection is not None
    assert ROW_ORDER in intake.choices(found.inspection, "time")
    assert ROW_ORDER not in intake.choices(found.inspection, "title")


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
