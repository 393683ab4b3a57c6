"""MovieLens: movies, ratings and tags in any of its layouts, known by their first lines."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from core.adapters.importers.ground.reading import ImportRefused, Reading, Refusal, short_fault
from core.adapters.importers.lines.format import PEEKED, Format, Member, Request
from core.adapters.importers.tables.delimited import open_delimited
from core.adapters.importers.tables.drafts import joined_text
from core.adapters.importers.tables.ratings import Ratings, open_ratings
from core.adapters.importers.tables.sources import no_progress
from core.adapters.importers.texts.cells import MOST_TITLE, capped, clean
from core.adapters.importers.texts.identities import collection_id_of, person_of
from core.entities import Interaction, Item, Person

_ENDINGS = (".csv", ".dat", ".data", ".item", ".genre")
# No data set has more than a dozen files: of an archive of thousands only so many are looked at.
_MOST_PEEKED = 500
_PARTS: dict[str, tuple[re.Pattern[str], ...]] = {
    "ratings": (
        re.compile(r"^userid,movieid,rating,timestamp$", re.I),
        re.compile(r"^\d+::\d+::[\d.]+::\d{8,11}$"),
        re.compile(r"^\d+\t\d+\t[1-5]\t\d{8,10}$"),
    ),
    "movies": (
        re.compile(r"^movieid,title,genres$", re.I),
        re.compile(r"^\d+::.*\(\d{4}\)\s*::[^:]*$"),
        re.compile(r"^\d+\|.+\|(\d\d-[A-Z][a-z]{2}-\d{4})?\|[^|]*\|[^|]*(\|[01]){19}$"),
    ),
    "genres": (re.compile(r"^unknown\|0$"),),
    "tags": (re.compile(r"^userid,movieid,tag,timestamp$", re.I), re.compile(r"^\d+::\d+::.+::\d{8,11}$")),
}
_HETREC = re.compile(r"^id\ttitle\timdbid\tspanishtitle\t", re.I)
_NO_HETREC = (
    "This is hetrec2011-movielens-2k, whose tables are of another shape than MovieLens's own and are not read. Its"
    " ratings are a part of MovieLens 10M: bring ml-10m.zip from grouplens.org/datasets/movielens instead."
)
_NO_FILMS = (
    "These are ratings of MovieLens, which name films by numbers alone. Bring the file with the titles beside them"
    " (movies.csv, movies.dat or u.item): the whole folder or zip of the data set has both."
)
_FIRST_FLAG = 5
"""Where the flags of genres begin in a movie's row of the 100K layout (its README)."""
_ARTICLES = "The|A|An|Le|La|Les|Une?|Der|Die|Das|Ein|Eine|El|Los|Las|Il|Lo|Gli|Det|Den|De|Het|O|Os|As"
_TURNED = re.compile(rf"([^()]+?), ({_ARTICLES}|L')(?=\s*(?:\(|\)|$))")
_YEAR = re.compile(r"\((\d{4})(?:[-–]\d{0,4})?\)\s*$")

Movie = tuple[int, str, list[str]]
"""Number, title and genres of a movie."""


_STEPS = 3
"""Steps that are reported: begun, ratings open, done; reading takes two thirds of the time."""
_FIRST_FILM = 1800
"""A year before every film, and after the numbers that titles end with otherwise; chosen by hand."""
_CELLS = 3
"""Cells of a movie in every layout but that of 100K: its number, title and genres."""


def part_of(head: bytes) -> str | None:
    """Return which part of MovieLens a file is by its first line: 'ratings', 'movies', 'tags' or None."""
    line = head.decode("latin-1").removeprefix("ï»¿").split("\n", 1)[0].strip().replace('"', "")
    return next((part for part, forms in _PARTS.items() if any(form.match(line) for form in forms)), None)


def recognise(members: Sequence[Member]) -> tuple[str, ...]:
    """Return the files that are MovieLens's movies, ratings and tags; none where the first two lack.

    Raises ImportRefused for a data set that others made of MovieLens, with the one that works, and for ratings alone.
    """
    parts: dict[str, str] = {}
    for member in [member for member in members if member.name.lower().endswith(_ENDINGS)][:_MOST_PEEKED]:
        head = _looked_at(member)
        if part := part_of(head):
            parts.setdefault(part, member.name)
        elif _HETREC.match(head.decode("latin-1")):
            raise ImportRefused(_NO_HETREC)
    if len(members) == len(parts) == 1 and "ratings" in parts:
        raise ImportRefused(_NO_FILMS)
    return tuple(parts.values()) if {"movies", "ratings"} <= set(parts) else ()


def _looked_at(member: Member) -> bytes:
    """Return a file's first bytes; none of one that cannot be opened, which is to be told by its own name."""
    try:
        return member.head()
    except ImportRefused:
        return b""


