"""Have a reader rate the names of the demo people's journeys blind, before a change and after it.

Without ratings, every name is listed with eight titles of its journey, old and new names shuffled and not told
apart. A reader notes `number rating` a line: good (a person would say it of themselves and it covers the bulk of
the titles), passable (understandable, but clumsy or too narrow), bad (misleading, a fragment, two pursuits, a verb
or adjective taken for a noun, 'Other things' where three fifths of the items were invented for one journey), unnamed
('Other things' where there is no subject). With `--ratings` the table is written; its names after are the names
before of the next round.
"""

import argparse
import csv
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.naming.leftovers import OTHER_THINGS
from core.workspace.workspace import Workspace

TABLE = Path(__file__).resolve().parent / "demo_names.csv"
STRICT = Path(__file__).resolve().parent / "demo_names_strict.csv"
"""The names that ship, rated blind and strictly beside those before; `TABLE` is a kinder reader's, of earlier ones."""
COLUMNS = ("person", "journey", "items", "name_before", "rating_before", "name_after", "rating_after")
RATINGS = ("good", "passable", "bad")
UNNAMED = "unnamed"
UNNAMED_ITEMS = "unnamed items"
HIDDEN = "hidden"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Journey:
    """A demo person's journey by its place in their profile, with its name and titles."""

    person: str
    place: int
    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One name to be rated: which column of which row it belongs in, and what the reader sees."""

    row: int
    column: str
    text: str


def journeys() -> list[Journey]:
    """Find and name the journeys of all demo people as the product does."""
    workspace = Workspace(Database(), PairEncoder(MiniLMEncoder(), MultilingualEncoder()))
    found: list[Journey] = []
    for person in workspace.people():
        desk = workspace.of(person.person_id).desk
        profile = desk.profile()
        for place, each in enumerate(profile.journeys):
            items = [desk.catalogue.item(item_id) for item_id in each.members]
            titles = tuple(item.title for item in items if item is not None)
            found.append(Journey(person.person_id, place, profile.name(each.journey_id), titles))
        print(f"  {person.person_id}", file=sys.stderr, flush=True)
    return found


def table(found: Sequence[Journey], before: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Return one row a journey; the names before are those of the table that is there.

    A journey is the same where the person, the place and the number of items are; else it has no name before.
    """
    known = {(row["person"], row["journey"], row["items"]): row for row in before}
    rows = []
    for journey in found:
        cells = (journey.person, str(journey.place), str(len(journey.titles)))
        old = known.get(cells, {})
        names = (old.get("name_after", ""), old.get("rating_after", ""), journey.name, "")
        rows.append(dict(zip(COLUMNS, (*cells, *names), strict=True)))
    return rows


def blind(rows: Sequence[dict[str, str]], found: Sequence[Journey], seed: int) -> list[Line]:
    """Return the names of both rounds as one shuffled list; a name that stayed is in it once."""
    rng = random.Random(seed)
    lines = []
    for at, (row, journey) in enumerate(zip(rows, found, strict=True)):
        titles = rng.sample(journey.titles, min(SHOWN, len(journey.titles)))
        for name in dict.fromkeys(filter(None, (row["name_before"], row["name_after"]))):
            columns = [when for when in ("before", "after") if row[f"name_{when}"] == name]
            lines.append(Line(at, "+".join(columns), f"{name} :: {' | '.join(titles)}"))
    rng.shuffle(lines)
    return lines


def rated(rows: list[dict[str, str]], lines: Sequence[Line], ratings: Path) -> list[dict[str, str]]:
    """Return the rows with a reader's ratings, read from lines of `number rating`."""
    for noted in ratings.read_text(encoding="utf-8").split("\n"):
        if noted.strip():
            number, rating = noted.split()
            line = lines[int(number)]
            for when in line.column.split("+"):
                rows[line.row][f"rating_{when}"] = rating
    return rows


def read_table(path: Path = TABLE) -> list[dict[str, str]]:
    """Read the rated table; empty where there is none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shares(rows: Sequence[dict[str, str]], when: str = "after") -> dict[str, float]:
    """Return the shares of good, passable and bad among the names given, and of what has no name.

    `unnamed` is of all rows, `unnamed items` of all their items; `hidden` is the share of the journeys with a
    subject that are 'Other things' all the same, each of which is bad.
    """
    counts = Counter(row[f"rating_{when}"] for row in rows)
    named = sum(counts[rating] for rating in RATINGS)
    found = {rating: round(counts[rating] / max(named, 1), 3) for rating in RATINGS}
    hidden = sum(row[f"rating_{when}"] == "bad" and row[f"name_{when}"].startswith(OTHER_THINGS) for row in rows)
    items = sum(int(row["items"]) for row in rows if row[f"rating_{when}"] == UNNAMED)
    return found | {
        UNNAMED: round(counts[UNNAMED] / max(len(rows), 1), 3),
        UNNAMED_ITEMS: round(items / max(sum(int(row["items"]) for row in rows), 1), 3),
        HIDDEN: round(hidden / max(named, 1), 3),
    }


def main() -> None:
    """List the names to be rated, or write the table with ratings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ratings", type=Path)
    options = parser.parse_args()
    found = journeys()
    rows = table(found, read_table())
    lines = blind(rows, found, options.seed)
    if options.ratings is None:
        print("\n".join(f"{number} {line.text}" for number, line in enumerate(lines)))
        return
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rated(rows, lines, options.ratings))
    print(shares(rows, "before"), shares(rows))


if __name__ == "__main__":
    main()
