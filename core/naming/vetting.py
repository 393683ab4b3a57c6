"""Refuse a model's name that nobody should see: pure rules, each with its reason, the plainest fault first."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.entities import GivenName
from core.naming.foreign import is_foreign
from core.naming.function_words import FUNCTION_WORDS, listed
from core.naming.grounding import is_grounded
from core.naming.names import JourneyName
from core.naming.space import Space
from core.naming.terms import words_in
from core.naming.tokens import is_unspaced
from core.prompts.names import ASKED
from core.sensitivity.words import said_in

ECHOED_WORDS = 4
"""Words in a row that a name may share with what was asked, less one; by hand: three are in many a good name."""
PARTS_OF_A_LIST = 3
"""Parts of a name that make it a list: 'bread and butter' has two; by hand."""
COVERED = 0.8
"""Share of a title's words (0..1) that a name may not hold in a row: that is the title itself, cut short; by hand."""
WORDS_OF_A_TITLE = 3
"""Words of a title from which a name may not be the title: a shorter one may well be a subject; by hand."""
SIGNS_OF_A_TITLE = 8
"""The same in signs, of a script without spaces; by hand."""
_NO_NAME = listed(
    """name names title titles interest interests journey journeys group groups item items topic topics phrase
phrases person category untitled unknown none miscellaneous"""
)
"""Words of the question that are no name of any journey, however they are put together."""
_LINE = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s")
_PARTS = re.compile(r"[,;|·•、，；・]|\s[/+&]\s|\b(?:and|or|und|oder|et|ou|y)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


class NameFault(StrEnum):
    """Why a name is refused; what is kept in logs, so no word of it changes."""

    EMPTY = "empty"
    ECHO = "echo"
    LIST = "list"
    REPETITION = "repetition"
    WHOLE_TITLE = "whole title"
    LANGUAGE = "language"
    SENSITIVE = "sensitive"
    UNGROUNDED = "ungrounded"
    SAME = "same"
    TAKEN = "taken"
    BELOW = "below"


FAULTS_IN_WORDS: Mapping[str, str] = {
    NameFault.EMPTY: "no name at all",
    NameFault.ECHO: "an echo of the question",
    NameFault.LIST: "a list",
    NameFault.REPETITION: "with a word said over and over",
    NameFault.WHOLE_TITLE: "one of the titles",
    NameFault.LANGUAGE: "in another language than the titles",
    NameFault.SENSITIVE: "with something sensitive that the titles do not say",
    NameFault.UNGROUNDED: "not borne out by the titles",
    NameFault.SAME: "the name that it has",
    NameFault.TAKEN: "the name of another journey",
    NameFault.BELOW: "a worse fit than the name that it has",
}
"""What a refused name was, to go on after a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a name is judged by: titles, the names of all other journeys, and what the examples of the question said.

    In a `space` the meaning of words counts, else the words alone.
    """

    titles: Sequence[str]
    taken: Collection[str] = ()
    examples: Sequence[str] = ()
    space: Space | None = None


def fit(name: JourneyName | GivenName) -> float:
    """Return how well a name fits (0..1): most of its titles, and no other journey's; 0 of none and of a leftover."""
    return 0.0 if name.is_leftover or not name.text else (name.fidelity or 0.0) * (name.specificity or 0.0)


def name_fault(said: str, suggested: JourneyName, present: JourneyName, setting: Setting) -> NameFault | None:
    """Return why a suggested name is refused, None where it may be seen.

    `said` is the model's answer as it came, `suggested` what was made of it; `present` is what the journey is called
    now, scored as the suggestion was.
    """
    text, folded = suggested.text, suggested.text.casefold()
    rules: tuple[tuple[NameFault, Callable[[], bool]], ...] = (
        (NameFault.EMPTY, lambda: not _every_word(text)),
        (NameFault.ECHO, lambda: is_echo(text, setting)),
        (NameFault.LIST, lambda: is_list(said, text)),
        (NameFault.REPETITION, lambda: is_repetition(text, setting.titles)),
        (NameFault.WHOLE_TITLE, lambda: is_whole_title(text, setting.titles)),
        (NameFault.LANGUAGE, lambda: is_foreign(text, setting.titles)),
        (NameFault.SENSITIVE, lambda: is_newly_sensitive(text, setting.titles)),
        (NameFault.UNGROUNDED, lambda: not is_grounded(text, setting.titles, setting.space)),
        (NameFault.SAME, lambda: folded == present.text.casefold()),
        (NameFault.TAKEN, lambda: folded in {name.casefold() for name in setting.taken}),
        (NameFault.BELOW, lambda: fit(suggested) < fit(present)),
    )
    return next((fault for fault, breaks in rules if breaks()), None)


def _every_word(text: str) -> list[str]:
    """Return every word of a text in small letters, also those that hold it together."""
    return _WORD.findall(text.casefold())


def is_echo(name: str, setting: Setting) -> bool:
    """Tell whether a name says what was asked: its words alone, some of them in a row, or the name of an example.

    An example's name is none where the titles hold its words.
    """
    words = _every_word(name)
    if all(word in _NO_NAME or word in FUNCTION_WORDS or word.isdigit() for word in words):
        return True
    if name.casefold() in {example.casefold() for example in setting.examples}:
        return not is_grounded(name, setting.titles)
    return any(_holds(_every_word(ASKED), run) for run in _runs(words, ECHOED_WORDS))


def is_list(said: str, name: str) -> bool:
    """Tell whether a model gave several names for one: lines, marks of a list, or parts beside each other."""
    lines = [line for line in said.splitlines() if line.strip()]
    if len(lines) >= PARTS_OF_A_LIST or any(map(_LINE.match, lines)):
        return True
    return sum(bool(part.strip()) for part in _PARTS.split(name)) >= PARTS_OF_A_LIST


def is_repetition(name: str, titles: Sequence[str]) -> bool:
    """Tell whether a name says a word more often than any of the titles does."""
    counts = Counter(words_in(name))
    most = Counter[str]()
    for title in titles:
        most |= Counter(words_in(title))
    return any(n > max(most[word], 1) for word, n in counts.items())


def is_whole_title(name: str, titles: Sequence[str]) -> bool:
    """Tell whether a name is one of the titles, or most of one; what two titles say is a subject and no title."""
    units = _units(name)
    for title in titles:
        own = _units(title)
        least = SIGNS_OF_A_TITLE if is_unspaced(title) else WORDS_OF_A_TITLE
        is_long = len(own) >= least and len(units) >= COVERED * len(own)
        if is_long and (_holds(own, units) or _holds(units, own)):
            return sum(_holds(_units(other), units) for other in titles) < 2
    return False


def is_newly_sensitive(name: str, titles: Sequence[str]) -> bool:
    """Tell whether a name says something sensitive, also something that only may be, that no title says."""
    subjects = said_in(name).subjects
    return bool(subjects) and not subjects <= {subject for title in titles for subject in said_in(title).subjects}


def _units(text: str) -> list[str]:
    """Return the words of a text; the letters of one in a script without spaces."""
    return [sign for sign in text.casefold() if sign.isalnum()] if is_unspaced(text) else _every_word(text)


def _runs(words: Sequence[str], n: int) -> list[list[str]]:
    """Return every `n` words in a row."""
    return [list(words[at : at + n]) for at in range(len(words) - n + 1)]


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Tell whether words hold others in a row."""
    return bool(run) and any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))
