"""A question says who asks and what would come of it, and no text of anybody's becomes markup."""

from core.workspace.answering import Waiting
from ui.drawing.waiting import asks

ASKED = Waiting(
    seq=1, agent="<b>Scout</b>", sentences=("Took “<i>” out",), meter="none of the first 12 places changed."
)


def test_a_question_says_who_what_and_what_comes_of_it() -> None:
    drawn = asks(ASKED)
    assert "<strong>&lt;b&gt;Scout&lt;/b&gt;</strong> asks for your word. Nothing has changed yet." in drawn
    assert "<li>Took “&lt;i&gt;” out</li>" in drawn
    assert "None of the first 12 places changed." in drawn


def test_what_cannot_be_done_says_why_instead() -> None:
    refused = Waiting(seq=1, agent="Scout", sentences=("Took it out",), meter="", refusal="It is gone.")
    assert '<p class="evidence">It is gone.</p>' in asks(refused)
