"""Read the demo files and the truth about them, for tests."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "data" / "demo"
TRUTH = ROOT / "tests" / "demo_truth.csv"
APP_FILES = ("items.csv", "people.csv", "interactions.csv")
CONSUMING = {"watched", "read", "listened"}
NOISE = ""

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moment(row: Row) -> datetime:
    """Return the time of an interaction."""
    return datetime.strptime(row["time"], "%Y-%m-%dT%H:%M:%SZ")


def share(flags: Iterable[bool]) -> float:
    """Return the share of true ones."""
    listed = list(flags)
    return sum(listed) / len(listed)


ITEMS = {row["item_id"]: row for row in rows(DEMO / "items.csv")}
INTERACTIONS = rows(DEMO / "interactions.csv")
TRUTHS = rows(TRUTH)
HISTORIES = {person: list(group) for person, group in groupby(TRUTHS, key=lambda row: row["person_id"])}
PURSUITS: dict[str, str] = {}
for line in (DEMO / "source" / "interests.tsv").read_text(encoding="utf-8").splitlines()[1:]:
    PURSUITS[line.split("\t")[0]] = line.split("\t")[1]


def journeys(history: list[Row]) -> dict[str, list[Row]]:
    """Return the interactions of each journey of one person, noise left out."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in history:
        if row["journey"] != NOISE:
            found[row["journey"]].append(row)
    return found


def sources() -> list[list[str]]:
    """Return the cells of every line of the catalogue's source files."""
    paths = sorted((DEMO / "source" / "catalogue").glob("*.tsv"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [line.split("\t") for text in texts for line in text.split("\n") if line.strip()]
