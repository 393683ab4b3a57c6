"""Questions and answers are drawn as text, whatever titles and models say."""

from ui.drawing import doubts as doubt_markup

EVIL = "<script>alert(1)</script>"


def test_a_question_shows_every_title_of_both_groups_as_text() -> None:
    drawn = doubt_markup.question("Are “A” and “B” one interest?", (["one", EVIL], ["two"]))
    assert drawn.count("<li>") == 3
    assert drawn.count("<ul>") == 2
    assert EVIL not in drawn


def test_an_answer_is_shown_with_its_reason_as_text() -> None:
    drawn = doubt_markup.answers([("Is “A” one interest?", "No", EVIL)])
    assert "<b>No.</b>" in drawn
    assert EVIL not in drawn
