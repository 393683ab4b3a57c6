"""Letterboxd: watches at their day, a rewatch of the same film, and never the watchlist as history."""

import zipfile
from pathlib import Path

import pytest
from export_files import (
    CASES,
    check_table,
    day,
    entries,
    odd_tables,
    part_of_file,
    reasons,
    table,
    tables,
    told,
    told_of,
)
from hypothesis import given
from strategies import LAWS

from core.adapters.importers.formats.letterboxd import FORMAT
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

FILM = ("Date", "Name", "Year", "Letterboxd URI")
DIARY = (*FILM, "Rating", "Rewatch", "Tags", "Watched Date")
REVIEWS = (*FILM, "Rating", "Rewatch", "Review", "Tags", "Watched Date")
PROFILE = ("Date Joined", "Username", "Given Name", "Family Name", "Email Address", "Favorite Films")
ROW = {
    "Date": "2024-03-02",
    "Name": "Salt Roads",
    "Year": "1999",
    "Letterboxd URI": "https://boxd.it/a1",
    "Rating": "3.5",
}
WATCHED = {**ROW, "Watched Date": "2024-03-01", "Tags": "cinema, with N", "Rewatch": "Yes"}
LIST = (
    b"Letterboxd list export v7\nDate,Name,Tags,URL,Description\n"
    b'2021-11-06,Sea films,"best, wet",https://boxd.it/l1,"A list,\nover two lines."\n\n'
    b"Position,Name,Year,URL,Description\n1,Low Tide,2019,https://boxd.it/b,\n2,Salt Roads,1999,https://boxd.it/a1,again\n"
)
SAMPLES = [
    {
        "diary.csv": table(DIARY, WATCHED),
        "watched.csv": table(FILM, ROW),
        "ratings.csv": table((*FILM, "Rating"), ROW),
        "reviews.csv": table(REVIEWS, WATCHED),
        "watchlist.csv": table(FILM, ROW),
        "profile.csv": table(PROFILE, {"Username": "someone"}),
        "comments.csv": b"Date,Content,Comment\n",
        "likes/films.csv": table(FILM, ROW),
        "likes/reviews.csv": b"Date,Letterboxd URI\n2024-01-01,https://boxd.it/x\n",
        "lists/sea-films.csv": LIST,
        "deleted/diary.csv": table(DIARY, WATCHED),
        "orphaned/reviews.csv": table(REVIEWS, WATCHED),
    }
]
ROLES = {
    "diary.csv": Role.HISTORY,
    "watched.csv": Role.HISTORY,
    "ratings.csv": Role.HISTORY,
    "reviews.csv": Role.HISTORY,
    "likes/films.csv": Role.HISTORY,
    "watchlist.csv": Role.BACKLOG,
    "lists/sea-films.csv": Role.BACKLOG,
}


def test_the_diary_of_the_case_tells_of_four_watches_of_three_films_at_the_day_they_were_watched() -> None:
    found = entries(told(FORMAT, CASES / "letterboxd_diary.csv"))
    assert [entry.time for entry in found] == [
        day(f"20{text}") for text in ("25-02-24", "26-04-14", "26-08-18", "26-08-18")
    ]
    assert [entry.value for entry in found] == [3, None, None, 2]
    assert len({entry.identity for entry in found}) == 3
    assert found[3].title == "Filipiñana"
    assert found[1].link != found[2].link


def test_of_the_zip_the_watchlist_waits_and_what_is_deleted_or_about_the_account_is_neither(tmp_path: Path) -> None:
    with zipfile.ZipFile(CASES / "letterboxd-someone-2026-08-20.zip") as archive:
        archive.extractall(tmp_path)
        roles = {name: part_of_file(FORMAT, tmp_path / name, name) for name in archive.namelist()}
    assert all(roles.values())
    assert {name for name, part in roles.items() if part and part.role is Role.NEITHER} == {
        "profile.csv",
        "comments.csv",
        "deleted/diary.csv",
    }
    waiting = entries(told(FORMAT, tmp_path / "watchlist.csv"))
    assert len(waiting) == 40
    assert {entry.status for entry in waiting} == {Status.CANDIDATE}


@pytest.mark.parametrize(("name", "content"), list(SAMPLES[0].items()))
def test_a_file_is_history_backlog_or_neither_and_what_is_neither_says_why(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "file").write_bytes(content)
    part = part_of_file(FORMAT, tmp_path / "file", name)
    assert part is not None
    assert part.role is ROLES.get(name, Role.NEITHER)
    assert (part.why == "") is (part.read is not None)


