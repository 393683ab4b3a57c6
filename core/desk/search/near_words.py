"""Words near one that the person wants to block, shown before any of them counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.catalogue import Catalogue
from core.ranking.blocked import as_words, holds
from core.similarity import Floats

TITLES_READ = 60
"""Things nearest to a word whose titles are looked through for words near it; by hand, a second page of a search."""
LEAST_LETTERS = 3
"""Letters that a near word has at least; by eye: shorter ones are articles and the like."""
NEAR_ENOUGH = 0.6
"""Cosine to the word, of vectors without the catalogue's mean, from which another one is near it; by eye on forty words
of the demo: 'jogging' (.78) is near 'running' and 'argent' (.78) near 'money', 'hall' (.47) is not near 'church'."""
MOST_SHOWN = 6
"""Near words that are shown at most; by eye."""


@dataclass(frozen=True, slots=True)
class NearWord:
    """A word, and how many things of a catalogue say it."""

    word: str
    n: int


def near_words(
    catalogue: Catalogue, phrase: str, blocked: Sequence[str], meaning: Callable[[Sequence[str]], Floats]
) -> tuple[NearWord, ...]:
    """Return a phrase with how many things say it, then words of titles that are near it, nearest first.

    What is blocked already is left out. `meaning` returns unit vectors `(n, dim)` of texts, the mean still in.
    """
    said = " ".join(as_words(phrase).split())
    if not said:
        return ()
    (wanted,) = catalogue.centre(meaning([said]))
    rows = (-(catalogue.vectors @ wanted)).argsort(kind="stable")[:TITLES_READ].tolist()
    words = sorted(_words(catalogue.items[row].title for row in rows) - {said, *said.split(), *blocked})
    likeness = (catalogue.centre(meaning(words)) @ wanted).tolist() if words else []
    near = sorted((-like, word) for like, word in zip(likeness, words, strict=True) if like >= NEAR_ENOUGH)
    return tuple(NearWord(word, how_many(catalogue, word)) for word in (said, *(w for _, w in near[:MOST_SHOWN])))


def how_many(catalogue: Catalogue, phrase: str) -> int:
    """Return how many things of a catalogue say a phrase."""
    return sum(holds(item, phrase) for item in catalogue.items)


def _words(titles: Iterable[str]) -> set[str]:
    """Return the words of titles that are long enough and hold a letter."""
    words = {word for title in titles for word in as_words(title).split()}
    return {word for word in words if len(word) >= LEAST_LETTERS and not word.isdecimal()}
