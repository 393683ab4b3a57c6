"""Settle what a sentence means: of all its readings that which is most likely right, in doubt a question, or nothing.

A reading's score is a weighed sum of its signs and of hidden units of theirs; chances are a softmax over the readings
and *nothing is wished or it is not understood*, whose score is nought (conditional logit, McFadden 1974).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.dialogue.acts import Surrounding, Understood
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import begun, unread_copy
from core.dialogue.listening import Learned, listened
from core.dialogue.possible import Acts, possible_readings
from core.dialogue.reading import by_patterns, reading_of
from core.dialogue.scene import scene_of
from core.dialogue.signs import SIGN_NAMES, signs_of_readings
from core.similarity import Floats

PROPOSED = 0.65
"""Chance from which a reading is proposed."""
PROPOSED_PLAIN = 0.3
"""The same of a reading by patterns that explain every word: of 15 such between both of the sentences that are seen all
are right, of those to choose on there is one, and wrong."""
ASKED_OF_TWO, ASKED_OF_SECOND = 0.75, 0.25
"""Chance of the likeliest two together, and of the second, from which one asks which of them is meant.

All but PROPOSED_PLAIN chosen on `chat_voices.jsonl` and `chat_manners.jsonl` (`benchmarks/README.md`).
"""
_OF_PATTERNS = ("patterns", "patterns_unread", "unexplained")


def read_by_signs(said: str, around: Surrounding, meaning: TextMeaning | None, learned: Learned | None) -> Understood:
    """Return what a sentence wishes: by its patterns alone where there is nothing learned to weigh readings by."""
    hearing = begun(said, around, meaning)
    patterns = by_patterns(unread_copy(hearing))
    read = reading_of(patterns)
    if learned is None or meaning is None:
        return read
    heard = listened(hearing, meaning, learned)
    if heard is None:
        return Understood()
    found = possible_readings(heard, patterns)
    signs = signs_of_readings(scene_of(heard, patterns, found))
    chosen = chosen_of(list(found), chances_of_readings(signs, learned), are_plain(signs))
    return chosen or Understood(unread=read.unread)


def are_plain(signs: Floats) -> NDArray[np.bool_]:
    """Return `(n_readings,)` which are read by patterns that leave no word unread."""
    by_patterns, unread, unexplained = (signs[:, SIGN_NAMES.index(name)] for name in _OF_PATTERNS)
    return np.asarray((by_patterns > 0) & (unread == 0) & (unexplained == 0), np.bool_)


def chances_of_readings(signs: Floats, learned: Learned) -> Floats:
    """Return `(n_readings,)` how likely each is right; what is left to one is that none is."""
    scores = learned.signs.scores(signs)
    highest = max(0.0, float(scores.max(initial=0.0)))
    raised = np.exp(scores - highest)
    return np.asarray(raised / (raised.sum() + np.exp(-highest)), np.float32)


def chosen_of(readings: Sequence[Acts], chances: Floats, plain: NDArray[np.bool_]) -> Understood | None:
    """Return the likeliest reading where it is likely enough, or `plain`; else a question about two, else None."""
    order = chances.argsort(kind="stable")[::-1]
    if len(order) and chances[order[0]] >= (PROPOSED_PLAIN if plain[order[0]] else PROPOSED):
        return Understood(acts=readings[order[0]])
    if len(order) > 1 and chances[order[1]] >= ASKED_OF_SECOND and chances[order[:2]].sum() >= ASKED_OF_TWO:
        return Understood(alternatives=(readings[order[0]], readings[order[1]]))
    return None
