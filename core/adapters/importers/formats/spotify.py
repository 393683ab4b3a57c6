"""Spotify: the streams of the last year and of all years, and the library that is saved."""

from core.adapters.importers.lines.format import Member, Part, Role, Service
from core.adapters.importers.lines.recognising import has_header, json_keys, text_at_start
from core.adapters.importers.services.spotify_library import read_library
from core.adapters.importers.services.spotify_streams import read_extended, read_table, read_year

_NAMES = ("trackName", "episodeName", "podcastName", "audiobookName", "audiobookTitle", "bookName")
_LONG_NAMES = ("master_metadata_track_name", "spotify_track_uri", "episode_name", "spotify_episode_uri")
_NEITHER = (
    ({"searchQuery", "searchTime"}, "what was searched"),
    ({"inferences"}, "what advertisers are told"),
    ({"username", "creationTime"}, "facts about the account"),
    ({"username", "birthdate"}, "facts about the account"),
    ({"username", "facebookUid"}, "facts about the account"),
    ({"identifierType", "identifierValue"}, "addresses and numbers of the account"),
    ({"userIsFollowing"}, "whom the account follows, without their names"),
    ({"followingUsersCount"}, "whom the account follows, without their names"),
    ({"payment_method"}, "payments"),
    ({"artistName", "segment"}, "how often artists were listened to, for their advertising"),
    ({"highlights", "stats"}, "a summary of the listening, which the streams hold in full"),
    ({"topTracks", "topArtists"}, "a summary of the listening, which the streams hold in full"),
)
_HEARD = (
    "This file of Spotify holds playlists. Their songs are mostly known already when they are put there, and the year"
    " of streams in the same zip does not tell which of them were heard before it, so they are neither what was"
    " listened to nor what waits."
)
_PLAYED = "Bring the files 'StreamingHistory' for the one, 'YourLibrary' for the other."


def part(member: Member) -> Part | None:
    """Return what a file is to Spotify, by the keys of its first objects."""
    head = member.head()
    keys = json_keys(head)
    if {"ts", "ms_played"} <= keys and keys & set(_LONG_NAMES):
        return Part(what="plays", role=Role.HISTORY, read=read_extended)
    if has_header(head, "ts", "ms played") and has_header(head, "master metadata track name"):
        return Part(what="plays", role=Role.HISTORY, read=read_table)
    if {"endTime", "msPlayed"} <= keys and keys & set(_NAMES):
        return Part(what="plays", role=Role.HISTORY, read=read_year)
    if "playlists" in keys and keys & {"lastModifiedDate", "trackUri", "numberOfFollowers"}:
        return Part(what="playlists", role=Role.NEITHER, why=_HEARD, step=_PLAYED)
    if {"tracks", "uri"} <= keys and "spotify:" in text_at_start(head):
        return Part(what="saved music and shows", role=Role.BACKLOG, read=read_library)
    return next((_neither(what) for needed, what in _NEITHER if needed <= keys), None)


def _neither(what: str) -> Part:
    return Part(
        what=what,
        role=Role.NEITHER,
        why=f"This file of Spotify holds {what}; it says nothing of what was listened to.",
        step="Bring the whole zip, or the files 'StreamingHistory' or 'Streaming_History' in it.",
    )


FORMAT = Service(
    key="spotify",
    name="Spotify",
    thing="a Spotify export",
    how="On spotify.com/account/privacy: tick 'Account data' (the last year, within days) or 'Extended streaming"
    " history' (all years, within 30 days) and Request data; the zip comes by e-mail.",
    taken="Every song, podcast episode and audiobook that was played for 30 seconds or more; saved songs, albums, shows"
    " and followed artists wait in the backlog; playlists, searches and facts about the account are not taken.",
    part=part,
)
