"""Which column means what: guessed from names and content, shown to the person, changed by them."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from math import inf
from typing import Any

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.day_columns import by_stage, holds_times, mostly, tells_what_waits
from core.adapters.importers.texts.cells import MINUTES_PER, clean, is_blank, minutes_of, number_of
from core.adapters.importers.texts.headers import (
    NAMES,
    is_naming,
    is_never,
    is_place,
    is_series,
    likeness,
    normalised,
    order_in,
)
from core.adapters.importers.texts.stages import is_no, is_yes
from core.adapters.importers.texts.still_to_come import is_planned
from core.adapters.importers.times.counted import YEARS
from core.adapters.importers.times.moments import clock_of, is_no_time, is_readable

ROW_ORDER = "row order"
"""Map `time` to this where a file has no times: its rows stand for one minute each, the last one for now."""

_SETTINGS = frozenset({"length_unit", "day_first"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """The column for every part of a history, or None; title or item_id is needed, and so is time.

    `begun` and `added` stand in where `time`, when it was done, is empty: what was begun counts, what was only added
    waits unless its row says more. `kind` is the item's kind, `action` the interaction's; `status` tells what is still
    to come, which waits and needs no time. `length_unit` (ms, s, min, h) is the unit of plain numbers in the length
    column. `day_first` settles the order of day and month; None leaves it to the file.
    """

    title: str | None = None
    item_id: str | None = None
    creator: str | None = None
    time: str | None = None
    begun: str | None = None
    added: str | None = None
    kind: str | None = None
    action: str | None = None
    value: str | None = None
    person: str | None = None
    text: str | None = None
    url: str | None = None
    length: str | None = None
    length_unit: str = "min"
    popularity: str | None = None
    language: str | None = None
    tags: str | None = None
    status: str | None = None
    published: str | None = None
    day_first: bool | None = None

    def columns(self) -> dict[str, str]:
        """Return the columns in use by what they mean; the order of the rows is no column."""
        parts = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _SETTINGS}
        in_rows = self.time == ROW_ORDER
        return {role: name for role, name in parts.items() if name and not (role == "time" and in_rows)}


_NAMED = 30
"""Columns that a refusal names at the most; by eye."""
_TIMES = 0.9
"""Share of a column's cells that must be times where its name says nothing, as a few may be damaged; by hand."""
_OF_DEVICES = re.compile(
    r"(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d+)?|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}|[^@\s]+@[^@\s]+|[0-9a-f-]{16,}",
    re.IGNORECASE,
)
"""Addresses of devices (IPv4, IPv6 and MAC), of e-mail, and ids in hexadecimal digits: nothing that has a title."""
_OF_ROWS = frozenset({"id", "uid", "identifier", "key", "uuid"})
"""Names of columns in which databases number rows."""
_DIFFERENT = 0.9
"""Share of different things up to which they come again, and are not others of the same name; chosen by hand."""
_MOST_RATING = 100
"""The highest rating on any scale that is in use; what is higher counts votes or stars of everyone."""
_OF_DIARY = "activity"
"""The column that says what was done in a diary; those of events and actions say how a thing was met."""
_FEWER = 0.7
"""Ids beside things that they stand with up to which they can be of something else than these; chosen by hand."""
_LEAST_ROWS = 3
"""Rows from which numbers can be told to count on; chosen by hand."""
_AS_MILLISECONDS, _AS_SECONDS = 20_000, 600
"""Lengths from which the median counts in these: a song of 20 s, a film of 10 minutes; chosen by hand."""


def checked(mapping: ColumnMapping, columns: Sequence[str]) -> ColumnMapping:
    """Return a mapping that fits a file; raises ImportRefused saying what to choose."""
    for role, name in mapping.columns().items():
        if name not in columns:
            listed = ", ".join(columns[:_NAMED])
            raise ImportRefused(f"The file has no column '{name}' for the {role}. Its columns are: {listed}.")
    if mapping.length_unit not in MINUTES_PER:
        raise ImportRefused(f"Choose the unit of the lengths among {', '.join(MINUTES_PER)}.")
    if not (mapping.title or mapping.item_id):
        raise ImportRefused("Choose the column that holds the titles, or the one that holds the items' ids.")
    if not mapping.time:
        raise ImportRefused("Choose the column that holds the times, or 'row order' if the file has none.")
    return mapping