def read(files: Sequence[Path], request: Request) -> Reading:
    """Read every movie, and ratings of at least `min_rating` by the `most_people` who gave most of them.

    Popularity counts all ratings of the file. Raises ImportRefused with advice.
    """
    report = request.progress or no_progress
    parts = {part_of(_head(path)): path for path in files}
    report(0, _STEPS)
    try:
        with closing(open_ratings(parts["ratings"], parts.get("tags"))) as ratings:
            report(1, _STEPS)
            reading = _read(parts["movies"], parts.get("genres"), ratings, request)
    except duckdb.Error as error:
        raise ImportRefused(
            f"The MovieLens files cannot be read. Download them again. ({short_fault(error)})"
        ) from error
    report(_STEPS, _STEPS)
    return reading


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(PEEKED)


def title_of(title: str) -> str:
    """Return a title with its article in front: 'Matrix, The (1999)' becomes 'The Matrix (1999)'."""

    def turned(match: re.Match[str]) -> str:
        name, article = match[1], match[2]
        return f"{article}{name}" if article.endswith("'") else f"{article} {name}"

    return _TURNED.sub(turned, clean(title))


def year_of(title: str) -> date | None:
    """Return the first day of the year that a title ends with."""
    match = _YEAR.search(title)
    return date(int(match[1]), 1, 1) if match and int(match[1]) >= _FIRST_FILM else None


def _read(movies: Path, genres: Path | None, ratings: Ratings, request: Request) -> Reading:
    n_rows, refusals = ratings.n_rows(), ratings.refusals()
    collection_id = collection_id_of(request.name, ("MovieLens", str(n_rows)))
    people: dict[int, Person] = {}
    interactions: dict[tuple[int, int, int], Interaction] = {}
    n_chosen = 0
    for user, movie, rating, seconds in ratings.chosen(request.most_people, request.min_rating):
        n_chosen += 1
        person = people.get(user) or people.setdefault(user, person_of(collection_id, str(user)))
        moment = datetime.fromtimestamp(seconds, UTC)
        interaction = Interaction(person.person_id, f"{collection_id}:{movie}", moment, kind="rated", value=rating)
        interactions.setdefault((user, movie, seconds), interaction)
    return Reading(
        collection_id=collection_id,
        name=request.name,
        people=tuple(people.values()),
        items=tuple(_items(collection_id, _movies(movies, genres), ratings)),
        interactions=tuple(interactions.values()),
        refused=tuple(refusals.kept),
        n_rows=n_rows,
        n_refused=refusals.n,
        duplicates=n_chosen - len(interactions),
        left_out=n_rows - refusals.n - n_chosen,
    )


def _items(collection_id: str, movies: Iterator[Movie], ratings: Ratings) -> Iterator[Item]:
    """Yield every movie, and those that are only rated under their number."""
    popularity, tags = ratings.popularity(), ratings.tags()
    known = {movie: (title, genres) for movie, title, genres in movies}
    for movie in known | dict.fromkeys(popularity):
        title, genres = known.get(movie, (f"Movie {movie}", []))
        yield Item(
            f"{collection_id}:{movie}",
            capped(title_of(title), MOST_TITLE),
            kind="film",
            published=year_of(title),
            popularity=float(popularity.get(movie, 0)),
            text=joined_text([], [*genres, *tags.get(movie, [])]),
        )


def _movies(path: Path, genres: Path | None) -> Iterator[Movie]:
    """Yield number, title and genres of every movie that can be read; of the 100K layout `genres` names the flags."""
    names = _genre_names(genres) if genres else []
    for cells in _movie_rows(path):
        if len(cells) >= _FIRST_FLAG + len(names) and clean(cells[0]).isdecimal():
            flagged = [name for name, flag in zip(names, cells[_FIRST_FLAG:], strict=False) if flag == "1"]
            yield int(clean(cells[0])), clean(cells[1]), [name for name in flagged if name != "unknown"]
        if len(cells) == _CELLS and clean(cells[0]).isdecimal() and clean(cells[1]):
            listed = [genre for genre in clean(cells[2]).split("|") if genre and not genre.startswith("(")]
            yield int(clean(cells[0])), clean(cells[1]), listed


def _genre_names(path: Path) -> list[str]:
    """Return the genres of the 100K layout in the order of the movies' flags."""
    return [line.split("|")[0] for line in path.read_text(encoding=_encoding(path)).splitlines() if "|" in line]


def _encoding(path: Path) -> str:
    """Return the encoding of an older layout: UTF-8 since 10M, Latin-1 before, as their READMEs have it."""
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _movie_rows(path: Path) -> Iterator[Sequence[object]]:
    with path.open("rb") as stream:
        first = stream.readline()
    if first[:1].isdigit():
        mark = "::" if b"::" in first else "|"
        with path.open(encoding=_encoding(path)) as lines:
            yield from (line.rstrip("\n").split(mark) for line in lines)
        return
    for row in open_delimited(path).rows(no_progress):
        if not isinstance(row, Refusal):
            yield row[1]


FORMAT = Format(
    key="movielens",
    name="MovieLens",
    thing="a MovieLens zip",
    how="Download any of the data sets of grouplens.org as a zip; a folder of its files does from a terminal.",
    taken="Every film with genres and tags, and the ratings of the people who gave most of them.",
    recognise=recognise,
    read=read,
)
