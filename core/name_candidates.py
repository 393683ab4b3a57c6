"""Rank candidate names: phrases and joined pairs of phrases, by salience, by form and by contrast of meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from core.function_words import JOINERS, language_of
from core.phrases import Phrase, phrases, sentence_case
from core.terms import TermStatistics, salience
from core.wording import is_unspaced, script_of, segments

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]

NAME_LIMIT = 60
_ROOT = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each property of a name counts; tuned by `benchmarks/naming.py` on one half of its sources."""

    lexical: float = 0.6
    pair: float = 0.2
    norm: float = 0.75
    floor: float = 0.6
    edge: float = 0.3
    centre: float = 1.0
    contrast: float = 0.5
    overlap: float = 0.5
    bare: float = 0.1
    join: float = 0.0
    length: float = 0.02
    stranger: float = 0.15
    foreign: float = 0.4
    most_words: int = 6
    head_words: int = 3
    shortlist: int = 50
    heads: int = 14


@dataclass(frozen=True, slots=True)
class Space:
    """Where meanings are compared: an encoder and the unit vectors of a journey's titles and of its siblings'.

    `vectors` is `(n_titles, dim)`; `siblings` holds one such matrix for each sibling.
    """

    encode: Encode
    vectors: Floats
    siblings: Sequence[Floats] = ()

    def fit(self, vector: Floats, weights: Weights) -> float:
        """Return a `(dim,)` vector's closeness to the journey's centre, less that to the nearest sibling's."""
        others = [float(unit(rows.mean(0)) @ vector) for rows in self.siblings if len(rows)]
        own = float(unit(self.vectors.mean(0)) @ vector)
        return weights.centre * own - weights.contrast * max(others, default=0.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name, the phrases that it is made of, and its score."""

    text: str
    parts: tuple[Phrase, ...]
    score: float

    @property
    def words(self) -> frozenset[str]:
        """Return the content keys of all parts."""
        return frozenset().union(*(part.words for part in self.parts))

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the content keys and pairs of all parts, in reading order."""
        return tuple(dict.fromkeys(term for part in self.parts for term in part.terms))


@dataclass(frozen=True, slots=True)
class _Judge:
    """What a name is scored against."""

    weights: Weights
    salience: Mapping[str, float]
    scale: float
    background: TermStatistics
    script: str
    space: Space | None
    vectors: dict[Phrase, Floats] = field(default_factory=dict)

    def lexical(self, terms: frozenset[str], n_words: int) -> float:
        """Return the salience of the terms, divided by a power of their number, at most about 1."""
        gains = (self.salience.get(term, 0.0) * (self.weights.pair if " " in term else 1.0) for term in terms)
        return sum(max(gain, 0.0) for gain in gains) / (self.scale * max(n_words, 1) ** self.weights.norm)

    def form(self, part: Phrase) -> float:
        """Return how much a phrase looks like one: it begins and ends where phrases do, and is no stranger's name."""
        edges = self.background.openings.get(part.start, 0.5) + self.background.closings.get(part.end, 0.5)
        strangers = sum(
            1
            for word in part.words
            if self.background.forms.get(word) and self.background.df.get(word, 0) < 2
        )
        foreign = script_of(part.text) != self.script
        return (
            self.weights.edge * edges / 2
            - self.weights.stranger * strangers
            - self.weights.foreign * foreign
            - self.weights.length * part.n_words
        )

    def quick(self, part: Phrase) -> float:
        """Score a phrase by its words alone."""
        return self.lexical(frozenset(part.terms), len(part.words)) + self.form(part)

    def score(self, parts: Sequence[Phrase]) -> float:
        """Score one phrase or a joined pair; a pair's vector is taken as the mean of its parts' vectors."""
        weights = self.weights
        terms = frozenset(term for part in parts for term in part.terms)
        n_words = len({term for term in terms if " " not in term})
        total = weights.lexical * self.lexical(terms, n_words)
        total += sum(self.form(part) for part in parts) / len(parts)
        if len(parts) > 1:
            total -= weights.join + weights.bare * sum(part.n_words == 1 for part in parts)
        if self.space is None:
            return total
        rows = [self.vectors[part] for part in parts]
        if len(rows) > 1:
            total -= weights.overlap * max(float(rows[0] @ rows[1]) - 0.3, 0.0)
        return total + self.space.fit(unit(np.sum(rows, axis=0)), weights)


def candidates(
    titles: Sequence[str],
    counts: Sequence[float],
    siblings: Sequence[Sequence[str]],
    background: TermStatistics,
    space: Space | None = None,
    weights: Weights | None = None,
) -> list[Candidate]:
    """Return the possible names of a journey, best first; empty where no title holds a content word."""
    weights = weights or Weights()
    members = [segments(title) for title in titles]
    scores = salience(
        members, counts, [[segments(title) for title in other] for other in siblings], background
    )
    scale = max([weights.floor, *scores.values()])
    judge = _Judge(weights, scores, scale, background, script_of(" ".join(titles)), space)
    shortlist = sorted(phrases(members, background), key=judge.quick, reverse=True)[: weights.shortlist]
    if space is not None and shortlist:
        vectors = space.encode([part.text for part in shortlist])
        judge.vectors.update(zip(shortlist, vectors, strict=True))
    singles = [Candidate(sentence_case(part.text), (part,), judge.score((part,))) for part in shortlist]
    singles.sort(key=lambda single: -single.score)
    language = language_of([token.surface for title in members for segment in title for token in segment])
    found = _phrasal([*singles, *_joined(singles, JOINERS[language], judge)])
    return sorted(found, key=lambda candidate: -candidate.score)


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


def unit(vector: Floats) -> Floats:
    """Scale a vector to unit length; a zero vector stays."""
    scaled: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return scaled
