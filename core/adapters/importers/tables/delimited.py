"""CSV and TSV: delimiter and header are found; a broken quote costs one row and not the rest of the file."""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.adapters.importers.ground.reading import MOST_LINE, ImportRefused, Refusal
from core.adapters.importers.tables.sources import REPORT_EVERY, Row, Source, named_columns, no_progress
from core.adapters.importers.texts.cells import clean, number_of
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.headers import is_known_name
from core.adapters.importers.times.dates import written_moment
from core.progress import Progress
from core.wording import amount

MOST_CELL = 8 << 20
"""Bytes that a line may have: 8 MB, chosen by hand so that a broken quote fills no memory."""
MOST_LINES_PER_ROW = 300
"""Lines that a quoted cell may span before the quote counts as unclosed; chosen by hand."""
_DELIMITERS = (",", "\t", ";", "|")
_SNIFFED_LINES = 60
"""Lines from which the delimiter is told; chosen by hand."""
_COUNTED_BYTES = 32 << 20
"""Bytes up to which rows are counted for the progress bar: 32 MB, chosen by hand."""
_MOST_ABOVE = 10
"""Rows among which the names of the columns are looked for, below titles and groups of columns; chosen by hand."""
_RULE = re.compile(r"\s*(?::?-{2,}:?)?\s*")
"""The line below the names of the columns of a table in Markdown."""
_BLANK = "\r\n\t ,;|"
_DECLARES = "sep="
"""How a spreadsheet says before its header what parts the cells."""
_UNCLOSED = "a quotation mark is opened and not closed as it should be"
_ADDRESSES = ("http://", "https://")
_WITH_HOURS = re.compile(r"\d[T ]\d{1,2}:\d\d")


class _Unclosed(Exception):
    """A quoted cell runs on for too many lines."""


class _Lines:
    """The lines of a file, which can be handed out again from the second line of a broken row."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES_PER_ROW:
            raise _Unclosed
        line = self._again.popleft() if self._again else self._stream.readline(MOST_CELL)
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def give_back(self) -> str:
        """Return the first line of the broken row and hand out the others again."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        self.taken = []
        return first


def open_delimited(path: Path) -> Source:
    """Return a CSV or TSV file as a source; raises ImportRefused with advice."""
    encoding = encoding_of(path)
    with _opened(path, encoding) as stream:
        head = _head(path, stream)
    skipped = next(number for number, line in enumerate(head) if line.strip(_BLANK))
    declared = _declared(head[skipped])
    skipped += declared != ""
    above = _above(head[skipped:])
    skipped += above
    delimiter = declared or _delimiter(head[skipped:])
    first = next(csv.reader(head[skipped:], delimiter=delimiter), [])
    has_header = is_header(first)
    columns = named_columns(path, first if has_header else [""] * len(first))
    skipped += has_header

    def rows(progress: Progress) -> Iterator[Row | Refusal]:
        return _rows(path, encoding, delimiter, width=len(columns), skipped=skipped, progress=progress)

    n_rows = sum(1 for _ in rows(no_progress)) if path.stat().st_size <= _COUNTED_BYTES else None
    notes = (f"Above the header, and not read: {amount(above, 'line')} on the file.",) if above else ()
    form = "tsv" if delimiter == "\t" else "csv"
    return Source(
        format=form, columns=columns, rows=rows, n_rows=n_rows, encoding=encoding, delimiter=delimiter, notes=notes
    )


