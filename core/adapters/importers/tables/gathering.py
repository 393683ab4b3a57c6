"""Rows become people, items and interactions; what cannot be read is refused with its reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from core.adapters.importers.ground.reading import Refusals
from core.adapters.importers.tables.drafts import MOST_WORD, Draft
from core.adapters.importers.tables.mapping import ColumnMapping
from core.adapters.importers.tables.occasions import Occasions
from core.adapters.importers.tables.sources import Row
from core.adapters.importers.texts.cells import capped, cell_text, clean, is_blank, number_of
from core.adapters.importers.texts.headers import is_series
from core.adapters.importers.texts.identities import item_id_of, person_of
from core.entities import Interaction, Person, Saved

_SHOWN_SIGNS, _SHOWN_CELLS = 60, 12
"""Signs of a cell, and cells of a row, by which a refused row is told; by eye."""
_MOST_STAND_IN = 80
"""Signs of a text that stand for a title: a line of it, by eye."""
_KEY = ("item_id", "url", "title", "creator")
_ATTRIBUTES = ("kind", "text", "tags", "length", "published", "popularity", "language", "url")


@dataclass(slots=True, kw_only=True)
class Gathering:
    """One reading while it goes on; `positions` tells where a role's cell stands in a row."""

    collection_id: str
    mapping: ColumnMapping
    positions: dict[str, int]
    occasions: Occasions
    person: Person | None
    refusals: Refusals
    people: dict[str, Person] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    interactions: list[Interaction] = field(default_factory=list)
    saved: dict[tuple[str, str], Saved] = field(default_factory=dict)
    duplicates: int = 0
    unread_values: int = 0
    _known: dict[tuple[object, ...], Draft] = field(default_factory=dict)
    _seen: set[tuple[str, str, datetime, str]] = field(default_factory=set)

    def take(self, row: Row, moment: datetime | None) -> None:
        """Take in a row; `moment` stands for its time where the file has none."""
        number, cells = row
        try:
            person = self._person(cells)
            if moment is None:
                moment, waits = self.occasions.of(partial(self._cell, cells))
            elif waits := self.occasions.waits(self._cell(cells, "status")):
                moment = None
            draft = self._draft(cells)
        except ValueError as reason:
            self.refusals.add(
                number, str(reason), clean(" | ".join(cell_text(cell)[:_SHOWN_SIGNS] for cell in cells[:_SHOWN_CELLS]))
            )
            return
        if moment is None or waits:
            self._put_aside(person, draft, moment, cells)
        else:
            self._add(person, draft, moment, cells)

    def _cell(self, cells: Sequence[object], role: str) -> object:
        position = self.positions.get(role)
        return None if position is None else cells[position]

    def _person(self, cells: Sequence[object]) -> Person:
        if "person" not in self.positions:
            if self.person is None:
                raise ValueError("it does not say whose it is")
            return self.people.setdefault("", self.person)
        raw = cell_text(cells[self.positions["person"]])
        known = self.people.get(raw)
        if known is None:
            value = clean(raw)
            if not value:
                raise ValueError("it does not say whose it is")
            known = self.people.setdefault(raw, person_of(self.collection_id, value))
        return known

    def _draft(self, cells: Sequence[object]) -> Draft:
        """Return the row's item, found by its id, else its address, else its title and creator."""
        raw = tuple(cell_text(self._cell(cells, role)) for role in _KEY)
        if (known := self._known.get(raw)) is not None:
            return known
        given, url, title, creator = map(clean, raw)
        identity, is_named = given or url, bool(title)
        if not title:
            title = self._stand_in(cells, creator) or url or given
            creator = "" if title == creator else creator
        if not title:
            raise ValueError("it has neither a title nor an id")
        key = f"id\x1f{identity}" if identity else f"title\x1f{title}\x1f{creator}".casefold()
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(item_id=item_id_of(identity, title, creator), title=title, creator=creator)
        if is_named:
            self._known[raw] = draft
        return draft

    def _stand_in(self, cells: Sequence[object], creator: str) -> str:
        """Return what a row without a title is called: the show that it is of, or how its text begins; else ''."""
        if creator and is_series(self.mapping.creator or ""):
            return creator
        return capped(clean(self._cell(cells, "text")), _MOST_STAND_IN)

    def _see(self, draft: Draft, cells: Sequence[object]) -> None:
        for role in _ATTRIBUTES:
            if role in self.positions and not is_blank(cell := cells[self.positions[role]]):
                setting = self.mapping.length_unit if role == "length" else self.occasions.day_first
                draft.see(role, cell, setting)

    def _put_aside(self, person: Person, draft: Draft, moment: datetime | None, cells: Sequence[object]) -> None:
        """Keep what is still to come, each thing once."""
        self._see(draft, cells)
        key = person.person_id, draft.item_id
        if key in self.saved:
            self.duplicates += 1
            return
        draft.saved += 1
        self.saved[key] = Saved(*key, moment)

    def _add(self, person: Person, draft: Draft, moment: datetime, cells: Sequence[object]) -> None:
        self._see(draft, cells)
        action = capped(clean(self._cell(cells, "action")), MOST_WORD)
        key = (person.person_id, draft.item_id, moment, action)
        if key in self._seen:
            self.duplicates += 1
            return
        self._seen.add(key)
        draft.interactions += 1
        self.interactions.append(
            Interaction(person.person_id, draft.item_id, moment, kind=action, value=self._value(cells))
        )

    def _value(self, cells: Sequence[object]) -> float | None:
        cell = self._cell(cells, "value")
        value = number_of(cell)
        self.unread_values += value is None and not is_blank(cell)
        return value


def moments_in_row_order(rows: Sequence[Row], position: int | None, now: datetime) -> list[datetime]:
    """Return one minute for every row, in order, so that everyone's last row falls on `now`."""
    people = ["" if position is None else cell_text(cells[position]) for _, cells in rows]
    left = Counter(people)
    moments = []
    for person in people:
        left[person] -= 1
        moments.append(now - timedelta(minutes=left[person]))
    return moments
