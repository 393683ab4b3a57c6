"""How well the verbs of a reading are told: by the clauses of the sentence, by its words, and at their subjects."""

from collections.abc import Sequence

import numpy as np

from core.dialogue.acts import SpokenAct
from core.dialogue.listening import Listened
from core.dialogue.possible import Acts, FoundBy
from core.dialogue.scene import Scene, means_of_runs, mentions_of
from core.dialogue.verb_chances import SAYS_NO_WISH

NEAR_BY = 7
"""Words on either side of a subject in which its verb is looked for; by hand."""
MOST_RUNS = 3
"""Runs of words beyond those of a reading that are told apart; by hand."""
_LEAST = 1e-3
"""Chance below which none is told from another in log-odds; by hand."""


def by_clauses(scene: Scene, acts: Acts, verbs: Sequence[str]) -> dict[str, float]:
    """Return how likely the whole and the clauses tell the verbs of a reading, and others."""
    heard, none = scene.heard, scene.heard.says_no_wish
    at = [heard.verbs.index(verb) for verb in verbs]
    alone = len(acts) == 1
    whole = float(heard.of_whole[at].min())
    clause = float(heard.of_clauses[:, at].max(axis=0).min())
    others = np.array([verb not in SAYS_NO_WISH and verb not in verbs for verb in heard.verbs])
    of_none = heard.of_clauses[:, none].sum(axis=1)
    other = float(heard.of_clauses[:, others].max())
    singles = [float(heard.of_whole[heard.verbs.index(a[0].verb)]) for a in scene.found if len(a) == 1 and a != acts]
    return {
        "whole_log": _log(whole) if alone else 0.0,
        "whole": whole if alone else 0.0,
        "clause_log": _log(clause),
        "clause": clause,
        "clause_several": 0.0 if alone else clause,
        "none_whole": float(heard.of_whole[none].sum()),
        "none_least": float(of_none.min()),
        "none_at": float(max(of_none[heard.of_clauses[:, i].argmax()] for i in at)),
        "keep": float(heard.of_clauses[:, heard.verbs.index("keep")].max()) if "keep" in heard.verbs else 0.0,
        "other_clause": other,
        "other_clause_alone": other if alone else 0.0,
        "other_whole": float(heard.of_whole[others].max()),
        "margin_whole": whole - max(singles, default=0.0) if alone else 0.0,
    }


def by_words(scene: Scene, acts: Acts, how: FoundBy, verbs: Sequence[str]) -> dict[str, float]:
    """Return how likely words tell the verbs of a reading, anywhere and near their subjects, and others."""
    heard, smooth = scene.heard, scene.smooth
    at = [heard.verbs.index(verb) for verb in verbs]
    alone = len(acts) == 1
    none = heard.says_no_wish
    word = float(smooth[:, at].max(axis=0).min())
    near = min(_near_subject(scene, act, i) for act, i in zip(acts, at, strict=True))
    others = np.array([verb not in SAYS_NO_WISH and verb not in verbs for verb in heard.verbs])
    other = float(smooth[:, others].max())
    runs = set(scene.runs)
    return {
        "word_log": _log(word),
        "word": word,
        "word_near": near,
        "word_near_log": _log(near),
        "word_other": other,
        "word_other_alone": other if alone else 0.0,
        "word_keep": float(smooth[:, heard.verbs.index("keep")].max()) if "keep" in heard.verbs else 0.0,
        "word_none": float(heard.of_words[:, none].sum(axis=1).mean()),
        "runs_more": min(len(runs - set(verbs)), MOST_RUNS) / MOST_RUNS,
        "runs_fewer": min(len(set(verbs) - runs), MOST_RUNS) / MOST_RUNS,
        "is_of_runs": float(how.runs),
        "word_margin": word - other,
    }