def guessed(columns: Sequence[str], sample: Sequence[Sequence[object]]) -> ColumnMapping:
    """Return the likeliest meaning of the columns by their names, checked against their cells."""
    cells = {name: [row[i] for row in sample] for i, name in enumerate(columns)}
    scored = [(likeness(name, role), role, name) for role in NAMES for name in columns]
    chosen: dict[str, Any] = {}
    for score, role, name in sorted(scored, key=lambda found: -found[0]):
        if score and role not in chosen and name not in chosen.values() and _fits(role, name, cells[name]):
            chosen[role] = name
    _fuller_title(chosen, cells)
    _by_content(chosen, cells)
    _told_apart(chosen, cells)
    if _numbers_rows(chosen, cells):
        del chosen["item_id"]
    _series_and_posts(chosen, cells)
    by_stage(chosen, cells)
    if "time" not in chosen and "status" in chosen and all(map(is_planned, cells[chosen["status"]])):
        chosen["time"] = ROW_ORDER  # what is still to come needs no time
    order = order_in(chosen.get("time", ""))
    return ColumnMapping(**{**chosen, "day_first": order, "length_unit": _length_unit(chosen.get("length"), cells)})


def _fits(role: str, name: str, values: Sequence[object]) -> bool:
    """Tell whether cells can mean this; an empty column can only mean what every row may lack."""
    filled = [value for value in values if not (is_no_time(value) if role == "time" else is_blank(value))]
    if role in ("title", "item_id", "person", "creator", "time") and not filled:
        return False
    if role == "time":
        return holds_times(name, filled)
    if role == "title":
        return not _is_address(filled)
    if role in ("value", "popularity"):
        numbers, most = map(number_of, filled), _MOST_RATING if role == "value" else inf
        return mostly([number is not None and number <= most for number in numbers]) and not _counts_rows(filled)
    if role == "length":
        return mostly([minutes_of(value, "min") is not None for value in filled])
    if role == "status":
        return any(map(is_planned, filled))
    if role == "published":
        return mostly([re.match(r"^[1-9]\d{3}\b|.*\b[1-9]\d{3}$", clean(value)) is not None for value in filled])
    return True


def _counts_rows(values: Sequence[object]) -> bool:
    """Tell whether numbers only count on from row to row and start again: an order, no value."""
    numbers = [number_of(value) for value in values]
    if len(numbers) < _LEAST_ROWS or None in numbers:
        return False
    start = numbers[0]
    steps = [b == (a or 0) + 1 or b == start for a, b in pairwise(numbers)]
    return all(steps) and len(set(numbers)) > 2


def _numbers_rows(chosen: Mapping[str, str], cells: Mapping[str, Sequence[object]]) -> bool:
    """Tell whether the ids only tell the rows apart: each is another while a thing comes again, so they tell no thing.

    They count on, or they are ids of databases, and things come again too often to be others of the same name; or
    the same id stands with things of which neither the title nor the address is the same.
    """
    names = [chosen[role] for role in ("url", "title") if role in chosen]
    if "item_id" not in chosen or not names:
        return False
    ids, *named = [list(map(clean, cells[name])) for name in (chosen["item_id"], *names)]
    if _tells_nothing(ids, named):
        return True
    things = named[0]
    if not len(set(things)) < len(things) == len(set(ids)):
        return False
    is_general = normalised(chosen["item_id"]) in _OF_ROWS and len(set(things)) <= _DIFFERENT * len(things)
    return is_general or _counts_rows(ids) or _counts_rows(ids[::-1])


def _tells_nothing(ids: Sequence[str], named: Sequence[Sequence[str]]) -> bool:
    """Tell whether most ids that come again stand with other things each time, as a tab's or a person's id does.

    There are fewer of them than of the things: a page whose title changes from day to day is one among many.
    """
    together: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for own, *names in zip(ids, *named, strict=True):
        if own:
            together[own].append(tuple(names))
    again = [found for found in together.values() if len(found) > 1]
    are_few = len(together) <= _FEWER * len({names for found in together.values() for names in found})
    return are_few and mostly([all(len(set(names)) > 1 for names in zip(*found, strict=True)) for found in again])


