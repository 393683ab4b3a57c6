"""A handful without a subject is 'Other things', and says of itself that it is no journey."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.naming.leftovers import OTHER_THINGS, alike
from core.naming.names import name_journey, name_siblings
from core.naming.space import Space
from core.naming.terms import TermStatistics
from core.similarity import Floats

HANDFUL = ["Cat on a viaduct", "Diesel heater backwards", "Kiln accidents", "Harbour seafood", "Laser pointers"]
BREAD = ["Rye bread", "Bread in a pot", "Old bread", "Bread at dawn", "Slow bread"]
BACKGROUND = TermStatistics.from_titles([*HANDFUL, *BREAD])
AXES = np.eye(8, dtype=np.float32)


def spread(texts: object) -> Floats:
    """Place every text on an axis of its own."""
    assert isinstance(texts, list)
    return AXES[[sum(map(ord, text)) % 8 for text in texts]]


def test_titles_without_a_common_word_have_no_subject() -> None:
    name = name_journey(HANDFUL, background=BACKGROUND)
    assert name.text == OTHER_THINGS
    assert name.is_leftover
    assert name.given([str(at) for at in range(5)]).is_leftover


def test_meanings_that_lie_apart_have_no_subject_either() -> None:
    space = Space(lambda texts: spread(list(texts)), AXES[:5])
    assert name_journey(HANDFUL, background=BACKGROUND, space=space).is_leftover


def test_three_titles_that_lie_apart_have_no_subject_unless_all_hold_the_name() -> None:
    space = Space(lambda texts: spread(list(texts)), AXES[:3])
    assert name_journey(HANDFUL[:3], background=BACKGROUND, space=space).is_leftover
    assert not name_journey(HANDFUL[:3], background=BACKGROUND).is_leftover
    two = Space(space.encode, AXES[:2])
    assert not name_journey(HANDFUL[:2], background=BACKGROUND, space=two).is_leftover
    assert not name_journey(BREAD[:3], background=BACKGROUND, space=space).is_leftover


def test_a_journey_with_a_subject_is_none() -> None:
    name = name_journey(BREAD, background=BACKGROUND)
    assert name.text == "Bread"
    assert not name.is_leftover
    assert not name.given([str(at) for at in range(5)]).is_leftover


def test_two_leftovers_can_be_told_apart() -> None:
    texts = [each.text for each in name_siblings([HANDFUL, HANDFUL], background=BACKGROUND)]
    assert texts == ["Other things", "Other things (2)"]


@pytest.mark.parametrize(
    "titles",
    [
        ["🔥"] * 5,
        ["12", "2024-01-01", "99", "1", "7"],
        ["Bread"] * 6,
        ["BREAD IN A POT", "OLD BREAD", "RYE BREAD", "SLOW BREAD"],
        ["x" * 10_000, "y" * 10_000, "z" * 10_000, "w" * 10_000],
        ["word " * 2_000] * 4,
        ["ᚠᚢᚦᚨᚱᚲ", "ᚷᚹᚺᚾ", "ᛁᛃᛇᛈ", "ᛉᛊᛏᛒ"],
        ["การปลูกผักบนระเบียง", "การปลูกผักในบ้าน", "ผักบนระเบียง", "การปลูกผัก"],
        ["", "", "", ""],
        ["a\nb\tc", "d\x00e", "f\u202eg", "h"],
    ],
)
def test_odd_titles_get_a_short_name_and_never_fail(titles: list[str]) -> None:
    name = name_journey(titles, background=TermStatistics.from_titles(titles))
    assert 0 < len(name.text) <= 60
    assert "\n" not in name.text


def test_shouting_and_sameness_do_not_hide_the_subject() -> None:
    for titles in (["Bread"] * 6, ["BREAD IN A POT", "OLD BREAD", "RYE BREAD", "SLOW BREAD"]):
        assert name_journey(titles, background=TermStatistics.from_titles(titles)).text == "Bread"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=40), max_size=5), max_size=4))
def test_no_history_leaves_a_journey_without_a_name(groups: list[list[str]]) -> None:
    background = TermStatistics.from_titles(title for group in groups for title in group)
    names = [each.text for each in name_siblings(groups, background=background)]
    assert all(0 < len(name) <= 64 for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_likeness_is_the_mean_cosine_of_every_two() -> None:
    assert alike(AXES[:3]) == pytest.approx(0.0)
    assert alike(AXES[[0, 0, 0]]) == pytest.approx(1.0)
    assert alike(AXES[:1]) == 1.0
