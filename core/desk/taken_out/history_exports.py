"""A person's history and backlog as a table and as JSON: every moment with what it was and where it came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.desk.sieve import EVERYTHING, Sieve
from core.desk.taken_out.exports import moment_in_words, to_csv, to_json
from core.entities import Interaction, Item, Saved
from core.wording import amount

HISTORY_COLUMNS = ("time", "title", "creator", "kind", "value", "source", "status", "link")
DONE, CANDIDATE = "done", "candidate"


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """How many moments and saved things a file holds of those there are, when only a choice of them is written."""

    moments: int
    saved: int
    all_moments: int
    all_saved: int

    def in_words(self, sieve: Sieve) -> str:
        """Say what is written and what is left out; '' where everything is written."""
        if sieve.is_open:
            return ""
        held = f"{amount(self.moments, 'moment')} and {amount(self.saved, 'saved thing')}"
        left = self.all_moments + self.all_saved - self.moments - self.saved
        return f"Only {sieve.in_words()}: {held}. Left out: {amount(left, 'row')} of other kinds or services."


def history_csv(
    items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved], sieve: Sieve = EVERYTHING
) -> str:
    """Write one row a moment in order of time, then what waits in the backlog; `items` maps ids to items.

    Times are UTC in ISO 8601, `status` is done or candidate, and no cell is taken for a formula by a spreadsheet. With
    a sieve it is what that lets through.
    """
    return to_csv(HISTORY_COLUMNS, (_row(each, item) for each, item in _all(items, moments, saved, sieve)))


def history_json(
    person_id: str,
    items: Mapping[str, Item],
    moments: Sequence[Interaction],
    saved: Sequence[Saved],
    sieve: Sieve = EVERYTHING,
) -> str:
    """Write the same rows as JSON, with the text that an item has; and of what alone, if not of everything."""
    rows = [
        {**_row(each, item), "text": item.text, "item_id": item.item_id}
        for each, item in _all(items, moments, saved, sieve)
    ]
    left = part_written(items, moments, saved, sieve).in_words(sieve)
    return to_json({"person_id": person_id, **({"note": left} if left else {}), "history": rows})


def part_written(
    items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved], sieve: Sieve
) -> WrittenPart:
    """Count what a sieve lets through of a history and its backlog."""
    n_moments, n_saved = (sum(1 for _ in _all(items, some, (), sieve)) for some in (moments, saved))
    return WrittenPart(n_moments, n_saved, len(moments), len(saved))


def _all(
    items: Mapping[str, Item],
    moments: Sequence[Interaction | Saved],
    saved: Sequence[Saved],
    sieve: Sieve,
) -> Iterator[tuple[Interaction | Saved, Item]]:
    """Yield every moment and every saved thing that passes with its item; one that is unknown goes by its id."""
    for each in (*moments, *saved):
        item = items.get(each.item_id, Item(each.item_id, each.item_id))
        if sieve.passes(item):
            yield each, item


def _row(each: Interaction | Saved, item: Item) -> dict[str, Any]:
    """Return the cells of a moment or a saved thing."""
    return {
        "time": moment_in_words(each.time),
        "title": item.title,
        "creator": item.creator,
        "kind": item.kind,
        "value": each.value if isinstance(each, Interaction) else None,
        "source": item.source,
        "status": DONE if isinstance(each, Interaction) else CANDIDATE,
        "link": item.link,
    }
