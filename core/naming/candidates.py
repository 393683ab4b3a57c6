"""Rank candidate names: noun phrases of the titles, by how many titles they cover, by form and by meaning."""

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.naming.noun_phrases import is_oblique
from core.naming.phrases import Phrase, phrases, sentence_case
from core.naming.romance import agrees
from core.naming.space import Meaning, Space, meaning_of
from core.naming.terms import SIBLING_PULL, TermStatistics, content_keys, salience, sibling_shares
from core.naming.titles import Titles
from core.naming.tokens import is_unspaced, script_of

MANY_TITLES = 4
"""Titles from which on a word has to be in two of them; set by hand."""
ENOUGH_TITLES = 0.3
"""Share of the titles a candidate covers that says enough; by eye on the demo and the tuning half."""
ENOUGH_CENTRE = 0.5
"""Cosine to the titles' middle that says enough where a candidate covers less; by eye, as above."""
LONE_WORDS = 2
"""Words that a phrase of one title alone may have; by eye on the hand-written sets of six languages."""
LONG_NAME = 3
"""Words beyond which a name in a spaced script is long; set by hand."""
UNKNOWN_EDGE = 0.5
"""Share of uses at a phrase's edge of a word that the catalogue does not know, and from which on an end is not bare;
half, which is neither way; set by hand."""
UNCOUNTED = ("ing", "tion", "ment", "ness")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each property of a name counts, as chosen with `benchmarks/naming.py --half tune`."""

    lexical: float = 0.6  # points for salience, as a share of the best word's
    norm: float = 0.6  # power of its number of words by which a phrase's salience is divided
    floor: float = 0.6  # salience that the best word has at least
    reach: float = 0.6  # points for the share of titles that hold any of its words
    head: float = 0.3  # points for the share of titles that hold its head
    each: float = 0.3  # points for the mean share of titles that hold a word of it
    support: float = 0.35  # points for titles that hold it as a phrase
    most_support: int = 4  # titles from which on these points no longer grow
    edge: float = 0.4  # points for the share of uses in which its edges are a phrase's
    bare: float = 0.08  # points off a single word
    doing: float = 0.12  # points for being an -ing form by itself
    bare_end: float = 0.5  # points off an end that is rarely a phrase's, per share that it lacks; twice for one word
    lone: float = 0.2  # points off each word that one title alone holds
    linked: float = 0.4  # points off a phrase of one title that holds a function word or a possessive
    acts: float = 0.35  # points off a phrase that begins with an -ing form
    long: float = 0.2  # points off each word beyond LONG_NAME
    stranger: float = 0.1  # points off each rare proper name
    foreign: float = 0.4  # points off another script than the titles'
    disagrees: float = 1.0  # points off words that do not agree in number or gender, or an oblique case
    centre: float = 2.4  # points for the cosine to the titles' middle
    rival: float = 0.4  # points off for the cosine to the nearest sibling's middle
    near: float = 0.5  # points for the share of titles nearer than nine tenths of the siblings' titles
    beats: float = 0.5  # points for the chance that a title is nearer than a sibling's
    beside: float = 0.3  # cosine to the middle below which a single word is beside the point
    far: float = 5.0  # points off such a word
    faint: float = 1.5  # points off each cosine that one word, or a phrase of one title, lacks to the next
    faint_below: float = 0.5  # cosine to the middle from which on nothing is taken off
    shortlist: int = 24  # phrases that are compared by meaning
    most_lone: int = 48  # phrases of one title alone that are compared by meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible name: its text, the phrases that it is made of, its score, what it covers.

    `covered` are the places of the titles that hold one of its words; `lone` is the number of its words that
    one title alone holds; `centre` is its cosine to the journey's middle and `near` the share of titles near to
    it, both 0 where there are no vectors. A subject has no parts; its `evidence` are the titles that bear it out, the
    nearest first, and `specificity` says how seldom it fits the siblings' titles (0..1).
    """

    text: str
    parts: tuple[Phrase, ...]
    score: float
    covered: frozenset[int] = frozenset()
    lone: int = 0
    centre: float = 0.0
    near: float = 0.0
    evidence: tuple[int, ...] = ()
    specificity: float = 0.0

    @property
    def words(self) -> frozenset[str]:
        """Return the content keys of all parts, or of a subject's name."""
        if self.evidence:
            return content_keys(self.text)
        return frozenset[str]().union(*(part.words for part in self.parts))


