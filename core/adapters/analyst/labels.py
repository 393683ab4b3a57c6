"""Labels from a file: which items of a person belong together, as somebody says who knows; never stored."""

import csv
import io
from collections.abc import Iterator, Mapping

LABEL_COLUMNS = ("person_id", "item_id", "label")
MOST_LABELS = 1_000_000
"""Labels of a file at most; by hand: as many as the histories that the charts are measured with."""
Labels = Mapping[str, Mapping[str, str]]
"""The label of each item, by person."""


class LabelsRefused(ValueError):
    """A file holds no labels that can be read; the words say why and what is needed."""


def read_labels(content: bytes) -> Labels:
    """Return the labels of a CSV file with the columns `LABEL_COLUMNS`, in any order, beside any others.

    Of an item that is labelled twice the last label counts; a row without a label is none. Raises LabelsRefused.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LabelsRefused("The file is no text in UTF-8. Save it as CSV in UTF-8.") from error
    found: dict[str, dict[str, str]] = {}
    for number, (person_id, item_id, label) in enumerate(_rows(text), start=1):
        if number > MOST_LABELS:
            raise LabelsRefused(f"The file has more than {MOST_LABELS:,} rows. Label fewer people.")
        if person_id and item_id and label:
            found.setdefault(person_id, {})[item_id] = label
    if not found:
        raise LabelsRefused("The file has no row with a person_id, an item_id and a label.")
    return found


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the three cells of each row; raises LabelsRefused without the columns, and for what is no CSV."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = [column for column in LABEL_COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise LabelsRefused(f"The first line has to name the columns {', '.join(LABEL_COLUMNS)}.")
        for row in reader:
            yield tuple((row[column] or "").strip() for column in LABEL_COLUMNS)
    except csv.Error as error:
        raise LabelsRefused(f"The file cannot be read as CSV: {error}.") from error
