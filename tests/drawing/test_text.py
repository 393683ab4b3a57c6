"""Untrusted titles and names come out of the markup as text, whatever is in them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.drawing import text

MARK = r"[!-/:-@\[-`{-~]"


@given(st.text())
def test_safe_text_holds_no_markup(title: str) -> None:
    assert not re.search(r"[<>\"']", text.safe(title))


@given(st.text())
def test_plain_text_escapes_every_mark_that_markdown_reads(title: str) -> None:
    assert not re.search(MARK, re.sub(rf"\\{MARK}", "", text.plain(title)))


@given(st.text())
def test_a_text_stands_on_one_line_and_is_capped(title: str) -> None:
    line = text.cut(title, 40)
    assert len(line) <= 40
    assert line == " ".join(line.split())


def test_direction_marks_cannot_turn_a_line_around() -> None:
    assert text.cut("safe \u202etxt.exe") == "safe txt.exe"


def test_an_image_in_a_title_is_never_fetched() -> None:
    assert "![" not in text.plain("![x](http://example.org/x.png)").replace("\\!\\[", "")


def test_every_style_has_a_colour_and_a_shape() -> None:
    assert len({text.marker(style) for style in range(42)}) == 42
