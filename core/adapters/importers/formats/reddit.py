"""Reddit's request for data: saved posts and comments, which are ids and links without a time or a title.

A link holds the post's title as words, and its community; without a time nothing of it can stand in a history, and
Reddit's Save is what one keeps to go back to, so saved things are candidates. A vote without a time says nothing that
can be placed, so files of votes are refused in words. `saved_posts.csv` and `hidden_posts.csv` have the same columns
and are told apart by their names, which Reddit writes in English for everyone.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import header_of, text_at_start
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.weblinks import opened_link, page_identity, web_parts

_SAVED = frozenset({"id", "permalink"})
_VOTES = _SAVED | {"direction"}
_WRITTEN = frozenset({"id", "permalink", "date", "ip", "subreddit", "gildings"})
_MESSAGES = frozenset({"id", "permalink", "thread id", "date", "ip", "from"})
_COMMUNITIES = frozenset({"subreddit"})
_NEXT = "Reddit tells what you saved in saved_posts.csv and saved_comments.csv: bring those."
_WHY = {
    _VOTES: f"These are votes, without the time of voting and without titles. {_NEXT}",
    _WRITTEN: f"These are posts or comments that you wrote yourself. {_NEXT}",
    _MESSAGES: f"These are messages. {_NEXT}",
}
_NO_TIMES = "Reddit's files of saved things have no times, so these wait in your backlog; titles are from the links."


def part(member: Member) -> Part | None:
    """Return what a file is to Reddit, by its columns and the links below them."""
    head = member.head()
    columns = header_of(head)
    if columns == _COMMUNITIES and len(text_at_start(head).splitlines()) > 1:
        return Part(what="communities that you follow", role=Role.BACKLOG, read=read_communities)
    why = next((why for named, why in _WHY.items() if columns >= named), "")
    if why and _is_reddits(head):
        return Part(what="votes, posts, comments or messages", role=Role.NEITHER, why=why)
    if columns != _SAVED or not _is_reddits(head):
        return None
    if "hidden" in member.name.casefold():
        return Part(what="hidden posts", role=Role.NEITHER, why=f"These are posts that you hid. {_NEXT}")
    return Part(what="saved posts and comments", role=Role.BACKLOG, read=read)


def _is_reddits(head: bytes) -> bool:
    return b"reddit.com/" in head or b"/r/" in head or len(head.split()) <= 1


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every saved post or comment; raises ImportRefused with advice."""
    n = 0
    for cells in table_rows(path):
        n += 1
        yield cells if isinstance(cells, Refusal) else _saved(cells)
    if n:
        yield Note(_NO_TIMES)


def _saved(cells: Cells) -> Outcome:
    link = cells.get("permalink", "url")
    link = f"https://www.reddit.com{link}" if link.startswith("/") else link
    parts = web_parts(link)
    if parts is None or not parts.host.endswith(("reddit.com", "redd.it")):
        return Refusal(cells.row, "it has no link to Reddit", cells.get("id"))
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    community = _community(segments)
    title = _title(segments)
    if not title:
        return LeftOut(cells.row, "a post whose link tells no title")
    return Entry(
        row=cells.row,
        title=title,
        status=Status.CANDIDATE,
        creator=community,
        kind="post",
        action="saved",
        identity=page_identity(link),
        link=opened_link(link),
    )


def _community(segments: list[str]) -> str:
    """Return the community or the person whose page holds a post, as Reddit writes it: 'r/Breadit', 'u/noor'."""
    if len(segments) < 2 or segments[0] not in ("r", "u", "user"):
        return ""
    return f"{'r' if segments[0] == 'r' else 'u'}/{segments[1]}"


def _title(segments: list[str]) -> str:
    """Return a post's title by the words of its link: the part behind 'comments' and the post's id."""
    behind = segments.index("comments") + 2 if "comments" in segments else len(segments)
    words = clean(segments[behind].replace("_", " ")) if behind < len(segments) else ""
    return words[:1].upper() + words[1:]


def read_communities(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every community that is followed; raises ImportRefused with advice."""
    for cells in table_rows(path):
        yield cells if isinstance(cells, Refusal) else _followed(cells)


def _followed(cells: Cells) -> Outcome:
    name = cells.get("subreddit").removeprefix("/").removeprefix("r/")
    if not name:
        return Refusal(cells.row, "it has no name")
    link = f"https://www.reddit.com/r/{name}/"
    return Entry(
        row=cells.row,
        title=f"r/{name}",
        status=Status.CANDIDATE,
        kind="community",
        action="followed",
        identity=link,
        link=opened_link(link),
    )


FORMAT = Service(
    key="reddit",
    name="Reddit",
    thing="Reddit data",
    how="On reddit.com/settings/data-request; the zip comes by message. Bring saved_posts.csv and saved_comments.csv.",
    taken="What you saved, and communities that you follow, wait in the backlog: title from the link, community, link; "
    "votes, posts, comments and messages are not read.",
    part=part,
)
