"""Name a journey after a subject: the narrowest of those listed that most of its titles are about."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from core.naming.candidates import MANY_TITLES, Candidate
from core.naming.terms import content_keys
from core.naming.titles import Titles
from core.similarity import Floats, Rows
from core.subjects import NEAR_DEVIATIONS, Subjects, sureness

OF_TITLES_ABOUT = 0.4
"""Share of the titles that has to be about a subject; chosen on the first half of the demo people, as are all here."""
MOST_IF_NEAR = 0.3
"""The same where `FITS_ALL` of the titles are near to it."""
MOST_OF_BROAD = 0.5
"""The same for a broad subject."""
IF_NOTHING_ELSE = 0.4
"""The same for a broad subject where nothing else would do, lest a word of one part of a mixture stands for all."""
BROAD = 6
"""Subjects that a broad one is made of at least."""
MOST_OF_FEW = 0.75
"""The same where there are up to `FEW_ABOUT` titles, half of which have to be near to it as well."""
FEW_ABOUT = 8
"""Titles that are few: up to so many may be what was left over."""
NARROWER = 0.6
"""Part of a broad subject's titles that a narrower one of it has to keep."""
FITS_ALL = 0.8
"""Share of the titles near to a narrower subject from which on it may stand for those beside it."""
FITS_ALL_KEEPS = 0.4
"""Part of the broader subject's titles that it has to keep then."""
RIVAL = 0.75
"""Part of the titles near to a subject that are near to another part of the same whole, from which on either may be
meant; by eye on hand-written titles about dogs and guitars."""
OTHERWISE = 0.25
"""Share of titles from which on a subject is a second choice, where the first one's name is taken."""
SAID_INSTEAD, FEWEST_SAYING = 0.3, 2
"""Share of titles, and their number at least, that name another part of the same whole, from which on it is meant where
none names the one that was told by meaning; by hand: an encoder takes 'violão', a guitar, for a violin."""
SAID = 1.0
"""Deviations that a title is nearer to a subject for holding its name."""
LANGUAGES_KEPT = 16
"""Languages whose names are remembered taken apart: more than the list has; by hand."""
KANA = ("HIRAGANA", "KATAKANA")


def language_named(titles: Titles) -> str:
    """Return the language that a journey's subject is named in: its titles', English where none is told."""
    if titles.script in KANA or (titles.script == "CJK" and titles.has_kana):
        return "ja"
    return (titles.language or "en") if titles.script == "LATIN" else ""


def broader(titles: Titles, rows: Floats, siblings: Sequence[Floats], subjects: Subjects) -> list[Candidate]:
    """Return subjects as candidates, best first; empty where none stands for most titles or none has a name.

    `rows` are the titles' unit vectors. The subject with most titles is made narrower as long as the narrower one
    keeps three fifths of them, or two fifths while four fifths of all titles are near to it.
    """
    words = subjects.words.get(language_named(titles), ())
    if len(rows) < MANY_TITLES or not words:
        return []
    deviations = subjects.deviations(rows)
    said = _said(words, titles)
    sure = sureness(deviations + SAID * said)
    named = np.array([bool(word) for word in words])
    share = (subjects.within @ sure.mean(axis=0)) * named
    near = (deviations >= NEAR_DEVIATIONS).mean(axis=0)
    chosen = _as_said(_chosen(share, near, subjects, len(rows)), said, subjects)
    places = _apart_from_rivals(chosen, near, np.flatnonzero(said.any(axis=0)), subjects)
    other = [each for each in siblings if len(each)]
    elsewhere = subjects.deviations(np.concatenate(other), places) if other else np.zeros((0, len(places)), np.float32)
    return [
        _candidate(
            words[at], sure[:, subjects.within[at]], deviations[:, subjects.within[at]], deviations[:, at], column
        )
        for at, column in zip(places, elsewhere.T, strict=True)
    ]


def _said(words: Sequence[str], titles: Titles) -> Floats:
    """Return whether each title holds every word of each subject's name `(n_titles, n)`: 1, else 0."""
    said = np.zeros((titles.n, len(words)), np.float32)
    for keys, at in _spelled(tuple(words)):
        if keys <= titles.held.keys():
            said[list(frozenset.intersection(*(titles.held[key] for key in keys))), at] = 1
    return said


