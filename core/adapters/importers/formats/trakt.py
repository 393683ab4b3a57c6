"""Trakt: every watch of its history; what only counts plays, rates or lists is told weakly or as saved."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.outcomes import Record, json_records, outcomes_of
from core.adapters.importers.lines.recognising import json_keys
from core.adapters.importers.services.trakt_tables import table_part
from core.adapters.importers.services.watched import episode_in, title_in
from core.adapters.importers.texts.titles import own_rating
from core.adapters.importers.times.moments import Clock, moment_of

_IDS = {"ids", "trakt"}
_SEASONS = {"seasons", "episodes", "number"}
_LAST_ONLY = "Of what was watched more than once this file of Trakt keeps the last time only"
_MOST_EPISODES = 100_000
"""Episodes of one series that are told of; more than any series has, chosen by hand."""
_NEITHER = (
    ({"comment", "spoiler"}, "comments", "it holds what was written about films"),
    ({"followed_at", "user"}, "followers", "it names people"),
    ({"friends_at", "user"}, "friends", "it names people"),
    ({"hidden_at"}, "hidden titles", "it names what Trakt is told not to show"),
    ({"liked_at"}, "likes of lists and comments", "it names the lists and words of others"),
    ({"item_count", "privacy"}, "names of lists", "the films are in the list's own file"),
    ({"joined_at", "username"}, "the profile", "it holds facts about the account"),
    ({"browsing", "account"}, "settings", "it holds facts about the account"),
)


def part(member: Member) -> Part | None:
    """Return what a file is to Trakt, by the columns of a table or the keys of its first objects."""
    if table := table_part(member.head()):
        return table
    keys = json_keys(member.head())
    if keys >= {"plays", "last_watched_at"} and (keys >= _IDS or keys >= _SEASONS):
        return Part(what="watched titles", role=Role.HISTORY, read=_reading(_played))
    return _with_ids(keys) if keys >= _IDS else None


def _with_ids(keys: frozenset[str]) -> Part | None:
    """Return what a file is whose objects have Trakt's ids."""
    for needed, what, role, each in _KINDS:
        if keys >= needed:
            return Part(what=what, role=role, read=_reading(each))
    for needed, what, why in _NEITHER:
        if keys >= needed:
            return Part(what=what, role=Role.NEITHER, why=f"{why}; bring watched-history.json")
    return None


def _reading(each: Callable[[Record], Iterable[Outcome]]) -> Callable[[Path, Reader], Iterator[Outcome]]:
    return partial(_read, each)


def _read(each: Callable[[Record], Iterable[Outcome]], path: Path, reader: Reader) -> Iterator[Outcome]:
    yield from outcomes_of(json_records(path, "title"), each)


def _watched(record: Record) -> Iterator[Outcome]:
    yield replace(title_in(record), time=moment_of(record.text("watched_at"), Clock()), action="watched")


def _rated(record: Record) -> Iterator[Outcome]:
    time, value = moment_of(record.text("rated_at"), Clock()), own_rating(record.text("rating"))
    yield replace(title_in(record), time=time, value=value, action="rated", weak=True)


def _paused(record: Record) -> Iterator[Outcome]:
    yield replace(title_in(record), time=moment_of(record.text("paused_at"), Clock()), action="begun", weak=True)


def _saved(record: Record) -> Iterator[Outcome]:
    """Tell of a title on the watchlist or a list, or one that is owned: nothing says that it was watched."""
    if "person" in record.fields:
        yield LeftOut(record.row, "a person on a list")
        return
    try:
        time = moment_of(record.text("listed_at", "collected_at", "last_collected_at"), Clock())
    except ValueError:
        time = None
    yield replace(title_in(record), time=time, status=Status.CANDIDATE, action="saved")


def _played(record: Record) -> Iterator[Outcome]:
    """Tell of each episode, or of the film or series as a whole, at the last time that it was watched."""
    episodes = [
        (season.text("number"), _inside(record, number))
        for season in (_inside(record, value) for value in record.many("seasons"))
        for number in season.many("episodes")
    ][:_MOST_EPISODES]
    if not episodes:
        yield from _last_play(record, replace(title_in(record), row=record.row))
    for season, told in episodes:
        yield from _last_play(told, episode_in(record, season, told.text("number")))


def _inside(record: Record, value: object) -> Record:
    return Record(record.row, value if isinstance(value, dict) else {})


def _last_play(record: Record, entry: Entry) -> Iterator[Outcome]:
    yield replace(entry, time=moment_of(record.text("last_watched_at"), Clock()), action="watched", weak=True)
    if record.text("plays") not in ("", "0", "1"):
        yield Note(_LAST_ONLY)


_KINDS: tuple[tuple[set[str], str, Role, Callable[[Record], Iterator[Outcome]]], ...] = (
    ({"watched_at"}, "watches", Role.HISTORY, _watched),
    ({"rated_at", "rating"}, "ratings", Role.HISTORY, _rated),
    ({"paused_at", "progress"}, "begun titles", Role.HISTORY, _paused),
    ({"collected_at"}, "owned titles", Role.BACKLOG, _saved),
    ({"last_collected_at"}, "owned titles", Role.BACKLOG, _saved),
    ({"listed_at"}, "listed titles", Role.BACKLOG, _saved),
)


FORMAT = Service(
    key="trakt",
    name="Trakt",
    thing="Trakt history",
    how="On trakt.tv: Settings, Data, Export; bring the zip as it is. The CSV of a list or the history is read too.",
    taken="Every watch of the history at its time, films and episodes by their titles; plays without a history and "
    "ratings count where it is silent; watchlist, lists and collection wait in the backlog.",
    part=part,
)