def _fuller_title(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    """Take another column that is named for a title where most cells of the chosen one are empty: 'savedTitle'."""
    filled = {name: sum(not is_blank(cell) for cell in values) for name, values in cells.items()}
    if "title" not in chosen or filled[chosen["title"]] * 2 > len(cells[chosen["title"]]):
        return
    free = [name for name in cells if name not in chosen.values() and likeness(name, "title") > 0]
    chosen["title"] = max([chosen["title"], *free], key=lambda name: filled[name])


def _told_apart(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    """Take another column's addresses where those chosen are the same for several things: a blog's, not its posts'.

    Where there is no better one, a thing has no address.
    """
    if "url" not in chosen or "title" not in chosen:
        return
    titles = list(map(clean, cells[chosen["title"]]))
    free = [name for name in cells if name not in chosen.values() and not is_never(name, "url")]
    addresses = [name for name in free if _is_address([cell for cell in cells[name] if not is_blank(cell)])]
    for name in (chosen.pop("url"), *sorted(addresses, key=lambda name: -likeness(name, "url"))):
        if not _tells_nothing(list(map(clean, cells[name])), [titles]):
            chosen["url"] = name
            return


def _by_content(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    """Find addresses, written times and titles among the columns whose names say nothing."""
    if "url" not in chosen and (found := _like("url", _is_address, chosen, cells)):
        chosen["url"] = _most_different(found, cells)
    if "time" not in chosen and (found := _like("time", _is_time, chosen, cells)):
        written = [name for name in found if any(number_of(cell) is None for cell in cells[name])]
        chosen["time"] = _most_different(written or found, cells)
    if "title" not in chosen:
        _title_by_content(chosen, cells)


def _like(
    role: str,
    is_like: Callable[[Sequence[object]], bool],
    chosen: Mapping[str, str],
    cells: Mapping[str, Sequence[object]],
) -> list[str]:
    """Return the columns that mean nothing yet and look like a role."""
    free = [name for name in cells if name not in chosen.values() and not is_never(name, role)]
    return [name for name in free if is_like([cell for cell in cells[name] if not is_blank(cell)])]


def _most_different(names: Sequence[str], cells: Mapping[str, Sequence[object]]) -> str:
    return max(names, key=lambda name: len(set(map(clean, cells[name]))))


def _title_by_content(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    """Take the column that is called after things, else one that says not only where; else who or what it was."""
    found = _like("title", _is_title, chosen, cells)
    named = [name for name in found if is_naming(name)]
    others = [name for name in found if not is_place(name)]
    likely = named or others or found
    if likely and not (named or others) and "creator" in chosen:
        chosen["title"] = chosen.pop("creator")  # who played there, and not where it was
    elif not named and _says_what(chosen.get("action"), likely, cells):
        chosen["title"] = chosen.pop("action")  # what was done is all that is told: a run, a swim
    elif likely:
        chosen["title"] = _most_different(likely, cells)


def _says_what(action: str | None, others: Sequence[str], cells: Mapping[str, Sequence[object]]) -> bool:
    """Tell whether what was done differs as much from row to row as anything else that is told."""
    if action is None or normalised(action) != _OF_DIARY:
        return False
    if not _is_title([cell for cell in cells[action] if not is_blank(cell)]):
        return False
    n_different = {name: len(set(map(clean, cells[name]))) for name in (action, *others)}
    return n_different[action] >= max(n_different.values())


def _series_and_posts(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    """Let a post's text be its title, and an episode's series stand where its maker does, where nothing names these."""
    if "title" not in chosen and "text" in chosen and "url" in chosen:
        chosen["title"] = chosen.pop("text")
    free = [name for name in cells if name not in chosen.values() and is_series(name)]
    series = [name for name in free if _words_in(cells[name])]
    if "creator" not in chosen and series:
        chosen["creator"] = series[0]


def _words_in(values: Sequence[object]) -> list[object]:
    return [value for value in values if not is_blank(value) and number_of(value) is None]


def _is_address(values: Sequence[object]) -> bool:
    return bool(values) and mostly([clean(value).startswith(("http://", "https://", "spotify:")) for value in values])


def _is_time(values: Sequence[object]) -> bool:
    """Tell whether cells are times beyond doubt: small numbers, days counted since 1900, months and years are not."""
    clock = clock_of(values)
    certain = clock.unit not in ("unknown", "yyyymmdd", YEARS) and not clock.unit.startswith("days")
    clock = replace(clock, has_coarse=False)
    return bool(values) and certain and sum(is_readable(v, clock) for v in values) >= _TIMES * len(values)


def _is_title(values: Sequence[object]) -> bool:
    texts = [clean(value) for value in values if number_of(value) is None and not (is_yes(value) or is_no(value))]
    if len(set(texts)) == 1 and len(texts) >= _LEAST_ROWS:
        return False  # what is the same in every row is a kind or a source
    if (
        not texts
        or len(texts) * 2 <= len(values)
        or _is_time(values)
        or _is_address(values)
        or tells_what_waits(values)
    ):
        return False
    return not mostly([_OF_DEVICES.fullmatch(text) is not None for text in texts])


def _length_unit(column: str | None, cells: Mapping[str, Sequence[object]]) -> str:
    """Return the unit of a length column's plain numbers by its name, else by how large they are."""
    if column is None:
        return "min"
    words = set(normalised(column).split())
    for unit, names in (
        ("ms", {"ms", "millis", "milliseconds"}),
        ("s", {"s", "sec", "secs", "seconds", "sekunden"}),
    ):
        if words & names:
            return unit
    numbers = sorted(number for number in map(number_of, cells[column]) if number is not None)
    median = numbers[len(numbers) // 2] if numbers and not words & {"min", "mins", "minutes", "minuten"} else 0
    return "ms" if median >= _AS_MILLISECONDS else "s" if median >= _AS_SECONDS else "min"
