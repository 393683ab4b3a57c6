"""HowLongToBeat: games at the day they were completed, the backlog to come."""

from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_table,
    columns_of,
    day,
    entries,
    odd_tables,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.hltb import FORMAT
from core.adapters.importers.lines.entries import Status

COLUMNS = columns_of(
    "Title,Platform,Playing,Backlog,Replay,Custom-1,Custom-2,Custom-3,Completed,Retired,Retired Notes,Start Date,"
    "Completion Date,Playthrough,Progress,Main Story,Main Story Notes,Main + Extras,Main + Extras Notes,"
    "Completionist,Completionist Notes,Speed Any%,Speed Any% Notes,Speed 100%,Speed 100% Notes,Co-Op,"
    "Multi-Player,General Notes,Storefront,Review,Review Notes,Added,Updated"
)
ROW = {
    "Title": "Portal",
    "Platform": "PC",
    "Completed": "X",
    "Start Date": "2024-03-09",
    "Completion Date": "2024-03-11",
    "Progress": "3:00:00",
    "Review": "90",
    "General Notes": "for my eyes",
    "Added": "2024-03-11 15:54:48",
}
SAMPLES = [{"games.csv": table(COLUMNS, ROW)}]


def test_the_case_gives_two_games_of_2024_with_the_own_score() -> None:
    first, second = entries(told(FORMAT, CASES / "hltb_games.csv"))
    assert (first.title, first.time, first.value) == ("Resident Evil 7: Biohazard", day("2024-02-09"), 70)
    assert (second.title, second.time, second.value) == ("Portal", day("2024-03-11"), 90)
    assert second.length_minutes == 180


@pytest.mark.parametrize(
    ("more", "status", "action", "time", "weak"),
    [
        ({}, Status.DONE, "completed", "2024-03-11", False),
        ({"Completed": "", "Retired": "X"}, Status.DONE, "abandoned", "2024-03-11", False),
        ({"Completed": "", "Playing": "X", "Completion Date": ""}, Status.DONE, "playing", "2024-03-09", False),
        ({"Start Date": "", "Completion Date": ""}, Status.DONE, "completed", "2024-03-11T15:54:48", True),
        ({"Start Date": "", "Completion Date": "2012-00-00"}, Status.DONE, "completed", "2012-01-01", False),
        (
            {"Completed": "", "Backlog": "X", "Start Date": "", "Completion Date": ""},
            Status.CANDIDATE,
            "saved",
            "2024-03-11T15:54:48",
            False,
        ),
    ],
)
def test_a_game_was_played_or_waits(
    tmp_path: Path, more: dict[str, str], status: Status, action: str, time: str, weak: bool
) -> None:
    found = told_of(FORMAT, tmp_path, table(COLUMNS, {**ROW, **more}))
    (game,) = entries(found)
    assert (game.status, game.action, game.time, game.weak) == (status, action, day(time), weak)
    assert "for my eyes" not in repr(found)


ODD = odd_tables(COLUMNS, ROW)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(COLUMNS, more=("X", "2024-03-11", "2012-00-00", "--")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)


def test_a_shorter_table_whose_day_has_another_name_says_the_same(tmp_path: Path) -> None:
    shorter = columns_of("Title,Platform,Playing,Backlog,Replay,Completed,Retired,Date Completed,Added,Review")
    told = {"Title": "Portal", "Platform": "PC", "Completed": "X", "Date Completed": "2024-03-11", "Review": "90"}
    (game,) = entries(told_of(FORMAT, tmp_path, table(shorter, told)))
    assert (game.time, game.action, game.value, game.weak) == (day("2024-03-11"), "completed", 90, False)
