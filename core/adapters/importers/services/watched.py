"""Films, series and episodes as Trakt's objects name them: an episode is known by its series and its numbers."""

from core.adapters.importers.lines.days import published_in
from core.adapters.importers.lines.entries import Entry
from core.adapters.importers.lines.outcomes import Record
from core.adapters.importers.texts.titles import episode, film, numbered, series

_SITE = "https://trakt.tv"


def title_in(record: Record) -> Entry:
    """Return the film, series, season or episode that a record holds; raises ValueError where it holds none."""
    movie, show = record.inner("movie"), record.inner("show")
    if movie.fields:
        return _film(record.row, movie)
    told, season = record.inner("episode"), record.inner("season")
    if told.fields:
        return episode_in(record, told.text("season"), told.text("number"), told.text("title"))
    if not show.fields:
        raise ValueError("it names no film or series")
    return _series(record.row, show, season.text("number"))


def _film(row: int, movie: Record) -> Entry:
    title, year = movie.text("title"), movie.text("year")
    return Entry(
        row=row,
        title=title,
        kind="film",
        identity=film(title, year),
        link=_link("movies", movie),
        published=published_in(year),
    )


def _series(row: int, show: Record, season: str) -> Entry:
    title, year = show.text("title"), show.text("year")
    shown = f"{title}: Season {season}" if title and season else title
    return Entry(
        row=row,
        title=shown,
        kind="series",
        identity=series(shown),
        link=_link("shows", show),
        published=published_in(year),
    )


def episode_in(record: Record, season: str, number: str, name: str = "") -> Entry:
    """Return an episode of the record's series, shown by its name where that is known, else by its numbers."""
    show = record.inner("show")
    title, place = show.text("title"), numbered(season, number)
    shown = name or (f"Season {season}, Episode {number}" if place else "")
    link = _link("shows", show)
    return Entry(
        row=record.row,
        title=f"{title}: {shown}" if title and shown else title or shown,
        creator=title,
        kind="episode",
        identity=episode(title, place or name),
        link=f"{link}/seasons/{place[1:].replace('e', '/episodes/')}" if link and place else link,
        published=published_in(show.text("year")),
    )


def _link(kind: str, titled: Record) -> str:
    slug = titled.inner("ids").text("slug")
    return f"{_SITE}/{kind}/{slug}" if slug.replace("-", "").isalnum() and slug.isascii() else ""
