"""Other words for a search that finds little: without its filter, with fewer words, in titles' words, or of a journey.

Each is tried before it is offered, so that none of them ends where the first one did.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.desk.desk import Desk
from core.desk.search.title_words import LEAST_WORD, NearTitles, TitleWords
from core.desk.views import PersonView
from core.ranking.asking import JOINING, Asked
from core.ranking.spelling import LETTERS
from core.similarity import Floats

FEW_FOUND = 3
"""Things found below which other words are offered; by eye: fewer leave nothing to choose from."""
MOST_OFFERED = 4
"""Other searches that are offered; by eye: what stands on one line."""
LONGEST_READ = 6
"""Words of a search that are left out in turn, the first ones; by hand, so that a pasted page costs no more."""
WORDS_TRIED = 8
"""Words of titles that are tried, nearest to the search first; by hand: each costs a reading by the encoder, once."""
LEAST_READ, LEAST_BOTH = 0.3, 0.32
"""Cosine of a word's own meaning to the search, and of half of it with the likeness of its titles (`TitleWords`), from
which a word is offered instead; by hand on a dozen subjects that the demo lacks and the first half of the searches for
nothing: 'sea' (.40, .42) for surfing, 'paper' (.35, .33) for origami, 'tax' (.53, .45) for a Steuererklärung."""


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


Finds = Callable[[str, Floats, bool], bool]
"""Tells whether a search for a text, meaning `(dim,)`, finds anything, through the filters or (False) without them."""


def rewrites(
    desk: Desk,
    view: PersonView,
    asked: Asked,
    words: Floats,
    *,
    meaning: Callable[[Sequence[str]], Floats],
    finds: Finds,
    titled: TitleWords,
) -> tuple[Rewrite, ...]:
    """Return searches to offer instead of one for `words` `(dim,)` that finds little, the nearest to it first.

    None where nothing that can be said finds anything. `meaning` returns unit vectors of texts, the mean still in.
    Words of titles are found by what was read of titles beforehand; only the few nearest are encoded, and stretches of
    what was said.
    """
    tried: dict[str, RewriteWay] = {}
    if asked.filters and asked.subject:
        tried[asked.subject] = RewriteWay.NO_FILTER
    for text in fewer_words(asked.subject):
        tried.setdefault(text, RewriteWay.FEWER_WORDS)
    n_said = len(tried)
    own = {word.casefold() for word in LETTERS.findall(asked.subject)}
    near = titled.near(words, WORDS_TRIED, own.union(tried))
    texts = [*tried, *(each.word for each in near)]
    vectors = desk.catalogue.centre(meaning(texts)) if texts else np.zeros((0, len(words)), np.float32)
    said = [Rewrite(text, tried[text]) for text in _apart(desk, texts[:n_said], vectors[:n_said], tried, finds)]
    close = [n_said + at for at in _closest(near, (vectors[n_said:] @ words).tolist())]
    said += [Rewrite(texts[at], RewriteWay.OTHER_WORDS) for at in close if finds(texts[at], vectors[at], True)]
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
        if not (filtered and taken & set(text.split())) and finds(text, vector, filtered):
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


def _closest(near: Sequence[NearTitles], read: Sequence[float]) -> list[int]:
    """Return which words are close enough to a search, the closest first; `read` are the cosines of what they mean."""
    both = [each.likeness + like / 2 for each, like in zip(near, read, strict=True)]
    close = (at for at, like in enumerate(read) if like >= LEAST_READ and both[at] >= LEAST_BOTH)
    return sorted(close, key=lambda at: (-both[at], near[at].word))


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
    return [
        Rewrite(name, RewriteWay.OWN_JOURNEY) for name, v in zip(names, vectors, strict=True) if finds(name, v, False)
    ]
