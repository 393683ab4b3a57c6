"""CSV and TSV: whatever text is not JSON."""

from core.adapters.importers.lines.format import TableFormat
from core.adapters.importers.tables.delimited import open_delimited
from core.adapters.importers.tables.parquet import is_parquet
from core.adapters.importers.tables.records import is_records
from core.adapters.importers.tables.sheets import is_workbook
from core.adapters.importers.texts.encodings import why_no_text


def recognise(head: bytes) -> bool:
    """Tell whether a file is text and neither JSON, nor a workbook or Parquet, whose short files are nearly text."""
    return not (why_no_text(head) or is_parquet(head) or is_records(head) or is_workbook(head))


FORMAT = TableFormat(
    name="CSV, TSV",
    forms={"csv": "a table (CSV)", "tsv": "a table (TSV)"},
    how="Save a sheet of any spreadsheet as 'CSV UTF-8', or take a service's own table.",
    taken="Every row with a title (or an item id) and a time: when it was done, else begun, else "
    "added; a row that is not done, or whose status or shelf says 'to read', 'planned' or the like, waits in the "
    "backlog. You see and change what each column means.",
    endings=(".csv", ".tsv", ".tab", ".txt"),
    recognise=recognise,
    open=open_delimited,
)
