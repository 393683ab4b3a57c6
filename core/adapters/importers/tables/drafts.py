"""One item while its rows come in: the first word on every point counts, texts and tags add up."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from core.adapters.importers.texts.cells import (
    MOST_TEXT,
    MOST_TITLE,
    capped,
    cell_text,
    clean,
    is_blank,
    minutes_of,
    number_of,
)
from core.adapters.importers.texts.markup import prose_as_shown, title_as_shown
from core.adapters.importers.texts.weblinks import kept_link
from core.adapters.importers.times.dates import written_moment
from core.entities import Item

MOST_TAGS_TEXT = 600
"""Signs that an item's tags may take of its description; chosen by hand, not tuned."""
MOST_WORD = 100
"""Signs that are kept of a kind, a language or an action; chosen by hand."""
_MOST_PARTS = 200
"""Different texts or tags that are kept of one item; chosen by hand so that no item fills memory."""
MOST_MINUTES = 1_000_000
"""Minutes that an item may last, about two years: anything longer is misread; chosen by hand."""
_YEAR = re.compile(r"^[12]\d{3}$")


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is known of an item so far; it changes as rows are read, and ends as an Item."""

    item_id: str
    title: str
    creator: str
    words: dict[str, str] = field(default_factory=dict)
    length: float | None = None
    published: date | None = None
    popularity: float | None = None
    link: str = ""
    texts: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    interactions: int = 0
    saved: int = 0

    def see(self, role: str, cell: object, setting: str | bool) -> None:
        """Take in one cell; `setting` is the unit of lengths, or whether days come first in dates."""
        if (raw := (role, cell_text(cell))) in self.seen:
            return
        self.seen.add(raw)
        if role == "text":
            _add(self.texts, _unlisted(cell))
        elif role == "tags":
            for tag in cell_tags(cell):
                _add(self.tags, tag)
        elif role == "length":
            self.length = self.length or minutes_of(cell, str(setting))
        elif role == "published":
            self.published = self.published or published_of(cell, bool(setting))
        elif role == "popularity":
            self.popularity = max(self.popularity or 0.0, number_of(cell) or 0.0)
        elif role == "url":
            self.link = self.link or clean(cell)
        elif not self.words.get(role):
            self.words[role] = capped(clean(cell), MOST_WORD)

    def item(self, counts: bool) -> Item:
        """Return the item; with `counts`, interactions stand for a popularity that the file does not give."""
        minutes = self.length if self.length and self.length < MOST_MINUTES else None
        popularity = self.popularity if self.popularity is not None else float(self.interactions * counts)
        return Item(
            item_id=self.item_id,
            title=capped(title_as_shown(self.title), MOST_TITLE),
            creator=capped(title_as_shown(self.creator), MOST_TITLE),
            kind=self.words.get("kind", ""),
            length_minutes=max(1, round(minutes)) if minutes else None,
            published=self.published,
            popularity=popularity,
            language=self.words.get("language", ""),
            text=joined_text(list(self.texts), list(self.tags)),
            link=kept_link(self.link),
        )


def joined_text(texts: list[str], tags: list[str]) -> str:
    """Return texts and tags as one text of bounded length in which the tags keep their place."""
    behind = capped(title_as_shown(", ".join(tags)), MOST_TAGS_TEXT)
    before = capped(prose_as_shown(" ".join(texts)), MOST_TEXT - len(behind) - 1)
    return f"{before} {behind}".strip()


def cell_tags(cell: object) -> list[str]:
    """Return the tags of a cell: a list, or words parted by '|', ';' or ','."""
    text = _unlisted(cell)
    mark = next((mark for mark in "|;," if mark in text), ",")
    return [tag for part in text.split(mark) if (tag := part.strip(" '\"[]"))]


def published_of(cell: object, day_first: bool) -> date | None:
    """Return a day of publication; a bare year stands for its first day."""
    text = clean(cell)
    if isinstance(cell, datetime | date):
        return date(cell.year, cell.month, cell.day)
    if _YEAR.match(text):
        return date(int(text), 1, 1)
    try:
        return written_moment(text, day_first).date()
    except ValueError:
        return None


def _unlisted(cell: object) -> str:
    """Return a cell's text without the brackets and quotes of a list written as text."""
    text = "" if is_blank(cell) else clean(cell)
    if text.startswith(("['", '["')) and text.endswith("]"):
        text = re.sub(r"""['"], ['"]""", " ", text[2:-1].rstrip("'\"")).strip()
    return "" if text == "[]" else text


def _add(known: dict[str, None], text: str) -> None:
    if text and len(known) < _MOST_PARTS:
        known.setdefault(text[:MOST_TEXT])
