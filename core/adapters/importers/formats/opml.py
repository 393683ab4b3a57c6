"""OPML: subscriptions of podcasts and feeds, which wait; Overcast's also tells which episodes were heard."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.adapters.importers.ground.reading import ImportRefused, Refusal, short_fault
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import text_at_start
from core.adapters.importers.lines.turning import saved_at, taken_at
from core.adapters.importers.tables.drafts import published_of
from core.adapters.importers.texts.cells import clean, minutes_of
from core.adapters.importers.times.moments import Clock

_SINCE = 2003
"""The year in which the first podcast appeared: no episode was heard before."""
_CHUNK = 1 << 20
"""Bytes that are looked through at a time: 1 MB, chosen by hand."""
_EPISODE = "podcast-episode"


def part(member: Member) -> Part | None:
    """Return what a file is: subscriptions, or subscriptions with episodes that were heard."""
    text = text_at_start(member.head()).casefold()
    if "<opml" not in text or not text.lstrip("\ufeff \r\n\t").startswith(("<?xml", "<opml", "<!--", "<!doctype")):
        return None
    if _holds_episodes(member.on_disk()):
        return Part(what="episodes and subscriptions", role=Role.HISTORY, read=read)
    return Part(what="subscriptions", role=Role.BACKLOG, read=read)


def _holds_episodes(path: Path) -> bool:
    before = b""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if _EPISODE.encode() in before + chunk:
                return True
            before = chunk[-len(_EPISODE) :]
    return False


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield every feed and every episode; folders are no rows. Raises ImportRefused for what is no proper XML."""
    feeds: list[str] = []
    row, is_podcast = 0, False
    try:
        for event, outline in iterparse(path, events=("start", "end")):
            if event == "end":
                if outline.tag == "outline" and outline.get("xmlUrl") is not None and feeds:
                    feeds.pop()
                outline.clear()
                continue
            is_podcast = (
                is_podcast or "podcast" in (outline.text or "").casefold() or outline.get("overcastId") is not None
            )
            if outline.tag == "outline" and outline.get("xmlUrl") is not None:
                row += 1
                feeds.append(_title(outline))
                yield _feed(row, outline, is_podcast)
            elif outline.tag == "outline" and outline.get("type") == _EPISODE:
                row += 1
                yield _episode(row, outline, feeds[-1] if feeds else "", reader)
    except (ParseError, DefusedXmlException, UnicodeError, LookupError, ValueError) as error:
        raise ImportRefused(
            f"{path.name} is cut off or no proper OPML. Export it again. ({short_fault(error)})"
        ) from None


def _title(outline: Element) -> str:
    return clean(outline.get("title")) or clean(outline.get("text"))


def _feed(row: int, outline: Element, is_podcast: bool) -> Outcome:
    title = _title(outline)
    address, page = clean(outline.get("xmlUrl")), clean(outline.get("htmlUrl"))
    if not title and not address:
        return Refusal(row, "it has neither a title nor an address")
    if outline.get("subscribed") == "0":
        return LeftOut(row, "a podcast that is no longer followed")
    return Entry(
        row=row,
        title=title or address,
        status=Status.CANDIDATE,
        kind="podcast" if is_podcast else "feed",
        action="subscribed",
        identity=f"feed {address}" if address else "",
        link=next((link for link in (page, address) if link.startswith("https://")), ""),
        text=clean(outline.get("description")),
    )


def _episode(row: int, outline: Element, podcast: str, reader: Reader) -> Outcome:
    """Return an episode: heard to its end, begun, waiting, or thrown away unheard."""
    title, progress = _title(outline), minutes_of(clean(outline.get("progress")), "s")
    is_heard = outline.get("played") == "1" or bool(progress)
    if not title:
        return Refusal(row, "it has no title")
    if not is_heard and outline.get("userDeleted") == "1":
        return LeftOut(row, "an episode that was removed unheard")
    when = clean(outline.get("userUpdatedDate"))
    try:
        time: datetime | None = (taken_at if is_heard else saved_at)(when, Clock(), reader, _SINCE)
    except ValueError as reason:
        return Refusal(row, str(reason), title)
    link = clean(outline.get("overcastUrl")) or clean(outline.get("url"))
    return Entry(
        row=row,
        title=title,
        time=time,
        status=Status.DONE if is_heard else Status.CANDIDATE,
        creator=podcast,
        kind="episode",
        action=("played" if outline.get("played") == "1" else "started") if is_heard else "saved",
        link=link if link.startswith("https://") else "",
        published=published_of(clean(outline.get("pubDate")), True),
    )


FORMAT = Service(
    key="opml",
    name="Podcasts and feeds (OPML)",
    thing="subscriptions (OPML)",
    how="In any podcast or feed reader: Settings, Export OPML; on overcast.fm/account 'All data' has the episodes too.",
    taken="Subscriptions wait in the backlog, as OPML says nothing of what was heard; of Overcast's 'All data' every"
    " episode that was heard or begun counts, and the others wait.",
    part=part,
)
