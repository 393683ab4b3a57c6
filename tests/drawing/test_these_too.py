"""The question names how many there are, and no text of anybody's becomes markup."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.these_too import TheseToo
from ui.drawing.these_too import asks_whether, look_alike

JOURNEY = small_workspace().of("bo").view().journeys[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (TheseToo(), ""),
        (TheseToo((JOURNEY,)), "This journey looks like it too: this one as well?"),
        (TheseToo((JOURNEY, JOURNEY)), "These journeys look like it too: them as well?"),
        (TheseToo((), 1), "1 thing elsewhere is more like what you took out than like its own journey, and asks for"),
        (TheseToo((), 3), "3 things elsewhere are more like what you took out than like their own journey, and ask"),
    ],
)
def test_the_question_says_how_many_there_are(asked: TheseToo, said: str) -> None:
    assert said in asks_whether(asked)
    assert bool(asks_whether(asked)) == bool(said)


def test_a_look_alike_shows_its_name_what_it_holds_and_no_markup_of_its_own() -> None:
    drawn = look_alike(replace(JOURNEY, name="<b>Jazz</b>"))
    assert "&lt;b&gt;Jazz&lt;/b&gt;" in drawn
    assert f"{JOURNEY.n_items} things" in drawn