def _opened(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open(encoding=encoding, newline="")


def _head(path: Path, stream: io.TextIOWrapper) -> list[str]:
    """Return the first lines, of which one at least is not blank."""
    try:
        lines = [line for _ in range(_SNIFFED_LINES) if (line := stream.readline(MOST_CELL))]
    except UnicodeError:
        raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None
    if not any(line.strip(_BLANK) for line in lines):
        raise ImportRefused(f"{path.name} holds nothing but blank lines. Export it again, or choose another file.")
    return lines


def _declared(line: str) -> str:
    """Return the delimiter that a spreadsheet's first line 'sep=;' declares, or ''."""
    line = line.strip("\r\n ")
    return line[-1] if line.lower().startswith(_DECLARES) and len(line) == len(_DECLARES) + 1 else ""


def _above(head: Sequence[str]) -> int:
    """Return how many lines stand above a header that has known names: facts on the file, narrower than its rows."""
    for delimiter in _DELIMITERS:
        rows = [next(csv.reader([line], delimiter=delimiter), []) for line in head]
        common, n = Counter(map(len, rows)).most_common(1)[0]
        at = next(number for number, cells in enumerate(rows) if len(cells) == common)
        narrow = all(len(cells) < common for cells in rows[:at])
        if common > 1 and n > len(rows) // 2 and narrow and any(map(is_known_name, rows[at])):
            return at or _above_names(rows)
    return max(_above_names([next(csv.reader([line], delimiter=mark), []) for line in head]) for mark in _DELIMITERS)


def _above_names(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows of titles and groups stand above one that names several columns.

    A row with numbers or dates among several cells is no title.
    """
    names = [sum(map(is_known_name, cells)) for cells in rows[:_MOST_ABOVE]]
    at = next((number for number, known in enumerate(names) if known >= 2), 0)
    filled = [[cell for cell in cells if cell.strip()] for cells in rows[: at + 1]]
    return 0 if any(names[:at]) or any(len(cells) > 1 and any(map(_is_data, cells)) for cells in filled) else at


def _delimiter(head: Sequence[str]) -> str:
    """Return the delimiter by which most lines have as many cells as the first."""

    def agreement(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(head, delimiter=delimiter) if row]
        return (sum(w == widths[0] for w in widths) / len(widths) if widths[0] > 1 else 0.0), widths[0]

    csv.field_size_limit(MOST_CELL * 2)
    return max(_DELIMITERS, key=agreement)


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether the first row names columns: an address or a time of day does, and so does a number or a date.

    Among names that are known a number or a date may stand, as over the columns of years.
    """
    if any(map(_is_moment, cells)):
        return False
    return any(map(is_known_name, cells)) or not any(map(_is_data, cells))


def _is_moment(cell: str) -> bool:
    """Tell whether a cell is an address or a time with its time of day, which no column is called."""
    return cell.startswith(_ADDRESSES) or (_WITH_HOURS.search(cell) is not None and _is_data(cell))


def _is_data(cell: str) -> bool:
    if number_of(cell) is not None or cell.startswith(_ADDRESSES):
        return True
    try:
        return bool(written_moment(cell, day_first=True))
    except ValueError:
        return False


def _rows(
    path: Path, encoding: str, delimiter: str, *, width: int, skipped: int, progress: Progress
) -> Iterator[Row | Refusal]:
    """Walk the rows after the header; those of another width or with broken quotes come as refusals."""
    total = path.stat().st_size
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, newline="") as stream:
        try:
            for number, cells in _parsed(_Lines(stream), delimiter):
                if number % REPORT_EVERY == 0:
                    progress(min(raw.tell(), total), total)
                if number > skipped:
                    yield cells if isinstance(cells, Refusal) else _fitted(number, cells, width, delimiter)
        except UnicodeError:
            raise ImportRefused(f"{path.name} is cut off or damaged. Export it again.") from None
    progress(total, total)


def _parsed(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | Refusal]]:
    """Yield the rows that are not blank by number; a broken row costs its first line only."""
    csv.field_size_limit(MOST_CELL * 2)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        lines.taken = []
        try:
            cells: list[str] | Refusal = next(reader)
        except StopIteration:
            return
        except (csv.Error, _Unclosed):
            # The reader would go on inside the broken quotes.
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            cells = Refusal(number + 1, _UNCLOSED, clean(lines.give_back()[:MOST_LINE]))
        number += 1
        is_rule = delimiter == "|" and not isinstance(cells, Refusal) and all(map(_RULE.fullmatch, cells))
        if isinstance(cells, Refusal) or (any(cell.strip() for cell in cells) and not is_rule):
            yield number, cells


def _fitted(number: int, cells: list[str], width: int, delimiter: str) -> Row | Refusal:
    """Return a row with as many cells as the header has; cells too many must be empty."""
    if len(cells) > width and not any(cells[width:]):
        cells = cells[:width]
    if len(cells) == width:
        return number, cells
    reason = f"it has {amount(len(cells), 'cell')} where the header has {width}"
    return Refusal(number, reason, clean(delimiter.join(cells)[:MOST_LINE]))
