"""Read the hand-written titles of everyday interests in seven languages."""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tests" / "languages"
"""One table a language: six interests of 15 titles, the same interests in each, written anew and not translated."""


@dataclass(frozen=True, slots=True)
class Titled:
    """Be one title, the language it is in (ISO 639-1) and the interest it is about (an English key)."""

    language: str
    interest: str
    title: str


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are titles in, in order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.tsv")))


def titles_in(language: str) -> tuple[Titled, ...]:
    """Return the 90 titles of a language; raise FileNotFoundError where there are none."""
    with (FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Titled(row["language"], row["interest"], row["title"]) for row in rows)
