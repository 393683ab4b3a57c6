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
    return to_csv(HISTORY_COLUMNS, (_row(each, item) for each, item in _all(items, moments, saved)))


def history_json(
    person_id: str, items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved]
) -> str:
    """Write the same rows as JSON, with the text that an item has."""
    rows = [
        {**_row(each, item), "text": item.text, "item_id": item.item_id} for each, item in _all(items, moments, saved)
    ]
    return to_json({"person_id": person_id, "history": rows})


def _all(
    items: Mapping[str, Item], moments: Sequence[Interaction], saved: Sequence[Saved]
) -> Iterator[tuple[Interaction | Saved, Item]]:
    """Yield every moment and every saved thing with its item; one that is unknown goes by its id."""
    both: Sequence[Interaction | Saved] = [*moments, *saved]
    for each in both:
        yield each, items.get(each.item_id, Item(each.item_id, each.item_id))


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
