"""A person's history and backlog as a table and as JSON: every moment with what it was and where it came from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.desk.exports import moment_in_words, to_csv, to_json
from core.entities import Interaction, Item, Saved

HISTORY_COLUMNS = ("time", "title", "creator", "kind", "value", "source", "status", "link")
DONE, CANDIDATE = "done", "candidate"


def history_csv(items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved]) -> str:
    """Write one row a moment in order of time, then what waits in the backlog; `items` maps ids to items.

    Times are UTC in ISO 8601, `status` is done or candidate, and no cell is taken for a formula by a spreadsheet.
    """
    return to_csv(HISTORY_COLUMNS, _rows(items, moments, saved))


def history_json(
    person_id: str, items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved]
) -> str:
    """Write the same rows as JSON, with the text that an item has."""
    rows = [
        {**row, "text": item.text, "item_id": item.item_id}
        for row, item in zip(_rows(items, moments, saved), _items(items, moments, saved), strict=True)
    ]
    return to_json({"person_id": person_id, "history": rows})


def _items(items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved]) -> Iterator[Item]:
    ids = [moment.item_id for moment in moments] + [each.item_id for each in saved]
    yield from (items.get(item_id, Item(item_id, item_id)) for item_id in ids)


def _rows(
    items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved]
) -> Iterator[dict[str, Any]]:
    both: Sequence[Interaction | Saved] = [*moments, *saved]
    for each, item in zip(both, _items(items, moments, saved), strict=True):
        yield {
            "time": moment_in_words(each.time),
            "title": item.title,
            "creator": item.creator,
            "kind": item.kind,
            "value": each.value if isinstance(each, Interaction) else None,
            "source": item.source,
            "status": DONE if isinstance(each, Interaction) else CANDIDATE,
            "link": item.link,
        }
