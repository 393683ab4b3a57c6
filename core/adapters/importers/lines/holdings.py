"""What one file holds of a person's: things, and when each was taken up or saved; every row is counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.adapters.importers.ground.reading import Refusals
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.tables.drafts import MOST_MINUTES, MOST_WORD, joined_text
from core.adapters.importers.texts.cells import MOST_TEXT, MOST_TITLE, capped, clean
from core.adapters.importers.texts.markup import title_as_shown
from core.adapters.importers.texts.weblinks import kept_link
from core.adapters.importers.times.moments import AHEAD, EARLIEST
from core.entities import Item

MOST_WORDINGS = 50
"""Different texts or tags that are kept of one thing; chosen by hand so that no thing fills memory."""
TITLE_KEY = "title\x1f"
"""How the key of a thing begins that is told by its title and maker alone."""
_AGAIN = "Export it again, or choose another file."
_SAID = 3
"""Reasons that are said where nothing can be taken; by eye."""
NO_TITLE = "it has neither a title nor an id"


@dataclass(slots=True, kw_only=True)
class Thing:
    """What is known of one thing so far: the first word on every point counts, texts and tags add up."""

    title: str = ""
    creator: str = ""
    kind: str = ""
    language: str = ""
    link: str = ""
    source: str = ""
    length_minutes: float | None = None
    published: date | None = None
    popularity: float = 0.0
    texts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def learn(self, other: "Thing | Entry") -> None:
        """Take in what another row or file says of the same thing."""
        self.title = self.title or other.title
        self.creator = self.creator or other.creator
        self.kind = self.kind or other.kind
        self.language = self.language or other.language
        self.link = self.link or other.link
        self.length_minutes = self.length_minutes or other.length_minutes
        self.published = self.published or other.published
        self.popularity = max(self.popularity, other.popularity or 0.0)
        texts = other.texts if isinstance(other, Thing) else (other.text,) if other.text else ()
        self.texts = _together(self.texts, texts)
        self.tags = _together(self.tags, other.tags)

    def item(self, item_id: str) -> Item:
        """Return it as an item of the catalogue."""
        minutes = self.length_minutes if self.length_minutes and 0 < self.length_minutes < MOST_MINUTES else None
        return Item(
            item_id=item_id,
            title=capped(title_as_shown(self.title), MOST_TITLE),
            creator=capped(title_as_shown(self.creator), MOST_TITLE),
            kind=capped(clean(self.kind), MOST_WORD),
            length_minutes=max(1, round(minutes)) if minutes else None,
            published=self.published,
            popularity=self.popularity,
            language=capped(clean(self.language), MOST_WORD),
            text=joined_text(list(self.texts), list(self.tags)),
            source=self.source,
            link=self.link,
        )


def _together(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    if not new or new == known:
        return known
    added = [short for text in new if (short := clean(text)[:MOST_TEXT]) and short not in known]
    return (*known, *added)[:MOST_WORDINGS] if added else known


@dataclass(frozen=True, slots=True)
class Touch:
    """One time that a thing was taken up, or saved for later; `key` names the thing, `time` is UTC."""

    key: str
    time: datetime | None
    status: Status
    action: str
    value: float | None
    owner: str
    weak: bool


@dataclass(slots=True, kw_only=True)
class Holding:
    """What one file holds; `n_rows` = touches + duplicates + refused + left out, always.

    `left_out` counts rows by reason, `shown` keeps the first row of each; `owners` counts rows by the user or profile
    that they name.
    """

    source: str
    n_rows: int = 0
    duplicates: int = 0
    things: dict[str, Thing] = field(default_factory=dict)
    touches: list[Touch] = field(default_factory=list)
    refusals: Refusals = field(default_factory=Refusals)
    left_out: Counter[str] = field(default_factory=Counter)
    shown: dict[str, LeftOut] = field(default_factory=dict)
    owners: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def count(self, status: Status) -> int:
        """Return how many rows were taken up, or are still to come."""
        return sum(touch.status is status for touch in self.touches)


def held(outcomes: Iterable[Outcome], source: str, now: datetime) -> Holding:
    """Return what the rows of one file hold; a time after `now` is refused like one that is missing."""
    holding = Holding(source=source)
    words: dict[object, Any] = {}
    for outcome in outcomes:
        if isinstance(outcome, Note):
            holding.notes.append(outcome.text)
            continue
        holding.n_rows += 1
        if isinstance(outcome, Entry):
            _take(holding, outcome, now, words)
        elif isinstance(outcome, LeftOut):
            holding.left_out[outcome.reason] += 1
            holding.shown.setdefault(outcome.reason, outcome)
        else:
            holding.refusals.add(outcome.row, outcome.reason, outcome.excerpt)
    return holding


def _take(holding: Holding, entry: Entry, now: datetime, words: dict[object, Any]) -> None:
    """Take an entry in, or refuse it with the reason; `words` holds each text that comes again once in memory."""
    if reason := _why_not(entry, now):
        holding.refusals.add(entry.row, reason, clean(entry.title or entry.identity))
        return
    key = _key(entry)
    key = words.setdefault(key, key)
    thing = holding.things.get(key)
    if thing is None:
        creator = words.setdefault(entry.creator, entry.creator)
        thing = holding.things[key] = Thing(creator=creator, source=entry.source or holding.source)
    thing.learn(entry)
    thing.texts = words.setdefault(thing.texts, thing.texts)
    thing.link = kept_link(thing.link)
    action, owner = words.setdefault(entry.action, entry.action), words.setdefault(entry.owner, entry.owner)
    if owner:
        holding.owners[owner] += 1
    holding.touches.append(Touch(key, entry.time, entry.status, action, entry.value, owner, entry.weak))


def _why_not(entry: Entry, now: datetime) -> str:
    """Return why an entry cannot be taken in; '' where it can."""
    if not entry.title.strip() and not entry.identity:
        return NO_TITLE
    if entry.time is None:
        return "the time is empty" if entry.status is Status.DONE else ""
    if entry.time.year < EARLIEST:
        return f"the year {entry.time.year} cannot be right"
    return "its time lies in the future" if entry.time > now + AHEAD else ""


def _key(entry: Entry) -> str:
    """Return what tells an entry's thing from others."""
    if entry.identity:
        return f"id\x1f{entry.identity}".casefold()
    return f"{TITLE_KEY}{clean(entry.title)}\x1f{clean(entry.creator)}".casefold()


def why_empty(holding: Holding) -> str:
    """Say why nothing of a file can be taken."""
    if not holding.n_rows:
        return f"It holds no rows. {_AGAIN}"
    reasons = [reason for reason, _ in holding.left_out.most_common(_SAID)]
    reasons += list(dict.fromkeys(refusal.reason for refusal in holding.refusals.kept))[:2]
    return f"It holds no row that can be taken: {'; '.join(reasons)}. {_AGAIN}"
