"""Questions answered from what is known, without a language model: each kind by what knows of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.desk.talk import answers_list, answers_past
from core.desk.talk.answering import Knowledge, TalkReply, journey_named
from core.dialogue.questions import Asks, SpokenQuestion

WHAT_I_KNOW = (
    "That I cannot tell. Ask why something is on your list, what you dropped or took up and when, how much of the "
    "list a journey has, or what fits a wish."
)
SAY_IT = "Say it as a wish: you see what your list would be, and nothing happens before you agree."

_ANSWERS: Mapping[Asks, Callable[[SpokenQuestion, Knowledge], TalkReply]] = {
    Asks.WHY: answers_list.why_there,
    Asks.DROPPED: answers_past.what_was_dropped,
    Asks.CHANGED: answers_past.what_changed,
    Asks.TAKEN_UP: answers_past.what_was_taken_up,
    Asks.WHEN: answers_past.since_when,
    Asks.FITS: answers_list.what_fits,
    Asks.SHARE: answers_list.how_much,
    Asks.MINE: answers_list.into_what,
}


def reply_to(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Answer a question from what is known, with titles where it rests on any, and say of what alone it speaks."""
    if question.asks is Asks.WHAT_IF:
        return TalkReply(words=SAY_IT)
    if question.asks in _ANSWERS:
        return replace(_ANSWERS[question.asks](question, known), among=known.sieve.in_words())
    journey = journey_named(question, known)
    if journey is None:
        return TalkReply(words=WHAT_I_KNOW)
    return replace(answers_list.why_journey(journey, known), among=known.sieve.in_words())
