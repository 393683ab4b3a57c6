"""The rows of a service's files, by the names that the service gives its columns and keys."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import ijson

from core.adapters.importers.ground.reading import ImportRefused, Refusal, short_fault
from core.adapters.importers.tables.delimited import open_delimited
from core.adapters.importers.tables.sources import no_progress
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import HEAD, marked_encoding
from core.adapters.importers.texts.headers import normalised


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a table: its number as a spreadsheet shows it, and its cells as clean text by column name.

    Names are normalised as `headers.normalised` writes them, of columns that repeat the first one counts.
    """

    row: int
    by_name: Mapping[str, str]

    def get(self, *names: str) -> str:
        """Return the first of some columns that holds something, as one line of clean text; '' for none."""
        return next((text for name in names if (text := clean(self.by_name.get(name, "")))), "")

    def whole(self, name: str) -> str:
        """Return a column as it stands, with its lines."""
        return self.by_name.get(name, "")


def table_rows(path: Path) -> Iterator[Cells | Refusal]:
    """Yield the rows of a CSV or TSV file by the names of its columns; raises ImportRefused with advice."""
    source = open_delimited(path)
    names = [normalised(name) for name in source.columns]
    for row in source.rows(no_progress):
        if isinstance(row, Refusal):
            yield row
        else:
            yield Cells(row[0], _first_of_each(names, row[1]))


def _first_of_each(names: Sequence[str], cells: Sequence[object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        found.setdefault(name, str(cell))
    return found


def json_rows(path: Path, prefix: str = "item") -> Iterator[tuple[int, Any]]:
    """Yield the values of a JSON list with their numbers, from 1, without holding the file in memory.

    `prefix` is where the list's values are, as ijson writes it: 'item' in a list, 'a.b.item' inside objects. Raises
    ImportRefused for a file that is cut off or no JSON, after the values before the fault.
    """
    try:
        yield from _numbered(path, prefix)
    except (ijson.JSONError, UnicodeError) as error:
        raise no_json(path, error) from None


def no_json(path: Path, error: Exception) -> ImportRefused:
    """Return the refusal of a file that is cut off or no JSON."""
    return ImportRefused(f"{path.name} is cut off or no proper JSON. Export it again. ({short_fault(error)})")


def _numbered(path: Path, prefix: str) -> Iterator[tuple[int, Any]]:
    """Yield the values with their numbers, from an integer that no float reader holds on by the reader that does."""
    done = 0
    try:
        for done, value in enumerate(_values(path, prefix, use_float=True), 1):
            yield done, value
    except OverflowError:
        large = enumerate(_values(path, prefix, use_float=False), 1)
        yield from ((row, _in_floats(value)) for row, value in large if row > done)


def _values(path: Path, prefix: str, use_float: bool) -> Iterator[Any]:
    """Yield the values of a list; raises OverflowError for an integer that no float reader holds.

    Raises ijson.JSONError also for a number with more digits in its exponent than any reader holds.
    """
    with path.open("rb") as stream:
        try:
            yield from ijson.items(after_mark(stream), prefix, use_float=use_float)
        except ijson.JSONError as error:
            if use_float and "overflow" in str(error):
                raise OverflowError from error
            raise
        except InvalidOperation:
            raise ijson.JSONError("a number is too large to read") from None


def _in_floats(value: Any) -> Any:
    """Return a value whose decimal numbers are floats."""
    if isinstance(value, dict):
        return {key: _in_floats(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_floats(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value


def after_mark(stream: Any) -> Any:
    """Return a stream of UTF-8 that stands behind the mark of its encoding; wider letters are turned into UTF-8."""
    head = stream.read(HEAD)
    encoding = marked_encoding(head)
    stream.seek(len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
    if encoding in ("", "utf-8-sig"):
        return stream
    return _AsUtf8(codecs.getreader(encoding)(stream))


@dataclass(frozen=True, slots=True)
class _AsUtf8:
    """A text stream whose letters come as UTF-8."""

    text: codecs.StreamReader

    def read(self, size: int = -1) -> bytes:
        """Return the next letters; `size` is about how many bytes, of which a sign that is cut waits."""
        return b"" if size == 0 else self.text.read(size).encode("utf-8", "surrogatepass")
