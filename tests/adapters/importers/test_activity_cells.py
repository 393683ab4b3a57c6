"""Cells of a page of activity: what is read without a parser is what the parser reads."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.activity_cells import _parsed_cell, _plain_cell, activity_cell, markups

FRAME = (
    '<div class="outer-cell mdl-cell"><div class="mdl-grid"><div class="header-cell"><p class="t">YouTube<br></p></div>'
)
TEXTS = ["Watched\u00a0", "Rye &amp; spelt", "a &lt; b", "&#39;x&#39;", "&copy", "&nbsp;", "\n", " ", "日本", "a < b"]
TAGS = ["<br>", "<b>", "</b>", "</a>", "<i>x</i>", "<!-- x -->", '<a href="https://y.example/?a=1&amp;t=2">']
OTHERS = ['<a href="https://y.example/?a&copy=1">', "2 mars 2025, 19:04:05 CET", "From Google Ads"]
PIECES = st.lists(st.sampled_from([*TEXTS, *TAGS, *OTHERS]), max_size=9)


def cell(*contents: str) -> str:
    """Return the markup of a cell."""
    return (
        FRAME + "".join(f'<div class="content-cell mdl-cell">{content}</div>' for content in contents) + "</div></div>"
    )


@given(st.lists(PIECES, min_size=1, max_size=3))
def test_a_cell_read_without_a_parser_is_what_the_parser_reads(contents: list[list[str]]) -> None:
    markup = cell(*map("".join, contents))
    plain = _plain_cell(markup)
    assert plain is None or plain == _parsed_cell(markup)


def test_the_cells_of_nearly_all_pages_need_no_parser() -> None:
    watched = 'Watched\u00a0<a href="https://y.example/watch?v=a1&amp;t=2">Rye &amp; spelt</a><br>2 mars 2025<br>'
    found = _plain_cell(cell(watched, "", "<b>Products:</b><br>&emsp;YouTube<br>"))
    assert found is not None
    assert found.links == (("https://y.example/watch?v=a1&t=2", "Rye & spelt"),)
    assert (found.first, found.last) == ("Watched", "2 mars 2025")
    assert found.captions == ("Products:\n\u2003YouTube",)


def test_a_cell_without_content_says_nothing() -> None:
    found = activity_cell(FRAME)
    assert (found.first, found.last, found.links, found.captions) == ("", "", (), ())


def test_cells_are_found_across_the_pieces_in_which_a_page_is_read(tmp_path: Path) -> None:
    written = [cell(f"Watched {'x' * 700_000} {n}<br>2 mars 2025") for n in range(5)]
    (tmp_path / "page.html").write_text("<html>outer-cell <p class='outer-cell'>" + "".join(written), encoding="utf-8")
    assert list(markups(tmp_path / "page.html")) == written
