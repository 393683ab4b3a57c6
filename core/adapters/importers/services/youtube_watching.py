"""What one line of a YouTube activity is: a video that was watched, or something else of which the kind is said."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.lines.turning import taken_at
from core.adapters.importers.services.youtube_titles import (
    KNOWN,
    LIKED,
    LIKED_FRAMES,
    WATCHED_FRAMES,
    Template,
    is_other,
)
from core.adapters.importers.times.moments import Clock

YOUTUBE_SINCE = 2005
"""The year in which YouTube opened: no watch is older."""
_VIDEO = re.compile(
    r"https?://(?:youtu\.be/|(?:[\w-]+\.)*youtube(?:-nocookie|kids)?\.com/"
    r"(?:watch/?\?(?:[^#]{0,500}&)?v=|shorts/|embed/|live/|v/))([\w-]{6,20})(?![\w-])"
)
_CHANNEL_ID = re.compile(r"^UC[\w-]{1,40}$")
_TOPIC = re.compile(r"\s+[-–—]\s+(?:Topic|Thema|Tema|Thème|トピック|主题|主題|주제|Тема)$", re.IGNORECASE)
_SITE = re.compile(r"\s+[-–—]\s+YouTube(?: Music)?$")
_ADVERT = [
    "google ads",
    "anuncios",
    "anúncios",
    "anzeigen",
    "werbung",
    "annonces",
    "annunci",
    "advertenties",
    "annonser",
    "reklam",
    "iklan",
    "広告",
    "광고",
    "广告",
    "廣告",
    "реклам",
    "إعلان",
    "โฆษณา",
    "quảng cáo",
]
_SURVEY = re.compile(
    r"survey|umfrage|encuesta|sondage|enquête|sondaggio|pesquisa|enquete|ankiet|anket|опрос|アンケート|설문|调查|調查",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"^(?:used|visited) |^(?:vous avez )?(?:utilisé|consulté) |^(?:has |ha )?(?:usado|visitado|utilizado) |^usaste "
    r"|(?:verwendet|genutzt|besucht|aufgerufen|gebruikt|bezocht|を使用しました|にアクセスしました|사용했습니다)\.?$",
    re.IGNORECASE,
)
REMOVED = "a video that was removed or made private, which has no title"
_PLACES = (
    ("/results", "a search"),
    ("/post/", "a post"),
    ("/playlist", "a playlist that was opened"),
    ("/channel/", "a channel that was opened or followed"),
    ("/@", "a channel that was opened or followed"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """One line of an activity as it is written: the sentence or title, where it leads, whose it is, when.

    `frame` is what stands around a title that is given apart, as a page does; a record has it in its sentence.
    """

    row: int
    sentence: str
    link: str
    channel: str
    time: object
    is_advert: bool
    frame: Template | None = None


_REMEMBERED = 1_024
"""Details, verbs and channels that are remembered: most lines have one of these; under 1 MB, chosen by hand."""


@lru_cache(maxsize=_REMEMBERED)
def is_advert(detail: str) -> bool:
    """Tell whether a detail of a line says, in any of many languages, that an advertiser put it there."""
    said = detail.casefold()
    return any(word in said for word in _ADVERT)


def video_id_of(link: str) -> str:
    """Return the id of the video that a link of YouTube opens; '' for another link."""
    return match[1] if (match := _VIDEO.match(link)) else ""


@lru_cache(maxsize=_REMEMBERED)
def channel_of(name: str) -> str:
    """Return a channel's name without what YouTube adds to those it makes of music."""
    return _TOPIC.sub("", name)


@lru_cache(maxsize=_REMEMBERED)
def _kind_of(channel: str) -> str:
    """Return what a channel shows: tracks where YouTube made it of an artist's music."""
    return "track" if _TOPIC.search(channel) else "video"


def video(row: int, title: str, video_id: str, channel: str, *, time: datetime | None, action: str) -> Entry:
    """Return the entry of a video; a channel that YouTube makes of an artist's music says that it is a track."""
    return Entry(
        row=row,
        title=_SITE.sub("", title) if "YouTube" in title else title,
        time=time,
        creator=channel_of(channel),
        kind=_kind_of(channel),
        action=action,
        identity=f"youtube {video_id}",
        link=f"https://www.youtube.com/watch?v={video_id}",
    )


def channel_entry(row: int, title: str, channel_id: str) -> Entry:
    """Return the entry of a channel that is followed; raises ValueError where it has no title."""
    if not title or not _CHANNEL_ID.match(channel_id):
        raise ValueError("it has no title or no id of a channel")
    return Entry(
        row=row,
        title=channel_of(title),
        status=Status.CANDIDATE,
        kind="channel",
        action="subscribed",
        identity=f"youtube channel {channel_id}",
        link=f"https://www.youtube.com/channel/{channel_id}",
    )


def watching_outcome(line: Watching, template: Template, clock: Clock, reader: Reader) -> Outcome:
    """Return what a line is; raises ValueError where it is a video without a time that can be right."""
    if line.is_advert:
        return LeftOut(line.row, "an advertisement")
    video_id = video_id_of(line.link)
    if not video_id:
        return LeftOut(line.row, _reason(line))
    title, action = _title(line, template)
    if not action:
        return LeftOut(line.row, "another activity than watching")
    if not title or video_id in title or title.startswith(("https://", "http://")):
        return LeftOut(line.row, REMOVED)
    time = taken_at(line.time, clock, reader, YOUTUBE_SINCE)
    return video(line.row, title, video_id, line.channel, time=time, action=action)


def _title(line: Watching, template: Template) -> tuple[str, str]:
    """Return the title and what was done; '' for what is neither watching nor liking."""
    if line.frame is not None:
        return line.sentence, _action(line.frame, template)
    if template == Template():
        return line.sentence, "watched"
    if (title := template.bare(line.sentence)) is not None:
        return title, "watched"
    if title := next((title for liked in LIKED if (title := liked.bare(line.sentence))), ""):
        return title, "liked"
    if is_other(line.sentence):
        return line.sentence, ""
    if not template.is_sure:
        return line.sentence, "watched"
    title = next((title for known in KNOWN if (title := known.bare(line.sentence))), "")
    return title, "watched" if title else ""


@lru_cache(maxsize=_REMEMBERED)
def _action(frame: Template, template: Template) -> str:
    """Return what the words around a title say was done; '' for what is neither watching nor liking."""
    if frame in LIKED_FRAMES:
        return "liked"
    return "watched" if frame in WATCHED_FRAMES or frame in (template, Template()) else ""


def _reason(line: Watching) -> str:
    """Return what a line without a video is."""
    if _SURVEY.search(line.sentence) and not line.link:
        return "a survey"
    if _VISIT.search(line.sentence):
        return "a visit of the app"
    for place, reason in _PLACES:
        if place in line.link:
            return reason
    return "an activity that is no video" if line.link else REMOVED