def by_places(scene: Scene, acts: Acts, verbs: Sequence[str]) -> dict[str, float]:
    """Return how well each verb is told where its subject stands, and what is told where no act is."""
    heard, none = scene.heard, scene.heard.says_no_wish
    at = [heard.verbs.index(verb) for verb in verbs]
    homes = [_homes(scene, act, i) for act, i in zip(acts, at, strict=True)]
    told = [max(float(heard.of_clauses[home, i]) for home in of) for of, i in zip(homes, at, strict=True)]
    words = [max(scene.told_by_words[home, i] for home in of) for of, i in zip(homes, at, strict=True)]
    others = np.array([verb not in SAYS_NO_WISH and verb not in verbs for verb in heard.verbs])
    taken = {home for of in homes for home in of}
    free = [home for home in range(len(heard.clauses)) if home not in taken]
    wished = heard.of_clauses[:, ~none].sum(axis=1)
    by_words = scene.told_by_words[:, ~none].max(axis=1)
    ways = [*map(_log, told), *(_log(1.0 - float(wished[home])) for home in free)]
    ways_by_words = [*map(_log, map(float, words)), *(_log(1.0 - float(by_words[home])) for home in free)]
    firsts = [min((m.start for m in mentions_of(heard.hearing, act.target)), default=-1) for act in acts]
    peaks = [int(heard.of_words[:, i].argmax()) for i in at]
    return {
        "clause_of_subject": min(told),
        "rival_at_subject": max(float(heard.of_clauses[home][others].max()) for of in homes for home in of),
        "word_at_subject": float(min(words)),
        "nearest": float(np.mean([_is_nearest(heard, act, peak) for act, peak in zip(acts, peaks, strict=True)])),
        "untold": max((float(wished[home]) for home in free), default=0.0),
        "untold_by_words": max((float(by_words[home]) for home in free), default=0.0),
        "together": float(np.mean(ways)),
        "together_least": min(ways),
        "together_by_words": float(np.mean(ways_by_words)),
        "crossed": float(_is_crossed(firsts, peaks)),
    }


def _near_subject(scene: Scene, act: SpokenAct, verb: int) -> float:
    """Return how likely the words near an act's subject tell its verb; anywhere where it names none."""
    heard = scene.heard
    spans = [(m.start, m.end) for m in mentions_of(heard.hearing, act.target)]
    rows = [
        at
        for at, place in enumerate(heard.places)
        if not spans or any(low - NEAR_BY <= place < high + NEAR_BY for low, high in spans)
    ]
    return float(means_of_runs(heard.of_words[rows])[:, verb].max()) if rows else 0.0


def _homes(scene: Scene, act: SpokenAct, verb: int) -> list[int]:
    """Return the clauses that an act's subject stands in; that which most likely tells its verb where it is in none."""
    heard = scene.heard
    found = mentions_of(heard.hearing, act.target)
    homes = [at for at, c in enumerate(heard.clauses) if any(c.low <= m.start < c.high for m in found)]
    return homes or [int(heard.of_clauses[:, verb].argmax())]


def _is_nearest(heard: Listened, act: SpokenAct, peak: int) -> bool:
    """Return whether of all that is spoken of an act's subject stands nearest to the word that best tells its verb."""
    place = heard.places[peak]
    ways = sorted(
        (max(m.start - place, place - m.end + 1, 0), act.target not in m.ids)
        for m in (*heard.hearing.journeys, *heard.hearing.things)
    )
    return not act.target or not ways or not ways[0][1]


def _is_crossed(firsts: Sequence[int], peaks: Sequence[int]) -> bool:
    """Return whether verbs are told in another order than their subjects."""
    told = [(first, peak) for first, peak in zip(firsts, peaks, strict=True) if first >= 0]
    return any(a[0] < b[0] and a[1] > b[1] for at, a in enumerate(told) for b in told[at + 1 :])


def _log(chance: float) -> float:
    """Return the log-odds of a chance, bounded."""
    return float(np.log(max(chance, _LEAST) / max(1.0 - chance, _LEAST)))
