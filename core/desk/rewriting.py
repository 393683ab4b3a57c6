"""Other words for a search that finds little: without its filter, with fewer words, in titles' words, or of a journey.

Each is tried before it is offered, so that none of them ends where the first one did.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.desk.desk import Desk
from core.desk.views import PersonView
from core.ranking.asking import JOINING, Asked
from core.ranking.spelling import LETTERS
from core.similarity import Floats

FEW_FOUND = 3
"""Things found below which other words are offered; by eye: fewer leave nothing to choose from."""
MOST_OFFERED = 4
"""Other searches that are offered; by eye: what stands on one line."""
LEAST_WORD = 3
"""Letters of a word that is searched for alone or instead; by eye: shorter ones are articles and the like."""
LONGEST_READ = 6
"""Words of a search that are left out in turn, the first ones; by hand, so that a pasted page costs no more."""
TITLES_NEAR = 30
"""Things nearest to a search whose titles are looked through for words instead; by hand, as a page of results."""
LEAST_SAID = 2
"""Titles among those that say a word which is offered instead; by hand: one title's word is its own affair."""
WORDS_TRIED = 8
"""Words of titles that are tried, nearest to the search first; by hand: each costs a reading by the encoder."""
NEAR_SEARCH = 0.3
"""Cosine to the search, the catalogue's mean taken off, from which a word of titles is offered instead; by hand: for
nonsense such words are mostly its sound, and one's own journeys are the better offer."""


class RewriteWay(StrEnum):
    """How other words came about."""

    FEWER_WORDS = "in fewer words"
    NO_FILTER = "without the filter"
    OTHER_WORDS = "in other words"
    OWN_JOURNEY = "from your journeys"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A search that finds something, and how it came about."""

    text: str
    way: RewriteWay


Finds = Callable[[Floats, bool], bool]
"""Tells whether a search for words `(dim,)` finds anything, through the filters or (False) without them."""


def rewrites(
    desk: Desk,
    view: PersonView,
    asked: Asked,
    words: Floats,
    *,
    meaning: Callable[[Sequence[str]], Floats],
    finds: Finds,
) -> tuple[Rewrite, ...]:
    """Return searches to offer instead of one for `words` `(dim,)` that finds little, the nearest to it first.

    None where nothing that can be said finds anything. `meaning` returns unit vectors of texts, the mean still in.
    """
    tried: dict[str, RewriteWay] = {}
    if asked.filters and asked.subject:
        tried[asked.subject] = RewriteWay.NO_FILTER
    for text in fewer_words(asked.subject):
        tried.setdefault(text, RewriteWay.FEWER_WORDS)
    others = _words_of_titles(desk, words, {word.casefold() for word in LETTERS.findall(asked.subject)})
    n_said = len(tried)
    texts = [*tried, *others]
    vectors = desk.catalogue.centre(meaning(texts)) if texts else np.zeros((0, len(words)), np.float32)
    said = [Rewrite(text, tried[text]) for text in _apart(desk, texts[:n_said], vectors[:n_said], tried, finds)]
    likeness = (vectors[n_said:] @ words).tolist()
    near = sorted(zip(likeness, others, vectors[n_said:], strict=True), key=lambda each: (-each[0], each[1]))
    said += [Rewrite(text, RewriteWay.OTHER_WORDS) for like, text, v in near if like >= NEAR_SEARCH and finds(v, True)]
    return tuple((said or _of_journeys(desk, view, meaning, finds))[:MOST_OFFERED])


def _apart(
    desk: Desk, texts: Sequence[str], vectors: Floats, tried: Mapping[str, RewriteWay], finds: Finds
) -> list[str]:
    """Return the texts that find something, without the filter first, then what comes nearest to anything there is.

    A stretch of words that shares one with a better stretch is left out: with words that mean nothing it finds less.
    """
    reach = (vectors @ desk.catalogue.vectors.T).max(axis=1, initial=-1.0).tolist()
    ranked = sorted(
        zip(texts, vectors, reach, strict=True), key=lambda each: (tried[each[0]] is not RewriteWay.NO_FILTER, -each[2])
    )
    chosen, taken = list[str](), set[str]()
    for text, vector, _ in ranked:
        filtered = tried[text] is not RewriteWay.NO_FILTER
        if not (filtered and taken & set(text.split())) and finds(vector, filtered):
            chosen.append(text)
            taken |= set(text.split())
    return chosen


def fewer_words(subject: str) -> Iterator[str]:
    """Yield a subject with fewer words, most of them first: stretches of it without words that hold others together."""
    words = [word for word in subject.split() if word.casefold() not in JOINING][:LONGEST_READ]
    for n in range(len(words) - 1, 0, -1):
        for at in range(len(words) - n + 1):
            text = " ".join(words[at : at + n])
            if sum(map(str.isalpha, text)) >= LEAST_WORD:
                yield text


def _words_of_titles(desk: Desk, words: Floats, said: set[str]) -> list[str]:
    """Return the words that several of the nearest titles say and the search does not, the commonest first."""
    catalogue = desk.catalogue
    near = np.argsort(-(catalogue.vectors @ words), kind="stable")[:TITLES_NEAR] if words.any() else ()
    counts = Counter(
        word
        for row in near
        for word in {w.casefold() for w in LETTERS.findall(catalogue.items[row].title) if len(w) >= LEAST_WORD}
    )
    common = [word for word, n in counts.items() if n >= LEAST_SAID and word not in said and word not in JOINING]
    return sorted(common, key=lambda word: (-counts[word], word))[:WORDS_TRIED]


def _of_journeys(
    desk: Desk, view: PersonView, meaning: Callable[[Sequence[str]], Floats], finds: Finds
) -> list[Rewrite]:
    """Return the names of the person's journeys that ask for most, where they find something: no search ends dead."""
    asked = view.slate.asked
    own = sorted((j for j in view.profile.journeys if j.has_share), key=lambda j: -asked.get(j.journey_id, 0.0))
    given = view.profile.given
    names = [
        view.profile.name(j.journey_id)
        for j in own
        if j.own_name is not None or ((name := given.get(j.journey_id)) is not None and not name.is_leftover)
    ]
    names = list(dict.fromkeys(names))[:MOST_OFFERED]
    vectors = desk.catalogue.centre(meaning(names)) if names else ()
    return [Rewrite(name, RewriteWay.OWN_JOURNEY) for name, v in zip(names, vectors, strict=True) if finds(v, False)]
