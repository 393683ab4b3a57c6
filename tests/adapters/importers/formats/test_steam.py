"""Steam: games that were played count at their last time, the others wait in the backlog."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import entries_at, member_of, outcomes_at, reasons_at, records, rows_of, written

from core.adapters.importers.formats.steam import FORMAT
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Status

GAMES = [
    {"appid": 400, "name": "Portal", "playtime_forever": 340, "rtime_last_played": 1712318340},
    {"appid": 620, "name": "Moss Garden", "playtime_forever": 0, "rtime_last_played": 0},
    {"appid": 7, "playtime_forever": 5},
    {"appid": 8, "name": "Salt", "playtime_forever": 60, "rtime_last_played": 0},
    {"appid": 9, "name": "Rye", "playtime_forever": 60, "rtime_last_played": 86400},
]
ANSWER = json.dumps({"response": {"game_count": len(GAMES), "games": GAMES}}).encode()
TABLE = b"game,id,hours,last_played\nPortal,400,5.7,2024-04-05 11:59:00\nMoss Garden,620,0,\nSalt,8,1.5,\n,9,0,\n"
API_TABLE = b"appid,name,playtime_forever,rtime_last_played\n400,Portal,340,1712318340\n620,Moss Garden,0,0\n"
SAMPLES = [{"GetOwnedGames.json": ANSWER}, {"games.json": records(*GAMES)}, {"a.csv": TABLE}, {"b.csv": API_TABLE}]


@pytest.mark.parametrize("content", [ANSWER, records(*GAMES), json.dumps({"games": GAMES}).encode()])
def test_games_of_the_web_api_are_played_or_wait(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    played, waiting = entries_at(FORMAT, path)
    assert (played.title, played.time, played.status) == (
        "Portal", datetime(2024, 4, 5, 11, 59, tzinfo=UTC), Status.DONE,
    )  # fmt: skip
    assert (waiting.title, waiting.time, waiting.status) == ("Moss Garden", None, Status.CANDIDATE)
    assert played.link == "https://store.steampowered.com/app/400/"
    assert reasons_at(FORMAT, path) == [
        "it has no title; ask Steam for it with include_appinfo=1",
        "the time is empty",
        "the year 1970 cannot be right",
    ]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("content", [TABLE, API_TABLE])
def test_tables_of_a_library_give_the_same(tmp_path: Path, content: bytes) -> None:
    played, waiting = entries_at(FORMAT, written(tmp_path, content))
    assert (played.identity, played.time) == ("steam 400", datetime(2024, 4, 5, 11, 59, tzinfo=UTC))
    assert (waiting.title, waiting.status) == ("Moss Garden", Status.CANDIDATE)


def test_rows_that_say_too_little_are_refused(tmp_path: Path) -> None:
    assert reasons_at(FORMAT, written(tmp_path, TABLE)) == ["the time is empty", "it has no title"]


def test_a_library_without_games_is_refused_in_words(tmp_path: Path) -> None:
    content = ANSWER.replace(b'"games"', b'"others"')
    with pytest.raises(ImportRefused, match="Make the profile public"):
        outcomes_at(FORMAT, written(tmp_path, content))


@pytest.mark.parametrize("content", [b"game,hours\nPortal,5\n", b"name,appid\nx,1\n", b'{"games": [{"name": "x"}]}'])
def test_any_list_of_games_is_not_taken_for_it(tmp_path: Path, content: bytes) -> None:
    assert FORMAT.part(member_of(written(tmp_path, content))) is None
