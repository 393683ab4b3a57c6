"""Read the demo catalogue: hand-written titles, grouped in the source files by interest."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CELLS = 9


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to watch, read or listen to; `interest` never leaves the generator and the truth file."""

    item_id: str
    interest: str
    title: str
    creator: str
    kind: str
    minutes: int
    published: date
    popularity: int
    language: str
    description: str


def item_id(title: str, creator: str) -> str:
    """Derive a lasting id from what the item says about itself."""
    return "d" + hashlib.sha1(f"{title}\n{creator}".encode()).hexdigest()[:10]


def minutes(length: str) -> int:
    """Turn `14m`, `340p` or `6h` into minutes; a page takes 1.7 of them."""
    amount = int(length[:-1])
    return {"m": amount, "h": amount * 60, "p": (amount * 17 + 5) // 10}[length[-1]]


def read_item(line: str) -> Item:
    """Read one line of a catalogue file; raise ValueError when it does not have nine cells."""
    cells = line.split("\t")
    if len(cells) != CELLS:
        raise ValueError(f"{len(cells)} cells instead of {CELLS}: {line!r}")
    interest, title, creator, kind, length, day, popularity, language, text = (c.strip() for c in cells)
    published = date.fromisoformat(day)
    known = item_id(title, creator)
    facts = (title, creator, kind, minutes(length), published, int(popularity), language, text)
    return Item(known, interest, *facts)


def read_catalogue(folder: Path) -> list[Item]:
    """Return all items of the `.tsv` files in a folder, sorted by id, so that file order does not matter."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tsv"))]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    return sorted((read_item(line) for line in lines), key=lambda item: item.item_id)


def read_interests(path: Path) -> list[str]:
    """Return the slugs of the interests that the catalogue is meant to cover."""
    return [line.split("\t")[0] for line in path.read_text(encoding="utf-8").split("\n")[1:] if line]