def candidates(
    taken_apart: Titles,
    counts: Sequence[float],
    siblings: Sequence[Sequence[str]],
    background: TermStatistics,
    space: Space | None = None,
    weights: Weights | None = None,
) -> list[Candidate]:
    """Return the possible names of a journey, best first; empty where no title holds a content word.

    Where a phrase of words that two titles hold says enough, no other is a candidate.
    """
    weights = weights or Weights()
    elsewhere = sibling_shares([[content_keys(title) for title in other] for other in siblings])
    gains = salience(taken_apart.members, counts, elsewhere, background)
    judge = _Judge(
        weights=weights,
        gains=gains,
        scale=max([weights.floor, *gains.values()]),
        background=background,
        titles=taken_apart,
        elsewhere=elsewhere,
    )
    shared = {key for key, places in taken_apart.held.items() if len(places) > 1 or taken_apart.n < MANY_TITLES}
    ranked = judge.ranked(_spoken(taken_apart, background, shared), weights.shortlist, space)
    if ranked and (space is None or _says_enough(ranked[0], taken_apart.n)):
        return ranked
    return sorted(
        [*ranked, *judge.ranked(_lone(taken_apart, background, shared), weights.most_lone, space)],
        key=lambda candidate: -candidate.score,
    )


def _says_enough(best: Candidate, n: int) -> bool:
    """Tell whether a candidate is in many of `n` titles or in the middle of what they mean."""
    return len(best.covered) >= ENOUGH_TITLES * n or best.centre >= ENOUGH_CENTRE


def _spoken(titles: Titles, background: TermStatistics, known: Container[str] | None = None) -> list[Phrase]:
    """Return the phrases of a journey's titles, written as in their language."""
    return phrases(titles.shaped, background, known, titles.language)


