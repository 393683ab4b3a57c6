"""Refuse other words for a sentence of the app that say more, less or something else: pure rules, each with its reason.

A sentence made by rules says facts: names in quotation marks (titles, journeys, sources), numbers, months. Whoever
rewords it may use each of them, in their order, and no other.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.naming.claim_words import AGAINST, CLAIMED_BY, DOUBLE, ENDS_IN_NOT, NEGATIONS, PLAIN, PRAISE, TASK
from core.naming.function_words import BY_LANGUAGE, ENGLISH, ENGLISH_VERBS, FUNCTION_WORDS, TITLE_SPEAK
from core.naming.said_numbers import numbers_said
from core.naming.tokens import writing_of
from core.wording import one_line

TIMES_AS_LONG, SPARE_SIGNS = 2, 40
"""How much longer than its sentence a wording may be, without its names: times, and signs beside; by hand."""
LEAST_TITLE_WORD = 3
"""Letters from which a word of a title is told from small words; by hand."""
LONGEST_ENDING = 2
"""Letters that may follow the beginning of a word that claims something: reader's, beliebter; by hand."""
_FIRST_MARK = 0xE000
"""First of Unicode's private signs, which stand for names while a sentence is looked at; no text keeps one."""
_PAIRS = ("“”", '""', "„“", "„”", "«»", "»«", "‹›", "‘’", "''", "‚‘")
_QUOTES = re.compile(r"[“”„«»‹›\"]|(?<!\w)['‘‚][^'’‘]+['’‘](?!\w)")
_SIGNS = re.compile(r"[*_#<>\[\]{}|\\`~=^@$€£§•·→]|https?:|www\.|^\s*[-–—]\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = {"en": ENGLISH | ENGLISH_VERBS | TITLE_SPEAK, "de": BY_LANGUAGE["de"], "es": BY_LANGUAGE["es"]}
"""Small words of the languages in which a sentence may be asked for: those whose claims and negations are known."""
_ANY_SMALL = ENGLISH.union(*BY_LANGUAGE.values())


_KNOWN = FUNCTION_WORDS | _ANY_SMALL | PLAIN | TASK


class WordingFault(StrEnum):
    """Why a wording is refused."""

    EMPTY = "empty"
    LIST = "list"
    MARKS = "marks"
    LONG = "long"
    NAME = "name"
    NUMBER = "number"
    DROPPED = "dropped"
    ORDER = "order"
    TASK = "task"
    NEGATION = "negation"
    CLAIM = "claim"
    TITLE_WORDS = "title words"
    WORDS = "words"
    LANGUAGE = "language"


WORDING_FAULTS_IN_WORDS: Mapping[WordingFault, str] = {
    WordingFault.EMPTY: "it said nothing",
    WordingFault.LIST: "it gave a list or several lines",
    WordingFault.MARKS: "it held links, marks or signs that the sentence does not",
    WordingFault.LONG: "it was much longer than the sentence",
    WordingFault.NAME: "it named something that is not among the facts",
    WordingFault.NUMBER: "it told a number that is not among the facts",
    WordingFault.DROPPED: "it left out a name or a number",
    WordingFault.ORDER: "it exchanged names or numbers",
    WordingFault.TASK: "it spoke of its task",
    WordingFault.NEGATION: "it turned yes into no, or no into yes",
    WordingFault.CLAIM: "it claimed something that is not among the facts, or the opposite",
    WordingFault.TITLE_WORDS: "it said words of a title as if they were its own",
    WordingFault.WORDS: "it used words that cannot be checked",
    WordingFault.LANGUAGE: "it was in another language",
}
"""What was wrong with a refused wording, to go on after 'since'."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A sentence made by rules, on one line, and the names that stand in it between quotation marks."""

    sentence: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Masked:
    """A text in which private signs stand for names: those signs, its numbers and its other words, in their order."""

    text: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]


def as_facts(sentence: str, names: Iterable[str]) -> Facts:
    """Return a sentence with the names that it says, each on one line as the sentence is."""
    lines = [line for name in names if (line := one_line(name))]
    return Facts(one_line(sentence), tuple(dict.fromkeys(lines)))


