"""TV Time's lists as JSON: an episode that is ticked counts at its time, and what has none ticked waits."""

import json
from pathlib import Path

from export_files import day, entries, reasons, told_of

from core.adapters.importers.formats.tvtime import FORMAT
from core.adapters.importers.lines.entries import Status

T = "2023-11-04 15:30:38"


def episode(number: int, **more: object) -> dict[str, object]:
    told = {"id": {"tvdb": number}, "number": number, "name": f"Part {number}", "is_watched": True, "watched_at": T}
    return {**told, **more}


def series(title: str, *episodes: dict[str, object]) -> dict[str, object]:
    return {
        "uuid": "a",
        "id": {"tvdb": 1, "imdb": "tt1"},
        "created_at": T,
        "title": title,
        "seasons": [{"number": 1, "episodes": list(episodes)}],
    }


def film(title: str, **more: object) -> dict[str, object]:
    return {"id": {"tvdb": 1}, "uuid": "a", "created_at": T, "title": title, "year": 1999, **more}


def listed(*things: dict[str, object]) -> bytes:
    return json.dumps(things).encode()


SERIES = listed(series("Tides", episode(1), episode(2, is_watched=False, watched_at=None)))
FILMS = listed(film("Salt Roads", is_watched=True, watched_at=T), film("Moss", is_watched=False, watched_at=None))


def test_an_episode_that_is_ticked_counts_and_another_is_left_out(tmp_path: Path) -> None:
    outcomes = told_of(FORMAT, tmp_path, SERIES)
    assert [(x.title, x.creator, x.identity, x.time) for x in entries(outcomes)] == [
        ("Tides: Part 1", "Tides", "episode tides | s1e1", day(T)),
    ]
    assert reasons(outcomes) == ["an episode that was not watched"]


def test_a_series_and_a_film_without_a_tick_wait(tmp_path: Path) -> None:
    waiting = listed(series("Tides", episode(1, is_watched=False, watched_at=None)))
    (tides,) = entries(told_of(FORMAT, tmp_path, waiting))
    assert (tides.title, tides.kind, tides.status, tides.time) == ("Tides", "series", Status.CANDIDATE, day(T))
    seen, later = entries(told_of(FORMAT, tmp_path, FILMS))
    assert (seen.identity, seen.status, seen.time) == ("film salt roads 1999", Status.DONE, day(T))
    assert (later.title, later.status) == ("Moss", Status.CANDIDATE)


def test_a_tick_without_a_time_is_refused_and_stops_no_other_episode(tmp_path: Path) -> None:
    outcomes = told_of(FORMAT, tmp_path, listed(series("Tides", episode(1, watched_at=None), episode(2))))
    assert [entry.title for entry in entries(outcomes)] == ["Tides: Part 2"]
    assert reasons(outcomes) == ["the time is empty"]


def test_a_series_without_a_title_or_of_another_shape_is_refused_in_words(tmp_path: Path) -> None:
    odd = json.loads(listed(series("", episode(1)), series("Tides", episode(1)), series("Moss")))
    odd[1]["seasons"] = [None, {"number": 1, "episodes": [3]}]
    outcomes = told_of(FORMAT, tmp_path, json.dumps(odd).encode())
    assert [entry.title for entry in entries(outcomes)] == ["Tides", "Moss"]
    assert reasons(outcomes) == ["the title is empty"]
