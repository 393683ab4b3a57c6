"""Visits in tables: each is told as the browser's own files tell it, and searches are left out the same way."""

from pathlib import Path

import pytest
from export_files import day, entries, notes, reasons, told_of

from core.adapters.importers.formats.chrome import FORMAT

EDGE = (
    b"DateTime,NavigatedToUrl,PageTitle\n2024-03-01T10:00:00.000Z,https://rye.example/levain,Keeping a levain\n"
    b"2024-03-01T10:05:00.000Z,https://www.bing.com/search?q=rye,rye - Bing\nsoon,https://rye.example/,Rye\n"
    b"2024-03-01T10:06:00.000Z,,Rye\n"
)
EXTENSION = (
    b"order,id,date,time,title,url,visitCount,typedCount,transition\n"
    b"0,12,1/2/2024,10:00:05,Keeping a levain,https://rye.example/levain,3,0,link\n"
    b"1,13,1/13/2024,10:00:05,A frame,https://rye.example/frame,3,0,auto_subframe\n"
)
PROGRAM = (
    b"URL;Title;Visited On;Visit Count;Typed Count;Transition Type\n"
    b"https://rye.example/levain;Keeping a levain;13.01.2024 10:00:05;3;0;Link\n"
)


def test_microsofts_table_gives_pages_and_leaves_out_searches(tmp_path: Path) -> None:
    outcomes = told_of(FORMAT, tmp_path, EDGE)
    (page,) = entries(outcomes)
    assert (page.title, page.link, page.kind) == ("Keeping a levain", "https://rye.example/levain", "page")
    assert page.time == day("2024-03-01 10:00:00")
    assert reasons(outcomes) == ["a page of search results", "'soon' is no time that can be read", "it has no address"]


def test_a_day_and_a_time_of_day_are_one_time_whose_order_the_whole_file_tells(tmp_path: Path) -> None:
    outcomes = told_of(FORMAT, tmp_path, EXTENSION)
    assert [entry.time for entry in entries(outcomes)] == [day("2024-01-02 10:00:05")]
    assert reasons(outcomes) == ["a part of another page"]


@pytest.mark.parametrize("time", ["13.01.2024 10:00:05", "1/13/2024 10:00:05 AM", "2024-01-13 10:00:05"])
def test_a_programs_table_is_read_by_the_habits_of_its_place(tmp_path: Path, time: str) -> None:
    (page,) = entries(told_of(FORMAT, tmp_path, PROGRAM.replace(b"13.01.2024 10:00:05", time.encode())))
    assert page.time == day("2024-01-13 10:00:05")


def test_an_order_of_day_and_month_that_nothing_settles_is_said(tmp_path: Path) -> None:
    one = EXTENSION.rsplit(b"\n", 2)[0] + b"\n"
    assert any("day first" in note for note in notes(told_of(FORMAT, tmp_path, one)))


_TO_BRING_BACK = "https://rye.example/{n}\trye.example\tU1704132000123.4\t{way}\tPage {n}"
_TO_LOOK_AT = (
    "https://rye.example/{n}\twww.rye.example\trye.example\t1704132000123.4\t2024-01-01 18:00:00\t1\t{way}\tPage {n}"
)


@pytest.mark.parametrize(("line", "frame"), [(_TO_BRING_BACK, "4"), (_TO_LOOK_AT, "auto_subframe")])
def test_lines_without_names_of_a_chrome_extension_are_visits(tmp_path: Path, line: str, frame: str) -> None:
    table = "\n".join(line.format(n=n, way=way) for n, way in enumerate(("link", frame)))
    outcomes = told_of(FORMAT, tmp_path, f"{table}\nhttps://rye.example/x\t\tsoon\t0\tPage\n".encode())
    (page,) = entries(outcomes)
    assert (page.title, page.link) == ("Page 0", "https://rye.example/0")
    assert page.time == day("2024-01-01 18:00:00.123400")
    assert len(reasons(outcomes)) == 2
