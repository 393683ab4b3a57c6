"""The page, the command line and the README name exactly the formats of the register."""

import html
import runpy
from pathlib import Path

from typer.testing import CliRunner

from core.adapters.importers.joined.register import exports, formats, services, tables
from ui.cli import app
from ui.drawing.formats import HEADER, as_html_table, as_markdown, listed_formats, thing

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_page_lists_every_format_with_how_to_get_it() -> None:
    table = as_html_table()
    assert all(html.escape(form.how) in table and html.escape(form.name) in table for form in formats())
    assert len(listed_formats()) == len(formats()) == len(tables()) + len(services()) + len(exports())


def test_a_file_is_called_as_its_format_says_and_an_unknown_word_stays() -> None:
    for form in formats():
        assert [thing(word) for word in form.forms] == list(form.forms.values())
    assert thing("no such form") == "no such form"


def test_the_command_line_lists_every_format_and_its_import_says_where() -> None:
    runner = CliRunner()
    said = runner.invoke(app, ["formats"]).stdout
    assert [line for line in said.splitlines() if not line.startswith(" ")] == [form.name for form in listed_formats()]
    assert all(form.how in said and form.taken in said for form in formats())
    assert "journeys formats" in runner.invoke(app, ["import", "--help"], env={"COLUMNS": "200"}).stdout


def test_the_readme_has_the_table_of_the_register() -> None:
    assert README.count(HEADER) == 1
    assert README.split(HEADER)[1].split("\n\n")[0] == as_markdown().removeprefix(HEADER).strip(), "run `make readme`"


def test_the_readmes_table_is_written_anew_and_nothing_else_is_touched() -> None:
    with_formats = runpy.run_path(str(ROOT / "docs" / "readme.py"))["with_formats"]
    before, after = "One\n\n", "\nTwo\n\nThree\n"
    for old in ("", "| old | x | y |\n"):
        assert with_formats(f"{before}{HEADER}{old}{after}") == before + as_markdown() + after
    assert with_formats(README) == README
