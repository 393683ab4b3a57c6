"""A second turn answers or corrects the first."""

from datetime import UTC, datetime

import pytest

from core.dialogue.acts import Speakable, SpokenAct, Surrounding, Understood
from core.dialogue.turns import answered, declines, says_yes

AROUND = Surrounding(
    journeys=tuple(Speakable(id=name, name=name) for name in ("Sea rowing", "Lake rowing", "Pottery")),
    listed=(),
    now=datetime(2026, 3, 4, 10, tzinfo=UTC),
)
SEA, LAKE = SpokenAct(verb="less", target="Sea rowing"), SpokenAct(verb="less", target="Lake rowing")
ASKED = Understood(alternatives=((SEA,), (LAKE,)))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the first", (SEA,)),
        ("the second one", (LAKE,)),
        ("the lake", (LAKE,)),
        ("both please", (SEA, LAKE)),
        ("beide", (SEA, LAKE)),
        ("no, forget it", ()),
    ],
)
def test_an_answer_takes_one_of_the_alternatives_both_or_none(said: str, meant: tuple[SpokenAct, ...]) -> None:
    assert answered(said, AROUND, before=ASKED).acts == meant


def test_an_end_said_afterwards_is_given_to_what_was_proposed() -> None:
    read = answered("just until Sunday", AROUND, before=Understood(acts=(SEA,)))
    assert read.acts == (SpokenAct(verb="less", target="Sea rowing", until_days=4),)


def test_the_other_one_is_the_journey_that_shares_a_word() -> None:
    assert answered("no, the other one", AROUND, before=Understood(acts=(SEA,))).acts == (LAKE,)


def test_a_new_wish_is_read_as_one_whatever_was_proposed() -> None:
    assert answered("mute pottery", AROUND, before=ASKED).acts == (SpokenAct(verb="mute", target="Pottery"),)


@pytest.mark.parametrize("said", ["no", "never mind", "vergiss es", "olvídalo"])
def test_what_is_taken_back_leaves_nothing(said: str) -> None:
    assert answered(said, AROUND, before=Understood(acts=(SEA,))) == Understood()


def test_after_one_of_two_was_taken_the_other_one_is_the_other() -> None:
    taken = answered("the first", AROUND, before=ASKED)
    assert answered("no, the other one", AROUND, before=taken).acts == (LAKE,)


@pytest.mark.parametrize("said", ["yes", "ja bitte", "vale", "ok do it"])
def test_a_bare_yes_agrees(said: str) -> None:
    assert says_yes(said)


@pytest.mark.parametrize("said", ["yes but less", "no", "yesterday", ""])
def test_what_is_more_than_a_yes_does_not(said: str) -> None:
    assert not says_yes(said)


def test_a_no_and_nothing_else_declines() -> None:
    assert declines("no thanks")
    assert not declines("no more of the sea rowing")
