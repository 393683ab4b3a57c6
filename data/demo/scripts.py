"""Read the scripts of the demo personas: who they are, what they pursue, and how they watch and read."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a journey that runs at `times` its usual rate: a burst above one, a pause at zero."""

    start: date
    end: date
    times: float


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody watches and reads: local hours (repeat one to weight it), sittings, kinds, marks left."""

    hours: tuple[int, ...]
    weekend: float
    sitting: float
    kinds: Weights
    rewatch: float
    save: float
    like: float
    rate: float


@dataclass(frozen=True, slots=True)
class Journey:
    """A pursuit: its interests drift from `first` to `later`; `rate` is items a week before phases."""

    name: str
    first: Weights
    later: Weights
    borrow: tuple[tuple[str, str], ...]
    start: date
    end: date
    ended: bool
    rate: float
    phases: tuple[Phase, ...]
    habits: Habits


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person with a history to be acted out."""

    slug: str
    name: str
    portrait: str
    seed: str
    utc_minutes: int
    start: date
    end: date
    noise: float
    languages: tuple[str, ...]
    near_misses: tuple[str, ...]
    habits: Habits
    journeys: tuple[Journey, ...]

    def pursued(self) -> frozenset[str]:
        """Return every interest that one of the journeys draws on or borrows from."""
        drawn = {slug for journey in self.journeys for slug, _ in journey.first + journey.later}
        return frozenset(drawn | {slug for journey in self.journeys for slug, _ in journey.borrow})


def read_habits(table: dict[str, Any], usual: Habits | None = None) -> Habits:
    """Read habits; those of a journey change only what they name of the person's usual ones."""
    given: dict[str, Any] = dict(table)
    if "hours" in given:
        given["hours"] = tuple(given["hours"])
    if "kinds" in given:
        given["kinds"] = tuple(given["kinds"].items())
    return replace(usual, **given) if usual else Habits(**given)


def read_journey(table: dict[str, Any], last_day: date, usual: Habits) -> Journey:
    """Read one journey; `borrow` lists `interest: word` for single titles of other interests."""
    first = tuple(table["interests"].items())
    borrow = [entry.partition(": ") for entry in table.get("borrow", [])]
    return Journey(
        name=table["name"],
        first=first,
        later=tuple(table.get("later", {}).items()) or first,
        borrow=tuple((slug, word) for slug, _, word in borrow),
        start=table["start"],
        end=table.get("end", last_day),
        ended="end" in table,
        rate=table["rate"],
        phases=tuple(Phase(phase["from"], phase["to"], phase["times"]) for phase in table.get("phases", [])),
        habits=read_habits(table.get("habits", {}), usual),
    )


def read_persona(path: Path) -> Persona:
    """Read one persona; the file's name is the slug."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    habits = read_habits(table["habits"])
    return Persona(
        slug=path.stem,
        name=table["name"],
        portrait=f"{table['age']}, {table['place']}: {table['portrait']}.",
        seed=table["seed"],
        utc_minutes=int(table["utc"] * 60),
        start=table["start"],
        end=table["end"],
        noise=table["noise"],
        languages=("en", *table["languages"]),
        near_misses=tuple(table["near_misses"]),
        habits=habits,
        journeys=tuple(read_journey(journey, table["end"], habits) for journey in table["journey"]),
    )


def read_personas(folder: Path) -> list[Persona]:
    """Return the personas of a folder, sorted by slug."""
    return [read_persona(path) for path in sorted(folder.glob("*.toml"))]