def test_a_watch_keeps_its_rating_tags_and_review(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(REVIEWS, {**WATCHED, "Review": "Long.<br/>Calm."})))
    assert (found.value, found.tags, found.text) == (3.5, ("cinema", "with N"), "Long. Calm.")
    assert (found.kind, found.action, found.weak) == ("film", "watched", False)
    assert (found.identity, found.link) == ("film salt roads 1999", "https://boxd.it/a1")
    assert found.published is not None
    assert found.published.year == 1999


@pytest.mark.parametrize(
    ("name", "columns"), [("watched.csv", FILM), ("ratings.csv", (*FILM, "Rating")), ("likes/films.csv", FILM)]
)
def test_what_is_only_marked_rated_or_liked_counts_weakly_at_the_day_of_marking(
    tmp_path: Path, name: str, columns: tuple[str, ...]
) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(columns, ROW), name))
    assert (found.weak, found.time, found.status) == (True, day("2024-03-02"), Status.DONE)
    assert found.value == (3.5 if name == "ratings.csv" else None)


def test_a_review_without_a_day_of_watching_counts_weakly_at_the_day_it_was_written(tmp_path: Path) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(REVIEWS, {**ROW, "Review": "Calm."})))
    assert (found.weak, found.time, found.text) == (True, day("2024-03-02"), "Calm.")


def test_the_films_of_a_list_are_saved_under_its_name(tmp_path: Path) -> None:
    found = entries(told_of(FORMAT, tmp_path, LIST, "lists/sea-films.csv"))
    assert [(entry.title, entry.status, entry.tags) for entry in found] == [
        ("Low Tide", Status.CANDIDATE, ("Sea films",)),
        ("Salt Roads", Status.CANDIDATE, ("Sea films",)),
    ]
    assert found[1].identity == "film salt roads 1999"


@pytest.mark.parametrize("content", [LIST[:60], LIST[:150]])
def test_a_list_that_is_cut_off_before_its_films_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportRefused, match="Export the list again"):
        told_of(FORMAT, tmp_path, content, "lists/x.csv")


@pytest.mark.parametrize("end", [b'3,"open', b"4,,\n"])
def test_a_broken_end_of_a_list_costs_that_row_only(tmp_path: Path, end: bytes) -> None:
    outcomes = told_of(FORMAT, tmp_path, LIST + end, "lists/x.csv")
    assert len(entries(outcomes)) == 2
    assert len(reasons(outcomes)) == 1


def test_films_of_which_nothing_says_whether_they_were_watched_are_not_taken_as_watched(tmp_path: Path) -> None:
    (tmp_path / "upload.csv").write_bytes(table(FILM, ROW))
    part = part_of_file(FORMAT, tmp_path / "upload.csv")
    assert part is not None
    assert part.role is Role.NEITHER
    assert "watchlist.csv" in part.why


@pytest.mark.parametrize("name", ["watchlist-someone-2026-01-01.csv", "Watchlist (1).csv"])
def test_a_watchlist_brought_alone_is_known_by_the_name_that_letterboxd_gives_it(tmp_path: Path, name: str) -> None:
    (found,) = entries(told_of(FORMAT, tmp_path, table(FILM, ROW), name))
    assert found.status is Status.CANDIDATE


def test_an_ordinary_table_of_films_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "films.csv").write_bytes(b"Date,Name,Year,Rating\n2024-01-01,Salt Roads,1999,4\n")
    assert part_of_file(FORMAT, tmp_path / "films.csv") is None
    (tmp_path / "comments.csv").write_bytes(b"Date,Content,Comment\n2024-01-01,A,B\n")
    assert part_of_file(FORMAT, tmp_path / "comments.csv") is None


ODD = odd_tables(REVIEWS, WATCHED)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_in_words_or_told_of_row_by_row(tmp_path: Path, content: bytes) -> None:
    check_table(FORMAT, tmp_path, content)


@LAWS
@given(content=tables(REVIEWS, more=("2024-03-01", "Salt Roads", "http://boxd.it/a")))
def test_whatever_the_cells_hold_every_row_is_told_of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_table(FORMAT, tmp_path_factory.mktemp("any"), content)
