"""How far one is in a journey is said in whole sentences, and what is drawn of titles and names is safe."""

import pytest

from core.entities import Item
from core.exploration.proposals import RelatedInterest
from core.workspace.companion import Companion
from ui.drawing import companion as drawing

BAD = Item("x", "<script>alert(1)</script>")
BOWL, VASE = Item("a", "A bowl"), Item("b", "A vase")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Companion(n_done=0), ["You have taken up nothing of it yet."]),
        (Companion(n_done=1), ["You took up 1 thing."]),
        (
            Companion(n_done=1_200, saved=(BOWL,), next=(VASE, BOWL)),
            ["1,200 things", "1 thing could be next: <cite>A bowl</cite>", "in your list: <cite>A vase</cite>"],
        ),
    ],
)
def test_how_far_one_is_says_only_what_there_is(found: Companion, said: list[str]) -> None:
    drawn = drawing.how_far(found)
    assert all(words in drawn for words in said)
    assert ("saved" in drawn, "your list" in drawn) == (bool(found.saved), bool(found.next))


def test_what_is_done_of_a_step_is_told_in_words_not_only_by_a_line() -> None:
    drawn = drawing.things([BOWL, VASE], {"b"})
    assert drawn.count("<small>done</small>") == 1
    assert drawn.index("A vase") < drawn.index("<small>done</small>")
    assert "1 of 2 things done" in drawing.taken_step("Clay", 1, 2)
    assert "all done" in drawing.taken_step("Clay", 2, 2)


def test_titles_and_names_cannot_become_markup() -> None:
    interest = RelatedInterest(
        proposal_id="x", journey_id="j", name=BAD.title, why=BAD.title, anchors=(BAD,), novelty=1, fit=1
    )
    drawn = (
        drawing.how_far(Companion(n_done=1, saved=(BAD,), next=(BAD,)))
        + drawing.things([BAD])
        + drawing.taken_step(BAD.title, 0, 1)
        + drawing.going_on([interest])
    )
    assert "<script" not in drawn
    assert drawn.count("&lt;script") == 6