def wording_fault(said: str, facts: Facts, language: str = "en") -> WordingFault | None:
    """Return why other words for a sentence are refused, the plainest fault first; None where they may be shown.

    `language` is the one they were asked for in: en, de or es; of no other it is known what a wording claims. The
    sentence itself is never refused where it is asked for in its own language.
    """
    own = _masked(facts.sentence, facts, language)
    one = "1" in own.numbers
    own, other = (_masked(text, facts, language, one) for text in (facts.sentence, said))
    rules: tuple[tuple[WordingFault, Callable[[], bool]], ...] = (
        (WordingFault.EMPTY, lambda: not other.words and bool(own.words)),
        (WordingFault.LIST, lambda: "\n" in said.strip()),
        (WordingFault.MARKS, lambda: not set(_SIGNS.findall(other.text)) <= set(_SIGNS.findall(own.text))),
        (WordingFault.LONG, lambda: len(other.text) > TIMES_AS_LONG * len(own.text) + SPARE_SIGNS),
        (WordingFault.NAME, lambda: _names_another(own, other)),
        (WordingFault.NUMBER, lambda: not set(other.numbers) <= set(own.numbers)),
        (WordingFault.DROPPED, lambda: not set(own.names + own.numbers) <= set(other.names + other.numbers)),
        (WordingFault.ORDER, lambda: (other.names, other.numbers) != (own.names, own.numbers)),
        (WordingFault.TASK, lambda: bool((TASK & set(other.words)) - set(own.words))),
        (WordingFault.NEGATION, lambda: _negations(other, language) != _negations(own, language)),
        (WordingFault.CLAIM, lambda: _claims_another(own, other)),
        (WordingFault.TITLE_WORDS, lambda: _speaks_for_title(own, other, facts)),
        (WordingFault.LANGUAGE, lambda: _is_in_another(own, other, language)),
        (WordingFault.WORDS, lambda: any(not _is_plain(word, own) for word in other.words)),
    )
    return next((fault for fault, breaks in rules if breaks()), None)


def _masked(said: str, facts: Facts, language: str, one: bool = False) -> _Masked:
    """Put private signs for the names in quotation marks, the longest first, and read what is left.

    A name that ends in a blank is quoted with it by the sentence, and may be by the wording or not.
    """
    text = one_line(said)
    for name in sorted(facts.names, key=len, reverse=True):
        mark = chr(_FIRST_MARK + facts.names.index(name))
        for pair in _PAIRS:
            text = re.sub(f"{pair[0]} ?{re.escape(name)} ?{pair[1]}", f" {mark} ", text)
    marks = {chr(_FIRST_MARK + at) for at in range(len(facts.names))}
    names = dict.fromkeys(sign for sign in text if sign in marks)
    words = tuple(_WORD.findall(text))
    numbers = dict.fromkeys(numbers_said(text, language, one))
    return _Masked(text, tuple(names), tuple(numbers), tuple(word.casefold() for word in words))


def _names_another(own: _Masked, other: _Masked) -> bool:
    """Tell whether a text quotes what is no fact, or writes a word large that neither the sentence says nor anybody."""
    if len(_QUOTES.findall(other.text)) > len(_QUOTES.findall(own.text)):
        return True
    return any(not _is_plain(word.casefold(), own) for word in _WORD.findall(other.text) if not word.islower())


def _is_plain(word: str, own: _Masked) -> bool:
    """Tell whether a word is the sentence's, a small or plain one, or a number: nobody's name, whatever its letters.

    What claims something was looked at before: it is let through here.
    """
    if word in own.words or word in _KNOWN or word in NEGATIONS or word.endswith(ENDS_IN_NOT):
        return True
    stems = (stem for stems in (*CLAIMED_BY.values(), *AGAINST.values()) for stem in stems)
    return _is_claim(word, stems) or numbers_said(word, one=True) != [] or numbers_said(word.capitalize()) != []


def _is_claim(word: str, stems: Iterable[str]) -> bool:
    """Tell whether a word is one that claims something, with the ending of a plural or the like at most."""
    return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in stems)


def _negations(masked: _Masked, language: str) -> int:
    """Count what denies; where two negations are one, only whether there is any."""
    n = sum(word in NEGATIONS or word.endswith(ENDS_IN_NOT) for word in masked.words)
    return min(n, 1) if language == DOUBLE else n


def _claims_another(own: _Masked, other: _Masked) -> bool:
    """Tell whether a text claims what the sentence does not, or leaves out what turns the sentence round."""
    praised = [word for word in other.words if word.startswith(CLAIMED_BY[PRAISE]) and word not in own.words]
    new = [name for name, stems in CLAIMED_BY.items() if _speaks(other, stems) and not _speaks(own, stems)]
    return bool(praised or new) or any(_speaks(other, stems) is not _speaks(own, stems) for stems in AGAINST.values())


def _speaks(masked: _Masked, stems: Sequence[str]) -> bool:
    """Tell whether a word of a text begins so."""
    return any(word.startswith(tuple(stems)) for word in masked.words)


def _speaks_for_title(own: _Masked, other: _Masked, facts: Facts) -> bool:
    """Tell whether a text says words of a name outside its quotation marks: it may do what a title told it to."""
    titles = {word.casefold() for name in facts.names for word in _WORD.findall(name)}
    said = (word for word in other.words if word in titles and len(word) >= LEAST_TITLE_WORD)
    return any(not _is_plain(word, own) for word in said)


def _is_in_another(own: _Masked, other: _Masked, language: str) -> bool:
    """Tell whether a text is in other letters than the sentence, or most of its small words are not of a language."""
    if language not in _SMALL or (other.words and writing_of(" ".join(other.words)) != writing_of(" ".join(own.words))):
        return True
    known = _SMALL[language] | (set(own.words) if language == "en" else frozenset())
    small = [word for word in other.words if word in _ANY_SMALL]
    foreign = sum(word not in known for word in small)
    return 2 * foreign > len(small) or (not small and language != "en")
