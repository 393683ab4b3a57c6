"""JSON and JSON Lines: a list of objects, or an object a line."""

from core.adapters.importers.lines.format import TableFormat
from core.adapters.importers.tables.records import is_records, open_records

FORMAT = TableFormat(
    name="JSON, JSON Lines",
    forms={"json": "records (JSON)", "jsonl": "records (JSON Lines)"},
    how="Take a service's own JSON, or write one object for every interaction.",
    taken="Every object with a title (or an item id) and a time; nested parts become columns. Several lists in one "
    "file are told for themselves, each with its tick; of a shelf or a show every book or episode is a row.",
    endings=(".json", ".jsonl", ".ndjson"),
    recognise=is_records,
    open=open_records,
)
