"""Text on one line, and shares in words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.wording import FORMULA_STARTS, JOINERS, amount, as_it_was, defused, one_line, percent


@given(st.text())
def test_a_line_holds_no_control_direction_or_invisible_sign_and_single_spaces(text: str) -> None:
    line = one_line(text)
    assert all(c == " " or c in JOINERS or unicodedata.category(c)[0] not in "CZ" for c in line)
    assert line == " ".join(line.split(" ")).strip()
    assert "  " not in line


@given(st.text())
def test_a_line_of_which_nothing_invisible_is_kept_can_be_printed(text: str) -> None:
    assert one_line(text, kept="").isprintable()


@given(st.text())
def test_writing_a_line_on_one_line_changes_nothing(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("n", "nouns", "said"),
    [
        (0, ("row",), "0 rows"),
        (1, ("row",), "1 row"),
        (1200, ("row",), "1,200 rows"),
        (1, ("person", "people"), "1 person"),
        (2, ("person", "people"), "2 people"),
    ],
)
def test_a_number_stands_with_its_noun(n: int, nouns: tuple[str, ...], said: str) -> None:
    assert amount(n, *nouns) == said


@pytest.mark.parametrize(("share", "said"), [(0, "0\u2009%"), (0.204, "20\u2009%"), (1, "100\u2009%")])
def test_a_share_is_written_as_a_whole_percentage(share: float, said: str) -> None:
    assert percent(share) == said


def test_a_percentage_is_written_with_the_space_that_is_asked_for() -> None:
    assert percent(0.5, " ") == "50 %"


@given(st.text(max_size=12) | st.text("'=+@ x", max_size=6))
def test_a_cell_that_was_defused_comes_back_and_is_no_formula(text: str) -> None:
    assert as_it_was(defused(text)) == text
    assert not defused(text).lstrip().startswith(FORMULA_STARTS[:4])
