"""An edit that changes whose items are and not their order says so beforehand, and no other edit does."""

import pytest

from core.effects.comparison import compare
from core.effects.handing_over import handing_over_in_words
from core.ranking.slate import Place, Slate
from ui.drawing.effects import preview


def slate(*places: str) -> Slate:
    """Return a slate of items written as journey and item: 'a1' serves journey a."""
    return Slate(tuple(Place(item[1:], item[0], score=0.0) for item in places))


SAME = "This changes whose things are, not what comes first: 2 places would stand under another journey, in the same"
FIRST = [f"a{n}" for n in range(12)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (slate("a1", "a2", "b3"), slate("c1", "c2", "b3"), f"{SAME} order."),
        (slate("a1", "a2"), slate("a1", "a2"), ""),
        (slate("a1", "a2"), slate("c2", "a1"), ""),
        (slate("a1", "a2"), slate("a1", "c3"), ""),
        (
            slate(*FIRST, "a13", "a14"),
            slate("c0", *FIRST[1:], "a14", "a13"),
            "This changes whose things are, not what comes first: 1 place would stand under another journey, and the "
            "first 12 keep their order.",
        ),
    ],
    ids=["handed over", "nothing", "order too", "a new item", "order kept where it is seen"],
)
def test_only_what_keeps_its_visible_order_is_said_to_change_hands_alone(
    before: Slate, after: Slate, said: str
) -> None:
    assert handing_over_in_words(compare(before, after)) == said


SWAPPED = ["a1", "a0", *FIRST[2:]]
MORE = "This changes whose things are more than what comes first: 1 place would stand under another journey, and"
REST = [f"a{n}" for n in range(20, 40)]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (["c1", "a0", *FIRST[2:], *REST], f"{MORE} all of the first 12 things stay among the first 12."),
        (["c1", "a0", *FIRST[2:10], "a20", "a21", *FIRST[10:], *REST[2:]], f"{MORE} 10 of the first 12 things stay"),
        (["c1", "a0", *FIRST[2:9], *REST[:3], *FIRST[9:], *REST[3:]], ""),
        ([*SWAPPED, *REST], ""),
        (["c1", "a0", *FIRST[2:], *REST[:17], "b97", "b98", "b99"], f"{MORE} all of the first 12 things"),
        (["c1", "a0", *FIRST[2:], *REST[:16], "b96", "b97", "b98", "b99"], ""),
        (["c1", "a0", *FIRST[2:], *REST[:18]], f"{MORE} all of the first 12 things stay among the first 12."),
        (["c1", "a0", *FIRST[2:], *REST[:14]], ""),
    ],
    ids=[
        "all stay",
        "two leave",
        "three leave",
        "nothing handed over",
        "a tenth is new",
        "more is new",
        "few go",
        "many go",
    ],
)
def test_what_hardly_changes_what_comes_first_is_said_to_change_whose_things_are(after: list[str], said: str) -> None:
    told = handing_over_in_words(compare(slate(*FIRST, *REST), slate(*after)))
    assert told.startswith(said) if said else told == ""


def test_an_item_that_came_or_went_was_not_handed_over() -> None:
    assert compare(slate("a1", "a2"), slate("c1", "b3")).handed_over == ("1",)


def test_a_pin_stands_under_no_journey_so_pinning_hands_nothing_over() -> None:
    pinned = Slate((Place("2", "", score=0.0, pinned=True), *slate("a1", "a3").places))
    for before, after in ((slate("a1", "a2", "a3"), pinned), (pinned, slate("a1", "a2", "a3"))):
        assert compare(before, after).handed_over == ()
        assert handing_over_in_words(compare(before, after)) == ""


def test_the_preview_says_it_before_anything_is_changed() -> None:
    drawn = preview(["Split 2 items off “Jazz”"], compare(slate("a1", "a2", "b3"), slate("c1", "c2", "b3")))
    assert f"{SAME} order." in drawn
    assert "Nothing is changed yet." in drawn
    assert "would stay as it is" not in drawn
    other = preview(["Muted “Jazz”"], compare(slate("a1", "b3"), slate("b3")))
    assert "whose things are" not in other
