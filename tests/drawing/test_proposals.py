"""A proposal shows why, four samples at most, and how new and likely it is in steps and words."""

import pytest

from core.entities import Item
from core.exploration.proposals import RelatedInterest
from ui.drawing import proposals


def interest(novelty: float = 0.5, fit: float = 0.5) -> RelatedInterest:
    anchors = tuple(Item(f"i{n}", f"Title <{n}>", creator="<i>x</i>") for n in range(6))
    return RelatedInterest(
        proposal_id="p",
        journey_id="j",
        name="Sail <b>",
        why="because <b>",
        anchors=anchors,
        novelty=novelty,
        fit=fit,
    )


def test_a_card_shows_four_samples_and_nothing_of_it_is_markup() -> None:
    drawn = proposals.card(interest())
    assert drawn.count("<li>") == 4
    assert "<b>" not in drawn
    assert "<i>x" not in drawn


@pytest.mark.parametrize(("value", "steps"), [(-0.2, 1), (0.0, 1), (0.29, 1), (0.5, 3), (1.0, 5), (1.3, 5)])
def test_a_value_is_one_to_five_steps_with_its_words(value: float, steps: int) -> None:
    drawn = proposals.card(interest(novelty=value, fit=value))
    assert drawn.count('class="on"') == 2 * steps
    assert proposals.NEW_WORDS[steps - 1] in drawn
    assert proposals.FIT_WORDS[steps - 1] in drawn
