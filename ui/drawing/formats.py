"""What can be brought in, in words: a list for a sentence, one file's name, and the README's table."""

from core.adapters.importers.format import Format, Service, TableFormat
from core.adapters.importers.register import exports, formats, services, tables

HEADER = "| file | how to get it | what is taken from it |\n|---|---|---|\n"


def listed_formats() -> tuple[Format | Service | TableFormat, ...]:
    """Return every format as people are told of them: tables first, then the exports of services."""
    return (*tables(), *services(), *exports())


def in_a_list() -> str:
    """Return what can be brought as a part of a sentence: 'the export of a service (Pinboard), or a table (CSV)'."""
    of_services = ", ".join([form.name for form in services()] + [form.name for form in exports()])
    return f"the export of a service ({of_services}), or any table ({', '.join(form.name for form in tables())})"


def thing(form: str) -> str:
    """Return what a file is called by its word in an inspection; the word itself where no format has it."""
    return next((called.forms[form] for called in formats() if form in called.forms), form)


def as_markdown() -> str:
    """Return the table of formats for the README."""
    return HEADER + "".join(f"| {form.name} | {form.how} | {form.taken} |\n" for form in listed_formats())
