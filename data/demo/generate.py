"""Write the demo files from the hand-written catalogue and personas: `python data/demo/generate.py [FOLDER]`.

`value` in interactions.csv: the part consumed so far (0..1) for watched, read and listened; 1 for saved
and liked; one to five stars for rated. Only tests read demo_truth.csv.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from catalogue import Item, read_catalogue, read_interests
from scripts import Persona, read_personas
from simulate import Event, act_out

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
TESTS = HERE.parent.parent / "tests"

ITEM_CELLS = (
    *("item_id", "title", "creator", "kind", "length_minutes"),
    *("published", "popularity", "language", "description"),
)

Row = Sequence[object]


def write_table(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """Write a CSV file with line feeds on every system."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def item_row(item: Item) -> Row:
    """Return what the app may know about an item: everything but its interest."""
    facts = (item.item_id, item.title, item.creator, item.kind, item.minutes)
    return (*facts, item.published.isoformat(), item.popularity, item.language, item.description)


def stamp(event: Event) -> str:
    """Return the event's time as ISO 8601, UTC, to the second."""
    return event.time.strftime("%Y-%m-%dT%H:%M:%SZ")


def write_items(folder: Path, items: list[Item]) -> None:
    """Write items.csv, sorted by id, which scatters the interests."""
    write_table(folder / "items.csv", ITEM_CELLS, map(item_row, items))


def write_people(folder: Path, personas: list[Persona]) -> None:
    """Write people.csv."""
    rows = [(persona.slug, persona.name, persona.portrait) for persona in personas]
    write_table(folder / "people.csv", ("person_id", "name", "portrait"), rows)


def write_histories(folder: Path, truth: Path, histories: list[tuple[str, list[Event]]]) -> None:
    """Write interactions.csv, and apart from it the truth about them."""
    rows = [(slug, event) for slug, events in histories for event in events]
    write_table(
        folder / "interactions.csv",
        ("person_id", "item_id", "time", "kind", "value"),
        [(slug, event.item.item_id, stamp(event), event.kind, event.value) for slug, event in rows],
    )
    write_table(
        truth,
        ("person_id", "item_id", "time", "journey", "interest"),
        [(slug, e.item.item_id, stamp(e), e.journey, e.item.interest) for slug, e in rows],
    )


def main(arguments: list[str]) -> None:
    """Generate everything, into another folder if one is named."""
    folder = Path(arguments[0]) if arguments else HERE
    truth = (folder if arguments else TESTS) / "demo_truth.csv"
    items = read_catalogue(SOURCE / "catalogue")
    personas = read_personas(SOURCE / "personas")
    histories = [(persona.slug, act_out(persona, items)) for persona in personas]
    write_items(folder, items)
    write_people(folder, personas)
    write_histories(folder, truth, histories)
    present = {item.interest for item in items}
    missing = [slug for slug in read_interests(SOURCE / "interests.tsv") if slug not in present]
    print(f"{len(items)} items, {len(personas)} people, {sum(len(h) for _, h in histories)} interactions")
    if missing:
        print("interests without items: " + ", ".join(missing))


if __name__ == "__main__":
    main(sys.argv[1:])
