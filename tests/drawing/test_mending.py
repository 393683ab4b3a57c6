"""What may be off is drawn with its titles, and neither can break the page."""

from core.desk.mending import Mending
from core.entities import Item
from ui.drawing.mending import mending


def test_a_sentence_stands_with_the_titles_it_is_about() -> None:
    drawn = mending(Mending("Two things in one.", (Item("a", "Kiln"), Item("b", "Sail")), "Split it", ()))
    assert "<p>Two things in one.</p>" in drawn
    assert drawn.count("<cite>") == 2


def test_without_titles_there_is_no_empty_line() -> None:
    assert 'class="evidence"' not in mending(Mending("Over.", (), "Finish it", ()))


def test_titles_and_names_are_escaped() -> None:
    drawn = mending(Mending("<b>x</b>", (Item("a", "<script>"),), "Split it", ()))
    assert "<b>" not in drawn
    assert "<script>" not in drawn