def _lone(titles: Titles, background: TermStatistics, shared: Container[str]) -> list[Phrase]:
    """Return the short phrases with a word that one title alone holds."""
    found = _spoken(titles, background)
    return [each for each in found if each.n_words <= LONE_WORDS and any(word not in shared for word in each.words)]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Judge:
    """What a name is scored against."""

    weights: Weights
    gains: Mapping[str, float]
    scale: float
    background: TermStatistics
    titles: Titles
    elsewhere: Mapping[str, float]

    def lexical(self, words: frozenset[str]) -> float:
        """Return the salience of the words over a power of their number, relative to the best word's."""
        gain = sum(max(self.gains.get(word, 0.0), 0.0) for word in words)
        return gain / (self.scale * math.pow(max(len(words), 1), self.weights.norm))

    def holders(self, words: frozenset[str]) -> frozenset[int]:
        """Return the places of the titles that hold any of the words."""
        return frozenset[int]().union(*(self.titles.held.get(word, frozenset()) for word in words))

    def share(self, word: str) -> float:
        """Return the share of the titles that hold a word, less half that of the sibling that uses it most."""
        own = len(self.titles.held.get(word, ())) / self.titles.n
        return max(own - SIBLING_PULL * self.elsewhere.get(word, 0.0), 0.0)

    def reach(self, words: frozenset[str]) -> float:
        """Return the share of the titles that hold any of the words, less half the most that a sibling uses one."""
        own = len(self.holders(words)) / self.titles.n
        return max(own - SIBLING_PULL * max((self.elsewhere.get(word, 0.0) for word in words), default=0.0), 0.0)

    def lone(self, phrase: Phrase) -> int:
        """Return how many of a phrase's words one title alone holds; 0 where there are only a few titles."""
        few = self.titles.n < MANY_TITLES
        return 0 if few else sum(len(self.titles.held.get(word, ())) < 2 for word in phrase.words)

    def form(self, phrase: Phrase) -> float:
        """Return how much a phrase looks like a name: short, begins and ends where phrases do, names no stranger."""
        weights, known = self.weights, self.background
        ends = known.closings.get(phrase.end, UNKNOWN_EDGE)
        edges = (known.openings.get(phrase.start, UNKNOWN_EDGE) + ends) / 2
        strangers = sum(bool(known.forms.get(word)) and known.df.get(word, 0) < 2 for word in phrase.words)
        penalty = weights.stranger * strangers + weights.foreign * (script_of(phrase.text) != self.titles.script)
        penalty += weights.linked * (phrase.linked and phrase.support < 2) + weights.acts * phrase.acts
        penalty += weights.disagrees * (phrase.support < 2 and not phrase.linked and not self._agrees(phrase))
        penalty += weights.disagrees * is_oblique(self.titles.language, phrase.text)
        spaced = not is_unspaced(phrase.text)
        penalty += weights.long * max(phrase.n_words - LONG_NAME, 0) * spaced
        penalty += weights.bare_end * max(UNKNOWN_EDGE - ends, 0.0) * (2 if phrase.n_words == 1 else 1)
        penalty += weights.bare * (phrase.n_words == 1) - weights.doing * phrase.doing
        return weights.edge * edges - penalty

    def _agrees(self, phrase: Phrase) -> bool:
        words = phrase.text.lower().split(" ")
        return all(agrees(self.titles.language, *pair) for pair in pairwise(words))

    def plural(self, phrase: Phrase) -> str:
        """Return a phrase's text, its last word in the plural where the catalogue counts what it stands for."""
        *before, last = phrase.text.split(" ")
        many = self.background.plurals.get(phrase.end)
        if many is None or phrase.linked or last != phrase.end or last.endswith(UNCOUNTED):
            return phrase.text
        return " ".join([*before, many])

    def by_words(self, phrase: Phrase) -> float:
        """Score a phrase by its words alone."""
        weights = self.weights
        score = weights.lexical * self.lexical(phrase.words) + self.form(phrase) - weights.lone * self.lone(phrase)
        score += weights.reach * self.reach(phrase.words)
        score += weights.head * self.share(phrase.head)
        score += weights.each * sum(map(self.share, phrase.words)) / len(phrase.words)
        most = weights.most_support - 1
        return score + weights.support * min(phrase.support - 1, most) / most

    def ranked(self, found: Sequence[Phrase], n: int, space: Space | None) -> list[Candidate]:
        """Return the best `n` phrases by their words as candidates, best first by their words and their meaning."""
        best = sorted(found, key=self.by_words, reverse=True)[:n]
        if not best:
            return []
        meaning = meaning_of(space.encode([phrase.text for phrase in best]), space) if space is not None else None
        ranked = [self.candidate(phrase, meaning, at) for at, phrase in enumerate(best)]
        return sorted(ranked, key=lambda candidate: -candidate.score)

    def candidate(self, phrase: Phrase, meaning: Meaning | None, at: int) -> Candidate:
        """Return a phrase as a candidate, scored by its words and, where there are vectors, by meaning."""
        text, covered = sentence_case(self.plural(phrase)), self.holders(phrase.words)
        score, lone = self.by_words(phrase), self.lone(phrase)
        if meaning is None:
            return Candidate(text=text, parts=(phrase,), score=score, covered=covered, lone=lone)
        weights, centre, near = self.weights, float(meaning.centre[at]), float(meaning.near[at])
        score += weights.centre * centre - weights.rival * float(meaning.rival[at]) + weights.near * near
        score += weights.beats * float(meaning.beats[at])
        once = phrase.n_words == 1 or phrase.support < 2
        score -= weights.faint * max(weights.faint_below - centre, 0.0) * once
        score -= weights.far * (phrase.n_words == 1 and not lone and centre < weights.beside)
        return Candidate(text=text, parts=(phrase,), score=score, covered=covered, lone=lone, centre=centre, near=near)
