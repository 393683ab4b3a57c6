"""Delimiter and header are found, and a broken row costs that row alone."""

from pathlib import Path

import pytest

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.tables.delimited import is_header, open_delimited
from core.adapters.importers.tables.sources import Source, no_progress


def opened(folder: Path, text: str) -> Source:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return open_delimited(path)


def cells(source: Source) -> list[list[object]]:
    return [list(row[1]) for row in source.rows(no_progress) if not isinstance(row, Refusal)]


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_most_lines_agree_on(tmp_path: Path, mark: str) -> None:
    source = opened(tmp_path, f"title{mark}time\nHeat{mark}2026-01-02\nAlien{mark}2026-01-03\n")
    assert (source.delimiter, source.columns) == (mark, ("title", "time"))
    assert source.format == ("tsv" if mark == "\t" else "csv")
    assert source.n_rows == 2


def test_a_spreadsheet_may_declare_its_delimiter(tmp_path: Path) -> None:
    source = opened(tmp_path, "sep=;\ntitle;time\nHeat, a film;2026-01-02\n")
    assert cells(source) == [["Heat, a film", "2026-01-02"]]


def test_a_table_without_a_header_gets_numbered_columns_and_keeps_its_first_row(tmp_path: Path) -> None:
    source = opened(tmp_path, "Heat,2026-01-02\nAlien,2026-01-03\n")
    assert source.columns == ("Column 1", "Column 2")
    assert len(cells(source)) == 2


def test_an_open_quote_costs_its_row_and_not_the_rest(tmp_path: Path) -> None:
    rows = list(opened(tmp_path, 'title,time\n"Heat,2026-01-02\nAlien,2026-01-03\n').rows(no_progress))
    assert isinstance(rows[0], Refusal)
    assert "quotation mark" in rows[0].reason
    assert rows[1] == (3, ["Alien", "2026-01-03"])


def test_a_row_of_another_width_is_refused_unless_what_is_too_much_is_empty(tmp_path: Path) -> None:
    rows = list(opened(tmp_path, "title,time\nHeat,2026-01-02,,\nAlien\n").rows(no_progress))
    assert rows[0] == (2, ["Heat", "2026-01-02"])
    assert isinstance(rows[1], Refusal)
    assert "1 cell where the header has 2" in rows[1].reason


def test_blank_lines_alone_are_no_table(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="blank lines"):
        opened(tmp_path, "\n ;\n\n")


@pytest.mark.parametrize("above", ["# exported by a tool\n# user: nø🐟\n", "My films\nNovember, 2026\n"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_facts_above_a_header_are_not_read_and_told(tmp_path: Path, above: str, mark: str) -> None:
    rows = "title,date,rating\nRye,2026-03-02,4\nMoss,2026-03-03,\nFern,2026-03-04,5\n".replace(",", mark)
    source = opened(tmp_path, above + rows)
    assert source.columns == ("title", "date", "rating")
    assert [row[0] for row in cells(source)] == ["Rye", "Moss", "Fern"]
    assert source.notes == ("Above the header, and not read: 2 lines on the file.",)


def test_a_first_line_that_is_as_wide_as_the_others_is_no_fact_on_the_file(tmp_path: Path) -> None:
    for text in ("title,date\nRye,2026-03-02\n", "a\nb\nc\n", "title\nRye,2026\nMoss,2026\n"):
        assert opened(tmp_path, text).notes == ()


@pytest.mark.parametrize(
    "above",
    [
        "Reading log,,,\n2024,,,\n,,,\nBook,,Dates,\n",
        "Reading log,,,\nfor Noor,,,\n",
        "Book,Book,Dates,Dates\n",
    ],
)
def test_titles_and_groups_of_columns_above_their_names_are_passed_over(tmp_path: Path, above: str) -> None:
    source = opened(tmp_path, above + "Title,Author,Started,Finished\nDune,Frank Herbert,2024-01-13,2024-02-20\n")
    assert source.columns == ("Title", "Author", "Started", "Finished")
    assert [row[1][0] for row in source.rows(no_progress) if not isinstance(row, Refusal)] == ["Dune"]
    assert "not read" in source.notes[0]


def test_a_row_of_words_that_columns_are_called_as_well_is_no_header(tmp_path: Path) -> None:
    source = opened(tmp_path, "Wort,Sache,Tag\nfilm,track,2024-01-13\n")
    assert source.columns == ("Wort", "Sache", "Tag")


def test_a_table_in_markdown_is_read_without_its_rule(tmp_path: Path) -> None:
    source = opened(tmp_path, "| Title | Watched |\n|:------|--------:|\n| Heat | 2024-01-13 |\n| -- | 2024-01-14 |\n")
    assert [[str(cell).strip() for cell in row] for row in cells(source)] == [
        ["", "Heat", "2024-01-13", ""],
        ["", "--", "2024-01-14", ""],
    ]
    assert source.n_rows == 2


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["title", "2023", "2024"], True),
        (["https://rye.example/a", "rye.example", "link", "Rye"], False),
        (["link", "2024-01-01 18:00:00", "Rye"], False),
        (["Rye", "2024-01-01"], False),
        (["title", "2024-01-01"], True),
        (["what", "when"], True),
    ],
)
def test_a_header_holds_no_address_and_no_time_of_day(cells: list[str], is_one: bool) -> None:
    assert is_header(cells) is is_one
