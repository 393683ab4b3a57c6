"""Keep a name from saying the opposite of the titles: what a person left behind is named as left behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.naming.function_words import listed
from core.naming.tokens import Segment, Token

LIFE_WITHOUT = {
    "en": "Life without {}",
    "de": "Leben ohne {}",
    "es": "Vida sin {}",
    "fr": "Vie sans {}",
    "pt": "Vida sem {}",
    "it": "Vita senza {}",
    "nl": "Leven zonder {}",
}
LEAVING = listed(
    """without quit quitting stopped sober sobriety abstinent abstinence abstaining detox cravings
ohne aufhören aufgehört nüchtern abstinent abstinenz verzicht entzug
sin dejar dejé dejado sobrio sobria sobriedad abstinencia
sans arrêter arrêté sobriété abstinence sevrage
sem parar parei deixei sóbrio sóbria sobriedade abstinência
senza smettere smesso sobrietà astinenza
zonder gestopt nuchter"""
)
AFTER = ("-free", "frei", "-frei")
BEFORE = ("no-", "non-")
WINDOW = 3
"""Words on either side in which a word of leaving counts; set by hand."""
OF_TITLES = 0.3
"""Share of titles that leave something behind; set by hand with invented titles."""
FEWEST = 3
"""Titles that leave the same thing behind; set by hand."""
OF_OBJECT = 0.2
"""Share of titles that leave the same thing behind; set by hand."""
SHORTEST_FREED = 4
"""Letters of a word that another is free of: alcohol-free, not by-free; set by hand."""


@dataclass(frozen=True, slots=True)
class Left:
    """What the titles leave behind: its `key`, and the word in small letters."""

    key: str
    word: str


def left_behind(members: Sequence[Sequence[Segment]]) -> Left | None:
    """Return what a journey's titles leave behind, None where they leave nothing behind.

    A title leaves a word behind where a word of leaving (quit, sober, ohne, sin ...) stands within three words
    of it or is bound to it (alcohol-free, alkoholfrei). Three tenths of the titles have to leave something, and a
    fifth of them, three or more, the same thing; set by hand with invented titles.
    """
    leaving, bound, words = set[int](), dict[str, set[int]](), dict[str, str]()
    for number, title in enumerate(members):
        for segment in title:
            for word in _left_in(segment):
                leaving.add(number)
                bound.setdefault(word.key, set()).add(number)
                words.setdefault(word.key, word.surface.lower())
    if not bound or len(leaving) < OF_TITLES * len(members):
        return None
    key = max(bound, key=lambda word: (len(bound[word]), word))
    return Left(key, words[key]) if len(bound[key]) >= max(FEWEST, OF_OBJECT * len(members)) else None


def _left_in(segment: Segment) -> list[Token]:
    """Return the content words of a segment that are left behind in it."""
    found: list[Token] = []
    words = {token.surface.lower() for token in segment}
    if not (words & LEAVING or any(map(_freed, words))):
        return found
    for at, token in enumerate(segment):
        near = segment[max(at - WINDOW, 0) : at + WINDOW]
        if bare := _freed(token.surface.lower()):
            found.append(Token(bare, bare, "content"))
        elif token.is_content and not _leaves(token.surface) and any(_leaves(other.surface) for other in near):
            found.append(token)
    return found


def _freed(word: str) -> str:
    """Return the word that is bound to a word of leaving: alcohol of alcohol-free; "" where there is none."""
    for ending in AFTER:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_FREED:
            return word.removesuffix(ending)
    starts = next((start for start in BEFORE if word.startswith(start)), "")
    return word.removeprefix(starts) if starts else ""


def _leaves(word: str) -> bool:
    return word.lower() in LEAVING


def says_leaving(text: str) -> bool:
    """Tell whether a name itself says that something is left behind."""
    return any(_leaves(word) or _freed(word.lower()) for word in text.split())


def life_without(left: Left, language: str) -> str:
    """Return a name for a life without what was left behind, in the titles' language, else in English."""
    word = left.word.capitalize() if language == "de" else left.word
    return LIFE_WITHOUT.get(language, LIFE_WITHOUT["en"]).format(word)
