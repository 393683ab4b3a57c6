"""What can be brought in, in words: a list for a sentence, one file's name, and the README's table."""

from functools import cache

from core.adapters.importers.joined.register import exports, formats, services, tables
from core.adapters.importers.lines.format import Format, Service, TableFormat
from ui.drawing.text import MESSAGE_SIGNS, safe

HEADER = "| file | how to get it | what is taken from it |\n|---|---|---|\n"


def listed_formats() -> tuple[Format | Service | TableFormat, ...]:
    """Return every format as people are told of them: tables first, then the exports of services."""
    return (*tables(), *services(), *exports())


def thing(form: str) -> str:
    """Return what a file is called by its word in an inspection; the word itself where no format has it."""
    return next((called.forms[form] for called in formats() if form in called.forms), form)


@cache
def table_endings() -> frozenset[str]:
    """Return the endings of files that are tables, or hold several."""
    return frozenset(ending for form in tables() for ending in form.endings)


def as_html_table() -> str:
    """Return the table of formats for a page."""
    head = "<tr><th scope='col'>From</th><th scope='col'>How to get it</th><th scope='col'>What is taken</th></tr>"
    rows = "".join(_row(form.name, form.how, form.taken) for form in listed_formats())
    return f"<div class='formats'><table role='table'><thead>{head}</thead><tbody>{rows}</tbody></table></div>"


def _row(name: str, how: str, taken: str) -> str:
    """Draw one format; on a phone each cell says what it is, as there the head is not seen."""
    cells = (("How to get it", how), ("What is taken", taken))
    drawn = "".join(f"<td role='cell' data-head='{head}'>{safe(said, MESSAGE_SIGNS)}</td>" for head, said in cells)
    return f"<tr role='row'><th role='rowheader' scope='row'>{safe(name)}</th>{drawn}</tr>"


def as_markdown() -> str:
    """Return the table of formats for the README."""
    return HEADER + "".join(f"| {form.name} | {form.how} | {form.taken} |\n" for form in listed_formats())
