"""Workbooks: every sheet, with the dates and values that its cells show."""

from core.adapters.importers.lines.format import TableFormat
from core.adapters.importers.tables.sheets import is_workbook, open_workbook

FORMAT = TableFormat(
    name="Excel, OpenDocument",
    forms={"workbook": "a workbook (xlsx, xls, ods)"},
    how="Save the sheet as it is, in Excel, LibreOffice or any other spreadsheet.",
    taken="Every sheet with titles and times, for itself and with its tick, those of the same columns as one; the "
    "other sheets are named, and rows above the header passed over; a table of a service below that was saved as a "
    "workbook is read as that service's.",
    endings=(".xlsx", ".xlsm", ".xls", ".ods"),
    recognise=is_workbook,
    open=open_workbook,
)
