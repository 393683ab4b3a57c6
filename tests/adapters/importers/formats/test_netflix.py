"""Netflix: views of films and episodes, with the series told from the title; extras and short starts are left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import (
    CASES,
    entries_at,
    member_of,
    notes_at,
    outcomes_at,
    part_at,
    reasons_at,
    rows_of,
    written,
)

from core.adapters.importers.formats.netflix import FORMAT
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

HISTORY = (CASES / "netflix_NetflixViewingHistory_us.csv").read_bytes()
ACTIVITY = (CASES / "netflix_ViewingActivity.csv").read_bytes()
MY_LIST = b"Profile Name,Title Name,Country,Utc Title Add Date\nNoor,The Salt Road,DE,2024-05-01\nNoor,,DE,2024-05-01\n"
RATINGS = (
    b"Profile Name,Title Name,Rating Type,Star Value,Thumbs Value,Device Model,Event Utc Ts,Region View Date\n"
    b"Noor,The Salt Road,thumb,,2,TV,2024-05-01 10:00:00,2024-05-01\nNoor,Moss,star,4,,TV,2014-05-01 10:00:00,\n"
)
SEARCHES = b"Profile Name,Device,Is Kids,Query Typed,Displayed Name,Action,Section,Utc Timestamp\nN,T,0,a,b,c,d,e\n"
MESSAGES = b"Profile Name,Title Name,Message Name,Channel,Sent Utc Ts,Click Cnt\nNoor,x,y,EMAIL,2024-05-01,0\n"
SAMPLES = [
    {"NetflixViewingHistory.csv": HISTORY},
    {"ViewingActivity.csv": ACTIVITY},
    {"MyList.csv": MY_LIST, "Ratings.csv": RATINGS, "SearchHistory.csv": SEARCHES, "Messages.csv": MESSAGES},
]


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=UTC)


def days_at(name: str) -> list[datetime | None]:
    return [entry.time for entry in entries_at(FORMAT, CASES / name)]


def test_a_file_that_excel_broke_is_read_by_one_order_and_its_letters_are_mended() -> None:
    path = CASES / "netflix_NetflixViewingHistory_excel-mangled.csv"
    assert days_at(path.name) == [
        *(day(2025, 4, number) for number in (21, 20, 19, 19, 12)),
        day(2025, 3, 5),
        day(2025, 3, 5),
    ]
    assert entries_at(FORMAT, path)[4].title == "Black Mirror: Season 7: Bête Noire"
    assert "mended: 1." in notes_at(FORMAT, path)


def test_the_days_of_every_country_are_read_as_meant() -> None:
    assert days_at("netflix_NetflixViewingHistory_us.csv")[6] == day(2024, 6, 2)
    assert days_at("netflix_NetflixViewingHistory_de.csv") == [day(2023, 1, 24), day(2023, 1, 5), day(2023, 1, 4)]
    assert days_at("netflix_NetflixViewingHistory_au.csv")[2] == day(2025, 3, 2)
    assert days_at("netflix_NetflixViewingHistory_iso.csv")[0] == day(2021, 12, 15)


def test_episodes_are_held_together_by_their_series() -> None:
    series = [entry.creator for entry in entries_at(FORMAT, CASES / "netflix_NetflixViewingHistory_us.csv")]
    assert series == ["White Collar", "Travelers", "", "", "", "", "White Collar", "Doctor Who", "White Collar"]
    assert [e.creator for e in entries_at(FORMAT, CASES / "netflix_NetflixViewingHistory_de.csv")] == [
        "",
        "Dark",
        "Dark",
    ]
    assert entries_at(FORMAT, CASES / "netflix_NetflixViewingHistory_iso.csv")[0].creator == "Tiger King"


def test_every_profile_has_its_views_and_extras_and_starts_are_left_out() -> None:
    path = CASES / "netflix_ViewingActivity.csv"
    assert [(entry.owner, entry.creator) for entry in entries_at(FORMAT, path)] == [
        ("Noor", "DAHMER: Monster: The Jeffrey Dahmer Story"),
        ("Noor", "DAHMER: Monster: The Jeffrey Dahmer Story"),
        ("Kids", "Bluey"),
    ]
    assert entries_at(FORMAT, path)[0].time == datetime(2022, 10, 17, 23, 42, tzinfo=UTC)
    assert reasons_at(FORMAT, path) == [
        "a trailer or another extra",
        "a trailer or another extra",
        "played for less than 30 seconds",
    ]
    assert rows_of(outcomes_at(FORMAT, path)) == [2, 3, 4, 5, 6, 7]


def test_an_episode_is_the_same_thing_in_both_files(tmp_path: Path) -> None:
    history = written(tmp_path, b'Title,Date\n"Bluey: Season 1: Hospital","10/15/22"\n', "h")
    assert entries_at(FORMAT, history)[0].identity == "episode bluey | hospital"
    assert entries_at(FORMAT, CASES / "netflix_ViewingActivity.csv")[2].identity == "episode bluey | hospital"


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("Dark: Staffel 1: Lügen", "Dark"),
        ("La casa de papel: Temporada 2: Episodio 3", "La casa de papel"),
        ("Lupin : Saison 1: Chapitre 1", "Lupin"),
        ("深夜食堂: シーズン1: タンメン", "深夜食堂"),
        ("오징어 게임: 시즌 1: 깐부", "오징어 게임"),
        ("三体: 第 1 季: 倒计时", "三体"),
        ("Die Kaiserin: Miniserie: Die Ankunft", "Die Kaiserin"),
        ("Ozark: Part 2: A Hard Way to Go", "Ozark"),
        ("Mission: Impossible: Fallout", ""),
        ("Tenet", ""),
    ],
)
def test_a_series_is_told_in_every_language_and_a_film_with_a_colon_is_none(
    tmp_path: Path, title: str, series: str
) -> None:
    path = written(tmp_path, f'Title,Date\n"{title}","24.01.23"\n'.encode())
    (entry,) = entries_at(FORMAT, path)
    assert (entry.title, entry.creator, entry.kind) == (title, series, "episode" if series else "film")


@pytest.mark.parametrize(
    "content",
    [
        "Title;Date\nDark: Staffel 1: Lügen;24.01.23\nTenet;23.01.23\n",
        'Título,Fecha\n"La casa: Temporada 1: Uno","24/1/23"\n"Tenet","23/1/23"\n',
        '\ufeffTitre,Date\r\n"Lupin: Saison 1: Un","24/01/2023"\r\n"Tenet","23/01/2023"\r\n',
    ],
)
def test_a_history_that_was_saved_anew_or_is_in_another_language_is_known(tmp_path: Path, content: str) -> None:
    first, second = entries_at(FORMAT, written(tmp_path, content.encode()))
    assert (first.time, second.time, second.title) == (day(2023, 1, 24), day(2023, 1, 23), "Tenet")


def test_episodes_that_have_only_a_number_are_told_apart_by_their_season(tmp_path: Path) -> None:
    rows = b'Title,Date\n"Muted: Season 1: Episode 1","1/24/23"\n"Muted: Season 2: Episode 1","1/25/23"\n'
    first, second = entries_at(FORMAT, written(tmp_path, rows))
    assert first.identity != second.identity


def test_an_order_of_day_and_month_that_nothing_tells_is_said_and_obeys_the_person(tmp_path: Path) -> None:
    rows = b'Title,Date\n"Dark: Season 1: Lies","01/02/2023"\n'
    assert "were read with" in notes_at(FORMAT, written(tmp_path, rows))


@pytest.mark.parametrize(
    "content",
    [
        b"Title,Date\nKeeping a levain,2024-01-01\nRye,2024-01-02\n",
        b"title,date,rating\nDark: Season 1: Lies,2024-01-01,5\n",
        b"Title,Date\n",
    ],
)
def test_any_table_of_titles_and_days_is_not_taken_for_netflix(tmp_path: Path, content: bytes) -> None:
    assert FORMAT.part(member_of(written(tmp_path, content))) is None


def test_my_list_waits_and_ratings_count_where_no_view_is_told(tmp_path: Path) -> None:
    (saved,) = entries_at(FORMAT, written(tmp_path, MY_LIST))
    assert (saved.title, saved.status, saved.owner) == ("The Salt Road", Status.CANDIDATE, "Noor")
    assert reasons_at(FORMAT, written(tmp_path, MY_LIST)) == ["it has no title"]
    thumb, stars = entries_at(FORMAT, written(tmp_path, RATINGS))
    assert (thumb.value, stars.value, thumb.weak, stars.weak) == (None, 4.0, True, True)


@pytest.mark.parametrize("content", [SEARCHES, MESSAGES])
def test_what_is_neither_says_what_it_is_and_what_to_bring(tmp_path: Path, content: bytes) -> None:
    part = part_at(FORMAT, written(tmp_path, content))
    assert (part.role, part.read) == (Role.NEITHER, None)
    assert "ViewingActivity" in part.step


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("", "the time is empty"),
        ("1601-01-01", "the year 1601 cannot be right"),
        ("1999-01-01", "the year 1999 cannot be right"),
        ("2027-01-01", "the time lies in the future"),
    ],
)
def test_a_view_without_a_time_that_can_be_right_is_refused(tmp_path: Path, when: str, reason: str) -> None:
    rows = f"Title,Date\nDark: Season 1: Secrets,2023-01-01\nDark: Season 1: Lies,{when}\n".encode()
    assert reasons_at(FORMAT, written(tmp_path, rows)) == [reason]
