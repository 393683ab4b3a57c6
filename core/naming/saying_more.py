"""Choose between a subject and a phrase of the titles' own words: which says more of a journey."""

from collections.abc import Iterable

import numpy as np

from core.naming.candidates import Candidate
from core.naming.space import Space
from core.naming.terms import content_keys
from core.naming.titles import Titles
from core.subjects import NEAR_DEVIATIONS, Subjects

SAYS_MORE = 0.1
"""Share of titles that a word of a phrase is in, beyond the share that a word of the subject's name is in, from which
on the phrase may be the better name; chosen on the collections' tuning half and the first half of the demo people."""
SAYS_MORE_ALONE = 0.2
"""The same by words alone."""
STANDS_FOR = 0.8
"""Part of the subject's titles that the phrase has to stand for as well."""
SAID_BY = 0.4
"""Share of titles that hold every word of the phrase that says more, or one of them for `SAID_BY_ONE`; without it one
dish or tool stood for many titles ('Sichuan noodles', 'Circuit board'); both by eye on the first half of the people."""
SAID_BY_ONE = 0.5
"""The same for any one word of it."""


def may_say_more(titles: Titles, subject: Candidate) -> bool:
    """Tell whether any word is in so many more titles than the subject's name that a phrase may be a better name."""
    return _lead(titles.held, subject, titles) >= SAYS_MORE


def says_more(phrase: Candidate, subject: Candidate, titles: Titles, space: Space | None, subjects: Subjects) -> bool:
    """Tell whether a phrase is a better name than a subject.

    Many titles hold it, one of its words is in many more than any word of the subject's name and, where meanings can be
    compared, nearly as many titles are about it.
    """
    if not _is_said(phrase, titles):
        return False
    lead = _lead(phrase.words, subject, titles)
    if space is None:
        return lead >= SAYS_MORE_ALONE
    if lead < SAYS_MORE:
        return False
    near = subjects.nearness(space.vectors, space.encode([phrase.text])) >= NEAR_DEVIATIONS
    borne = set(np.flatnonzero(near).tolist()) | phrase.covered
    return len(borne) >= STANDS_FOR * len(subject.covered)


def _is_said(phrase: Candidate, titles: Titles) -> bool:
    """Tell whether many titles hold all words of a phrase, or half of them one."""
    counts = [len(titles.held.get(word, ())) / titles.n for word in phrase.words]
    return min(counts, default=0.0) >= SAID_BY or max(counts, default=0.0) >= SAID_BY_ONE


def _lead(words: Iterable[str], subject: Candidate, titles: Titles) -> float:
    """Return in how many more titles one of some words is than any word of the subject's name, as a share of all."""
    named = max((len(titles.held.get(word, ())) for word in content_keys(subject.text)), default=0)
    return (max((len(titles.held.get(word, ())) for word in words), default=0) - named) / titles.n
