"""Every file of the collection of cases, from the file to the history: what is in it, once, at its time, or its reason.

A case of `manifest.json` says what kind of file it is, where its shape comes from, what is expected in words, and
what that is to the letter: moments ('time title / creator = value (person)'), things saved for later, rows that were
there twice, left out or refused, or the words of a refusal. Where more is done than was expected the case says the
more: subscriptions of an OPML file wait as candidates, a trailer of Prime Video is no watch, and workbooks are read
(the two of the collection are damaged and refused as workbooks; `test_spreadsheet` reads whole ones).
"""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from adapters.importers.parts_read import CASES

from core.adapters.importers import ImportRefused, Reading, look_into
from core.adapters.importers.joined import choosing
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
MANIFEST: list[dict[str, Any]] = json.loads((CASES / "manifest.json").read_text(encoding="utf-8"))
REFUSED = [case for case in MANIFEST if "refusal" in case]
READ = [case for case in MANIFEST if "refusal" not in case]
SEVERAL = {"ml-100k.zip", "ml-1m.zip", "ml-latest-small.zip", "b68_person_col_numbers.csv"}
"""Cases that hold the histories of several people."""
PRIVATE = {
    "goodreads_library_export.csv": "met at the library",
    "spotify_Streaming_History_Audio_2025_0.json": "203.0.113",
    "raindrop_export.csv": "works offline",
}
"""Words of a private note or an address of a device that a case holds."""


def brought(name: str) -> Reading:
    """Return a case as Noor brings it."""
    return choosing.read(look_into([CASES / name], now=NOW), NOOR)


def things(reading: Reading) -> dict[str, str]:
    return {item.item_id: f"{item.title} / {item.creator}" if item.creator else item.title for item in reading.items}


def told(reading: Reading) -> dict[str, object]:
    """Return a reading as the manifest writes one down, without what is empty."""
    named, people = things(reading), {person.person_id: person.name for person in reading.people}
    moments = [
        f"{x.time:%Y-%m-%d %H:%M:%S} {named[x.item_id]}"
        + ("" if x.value is None else f" = {x.value:g}")
        + (f" ({people[x.person_id]})" if len(people) > 1 else "")
        for x in reading.interactions
    ]
    rest = {
        "saved": [named[saved.item_id] for saved in reading.saved],
        "duplicates": reading.duplicates,
        "refused": [f"{row.row}: {row.reason}" for row in reading.refused],
        "left out": dict(sorted(reading.reasons)),
    }
    return {"moments": moments, **{key: value for key, value in rest.items() if value}}


def ids(case: dict[str, Any]) -> str:
    return str(case["file"])


@pytest.mark.parametrize("case", READ, ids=ids)
def test_a_case_is_read_to_the_letter_and_every_row_of_it_is_counted_once(case: dict[str, Any]) -> None:
    reading = brought(case["file"])
    meant = {key: case[key] for key in ("moments", "saved", "duplicates", "refused", "left out") if key in case}
    assert told(reading) == meant
    kept = len(reading.interactions) + len(reading.saved)
    assert reading.n_rows == kept + reading.duplicates + reading.n_refused + reading.left_out


@pytest.mark.parametrize("case", REFUSED, ids=ids)
def test_a_case_that_gives_nothing_says_what_it_is_and_what_to_do(case: dict[str, Any]) -> None:
    with pytest.raises(ImportRefused) as refusal:
        brought(case["file"])
    assert str(refusal.value) == case["refusal"]


@pytest.mark.parametrize("case", READ, ids=ids)
def test_a_case_is_the_persons_who_was_chosen_unless_it_holds_several_peoples(case: dict[str, Any]) -> None:
    people = brought(case["file"]).people
    assert (people == (NOOR,)) == (case["file"] not in SEVERAL)


@pytest.mark.parametrize("name", PRIVATE)
def test_private_notes_and_addresses_of_devices_are_kept_nowhere(name: str) -> None:
    assert PRIVATE[name] in (CASES / name).read_text(encoding="utf-8").casefold()
    assert PRIVATE[name] not in repr(brought(name)).casefold()


def test_every_case_is_a_file_once_and_every_file_is_a_case() -> None:
    files = Counter(case["file"] for case in MANIFEST)
    assert set(files.values()) == {1}
    assert files.keys() == {path.name for path in CASES.iterdir() if path.is_file()} - {"manifest.json"}


def test_a_reading_list_is_tagged_by_what_it_says_of_its_pages() -> None:
    texts = {item.title: item.text for item in brought("pinboard_export.json").items}
    assert texts["Complexities of an Infinite Scroller"].startswith("Re-use your DOM elements")
    assert texts["Dummy PDF file"] == "dummy, PDF, file"


def test_lengths_and_letters_come_in_as_they_were_meant() -> None:
    assert [item.length_minutes for item in brought("audible_library.tsv").items] == [585, 500]
    assert "Brot backen für Anfänger 🥖 / Krumenhof" in things(brought("facebook_your_saved_items.json")).values()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("youtube_playlist_watch-later.csv", "only ids of videos"),
        ("goodreads_library_export.csv", "without a Date Read"),
        ("netflix_NetflixViewingHistory_excel-mangled.csv", "mended: 1"),
        ("reddit_saved_posts.csv", "no times"),
        ("twitter_like.js", "does not tell when"),
        ("audible_library.tsv", "everyone's"),
    ],
)
def test_what_was_assumed_of_a_case_is_said(name: str, said: str) -> None:
    assert said in " ".join(brought(name).notes)


def test_the_same_film_seen_again_is_one_film() -> None:
    reading = brought("letterboxd_diary.csv")
    assert (len(reading.interactions), len(reading.items)) == (4, 3)


def test_of_a_takeout_the_searches_and_of_a_films_export_the_watchlist_are_no_history() -> None:
    parcels = look_into([CASES / "youtube_takeout_json.zip"], now=NOW)
    roles = {parcel.what: str(parcel.role) for parcel in parcels}
    assert roles["searches"] == "neither"
    films = look_into([CASES / "letterboxd-someone-2026-08-20.zip"], now=NOW)
    assert {parcel.name: (parcel.n_moments, parcel.n_saved) for parcel in films}["watchlist.csv"] == (0, 40)
