"""What every reader of a service's files is held to: each row is told of, and odd files end in words, not in errors."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import PEEKED, Member, Part, Reader, Role, Service
from core.adapters.importers.lines.rows import table_rows

CASES = Path(__file__).parent / "cases" / "imports"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
WORDS = ("", " ", "null", "-1", "0", "1e400", "9" * 400, "1601-01-01", "2106-02-07", "2024-13-45", "0000-00-00", "yes")
"""What stands in the wrong cells of files that people bring."""


def member_of(path: Path, name: str = "") -> Member:
    return Member(name or path.name, lambda: path.read_bytes()[:PEEKED], lambda: path)


def part_of_file(service: Service, path: Path, name: str = "") -> Part | None:
    return service.part(member_of(path, name))


def told(service: Service, path: Path, name: str = "") -> list[Outcome]:
    """Return what becomes of a file's rows; the file must be one of the service's that are read."""
    part = part_of_file(service, path, name)
    assert part is not None
    assert part.read is not None, part.why
    return list(part.read(path, Reader(NOW)))


def told_of(service: Service, folder: Path, content: bytes, name: str = "file.csv") -> list[Outcome]:
    (folder / "brought").write_bytes(content)
    return told(service, folder / "brought", name)


def entries(outcomes: Sequence[Outcome]) -> list[Entry]:
    return [outcome for outcome in outcomes if isinstance(outcome, Entry)]


def notes(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.text for outcome in outcomes if isinstance(outcome, Note)]


def reasons(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.reason for outcome in outcomes if isinstance(outcome, LeftOut | Refusal)]


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def columns_of(line: str) -> tuple[str, ...]:
    """Return the columns that a header line names."""
    return tuple(line.split(","))


def table(columns: Sequence[str], *rows: Mapping[str, str], mark: str = ",") -> bytes:
    """Return a table with these columns; cells that a row does not name stay empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark)
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return text.getvalue().encode()


def activity(verb: str, path: str) -> str:
    """Return three records of Takeout's JSON of YouTube."""
    return json.dumps(
        [
            {
                "header": "YouTube",
                "title": f"{verb} {name}",
                "titleUrl": f"https://www.youtube.com/{path}{name:a<11}",
                "time": "2026-01-02T10:00:00Z",
                "products": ["YouTube"],
            }
            for name in ("Rye", "Oats", "Moss")
        ]
    )


