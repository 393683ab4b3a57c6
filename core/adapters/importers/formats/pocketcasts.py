"""Pocket Casts: the app's own database, of a phone or tablet, in which each episode has the time it was last played.

The apps' sources name the columns: iOS keeps times in seconds and writes 3 for an episode that was heard to its end,
Android in milliseconds and writes 2. Lists of the web player and of the support have no times of listening.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import json_keys, text_at_start
from core.adapters.importers.lines.turning import taken_at
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.times.moments import Clock
from core.adapters.importers.web.databases import ReadOnly, columns_of, has_tables, opened_database, rows_of

_SINCE = 2010
"""The year in which Pocket Casts appeared: no episode was played in it before."""
_UNTOUCHED = "an episode that was never played"
_NO_TIMES = (
    "This list of Pocket Casts does not say when an episode was played. In the app: Profile, Help & Feedback, the menu"
    " with three dots, Export database; bring that zip. 'Export podcasts' in the settings gives the subscriptions."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How one of the apps names its tables and columns, the unit of its times, and what it writes of an end."""

    episodes: str
    podcasts: str
    podcast: str
    played: str
    state: str
    starred: str
    feed: str
    unit: str
    ended: int

    @property
    def tables(self) -> dict[str, frozenset[str]]:
        """Return the columns that each table has to have, in small letters."""
        episode = {"title", self.podcast, self.played, self.state, self.starred}
        podcast = {"uuid", "title", "subscribed", self.feed}
        return {
            self.episodes: frozenset(name.lower() for name in episode),
            self.podcasts: frozenset(name.lower() for name in podcast),
        }


_IOS = _Layout(
    episodes="SJEpisode",
    podcasts="SJPodcast",
    podcast="podcastUuid",
    played="lastPlaybackInteractionDate",
    state="playingStatus",
    starred="keepEpisode",
    feed="podcastUrl",
    unit="seconds",
    ended=3,
)
"""iOS counts seconds of Unix time and writes 3 where an episode was heard to its end (EndOfYearDataManager)."""
_ANDROID = _Layout(
    episodes="podcast_episodes",
    podcasts="podcasts",
    podcast="podcast_id",
    played="last_playback_interaction_date",
    state="playing_status",
    starred="starred",
    feed="podcast_url",
    unit="milliseconds",
    ended=2,
)
"""Android counts milliseconds and writes 2 there (EndOfYearDao)."""


def part(member: Member) -> Part | None:
    """Return what a file is to Pocket Casts, by its tables or by the keys of the web player's lists."""
    if any(has_tables(member, layout.tables) for layout in (_IOS, _ANDROID)):
        return Part(what="episodes and subscriptions", role=Role.HISTORY, read=read)
    head = member.head()
    if {"playingStatus", "playedUpTo", "podcastUuid"} <= json_keys(head):
        return Part(what="a list of episodes without times", role=Role.NEITHER, why=_NO_TIMES)
    return _of_support(text_at_start(head))


def _of_support(text: str) -> Part | None:
    """Return what the support sends: a text of several tables in which everything is named by a number."""
    if "podcast" in text.casefold() and "played_up_to" in text and "uuid" in text:
        return Part(what="a list of numbers without titles", role=Role.NEITHER, why=_NO_TIMES)
    return None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every episode, then one for every podcast; raises ImportRefused for a damaged database."""
    n_episodes = 0
    with opened_database(path) as connection:
        layout = _IOS if columns_of(connection, _IOS.episodes) else _ANDROID
        for n_episodes, episode in _episodes(connection, layout):
            yield _episode(n_episodes, episode, layout, reader)
        for row, podcast in rows_of(connection, f"SELECT title, {layout.feed}, subscribed FROM {layout.podcasts}"):
            yield _podcast(n_episodes + row, *podcast)


def _episodes(connection: ReadOnly, layout: _Layout) -> Iterator[tuple[int, Any]]:
    return rows_of(
        connection,
        f"SELECT e.title, p.title, e.{layout.played}, e.{layout.state}, e.{layout.starred} FROM {layout.episodes} e "
        f"LEFT JOIN {layout.podcasts} p ON p.uuid = e.{layout.podcast} ORDER BY e.{layout.played}",
    )


def _episode(row: int, episode: Any, layout: _Layout, reader: Reader) -> Outcome:
    """Return an episode: played at its last time, put aside with a star, or untouched as most of a feed are."""
    title, podcast, played, state, starred = episode
    title = clean(title)
    if not played and not starred:
        return LeftOut(row, _UNTOUCHED)
    if not title:
        return Refusal(row, "it has no title")
    entry = Entry(row=row, title=title, creator=clean(podcast), kind="episode", action="saved", status=Status.CANDIDATE)
    if not played:
        return entry
    try:
        time = taken_at(played, Clock(layout.unit), reader, _SINCE)
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    action = "played" if state == layout.ended else "started"
    return Entry(row=row, title=title, creator=entry.creator, kind="episode", action=action, time=time)


def _podcast(row: int, title: object, feed: object, subscribed: object) -> Outcome:
    """Return a podcast that is followed, which waits, as in an OPML file."""
    named, address = clean(title), clean(feed)
    if not subscribed:
        return LeftOut(row, "a podcast that is no longer followed")
    if not named and not address:
        return Refusal(row, "it has neither a title nor an address")
    return Entry(
        row=row,
        title=named or address,
        status=Status.CANDIDATE,
        kind="podcast",
        action="subscribed",
        identity=f"feed {address}" if address else "",
        link=address if address.startswith("https://") else "",
    )


FORMAT = Service(
    key="pocketcasts",
    name="Pocket Casts",
    thing="the database of Pocket Casts",
    how="In the app on a phone or tablet: Profile, Help & Feedback, the menu with three dots, Export database; bring "
    "the zip. 'Export podcasts' in the settings gives the subscriptions alone, as OPML.",
    taken="Every episode at the time it was last played; episodes with a star that wait, and the podcasts that you "
    "follow, go to the backlog; the other episodes of a feed are left out and counted.",
    part=part,
)
