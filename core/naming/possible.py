"""List what a journey may be called, best first, and choose what no other journey is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.naming.broader import broader
from core.naming.candidates import MANY_TITLES, Candidate, candidates
from core.naming.leftovers import HANDFUL, OTHER_THINGS, has_no_subject
from core.naming.negation import left_behind, life_without, says_leaving
from core.naming.noun_phrases import Tagger
from core.naming.pairs import joined_pair
from core.naming.saying_more import may_say_more, says_more
from core.naming.space import Encode, Space
from core.naming.terms import TermStatistics
from core.naming.titles import Titles, take_apart
from core.naming.tokens import MOST_READ, is_unspaced
from core.prompts.names import NAME_LIMIT, readable_name, shortened
from core.similarity import Floats
from core.subjects import Subjects

CLOSE_CALL = 0.5
"""How much worse than the best a candidate that shares no word with the names taken may be; by eye on the demo."""
ROOM_FOR_NUMBER = 6
"""Signs that a name leaves for a number in brackets behind it: a blank, two brackets and up to three digits."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Namable:
    """What is known of a journey and its siblings: titles and their weights, and vectors where there are any.

    `rows` are the titles' unit vectors `(n_titles, dim)`, None where there are none, and `beside` the siblings'; a
    `space` is there where phrases can be read too.
    """

    titles: Sequence[str]
    weights: Sequence[float]
    siblings: Sequence[Sequence[str]]
    space: Space | None = None
    rows: Floats | None = None
    beside: Sequence[Floats] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What names are made with, whatever the journey."""

    background: TermStatistics
    tag: Tagger | None
    template: frozenset[str]
    subjects: Subjects | None


def group_of(
    at: int, every: Sequence[Sequence[str]], vectors: Sequence[Floats] | None, encode: Encode | None
) -> Namable:
    """Return one of a person's journeys beside the others."""
    siblings = [titles for other, titles in enumerate(every) if other != at]
    ones = [1.0] * len(every[at])
    if vectors is None or not len(vectors[at]):
        return Namable(titles=every[at], weights=ones, siblings=siblings)
    beside = [rows for other, rows in enumerate(vectors) if other != at]
    space = Space(encode, vectors[at], beside) if encode is not None else None
    return Namable(titles=every[at], weights=ones, siblings=siblings, space=space, rows=vectors[at], beside=beside)


def possible(group: Namable, context: Context, taken: Sequence[Candidate] = ()) -> list[Candidate]:
    """Return the possible names of a journey, best first, at least one; without parts where it has no subject.

    Phrases are not looked for where a subject that is not among the names taken stands for most titles. A handful of
    titles has a subject where every one of them is about it.
    """
    titles, space = group.titles, group.space
    apart = take_apart(titles, context.background, context.tag, context.template)
    about, left = _about(apart, group, context.subjects), left_behind(apart.members)
    texts = {candidate.text.casefold() for candidate in taken}
    free = [each for each in about if each.text.casefold() not in texts]
    if apart.n > HANDFUL and left is None and free and not may_say_more(apart, free[0]):
        return about
    ranked = candidates(apart, group.weights, group.siblings, context.background, space)
    told = about and (apart.n > HANDFUL or len(about[0].covered) == apart.n)
    if not told and has_no_subject(ranked, apart, space, titles):
        whole = not ranked and (apart.n < MANY_TITLES or is_unspaced(" ".join(titles)[:MOST_READ]))
        return [Candidate(text=fallback_name(titles) if whole else OTHER_THINGS, parts=(), score=0.0)]
    if left is not None:
        said = [each for each in ranked[:1] if says_leaving(each.text)]
        text = shortened(life_without(left, apart.language), NAME_LIMIT)
        parts, score = (ranked[0].parts, ranked[0].score) if ranked else ((), 0.0)
        plain = Candidate(text=text, parts=parts, score=score)
        return [*said, plain, *(each for each in ranked if left.key not in each.words)]
    pair = joined_pair(ranked, apart, space) if space is not None else None
    phrases = [pair, *ranked] if pair is not None else ranked
    if not free or context.subjects is None:
        return [*phrases, *about]
    if ranked and says_more(ranked[0], free[0], apart, space, context.subjects):
        return [*phrases, *about]
    return [*about, *phrases]


def _about(apart: Titles, group: Namable, subjects: Subjects | None) -> list[Candidate]:
    """Return the subjects that a journey may be named after."""
    if subjects is None or group.rows is None:
        return []
    return broader(apart, group.rows, group.beside, subjects)


def untaken(ranked: Sequence[Candidate], taken: Sequence[Candidate]) -> Candidate:
    """Return the best candidate that shares no words with the names taken, if it is nearly the best that differs.

    A subject need only differ.
    """
    used = frozenset[str]().union(*(candidate.words for candidate in taken))
    texts = {candidate.text.casefold() for candidate in taken}
    free = [candidate for candidate in ranked if candidate.text.casefold() not in texts]
    if free and free[0].evidence:
        return free[0]
    apart = next((each for each in free if not each.words & used and each.score > free[0].score - CLOSE_CALL), None)
    if free:
        return apart or free[0]
    best = ranked[0]
    numbered = (_numbered(best.text, number) for number in range(2, len(texts) + 2 + 1))
    text = next(text for text in numbered if text.casefold() not in texts)
    return Candidate(text=text, parts=best.parts, score=best.score)


def _numbered(text: str, number: int) -> str:
    return f"{text[: NAME_LIMIT - ROOM_FOR_NUMBER]} ({number})"


def fallback_name(titles: Sequence[str]) -> str:
    """Return a name for titles without a content word: the first that is readable, else 'Other things'."""
    readable = (name for title in titles if (name := readable_name(title)))
    return next(readable, OTHER_THINGS)
