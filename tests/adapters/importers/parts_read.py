"""What a service makes of a file in a test: recognised by its content, then read to the end."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome
from core.adapters.importers.lines.format import PEEKED, Member, Part, Reader, Service

CASES = Path(__file__).parents[2] / "cases" / "imports"
"""Exports in the shapes that people have, all details invented."""
READER = Reader(datetime(2026, 6, 1, tzinfo=UTC))
LONG = "x" * 10_000
ODD: tuple[object, ...] = (
    *(None, [], {}, [[None]], True),
    *(0, -1, 10**30, -1.5),
    *("", "   ", LONG, "0", "1601-01-01T00:00:00Z", "\ud800\u0000"),
)
"""Values that no reader may trip over, wherever they stand in a record."""


def member_of(path: Path) -> Member:
    """Return a file as a recogniser sees it."""

    def head() -> bytes:
        with path.open("rb") as stream:
            return stream.read(PEEKED)

    return Member(path.name, head, lambda: path)


def written(folder: Path, content: bytes, name: str = "file") -> Path:
    """Write a file that says nothing by its name."""
    path = folder / name
    path.write_bytes(content)
    return path


def part_at(service: Service, path: Path) -> Part:
    """Return what a file is to a service that knows it."""
    part = service.part(member_of(path))
    assert part is not None
    return part


def outcomes_at(service: Service, path: Path) -> list[Outcome]:
    """Return what becomes of every row of a file that the service reads."""
    part = part_at(service, path)
    assert part.read is not None
    return list(part.read(path, READER))


def entries_at(service: Service, path: Path) -> list[Entry]:
    """Return the entries of a file."""
    return [outcome for outcome in outcomes_at(service, path) if isinstance(outcome, Entry)]


def reasons_at(service: Service, path: Path) -> list[str]:
    """Return why rows were left out or refused, in the order of the file."""
    return [outcome.reason for outcome in outcomes_at(service, path) if isinstance(outcome, LeftOut | Refusal)]


def notes_at(service: Service, path: Path) -> str:
    """Return what is said of a whole file."""
    return " ".join(outcome.text for outcome in outcomes_at(service, path) if isinstance(outcome, Note))


def rows_of(outcomes: Sequence[Outcome]) -> list[int]:
    """Return the numbers of the rows that became something, in order."""
    return [outcome.row for outcome in outcomes if not isinstance(outcome, Note)]


def replaced(value: object, by: object) -> object:
    """Return a JSON value whose every leaf is another; its objects and lists stay."""
    if isinstance(value, dict):
        return {key: replaced(inner, by) for key, inner in value.items()}
    return [replaced(inner, by) for inner in value] if isinstance(value, list) else by


def records(*values: object) -> bytes:
    """Return a JSON list."""
    return json.dumps(values).encode("utf-8", "surrogatepass")


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut in the middle": lambda content: content[: len(content) // 2],
    "cut near its end": lambda content: content[:-7],
    "cut after its first bytes": lambda content: content[:90],
    "with a mark of UTF-8": lambda content: b"\xef\xbb\xbf" + content,
    "with lines as Windows ends them": lambda content: content.replace(b"\n", b"\r\n"),
    "with lines as old Macs ended them": lambda content: content.replace(b"\n", b"\r"),
    "with spaces that do not break": lambda content: content.replace(b" ", "\u00a0".encode()),
    "twice in one file": lambda content: content + b"\n" + content,
    "with zeros in it": lambda content: content.replace(b"e", b"\x00"),
    "with bytes of no encoding": lambda content: content.replace(b"a", b"\xff"),
    "with every digit a nine": lambda content: content.translate(bytes.maketrans(b"0123456789", b"9999999999")),
    "with every digit a zero": lambda content: content.translate(bytes.maketrans(b"0123456789", b"0000000000")),
    "with every letter e long": lambda content: content.replace(b"e", b"e" * 500),
    "without quotation marks": lambda content: content.replace(b'"', b""),
    "with more quotation marks": lambda content: content.replace(b",", b'",'),
    "with every word null": lambda content: content.replace(b"true", b"null").replace(b"false", b"null"),
    "with minus before digits": lambda content: content.replace(b":1", b":-1").replace(b",1", b",-1"),
    "in UTF-16": lambda content: content.decode("utf-8", "replace").encode("utf-16"),
}
"""What happens to files: each turns a good one into one that is broken or odd."""