def odd_tables(columns: Sequence[str], row: Mapping[str, str]) -> dict[str, bytes]:
    """Return broken and odd files of these columns, each by what is odd about it."""
    good = table(columns, row, row)
    everywhere = {f"'{word[:12]}' everywhere": table(columns, dict.fromkeys(columns, word), row) for word in WORDS}
    return everywhere | {
        "cut off in a row": good[: -len(good) // 3],
        "cut off in a quote": good + b'"never closed,',
        "header only": table(columns),
        "a mark of its encoding": b"\xef\xbb\xbf" + good,
        "utf-16": good.decode().encode("utf-16"),
        "old line ends": good.replace(b"\r\n", b"\r"),
        "unix line ends": good.replace(b"\r\n", b"\n"),
        "semicolons": table(columns, row, row, mark=";"),
        "tabs": table(columns, row, row, mark="\t"),
        "hard spaces": table(columns, {name: f"\xa0{cell}\xa0" for name, cell in row.items()}),
        "long cells": table(columns, dict.fromkeys(columns, "x" * 10_000), row),
        "one column twice": table([*columns, columns[0]], row),
        "rows of another width": good + b"1,2,3\r\n" + b"," * 200 + b"9\r\n",
        "zeros in the text": good.replace(b"\r\n", b"\x00\r\n"),
        "letters of no encoding": good + b"\xff\xfe\x81" * 9,
        "a formula and a script": table(columns, dict.fromkeys(columns, "=1+1<script>alert(1)</script>\u202e")),
    }


def check_table(service: Service, folder: Path, content: bytes, name: str = "file.csv") -> None:
    """Hold a service to its promise: refuse a file in words, or tell of every row that it has."""
    path = folder / "brought"
    path.write_bytes(content)
    part = part_of_file(service, path, name)
    if part is None or part.read is None:
        assert part is None or part.why or part.role is Role.NEITHER
        return
    try:
        outcomes = list(part.read(path, Reader(NOW)))
        rows = {row.row for row in table_rows(path)}
    except ImportRefused:
        return
    assert {outcome.row for outcome in outcomes if not isinstance(outcome, Note)} == rows
    for entry in entries(outcomes):
        assert entry.title or entry.identity
        assert entry.time or entry.status is Status.CANDIDATE
        assert entry.link == "" or entry.link.startswith("https://")
        assert entry.value is None or entry.value > 0


def check_read(part: Part | None, path: Path) -> list[Outcome]:
    """Hold a reader to its promise on a file that may hold anything; return what it tells, nothing where it refuses."""
    assert part is not None
    assert part.read is not None
    try:
        outcomes = list(part.read(path, Reader(NOW)))
    except ImportRefused:
        return []
    for entry in entries(outcomes):
        assert entry.title or entry.identity
        assert entry.link == "" or entry.link.startswith("https://")
        assert entry.time or entry.status is Status.CANDIDATE
    return outcomes


def check_json(service: Service, folder: Path, sample: bytes, value: object) -> None:
    """Hold a reader of JSON lists to its promise on any value: each member of the list is told of."""
    path = folder / "brought.json"
    path.write_bytes(sample)
    part = part_of_file(service, path)
    path.write_text(json.dumps(value))
    outcomes = check_read(part, path)
    if isinstance(value, list) and outcomes:
        rows = {outcome.row for outcome in outcomes if not isinstance(outcome, Note)}
        assert rows == set(range(1, len(value) + 1))


def odd_json(sample: bytes) -> dict[str, bytes]:
    """Return broken and odd files of a JSON list, each by what is odd about it."""
    good = json.loads(sample)
    first = good[0] if isinstance(good, list) else next(iter(good.values()))
    wrap = (lambda x: [x]) if isinstance(good, list) else (lambda x: {"1": x})
    kinds: tuple[object, ...] = (
        None,
        -1,
        1e300,
        10**400,
        True,
        "",
        [],
        {},
        [None],
        "x" * 10_000,
        "1601-01-01",
        "2106-02-07T00:00:00Z",
    )
    return {
        **{
            f"{str(kind)[:12]!r} in every field": json.dumps(wrap(dict.fromkeys(first, kind))).encode()
            for kind in kinds
        },
        "cut off": sample[: len(sample) // 2],
        "empty": b"",
        "an empty list": json.dumps([] if isinstance(good, list) else {}).encode(),
        "a mark of its encoding": b"\xef\xbb\xbf" + sample,
        "windows line ends": sample.replace(b"\n", b"\r\n"),
        "other values between": json.dumps(
            [None, 7, "x", [], first] if isinstance(good, list) else {"1": 7, "2": first}
        ).encode(),
        "letters of no encoding": sample.replace(b'"', b'"\xff\xfe', 1),
        "a lone surrogate": sample.replace(b'"', b'"\\ud800', 1),
        "not a number": sample.replace(b":", b': NaN, "x":', 1),
        "a comma too many": sample.rstrip()[:-1] + b",]",
    }


def tables(columns: Sequence[str], *, more: Sequence[str] = ()) -> st.SearchStrategy[bytes]:
    """Return tables whose cells hold anything, among them the words that services write."""
    cell = st.one_of(st.sampled_from((*WORDS, *more)), st.text(max_size=20))
    rows = st.lists(st.dictionaries(st.sampled_from(columns), cell, max_size=8), max_size=4)
    return rows.map(lambda found: table(columns, *found).decode("utf-8", "replace").encode("utf-8", "replace"))


def json_of(*keys: str) -> st.SearchStrategy[object]:
    """Return JSON values whose objects have a service's own keys and hold anything."""
    leaf = st.one_of(st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), st.text(max_size=20))
    leaf = leaf | st.sampled_from(WORDS)

    def holding(children: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
        return st.lists(children, max_size=3) | st.dictionaries(st.sampled_from(keys), children, max_size=9)

    return st.recursive(leaf, holding, max_leaves=30)
