"""Exports as services write them, of one invented person: what they watched, read and saved, built by the tests."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from playwright.sync_api import FilePayload

START = datetime(2026, 1, 5, 18, tzinfo=UTC)
SUBJECTS = {
    "Sourdough": ("Feeding a sourdough starter", "Shaping a sourdough loaf", "Sourdough crumb and hydration"),
    "Bicycle": ("Truing a bicycle wheel", "Replacing a bicycle chain", "Bleeding bicycle disc brakes"),
    "Telescope": (
        "Collimating a Newtonian telescope",
        "Finding Saturn with a telescope",
        "Telescope eyepieces compared",
    ),
}
SAVED = (
    ("Sourdough rye bread with a stiff starter", "https://bread.example/rye"),
    ("Why a sourdough loaf spreads in the oven", "https://bread.example/spreads"),
    ("How to replace the bearings of a bicycle hub", "https://wheels.example/hub"),
    ("A first telescope: what to look at in spring", "https://stars.example/spring"),
)
PARTS = 14
"""Videos of a subject: three wordings in turn, each with the number of its part."""


def watches(n: int = PARTS) -> list[dict[str, object]]:
    """Return the first watches of each subject, as Takeout writes them: newest first."""
    rows = []
    for part in range(n):
        for k, (subject, wordings) in enumerate(SUBJECTS.items()):
            rows.append(_watch(f"{wordings[part % 3]}, part {part + 1}", f"{subject} House", 3 * part + k))
    return rows[::-1]


def _watch(title: str, channel: str, number: int) -> dict[str, object]:
    return {
        "header": "YouTube",
        "title": f"Watched {title}",
        "titleUrl": f"https://www.youtube.com/watch?v={_video(number)}",
        "subtitles": [{"name": channel, "url": "https://www.youtube.com/channel/UC0"}],
        "time": f"{START + timedelta(hours=31 * number):%Y-%m-%dT%H:%M:%S.101Z}",
        "products": ["YouTube"],
    }


def _video(number: int) -> str:
    return f"vid{number:08d}"


def takeout(n: int = PARTS) -> FilePayload:
    """Return a Takeout with a history, searches, a playlist that shares videos with it, and subscriptions."""
    search = {"header": "YouTube", "title": "Searched for rye", "time": "2026-02-01T10:00:00Z", "products": ["YouTube"]}
    search["titleUrl"] = "https://www.youtube.com/results?search_query=rye"
    listed = [(_video(number), "2026-03-01T10:00:00+00:00") for number in (0, 1, 2, 9_000, 9_001)]
    channels = [("UC1", "http://www.youtube.com/channel/UC1", "Rye and Crumb")]
    folder = "Takeout/YouTube and YouTube Music"
    return _zip(
        "takeout.zip",
        {
            f"{folder}/history/watch-history.json": json.dumps(watches(n)),
            f"{folder}/history/search-history.json": json.dumps([search] * 9),
            f"{folder}/playlists/Evenings-videos.csv": _csv("Video ID,Playlist Video Creation Timestamp", listed),
            f"{folder}/subscriptions/subscriptions.csv": _csv("Channel Id,Channel Url,Channel Title", channels),
        },
    )


def read_later() -> FilePayload:
    """Return an Instapaper with articles that were not read."""
    rows = [(link, title, "", "Unread", 1_767_225_600 + n) for n, (title, link) in enumerate(SAVED)]
    return _file("instapaper-export.csv", _csv("URL,Title,Selection,Folder,Timestamp", rows))


def goodreads() -> FilePayload:
    """Return a Goodreads library: three series read, a book of each still to be read."""
    head = "Book Id,Title,Author,ISBN,ISBN13,My Rating,Average Rating,Date Read,Date Added,Exclusive Shelf,My Review"
    rows = [
        _book(10 * n + k, subject, f"volume {n}", f"2025/0{n}/10")
        for n in range(1, 8)
        for k, subject in enumerate(SUBJECTS)
    ]
    rows += [_book(90 + k, subject, "the last volume", "") for k, subject in enumerate(SUBJECTS)]
    return _file("goodreads_library_export.csv", _csv(head, rows))


def _book(number: int, subject: str, volume: str, read: str) -> tuple[object, ...]:
    shelf = "read" if read else "to-read"
    title = f"{subject} for beginners, {volume}"
    return number, title, f"{subject} Press", "", "", 4 if read else 0, 3.9, read, "2025/01/01", shelf, ""


def letterboxd() -> FilePayload:
    """Return a Letterboxd: a diary of films on the same subjects, and a watchlist."""
    day = "2025-{:02d}-19".format
    diary = [
        (
            day(n),
            f"{subject} for beginners: the film {n}",
            2000 + n,
            f"https://boxd.it/{subject[:2]}{n}",
            4,
            "",
            "",
            day(n),
        )
        for n in range(1, 8)
        for subject in SUBJECTS
    ]
    watchlist = [
        ("2025-09-01", f"{subject} for beginners: the last film", 2020, f"https://boxd.it/w{k}")
        for k, subject in enumerate(SUBJECTS)
    ]
    return _zip(
        "letterboxd-noor-2026-01-01.zip",
        {
            "diary.csv": _csv("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date", diary),
            "watchlist.csv": _csv("Date,Name,Year,Letterboxd URI", watchlist),
        },
    )


def awesome_list() -> FilePayload:
    """Return a list of links on one of the subjects."""
    lines = [f"- [Sourdough bread book {n}]({SAVED[0][1]}/{n}) - shaping a sourdough loaf" for n in range(9)]
    return _file("awesome-bread.md", "\n".join(["# Awesome bread", "", "## Sourdough", "", *lines, ""]))


def _csv(head: str, rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head.split(","))
    writer.writerows(rows)
    return text.getvalue()


def _zip(name: str, members: dict[str, str]) -> FilePayload:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    return {"name": name, "mimeType": "application/zip", "buffer": out.getvalue()}


def _file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
