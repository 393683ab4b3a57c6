"""A question is told from a wish and from talk, and what it asks for from its words."""

from datetime import UTC, datetime

import pytest

from core.dialogue.questions import Asks, question_in

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Why is this here?", Asks.WHY),
        ("warum sehe ich das", Asks.WHY),
        ("¿Por qué está esto aquí?", Asks.WHY),
        ("what did I drop last spring?", Asks.DROPPED),
        ("Was habe ich letzten Sommer aufgegeben?", Asks.DROPPED),
        ("what did I change yesterday?", Asks.CHANGED),
        ("what did I listen to last spring?", Asks.TAKEN_UP),
        ("When did I start with watercolours?", Asks.WHEN),
        ("What fits a rainy Sunday?", Asks.FITS),
        ("recommend something about bread", Asks.FITS),
        ("was passt zu einem verregneten Sonntag?", Asks.FITS),
        ("how much of my list is chess?", Asks.SHARE),
        ("what am I into?", Asks.MINE),
        ("what would happen if I muted knitting?", Asks.WHAT_IF),
        ("are you a real person?", Asks.MORE_TO_SAY),
    ],
)
def test_what_is_asked_is_told_from_its_words(said: str, asks: Asks) -> None:
    question = question_in(said, NOW)
    assert question is not None
    assert question.asks is asks


@pytest.mark.parametrize("said", ["thanks", "I love jazz.", "less jazz", "", "🙂", "mehr Brot"])
def test_what_asks_nothing_is_no_question(said: str) -> None:
    assert question_in(said, NOW) is None


def test_a_subject_is_in_the_words_of_whoever_asks() -> None:
    question = question_in("What fits a rainy Sunday?", NOW)
    assert question is not None
    assert question.about == "rainy Sunday"
