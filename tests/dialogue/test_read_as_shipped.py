"""What ships reads the same sentence alike however it is written, and makes no edit of talk or of a question."""

from functools import cache

import pytest

from benchmarks.chat import people, remembered
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.reading_weights import load_learned
from core.dialogue.acts import SpokenAct, Understood
from core.dialogue.choosing import read_by_signs
from core.dialogue.guessing import TextMeaning
from core.dialogue.listening import Learned


@cache
def shipped() -> tuple[TextMeaning, Learned | None]:
    """Return the encoders that ship and what readings are weighed by."""
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    return remembered(encoder.encode), load_learned(encoder)


def read(said: str) -> Understood:
    """Return what a sentence of one person of the bank is read as."""
    meaning, learned = shipped()
    return read_by_signs(said, people()["marlene"], meaning, learned)


WISHES = {
    "more opera please": SpokenAct(verb="more", target="Opera"),
    "the cat is asleep and I have an hour, so bring me more about birds": SpokenAct(verb="more", target="Birds"),
    "could you show me less true crime": SpokenAct(verb="less", target="True crime"),
    "bitte pausiere Knitting": SpokenAct(verb="pause", target="Knitting"),
    "menos jazz por favor": SpokenAct(verb="less", target="Jazz"),
}


@pytest.mark.parametrize("said", WISHES)
def test_capitals_full_stops_and_spaces_change_no_reading(said: str) -> None:
    for written in (said, said.upper(), said.capitalize(), f"{said}.", f"{said}!", f"  {said}  "):
        assert read(written).acts == (WISHES[said],), written


@pytest.mark.parametrize(
    "said",
    [
        "good morning",
        "thanks, that was lovely",
        "why is opera here?",
        "what did I mute last week?",
        "my sister wants more opera",
        "I would have paused jazz, but then I heard her sing",
        "meine Nachbarin mag weniger Oper",
        "ayer vi un pájaro en el jardín",
        "lol",
        "42",
        "opera",
    ],
)
def test_talk_and_questions_are_no_edits(said: str) -> None:
    assert read(said).acts == ()
    assert read(said).alternatives == ()


def test_a_wish_that_nothing_be_done_is_none() -> None:
    for said in ("leave the opera as it is", "please don't take jazz away", "lass die Vögel in Ruhe"):
        assert read(said).acts == ()
