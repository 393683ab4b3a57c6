"""A sentence's clauses, each as it is weighed: what it speaks of is left out, as its subject tells no verb."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.dialogue.hearing import Hearing
from core.dialogue.mentions import Mention

_BETWEEN_TEXT = ", . ; : ! ? … - – — ( ) and then but und dann aber sondern y e pero luego despues"
BETWEEN = frozenset(_BETWEEN_TEXT.split())
"""Words and signs at which a clause can end, in English, German and Spanish."""
A_JOURNEY, A_THING = "this", "that one"
"""What stands in a clause for a journey, and for a thing; those of the phrases that the weights were learned from."""
MUCH_OF_A_NAME = 60
"""Hundredths of a title's telling words from which it is left out; by hand: fewer may be said by chance."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `low` to `high` of a sentence, and how they are weighed."""

    low: int
    high: int
    told: str


def clause_of(hearing: Hearing, low: int, high: int) -> Clause:
    """Return some words of a sentence with what they speak of left out."""
    words = list(hearing.sentence.words)
    _leave_out(words, hearing.journeys, A_JOURNEY)
    _leave_out(words, [m for m in hearing.things if m.likeness >= MUCH_OF_A_NAME], A_THING)
    return Clause(low, high, " ".join(word for word in words[low:high] if word and (word[0].isalnum() or word == "?")))


def clauses_of(hearing: Hearing) -> list[Clause]:
    """Return the clauses of a sentence in order, those without a word of two letters left out."""
    words = hearing.sentence.words
    inside = {at for m in (*hearing.journeys, *hearing.things) for at in range(m.start, m.end)}
    ends = [at for at, word in enumerate(words) if word in BETWEEN and at not in inside]
    starts = [0, *(at + 1 for at in ends)]
    spans = zip(starts, [*ends, len(words)], strict=True)
    return [clause_of(hearing, low, high) for low, high in spans if any(len(word) > 1 for word in words[low:high])]


def _leave_out(words: list[str], found: Iterable[Mention], instead: str) -> None:
    """Put one word for each mention, unless another stands there already."""
    for mention in found:
        if all(words[mention.start : mention.end]) and not _is_out(words[mention.start : mention.end]):
            words[mention.start : mention.end] = [instead, *("" for _ in range(mention.end - mention.start - 1))]


def _is_out(words: Sequence[str]) -> bool:
    """Return whether words stand for something already."""
    return any(word in (A_JOURNEY, A_THING) for word in words)
