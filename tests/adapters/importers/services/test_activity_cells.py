"""Cells of a page of activity: what is read without a parser is what the parser reads."""

import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from core.adapters.importers.services.activity_cells import (
    _linked_cell,
    _parsed_cell,
    _plain_cell,
    _watched_cell,
    activity_cell,
    markups,
    spread_markups,
)

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
@example([["Watched\u00a0", "</b>", "Watched\u00a0"]])
@example([[], ["<br>"]])
@example([["Watched\u00a0", OTHERS[0], "Rye", "</a>", "<br>", "2 mars 2025", "<br>"]])
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


@given(
    verb=st.text(st.sampled_from("Watchd \u00a0\u202f\x00\x1c\n&;"), max_size=6),
    title=st.text(st.sampled_from("Rye <&amp;#10 \n\u202f"), max_size=12),
    channel=st.none() | st.text(st.sampled_from("Mil &amp;\x1c"), max_size=6),
    time=st.text(st.sampled_from("2 mars \u202f\x00\n"), max_size=6),
)
def test_a_watch_read_in_one_step_is_what_its_lines_and_links_say(
    verb: str, title: str, channel: str | None, time: str
) -> None:
    owner = "" if channel is None else f'<a href="https://y.example/channel/c1">{channel}</a><br>'
    content = f'{verb}<a href="https://y.example/watch?v=a1">{title}</a><br>{owner}{time}<br>'
    quick = _watched_cell(content, ())
    assert quick is None or quick == _linked_cell(content, ())


def test_cells_are_found_as_well_where_one_of_them_is_written_another_way(tmp_path: Path) -> None:
    written = [cell("Watched a<br>2 mars 2025") for _ in range(3)]
    written[1] = written[1].replace('<div class="outer-cell mdl-cell"', "<div id='x' class='outer-cell'")
    (tmp_path / "page.html").write_text("".join(written), encoding="utf-8")
    assert list(markups(tmp_path / "page.html")) == written


@given(n_cells=st.integers(0, 60), n=st.integers(1, 12))
def test_some_cells_are_spread_evenly_from_the_first_to_the_last(n_cells: int, n: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("".join(cell(f"Watched {number}") for number in range(n_cells)), encoding="utf-8")
        every, some = list(markups(page)), spread_markups(page, n)
    assert some in [every[::step] for step in (1, 2, 4, 8, 16, 32, 64)]
    assert min(n, n_cells) <= len(some) < 2 * n


def test_a_cell_without_content_says_nothing() -> None:
    found = activity_cell(FRAME)
    assert (found.first, found.last, found.links, found.captions) == ("", "", (), ())


def test_cells_are_found_across_the_pieces_in_which_a_page_is_read(tmp_path: Path) -> None:
    written = [cell(f"Watched {'x' * 700_000} {n}<br>2 mars 2025") for n in range(5)]
    (tmp_path / "page.html").write_text("<html>outer-cell <p class='outer-cell'>" + "".join(written), encoding="utf-8")
    assert list(markups(tmp_path / "page.html")) == written
