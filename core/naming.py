"""Name journeys without a model: readable phrases out of their own titles, with receipts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from core.function_words import JOINERS, language_of
from core.phrases import Phrase, phrases, sentence_case
from core.terms import TermStatistics, salience
from core.wording import Segment, is_unspaced, segments

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]


@dataclass(frozen=True, slots=True)
class Taste:
    lexical: float = 1.0
    centre: float = 1.0
    contrast: float = 0.5
    edge: float = 0.2
    spread: float = 0.0
    pair_bonus: float = 0.5
    norm: float = 0.5
    shortlist: int = 60
    parts: int = 14
    join_cost: float = 0.05
    word_cost: float = 0.0
    max_words: int = 6
    head_words: int = 3
    origin: float = 0.0
    sibmode: str = "max"
    long_cost: float = 0.02


@dataclass(frozen=True, slots=True)
class Space:
    encode: Encode
    vectors: Floats
    siblings: Sequence[Floats] = ()
    origin: Floats | None = None


@dataclass
class Cand:
    parts: tuple[Phrase, ...]
    text: str
    score: float


def candidates(titles, counts=None, *, siblings=(), background, space=None, taste=Taste()):
    members = [segments(t) for t in titles]
    weights = list(counts) if counts is not None else [1.0] * len(titles)
    sal = salience(members, weights, [[segments(t) for t in s] for s in siblings], background)
    ph = phrases(members, background)
    if not ph:
        return []

    def lex(terms):
        return sum(max(sal.get(t, 0), 0) * (taste.pair_bonus if " " in t else 1) for t in terms)

    def single(p):
        return lex(p.terms) / len(p.words) ** taste.norm

    best = max(single(p) for p in ph) or 1.0

    def edge(p):
        return background.closings.get(p.end, 0.5)

    pre = sorted(ph, key=lambda p: -(single(p) / best + taste.edge * edge(p) - taste.long_cost * p.n_words))[: taste.shortlist]
    sc = {p: taste.lexical * single(p) / best + taste.edge * edge(p) - taste.long_cost * p.n_words for p in pre}
    if space is not None:
        v = space.encode([p.text for p in pre])
        c = unit(space.vectors.mean(0))
        sib = np.stack([unit(s.mean(0)) for s in space.siblings]) if len(space.siblings) else np.zeros((0, len(c)), np.float32)

        X = space.vectors
        if space.origin is not None:
            c = unit(c - taste.origin * space.origin)
            sib = np.stack([unit(r - taste.origin * space.origin) for r in sib]) if len(sib) else sib

        def fit(u):
            s = float((sib @ u).max() if taste.sibmode == "max" else (sib @ u).mean()) if len(sib) else 0.0
            return taste.centre * float(u @ c) - taste.contrast * s
        vec = dict(zip(pre, v))
        for p in pre:
            sc[p] += fit(vec[p]) + (taste.spread * float((X @ vec[p]).mean()) if taste.spread else 0)
    ranked = sorted(pre, key=lambda p: -sc[p])
    out = [Cand((p,), sentence_case(p.text), sc[p]) for p in ranked]
    lang = language_of([t.surface for m in members for s in m for t in s])
    heads = []
    for p in ranked:
        if p.n_words <= taste.head_words and not any(p.words <= h.words for h in heads):
            heads.append(p)
        if len(heads) == taste.parts:
            break
    for a, b in combinations(heads, 2):
        if a.n_words + b.n_words + 1 > taste.max_words or a.words & b.words:
            continue
        text = f"{a.text} {JOINERS[lang]} {b.text}"
        terms = set(a.terms) | set(b.terms)
        s = taste.lexical * lex(terms) / len(a.words | b.words) ** taste.norm / best + taste.edge * (edge(a) + edge(b)) / 2 - taste.join_cost - taste.long_cost * (a.n_words + b.n_words)
        if space is not None:
            s += fit(unit(vec[a] + vec[b]))
            if taste.spread:
                s += taste.spread * float(np.maximum(X @ vec[a], X @ vec[b]).mean())
        out.append(Cand((a, b), sentence_case(text), s))
    out.sort(key=lambda c: -c.score)
    return out


def unit(v):
    return v / max(float(np.linalg.norm(v)), 1e-9)
