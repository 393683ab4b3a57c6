"""Rank candidate names: phrases and pairs of them, by salience, by form and by contrast of meaning."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

import numpy as np

from core.naming.function_words import joiner_of
from core.naming.noun_phrases import Tagger, noun_phrase_segments
from core.naming.phrases import Phrase, phrases, sentence_case
from core.naming.terms import TermStatistics, keys_of, salience
from core.naming.tokens import Segment, is_unspaced, script_of, segments
from core.similarity import Floats, unit

Encode = Callable[[Sequence[str]], Floats]

NAME_LIMIT = 60
MANY_TITLES = 4
_ROOT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each property of a name counts, as tuned with `benchmarks/naming.py --half tune`."""

    lexical: float = 0.6
    norm: float = 0.4
    floor: float = 0.6
    edge: float = 0.3
    centre: float = 1.5
    contrast: float = 0.25
    overlap: float = 0.2
    bare: float = 0.05
    join: float = 0.1
    length: float = 0.01
    stranger: float = 0.1
    foreign: float = 0.4
    lone: float = 0.15
    cover: float = 0.3
    most_words: int = 6
    head_words: int = 3
    shortlist: int = 16
    heads: int = 16


@dataclass(frozen=True, slots=True)
class Space:
    """Where meanings are compared: an encoder, and unit vectors of a journey's and its siblings' titles.

    `vectors` is `(n_titles, dim)`; `siblings` holds one such matrix for each sibling.
    """

    encode: Encode
    vectors: Floats
    siblings: Sequence[Floats] = ()

    def contrast(self) -> tuple[Floats, Floats]:
        """Return the journey's `(dim,)` centre and its siblings' `(n_siblings, dim)` centres, unit length."""
        rivals = [unit(rows.mean(0)) for rows in self.siblings if len(rows)]
        dim = self.vectors.shape[1]
        return unit(self.vectors.mean(0)), np.stack(rivals) if rivals else np.zeros((0, dim), np.float32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name, the phrases that it is made of, and its score."""

    text: str
    parts: tuple[Phrase, ...]
    score: float

    @property
    def words(self) -> frozenset[str]:
        """Return the content keys of all parts."""
        return frozenset[str]().union(*(part.words for part in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """What a name is scored against."""

    weights: Weights
    salience: Mapping[str, float]
    scale: float
    background: TermStatistics
    script: str
    held: Mapping[str, frozenset[int]]
    n_titles: int
    centre: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    rivals: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    vectors: Mapping[Phrase, Floats] = field(default_factory=dict)

    def lexical(self, words: frozenset[str]) -> float:
        """Return the salience of the words over a power of their number, relative to the best word's."""
        gain = sum(max(self.salience.get(word, 0.0), 0.0) for word in words)
        return gain / (self.scale * math.pow(max(len(words), 1), self.weights.norm))

    def form(self, part: Phrase) -> float:
        """Return how much a phrase looks like one: begins and ends where phrases do, names no stranger."""
        weights, known = self.weights, self.background
        edges = known.openings.get(part.start, 0.5) + known.closings.get(part.end, 0.5)
        strangers = sum(bool(known.forms.get(word)) and known.df.get(word, 0) < 2 for word in part.words)
        foreign = script_of(part.text) != self.script
        penalty = weights.stranger * strangers + weights.foreign * foreign + weights.length * part.n_words
        lone = sum(len(self.held.get(word, ())) < 2 for word in part.words) if self.n_titles >= MANY_TITLES else 0
        return weights.edge * edges / 2 - penalty - weights.lone * lone

    def coverage(self, words: frozenset[str]) -> float:
        """Return the share of the journey's titles that hold any of the words."""
        return len(frozenset[int]().union(*(self.held.get(word, frozenset()) for word in words))) / self.n_titles

    def quick(self, part: Phrase) -> float:
        """Score a phrase by its words alone."""
        return self.lexical(part.words) + self.form(part)

    def score(self, parts: Sequence[Phrase]) -> float:
        """Score one phrase or a joined pair; a pair's vector is taken as the mean of its parts' vectors."""
        weights = self.weights
        words = frozenset[str]().union(*(part.words for part in parts))
        total = weights.lexical * self.lexical(words) + weights.cover * self.coverage(words)
        total += sum(self.form(part) for part in parts) / len(parts)
        if len(parts) > 1:
            total -= weights.join + weights.bare * sum(part.n_words == 1 for part in parts)
        return total + self.meaning([self.vectors[part] for part in parts]) if self.vectors else total

    def meaning(self, rows: Sequence[Floats]) -> float:
        """Return closeness to the journey's centre, less that to the nearest sibling's and of the parts."""
        weights, vector = self.weights, unit(np.sum(rows, axis=0))
        own = float(vector @ self.centre)
        rival = float(np.max(self.rivals @ vector, initial=0.0))
        alike = max(float(rows[0] @ rows[-1]) - 0.3, 0.0) if len(rows) > 1 else 0.0
        return weights.centre * own - weights.contrast * rival - weights.overlap * alike


def candidates(
    titles: Sequence[str],
    counts: Sequence[float],
    siblings: Sequence[Sequence[str]],
    *,
    background: TermStatistics,
    space: Space | None = None,
    weights: Weights | None = None,
    tag: Tagger | None = None,
) -> list[Candidate]:
    """Return the possible names of a journey, best first; empty where no title holds a content word."""
    weights = weights or Weights()
    members = [segments(title) for title in titles]
    scores = salience(members, counts, [[segments(title) for title in other] for other in siblings], background)
    scale = max([weights.floor, *scores.values()])
    judge = _Judge(
        weights=weights,
        salience=scores,
        scale=scale,
        background=background,
        script=script_of(" ".join(titles)),
        held=_held(members),
        n_titles=len(members),
    )
    shaped = [_shaped(title, tag) for title in titles] if tag else members
    shortlist = sorted(phrases(shaped, background), key=judge.quick, reverse=True)[: weights.shortlist]
    if space is not None and shortlist:
        vectors = space.encode([part.text for part in shortlist])
        centre, rivals = space.contrast()
        judge = replace(judge, centre=centre, rivals=rivals, vectors=dict(zip(shortlist, vectors, strict=True)))
    singles = [Candidate(sentence_case(part.text), (part,), judge.score((part,))) for part in shortlist]
    singles.sort(key=lambda single: -single.score)
    spoken = [token.surface.lower() for title in members for segment in title for token in segment]
    joiner = joiner_of(spoken) if judge.script == "LATIN" else "&"
    found = _phrasal([*singles, *_joined(singles, joiner, judge)])
    return sorted(found, key=lambda candidate: -candidate.score)


@lru_cache(maxsize=16_384)
def _shaped(title: str, tag: Tagger) -> tuple[Segment, ...]:
    """Return a title's segments, cut to what a name may be made of."""
    return noun_phrase_segments(segments(title), tag)


def _held(members: Sequence[Sequence[Segment]]) -> dict[str, frozenset[int]]:
    """Return the titles that hold each content word, by their places."""
    held: dict[str, set[int]] = {}
    for at, title in enumerate(members):
        for key in keys_of(title):
            held.setdefault(key, set()).add(at)
    return {key: frozenset(places) for key, places in held.items()}


def _joined(singles: Sequence[Candidate], joiner: str, judge: _Judge) -> list[Candidate]:
    """Join the best short phrases in pairs, the better one first, where they do not repeat each other."""
    weights = judge.weights
    heads = [single.parts[0] for single in singles if single.parts[0].n_words <= weights.head_words]
    found: list[Candidate] = []
    for pair in combinations(_distinct(heads)[: weights.heads], 2):
        left, right = pair
        fits = left.n_words + right.n_words < weights.most_words and not _roots(left) & _roots(right)
        text = f"{left.text} {joiner} {right.text}"
        if fits and len(text) <= NAME_LIMIT:
            found.append(Candidate(sentence_case(text), pair, judge.score(pair)))
    return found


def _distinct(heads: Sequence[Phrase]) -> list[Phrase]:
    return list({head.words: head for head in reversed(heads)}.values())[::-1]


def _roots(part: Phrase) -> set[str]:
    return {word[:_ROOT] for word in part.words}


def _phrasal(found: list[Candidate]) -> list[Candidate]:
    """Drop single words where there is anything longer; scripts without spaces count as phrases."""
    longer = [c for c in found if " " in c.text or is_unspaced(c.text)]
    return longer or found
