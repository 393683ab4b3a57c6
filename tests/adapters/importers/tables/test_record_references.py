"""Records that point at things of another list, by its name and by ids that are all there, are told by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.tables.record_references import with_what_they_point_at

GAMES = [
    {"id": 1, "name": "Wingspan", "created_at": "2019-01-01"},
    {"id": 2, "name": "Brass", "designer": "M. Wallace"},
]


def plays(column: str, *ids: object) -> list[object]:
    return [{column: each, "played_at": f"2024-01-0{n}"} for n, each in enumerate(ids, 1)]


@pytest.mark.parametrize("column", ["gameRefId", "game_id", "gameId", "Game ID", "game uuid"])
@pytest.mark.parametrize("name", ["games", "game", "library.games", "boardGames"])
def test_a_play_is_given_its_game_by_any_way_to_name_it(column: str, name: str) -> None:
    told = with_what_they_point_at({"plays": plays(column, 2, "1"), name: GAMES})
    assert told["plays"] == [
        {column: 2, "played_at": "2024-01-01", "name": "Brass", "designer": "M. Wallace"},
        {column: "1", "played_at": "2024-01-02", "name": "Wingspan"},
    ]
    assert told[name] == GAMES


@pytest.mark.parametrize(
    ("column", "ids", "games"),
    [
        ("playerRefId", (1, 2), GAMES),
        ("game", (1, 2), GAMES),
        ("gameRefId", (1, 7), GAMES),
        ("gameRefId", (1, 2), [*GAMES, {"id": 2, "name": "Brass"}]),
        ("gameRefId", (1, 2), [{"id": 1, "size": 3}, {"id": 2, "size": 4}]),
        ("gameRefId", ([1], {"a": 2}), GAMES),
        ("gameRefId", (True, True), GAMES),
    ],
    ids=["another name", "no pointer", "ids that are not there", "an id twice", "no titles", "no ids", "truths"],
)
def test_what_does_not_surely_point_stays_as_it_is(column: str, ids: tuple[object, ...], games: list[object]) -> None:
    lists = {"plays": plays(column, *ids), "games": games}
    assert with_what_they_point_at(lists) == lists


def test_a_list_with_titles_of_its_own_keeps_them() -> None:
    lists = {"plays": [{"gameId": 1, "title": "Wingspan with Ada"}], "games": GAMES}
    assert with_what_they_point_at(lists) == lists


VALUE = st.none() | st.booleans() | st.integers(0, 4) | st.text(max_size=3) | st.lists(st.integers(), max_size=1)
RECORD = st.dictionaries(st.sampled_from(["id", "gameId", "name", "played_at", "x"]), VALUE, max_size=4)


@given(plays=st.lists(RECORD | VALUE, max_size=6), games=st.lists(RECORD | VALUE, max_size=6))
def test_no_record_is_lost_and_what_it_says_itself_stays(plays: list[object], games: list[object]) -> None:
    told = with_what_they_point_at({"plays": plays, "games": games})
    assert told["games"] == games
    assert len(told["plays"]) == len(plays)
    for before, after in zip(plays, told["plays"], strict=True):
        assert after == (before if not isinstance(before, dict) else {**after, **before})  # type: ignore[dict-item]
