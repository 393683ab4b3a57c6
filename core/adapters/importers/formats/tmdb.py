"""TMDB: what the person rated, with their own rating; the watchlist has the same columns and no rating of theirs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.adapters.importers.lines.days import DatedRow, published_in, table_outcomes
from core.adapters.importers.lines.entries import Entry, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.texts.titles import episode, film, numbered, own_rating, series

_COLUMNS = ("tmdb id", "type", "name", "release date", "your rating")


_YEAR = len("2024")
"""Signs of a year before its month."""


def part(member: Member) -> Part | None:
    """Return what a file is to TMDB, by its columns; ratings and watchlist are told apart row by row."""
    if not has_header(member.head(), *_COLUMNS):
        return None
    return Part(what="ratings and titles to watch", role=Role.HISTORY, read=read)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every title; raises ImportRefused for a file that is no table."""
    yield from table_outcomes(path, reader, ("date rated", "date added"), _outcomes)


def _outcomes(row: DatedRow) -> Iterator[Outcome]:
    """Tell of a rated title at its day; one without a rating was put on the watchlist on that day."""
    value, added = own_rating(row.get("your rating")), ("date rated", "date added")
    if value is None:
        yield replace(_title(row), time=row.day_or_none(*added), status=Status.CANDIDATE, action="saved")
    else:
        yield replace(_title(row), time=row.day(*added), value=value, action="rated", weak=True)


def _title(row: DatedRow) -> Entry:
    """Return a film, a series, one of its seasons or an episode."""
    name, season, number = row.get("name"), row.get("season number"), row.get("episode number")
    released, item, is_film = row.get("release date"), row.get("tmdb id"), row.get("type").casefold() == "movie"
    shown = f"{name}: Season {season}" if name and season else name
    identity = series(shown)
    if is_film:
        identity, shown = film(name, released[:_YEAR]), name
    elif number:
        identity, shown = episode(name, numbered(season, number)), f"{shown}, Episode {number}"
    known = item.isascii() and item.isdigit()
    return Entry(
        row=row.row,
        title=shown,
        creator=name if number else "",
        kind="film" if is_film else "episode" if number else "series",
        identity=identity,
        link=f"https://www.themoviedb.org/{'movie' if is_film else 'tv'}/{item}" if known else "",
        published=published_in(released),
    )


FORMAT = Service(
    key="tmdb",
    name="TMDB",
    thing="TMDB ratings and watchlist",
    how="On themoviedb.org: Ratings or Watchlist in your profile, Export; bring the CSV.",
    taken="Every rated title at the day it was rated with the person's own rating; the watchlist waits in the backlog.",
    part=part,
)
