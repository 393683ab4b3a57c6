"""Bookmarks in HTML: history at the time of saving, candidates where they were saved to be read later."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers.formats.bookmarks import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Status
from core.adapters.importers.lines.format import Reader

CASES = Path(__file__).parents[3] / "cases" / "imports"
READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Lesezeichen</TITLE>\n<H1>Lesezeichen</H1>\n<DL><p>\n"
SAMPLES = [
    {"bookmarks.html": (CASES / "bookmarks_netscape.html").read_bytes()},
    {"marcadores.html": b"\xef\xbb\xbf" + f'{HEAD}<DT><A HREF="https://rye.example/">Rye</A>\r\n</DL>'.encode()},
]


def outcomes(path: Path, body: str) -> list[object]:
    path.write_text(HEAD + body, encoding="utf-8")
    return list(read(path, READER))


def entries(path: Path, body: str) -> list[Entry]:
    return [outcome for outcome in outcomes(path, body) if isinstance(outcome, Entry)]


def test_bookmarks_come_with_their_times_and_their_folders_as_tags() -> None:
    first, second, third = read(CASES / "bookmarks_netscape.html", READER)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert isinstance(third, Entry)
    assert (first.title, first.text) == ("Hydration calculator", "Works offline, too.")
    assert first.time == datetime(2023, 6, 15, 7, 18, 38, tzinfo=UTC)
    assert [entry.tags for entry in (first, second, third)] == [("Bread", "baking", "tools"), ("Bread",), ()]
    assert {entry.status for entry in (first, second, third)} == {Status.DONE}


LATER = [
    "Read later",
    "To read",
    "Später lesen",
    "À lire",
    "Leer más tarde",
    "あとで読む",
    "Da leggere",
    "Te lezen",
    "稍后阅读",
]


@pytest.mark.parametrize("folder", LATER)
def test_what_lies_in_a_folder_to_read_later_is_still_to_come(tmp_path: Path, folder: str) -> None:
    body = f"""<DT><H3>{folder}</H3><DL><p><DT><A HREF="https://a.example/" ADD_DATE="1686813518">A b</A></DL><p>
    <DT><A HREF="https://c.example/" ADD_DATE="1686813518">C d</A></DL>"""
    first, second = entries(tmp_path / "b.html", body)
    assert (first.status, second.status) == (Status.CANDIDATE, Status.DONE)
    assert first.tags == ()


def test_a_folder_that_only_speaks_of_reading_is_none_to_read_later(tmp_path: Path) -> None:
    body = '<DT><H3>Reading Rainbow</H3><DL><p><DT><A HREF="https://a.example/" ADD_DATE="1686813518">A b</A></DL>'
    (entry,) = entries(tmp_path / "b.html", body)
    assert (entry.status, entry.tags) == (Status.DONE, ("Reading Rainbow",))


def test_folders_that_a_browser_made_are_known_by_their_marks_in_any_language(tmp_path: Path) -> None:
    mark = '<DL><p><DT><A HREF="https://a.example/" ADD_DATE="1686813518">A b</A></DL>'
    body = f"""<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Kirjanmerkkipalkki</H3>{mark}
    <DT><H3 id="com.apple.ReadingList">Luettavaa</H3>{mark}"""
    first, second = entries(tmp_path / "b.html", body)
    assert (first.tags, first.status) == ((), Status.DONE)
    assert (second.tags, second.status) == ((), Status.CANDIDATE)


def test_folders_inside_each_other_are_left_when_their_list_ends(tmp_path: Path) -> None:
    body = """<DT><H3 ADD_DATE="1">Lesezeichenleiste</H3><DL><p><DT><H3>Bread</H3><DL><p><DT><H3>Rye</H3><DL><p>
    <DT><A HREF="https://a.example/">A</A></DL><p><DT><A HREF="https://b.example/">B</A></DL><p></DL><p>
    <DT><A HREF="https://c.example/">C</A></DL>"""
    assert [entry.tags for entry in entries(tmp_path / "b.html", body)] == [("Bread", "Rye"), ("Bread",), ()]


@pytest.mark.parametrize("date", ["1686813518", "1686813518000", "1686813518000000", "13331287118000000"])
def test_a_time_is_read_in_whatever_unit_it_is_written(tmp_path: Path, date: str) -> None:
    (entry,) = entries(tmp_path / "b.html", f'<DT><A HREF="https://a.example/" ADD_DATE="{date}">A b</A>')
    assert entry.time == datetime(2023, 6, 15, 7, 18, 38, tzinfo=UTC)


def test_bookmarks_without_a_date_wait_in_the_backlog_and_are_told(tmp_path: Path) -> None:
    body = '<DT><A HREF="https://a.example/">A b</A><DT><A HREF="https://b.example/" ADD_DATE="0">B c</A>'
    first, second, note = outcomes(tmp_path / "b.html", body)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.status, first.time, second.time) == (Status.CANDIDATE, None, None)
    assert isinstance(note, Note)
    assert note.text.startswith("2 saved without a date")


NO_PAGES = [
    ("javascript:alert(1)", "a bookmark that runs a script"),
    ("place:sort=8", "a saved search of the browser"),
    ("chrome://settings", "a page of the browser itself"),
    ("file:///home/a.html", "a file on the own computer"),
    ("http://192.168.1.1/", "a page of the own network"),
]


@pytest.mark.parametrize(("link", "why"), NO_PAGES)
def test_what_is_no_page_is_left_out_with_its_reason(tmp_path: Path, link: str, why: str) -> None:
    assert outcomes(tmp_path / "b.html", f'<DT><A HREF="{link}" ADD_DATE="1686813518">A</A>') == [LeftOut(1, why)]


ODD = [
    '<DT><A HREF="https://a.example/" ADD_DATE="soon">A</A>',
    '<DT><A HREF="https://a.example/" ADD_DATE="-7">A</A>',
    '<DT><A HREF="https://a.example/" ADD_DATE="99999999999999999999999">A</A>',
    '<DT><A HREF="https://a.example/" ADD_DATE="4291747200">year 2106</A>',
    '<DT><A HREF="" ADD_DATE="1686813518">A</A>',
    '<DT><A ADD_DATE="1686813518">A</A>',
]


@pytest.mark.parametrize("body", ODD)
def test_a_bookmark_that_cannot_be_right_is_refused(tmp_path: Path, body: str) -> None:
    (refusal,) = outcomes(tmp_path / "b.html", body)
    assert isinstance(refusal, Refusal)


BROKEN = ["", "</DL></DL></DL>", "<DT><H3>Open", "<DD>a note of nothing", "<DT><A HREF=", "<p>" * 2_000, "<DL>" * 500]


@pytest.mark.parametrize("body", BROKEN)
def test_a_broken_file_holds_no_bookmarks_and_hurts_nobody(tmp_path: Path, body: str) -> None:
    assert outcomes(tmp_path / "b.html", body) == []


def test_a_bookmark_with_a_picture_inside_is_read_whole_across_pieces(tmp_path: Path) -> None:
    icon = "A" * 40_000
    body = "".join(
        f'<DT><A HREF="https://a.example/{n}" ADD_DATE="1686813518" ICON="data:{icon}">Title {n}</A>\n'
        for n in range(60)
    )
    assert [entry.title for entry in entries(tmp_path / "b.html", body)] == [f"Title {n}" for n in range(60)]


def test_marks_of_html_in_a_title_are_read_as_text(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path / "b.html", "<DT><A HREF='https://a.example/?a=1&amp;b=2'>Salt &amp; <b>rye</b></A>")
    assert (entry.title, entry.link) == ("Salt & rye", "https://a.example/?a=1&b=2")
