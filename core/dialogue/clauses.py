"""A sentence's clauses, each as it is weighed: what it speaks of is left out, as its subject tells no verb."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.dialogue.hearing import Hearing
from core.dialogue.mentions import Mention

_BETWEEN_TEXT = ", . ; : ! ? … - – — ( ) and then but und dann aber sondern y e pero luego despues"
BETWEEN = frozenset(_BETWEEN_TEXT.split())
"""Words and signs at which a clause can end, in English, German and Spanish."""
_OPENERS_TEXT = (
    "instead of|rather than|in place of|statt|anstatt|dafur|en vez de|en lugar de|while you are at it|while youre at it"
    "|while youre there|whereas|instead|sino|so|weil|porque|because|since|deshalb|asi que|plus"
)
OPENERS = tuple(tuple(text.split()) for text in _OPENERS_TEXT.split("|"))
"""Words before which a clause can begin that they belong to, in the same languages; by hand."""
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


def words_told(hearing: Hearing) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the words of a sentence with what it speaks of left out, as a clause holds them, and their places."""
    words = list(hearing.sentence.words)
    _leave_out(words, hearing.journeys, A_JOURNEY)
    _leave_out(words, [m for m in hearing.things if m.likeness >= MUCH_OF_A_NAME], A_THING)
    pairs = [
        (at, part)
        for at, word in enumerate(words)
        if word and (word[0].isalnum() or word == "?")
        for part in word.split()
    ]
    return tuple(at for at, _ in pairs), tuple(word for _, word in pairs)


def clauses_of(hearing: Hearing) -> list[Clause]:
    """Return the clauses of a sentence in order, those without a word of two letters left out."""
    words = hearing.sentence.words
    inside = {at for m in (*hearing.journeys, *hearing.things) for at in range(m.start, m.end)}
    ends = [at for at in range(len(words)) if at not in inside and (words[at] in BETWEEN or _opens(words, at))]
    starts = [0, *(at + (words[at] in BETWEEN) for at in ends)]
    spans = zip(starts, [*ends, len(words)], strict=True)
    return [clause_of(hearing, low, high) for low, high in spans if any(len(word) > 1 for word in words[low:high])]


def _opens(words: Sequence[str], at: int) -> bool:
    """Return whether a clause that is not the first begins at a word."""
    return at > 0 and any(tuple(words[at : at + len(opener)]) == opener for opener in OPENERS)


def _leave_out(words: list[str], found: Iterable[Mention], instead: str) -> None:
    """Put one word for each mention, unless another stands there already."""
    for mention in found:
        if all(words[mention.start : mention.end]) and not _is_out(words[mention.start : mention.end]):
            words[mention.start : mention.end] = [instead, *("" for _ in range(mention.end - mention.start - 1))]


def _is_out(words: Sequence[str]) -> bool:
    """Return whether words stand for something already."""
    return any(word in (A_JOURNEY, A_THING) for word in words)
