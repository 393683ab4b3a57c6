"""What speaks for and against each reading of a sentence, as numbers: what the chance that it is right is told by."""

from collections.abc import Sequence

import numpy as np

from core.dialogue.acts import OF_THINGS, SpokenAct
from core.dialogue.listening import Listened
from core.dialogue.possible import Acts, FoundBy
from core.dialogue.reading import unexplained
from core.dialogue.scene import SPOKEN_SIGNS, Scene, mentions_of
from core.dialogue.signs_told import by_clauses, by_places, by_words
from core.similarity import Floats

WITH_OWN_WORDS = frozenset({"rename", "adopt", "block", "unblock", "split"})
"""Verbs whose own words may call a journey by its name without being about it."""
MOST_COUNTED, MOST_LEFT, LONG_SAID = 5, 3, 20
"""Words, clauses and journeys up to which they are counted, and words of a long sentence; by hand."""
_FAMILIES = (
    ("more",), ("less",), ("mute",), ("pause",), ("finish",), ("resume",), ("remove",), ("merge",),
    ("rename", "split", "move"), ("focus", "open"), ("pin", "unpin"), ("dismiss", "allow"), ("adopt",),
    ("block", "unblock"), ("undo", "redo"), ("explore_more", "explore_less"), ("finer", "coarser"), ("end",),
)  # fmt: skip
SIGN_NAMES: tuple[str, ...] = (
    "several", "three", "patterns", "doubted", "question", "patterns_other", "patterns_none", "patterns_unread",
    "unexplained", "cued", "cued_other",
    "whole_log", "whole", "clause_log", "clause", "clause_several", "none_whole", "none_least", "none_at", "keep",
    "other_clause", "other_clause_alone", "other_whole", "margin_whole",
    "word_log", "word", "word_near", "word_near_log", "word_other", "word_other_alone", "word_keep", "word_none",
    "runs_more", "runs_fewer", "is_of_runs", "word_margin",
    "clause_of_subject", "rival_at_subject", "word_at_subject", "nearest", "untold", "untold_by_words",
    "together", "together_least", "together_by_words", "crossed",
    "left_out", "left_out_count", "all_named", "likeness", "is_ambiguous", "is_guessed", "no_target",
    "sure_whole", "sure_part", "sure_several", "has_several", "best_several", "siblings", "near",
    "length", "clauses", "asks_mark", "asks_mark_alone", "has_end", "end_left", "times", "own_words", "own_words_count",
    *(f"says_{name}" for name in SPOKEN_SIGNS), *(f"of_{family[0]}" for family in _FAMILIES),
)  # fmt: skip
"""The signs of a reading in the order in which `of_signs` weighs them."""


def signs_of_readings(scene: Scene) -> Floats:
    """Return `(n_readings, n_signs)` in the order of the readings."""
    rows = [_signs(scene, acts, how) for acts, how in scene.found.items()]
    return np.array([[row[name] for name in SIGN_NAMES] for row in rows], np.float32).reshape(
        len(rows), len(SIGN_NAMES)
    )


def _signs(scene: Scene, acts: Acts, how: FoundBy) -> dict[str, float]:
    """Return the signs of one reading."""
    verbs = [act.verb for act in acts]
    return {
        **_by_patterns(scene, acts, how, verbs),
        **by_clauses(scene, acts, verbs),
        **by_words(scene, acts, how, verbs),
        **by_places(scene, acts, verbs),
        **_by_subjects(scene, acts, how),
        **_by_shape(scene, acts),
        **{f"says_{name}": told for name, told in scene.spoken.items()},
        **{f"of_{family[0]}": float(any(verb in family for verb in verbs)) for family in _FAMILIES},
    }


def _by_patterns(scene: Scene, acts: Acts, how: FoundBy, verbs: Sequence[str]) -> dict[str, float]:
    """Return what the patterns say of a reading."""
    return {
        "several": float(len(acts) > 1),
        "three": float(len(acts) > 2),
        "patterns": float(how.patterns),
        "doubted": float(how.doubted),
        "question": float(how.question),
        "patterns_other": float(bool(scene.read) and not how.patterns),
        "patterns_none": float(not scene.patterns.acts),
        "patterns_unread": float(scene.unread),
        "unexplained": min(len(unexplained(scene.patterns, acts)), MOST_COUNTED) / MOST_COUNTED,
        "cued": sum(verb in scene.heard.cued for verb in verbs) / len(verbs),
        "cued_other": float(bool(scene.heard.cued - set(verbs))),
    }


def _by_subjects(scene: Scene, acts: Acts, how: FoundBy) -> dict[str, float]:
    """Return how a reading's subjects are named, and what else is."""
    heard = scene.heard
    spoken = {i for act in acts for i in (act.target, act.into)}
    told = [mentions_of(heard.hearing, act.target) for act in acts if act.target]
    left = len(scene.named - spoken)
    may_name = any(act.verb in OF_THINGS | WITH_OWN_WORDS for act in acts)
    alone = len(acts) == 1
    several = max((entry.several for entry in scene.found.values()), default=0.0)
    return {
        "left_out": float(left > 0 and not may_name),
        "left_out_count": min(left, MOST_LEFT) / MOST_LEFT,
        "all_named": float(all(act.target in scene.named for act in acts if act.target)),
        "likeness": min((max((m.likeness for m in ms), default=0.0) / 100 for ms in told), default=1.0),
        "is_ambiguous": float(any(min((len(m.ids) for m in ms), default=0) > 1 for ms in told)),
        "is_guessed": float(any(not ms for ms in told)),
        "no_target": float(any(not act.target for act in acts)),
        "sure_whole": how.whole,
        "sure_part": how.part,
        "sure_several": how.several,
        "has_several": float(how.several > 0),
        "best_several": several if alone else 0.0,
        "siblings": float(any(len(a) == 1 and a != acts and a[0].verb == acts[0].verb for a in scene.found))
        if alone
        else 0.0,
        "near": sum(_is_near(heard, act) for act in acts) / len(acts),
    }


def _is_near(heard: Listened, act: SpokenAct) -> bool:
    """Return whether an act's subject stands in the clause that most likely tells its verb."""
    if not act.target:
        return True
    clause = heard.clauses[int(heard.of_clauses[:, heard.verbs.index(act.verb)].argmax())]
    return any(clause.low <= m.start < clause.high for m in mentions_of(heard.hearing, act.target))


def _by_shape(scene: Scene, acts: Acts) -> dict[str, float]:
    """Return what the sentence is like, and what else of it a reading holds."""
    heard = scene.heard
    has_end = any(act.until_days is not None for act in acts)
    asks = "?" in heard.hearing.sentence.words
    own = sum(len(text.split()) for act in acts for text in (*act.words, act.name))
    return {
        "length": min(len(heard.places), 2 * LONG_SAID) / LONG_SAID,
        "clauses": min(len(heard.clauses), MOST_COUNTED) / MOST_COUNTED,
        "asks_mark": float(asks),
        "asks_mark_alone": float(asks and len(heard.clauses) <= 2),
        "has_end": float(has_end),
        "end_left": float(heard.hearing.days is not None and not has_end),
        "times": float(any(act.times > 1 for act in acts)),
        "own_words": float(own > 0),
        "own_words_count": min(own, MOST_COUNTED) / MOST_COUNTED,
    }
