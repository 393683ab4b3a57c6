"""IMDb: what the person rated, with their own rating; a list or watchlist is saved unless its rows were rated."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.cells import minutes_of, number_of
from core.adapters.importers.texts.titles import episode, film, https, own_rating, parts_in, series

_COLUMNS = ("const", "title", "title type", "year")
_OWN = ("your rating", "you rated")
_FILM = re.compile(r"film|movie|pel[ií]cula|映画|фильм|short|corto|kurz", re.IGNORECASE)
_EPISODE = re.compile(r"[eé]pisod|folge|エピソード|эпизод|aflevering|odcinek", re.IGNORECASE)
_SERIES = re.compile(r"series?\b|s[eé]rie|シリーズ|сериал|serial", re.IGNORECASE)
_GAME = re.compile(r"game|spiel|juego|jeu|gioco|jogo|ゲーム|игра", re.IGNORECASE)
_UNDATED = "Rated titles without a Date Rated stand at the day they were put on the list"


def part(member: Member) -> Part | None:
    """Return what a file is to IMDb, by its columns; a list is told from ratings by the place of its rows."""
    head = member.head()
    if not has_header(head, *_COLUMNS):
        return None
    if has_header(head, "position", "created") and not has_header(head, "you rated"):
        return Part(what="titles on a list", role=Role.BACKLOG, read=read)
    return Part(what="ratings", role=Role.HISTORY, read=read) if any(has_header(head, own) for own in _OWN) else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every title; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, ("date rated", "created"), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a rated title at the day it was rated, of another as saved; the public rating is never taken."""
    value, rated = own_rating(row.get(*_OWN)), row.get("date rated")
    if not value and not rated:
        yield replace(_title(row), time=row.day_or_none("created"), status=Status.CANDIDATE, action="saved")
        return
    yield replace(_title(row), time=row.day("date rated", "created"), value=value, action="rated", weak=True)
    if not rated:
        yield Note(_UNDATED)


def _title(row: DatedRow) -> Entry:
    title, kind, year = row.get("title"), _kind(row.get("title type")), row.get("year")
    return Entry(
        row=row.row,
        title=title,
        creator=row.get("directors"),
        kind=kind,
        identity=_identity(title, kind, year) or f"imdb {row.get('const')}",
        link=https(row.get("url")),
        text=row.get("description"),
        tags=parts_in(row.get("genres")),
        length_minutes=minutes_of(row.get("runtime mins"), "min"),
        published=_published(row),
        popularity=number_of(row.get("num votes")),
    )


def _identity(title: str, kind: str, year: str) -> str:
    if kind == "film":
        return film(title, year)
    if kind == "series":
        return series(title)
    of_series, _, name = title.partition(": ")
    return episode(of_series, name) if kind == "episode" else ""


def _kind(written: str) -> str:
    """Return what a title is, from the word for it in the languages of the site."""
    words = written.replace("tvEpisode", "tv episode").replace("videoGame", "video game")
    for pattern, kind in ((_EPISODE, "episode"), (_FILM, "film"), (_SERIES, "series"), (_GAME, "game")):
        if pattern.search(words):
            return kind
    return "film" if not written or "TV" in written or "ideo" in written else "title"


def _published(row: DatedRow) -> date | None:
    """Return the day a title came out, else the first day of its year."""
    day: datetime | None = row.day_or_none("release date", "release date month day year")
    return day.date() if day else published_in(row.get("year"))


FORMAT = Service(
    key="imdb",
    name="IMDb",
    thing="IMDb ratings and lists",
    how="On imdb.com: Your ratings, Watchlist or a list, menu, Export; bring the CSV from Your exports.",
    taken="Every rated title at the day it was rated with the person's own rating; titles of a list or the watchlist "
    "that were not rated wait in the backlog.",
    part=part,
)
