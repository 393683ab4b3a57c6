"""X's archive (Twitter before): likes and bookmarks, in JSON behind an assignment to `window.YTD`.

A like is something met and approved of, so it is history and nothing to recommend again; yet X writes no time of
liking. A post's id holds the moment it was posted (snowflake ids, since November 2010), which is the earliest that it
can have been liked and mostly near it, as few posts are met long after; so a like stands there, weakly, and a note
says so. A bookmark is X's word for later: a candidate, which needs no time.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import ijson

from core.adapters.importers.ground.reading import ImportRefused, Refusal, short_fault
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import is_page, text_at_start
from core.adapters.importers.texts.cells import capped, clean
from core.adapters.importers.web.web_times import plausible

_ASSIGNED = re.compile(r"^\s*window\.(?:YTD\.(?P<what>\w+)\.part\d+|__\w+)\s*=")
_READ = {"like": "likes", "bookmark": "bookmarks"}
_WHY = "This file of X's archive holds {what}, nothing that you took up. Bring data/like.js of the archive."
_OTHERS = {"tweets": "posts that you wrote", "tweet": "posts that you wrote", "direct_messages": "messages"}
_MANIFEST = "data/manifest.js"
"""The script by which the page at the top of an archive finds what is in it."""
_BESIDE = "Bring the whole zip, or the folder 'data' that stands beside it."
_MOST_BEFORE = 200
"""Bytes among which the list begins behind the assignment; chosen by hand, twice the longest seen."""
_SNOWFLAKES = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
"""Where the time in a post's id begins: 1288834974657 ms (Twitter's snowflake, 2010)."""
_TIME_BITS = 22
"""Bits of an id behind its time: the machine and the number within a millisecond (snowflake)."""
_FIRST_ID = 1 << 35
"""An id below is older than snowflakes and holds no time: they began near 30 thousand million."""
_LINKS = re.compile(r"https?://t\.co/\w*…?|^(?:\s*@\w+)+\s|^RT @\w+:\s")
_GONE = re.compile(r"^you.re unable to view this (?:post|tweet)", re.IGNORECASE)
_MOST_WORDS = 140
"""Signs of a post that make its title, as long as a post was when they began; the rest is its text."""


def part(member: Member) -> Part | None:
    """Return what a file is to X, by what its first line assigns to."""
    text = text_at_start(member.head())
    if is_page(text) and _MANIFEST in text:
        what = "the page that opens X's archive"
        return Part(what=what, role=Role.NEITHER, why=f"This is {what}, and nothing of what is in it.", step=_BESIDE)
    match = _ASSIGNED.match(text)
    if match is None:
        return None
    what = match["what"] or ""
    if what in _READ:
        role = Role.HISTORY if what == "like" else Role.BACKLOG
        return Part(what=_READ[what], role=role, read=read)
    named = _OTHERS.get(what, "facts about your account")
    return Part(what=named, role=Role.NEITHER, why=_WHY.format(what=named))


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every like or bookmark; raises ImportRefused for a file that is cut off."""
    n = 0
    for row, found in enumerate(_listed(path), 1):
        outcome = _outcome(row, found, reader)
        n += isinstance(outcome, Entry) and outcome.status is Status.DONE
        yield outcome
    if n:
        yield Note(f"X does not tell when you liked a post: {_stand(n)} written, the earliest that it can have been.")


def _stand(n: int) -> str:
    if n == 1:
        return "the one like stands where its post was"
    return f"the {n:,} likes stand where their posts were"


def _listed(path: Path) -> Iterator[Any]:
    """Yield the values of the list behind the assignment, without holding the file in memory."""
    try:
        with path.open("rb") as stream:
            start = stream.read(_MOST_BEFORE)
            stream.seek(max(0, start.find(b"=") + 1))
            yield from ijson.items(stream, "item", use_float=True)
    except (ijson.JSONError, UnicodeError) as error:
        advice = "Unpack the archive again."
        raise ImportRefused(f"{path.name} is cut off or no proper JSON. {advice} ({short_fault(error)})") from None


def _outcome(row: int, found: Any, reader: Reader) -> Outcome:
    kind = next((name for name in _READ if isinstance(found, dict) and isinstance(found.get(name), dict)), "")
    if not kind:
        return Refusal(row, "it is no like")
    post = found[kind]
    number, text = clean(post.get("tweetId")), html.unescape(clean(post.get("fullText")))
    words = clean(_LINKS.sub(" ", text))
    if not number.isdecimal() or not number.isascii():
        return Refusal(row, "it has no id", words)
    if _GONE.match(words) or not any(map(str.isalpha, words)):
        return LeftOut(row, "a post whose text is gone, or that has none")
    try:
        posted = _posted(int(number), reader)
    except ValueError as reason:
        return Refusal(row, str(reason), words)
    return _entry(row, number, words, posted, kind)


def _posted(number: int, reader: Reader) -> datetime:
    """Return when a post was written by its id; raises ValueError for an id that holds no time."""
    if number < _FIRST_ID:
        raise ValueError("the post is from before November 2010, whose ids hold no time")
    try:
        return plausible(_SNOWFLAKES + timedelta(milliseconds=number >> _TIME_BITS), reader)
    except OverflowError:
        raise ValueError("it has no id of a post") from None


def _entry(row: int, number: str, words: str, posted: datetime, kind: str) -> Entry:
    is_like = kind == "like"
    return Entry(
        row=row,
        title=capped(words, _MOST_WORDS),
        time=posted if is_like else None,
        status=Status.DONE if is_like else Status.CANDIDATE,
        kind="post",
        action="liked" if is_like else "saved",
        identity=f"x {number}",
        link=f"https://x.com/i/web/status/{number}",
        text=words if len(words) > _MOST_WORDS else "",
        published=posted.date(),
        weak=is_like,
    )


FORMAT = Service(
    key="twitter",
    name="X (Twitter)",
    thing="X archive",
    how="On x.com: Settings, Your account, Download an archive of your data. Bring data/like.js or the whole zip.",
    taken="Likes, at the time of the post as X does not tell yours, with text and link; bookmarks wait in the backlog; "
    "your own posts, messages and ads are not read.",
    part=part,
)
