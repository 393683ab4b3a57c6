"""Bookmarks in HTML: told by their first bytes, read as a run of marks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.web.netscape import bookmarks_of, bookmarks_title, is_bookmarks

HEAD = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Lesezeichen &amp; mehr</TITLE>"
PARTS = [
    "<DL><p>",
    "</DL>",
    "<DT>",
    "<H3>",
    "</H3>",
    '<A HREF="',
    "https://a.example/",
    '">',
    "</A>",
    "<DD>",
    "<",
    "&",
    "x",
]


def test_bookmarks_are_told_by_their_first_line_or_by_their_marks() -> None:
    assert is_bookmarks(HEAD)
    assert is_bookmarks(b"\xef\xbb\xbf" + HEAD.lower())
    assert is_bookmarks(b'<DL><DT><A HREF="a" ADD_DATE="1">x</A><DT><A HREF="b">y</A>')
    assert bookmarks_title(HEAD) == "Lesezeichen & mehr"


@pytest.mark.parametrize(
    "head", [b"", b"<html><a href='x'>y</a>", b"a,b\n", b"\x00\xff", b"{}", b"<!DOCTYPE html><dl><dt>x"]
)
def test_other_files_are_no_bookmarks(head: bytes) -> None:
    assert not is_bookmarks(head)


def test_attributes_may_be_quoted_in_every_way(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("<DT><A HREF=https://a.example/ ADD_DATE='7' TAGS=\"a>b,c\">A</A>")
    (bookmark,) = bookmarks_of(tmp_path / "b")
    assert bookmark.attributes == {"href": "https://a.example/", "add_date": "7", "tags": "a>b,c"}


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_no_run_of_marks_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "marks.html"
    path.write_text("".join(parts))
    assert all(isinstance(bookmark.title, str) for bookmark in bookmarks_of(path))