@lru_cache(maxsize=LANGUAGES_KEPT)
def _spelled(words: tuple[str, ...]) -> tuple[tuple[frozenset[str], int], ...]:
    """Return the content keys of every subject's name that has any, with its place."""
    found = ((content_keys(word), at) for at, word in enumerate(words))
    return tuple((keys, at) for keys, at in found if keys)


def _chosen(share: Floats, near: Floats, subjects: Subjects, n: int) -> list[int]:
    """Return the places of the subject to be named and of others like it, best first."""
    top = int(np.lexsort((subjects.parts, -share.round(2)))[0])
    inside = subjects.within[top]
    least, kept = _least(near, subjects.parts, n), inside & (share >= NARROWER * share[top])
    fits = np.flatnonzero(kept & (share >= least))
    if not len(fits) and n > FEW_ABOUT:
        fits = np.flatnonzero(kept & (share >= np.where(subjects.parts >= BROAD, IF_NOTHING_ELSE, least)))
    if not len(fits):
        return []
    best = int(fits[np.lexsort((-share[fits], subjects.parts[fits]))[0]])
    if n <= FEW_ABOUT and near[best] < 1 / 2:
        return []
    own = np.flatnonzero(subjects.within[best] & (near >= FITS_ALL) & (share >= FITS_ALL_KEEPS * share[best]))
    first = int(own[np.lexsort((-share[own], subjects.parts[own]))[0]]) if len(own) else best
    others = np.flatnonzero(inside & (share >= OTHERWISE))
    return list(dict.fromkeys([first, best, *others[np.argsort(-share[others], kind="stable")].tolist()]))


def _as_said(places: list[int], said: Floats, subjects: Subjects) -> list[int]:
    """Return the places with the part of the same whole before them that the titles name.

    Only where the first is a narrow one that no title names. `said` `(n_titles, n)` is 1 where a title names a subject.
    """
    counts = said.sum(axis=0)
    if not places or counts[places[0]] > 0 or subjects.parts[places[0]] > 1:
        return places
    first = places[0]
    whole = subjects.within[:, first] & (np.arange(len(counts)) != first)
    beside = subjects.within[whole].any(axis=0) & ~subjects.within[:, first] & ~subjects.within[first]
    named = int(np.argmax(np.where(beside, counts, 0.0)))
    is_said = beside[named] and counts[named] >= max(SAID_INSTEAD * len(said), FEWEST_SAYING)
    return list(dict.fromkeys([named, *places])) if is_said else places


def _apart_from_rivals(places: list[int], near: Floats, said: Rows, subjects: Subjects) -> list[int]:
    """Return the places with what the first is a part of before it, where no title says it and another part fits too.

    Cats and dogs are pets to who reads neither word.
    """
    if not places or places[0] in said:
        return places
    first = places[0]
    for whole in np.flatnonzero(subjects.within[:, first] & (subjects.parts < BROAD)):
        rivals = subjects.within[whole] & ~subjects.within[first] & ~subjects.within[:, first]
        if (near[rivals] >= RIVAL * near[first]).any():
            return list(dict.fromkeys([int(whole), *places]))
    return places


def _least(near: Floats, parts: Rows, n: int) -> Floats:
    """Return the share of `n` titles that each subject needs."""
    if n <= FEW_ABOUT:
        return np.full(len(parts), MOST_OF_FEW, np.float32)
    narrow = np.where(near >= FITS_ALL, MOST_IF_NEAR, OF_TITLES_ABOUT)
    return np.where(parts >= BROAD, MOST_OF_BROAD, narrow).astype(np.float32)


def _candidate(word: str, sure: Floats, parts: Floats, own: Floats, elsewhere: Floats) -> Candidate:
    """Return a subject as a candidate, with the titles that bear it out, the nearest first.

    These are near to it, or about it or a part of it and near to one: `sure` and `parts` `(n_titles, n_parts)` tell how
    surely and how near, `own` how near to itself, `elsewhere` how near the siblings' titles are.
    """
    about = sure.sum(axis=1)
    borne: Rows = np.flatnonzero((own >= NEAR_DEVIATIONS) | ((about > 1 / 2) & (parts.max(axis=1) >= NEAR_DEVIATIONS)))
    ordered = borne[np.argsort(-(about + own)[borne], kind="stable")]
    specificity = 1.0 - float((elsewhere >= NEAR_DEVIATIONS).mean()) if len(elsewhere) else 1.0
    return Candidate(
        text=word,
        parts=(),
        score=float(about.mean()),
        covered=frozenset(borne.tolist()),
        evidence=tuple(ordered.tolist()),
        specificity=specificity,
    )
