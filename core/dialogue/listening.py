"""What is known of a sentence before it is read: how likely it, its clauses and its words tell each verb."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.dialogue.acts import Surrounding
from core.dialogue.clauses import Clause, clause_of, clauses_of, words_told
from core.dialogue.cues import cues_in
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import Hearing
from core.dialogue.likely import DID, RESTING
from core.dialogue.verb_chances import SAYS_NO_WISH, VerbWeights, chances_of
from core.dialogue.word_chances import WordMeaning, WordWeights, chances_of_words
from core.similarity import LEAST_LENGTH, Floats


@dataclass(frozen=True, slots=True, eq=False)
class SignWeights:
    """Learned weights of the signs of readings: as they are, and by hidden units.

    `direct` `(n_signs,)` weighs signs, `inner` `(n_signs + 1, n_units)` makes units of them, its last row added,
    which `of_inner` `(n_units,)` weighs where they are above nought; `bias` is added.
    """

    direct: Floats
    bias: float
    inner: Floats
    of_inner: Floats

    def scores(self, signs: Floats) -> Floats:
        """Return `(n_readings,)` scores of the signs `(n_readings, n_signs)`."""
        units = np.maximum(signs @ self.inner[:-1] + self.inner[-1], 0.0)
        return np.asarray(signs @ self.direct + units @ self.of_inner + self.bias, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """All that sentences are read by: learned weights of clauses, words and readings, and what words mean in place.

    `words` weighs the first vectors of words in place, `tuned` those of the tuned encoder. `signs`
    weighs the signs of readings.
    """

    verbs: VerbWeights
    words: WordWeights
    tuned: WordWeights
    place: WordMeaning
    signs: SignWeights


@dataclass(frozen=True, slots=True, eq=False)
class Listened:
    """A sentence with the chances `(n, n_verbs)` of `verbs` in the whole, each clause, and each word at `places`."""

    hearing: Hearing
    verbs: tuple[str, ...]
    common: frozenset[str]
    whole: Clause
    clauses: tuple[Clause, ...]
    of_whole: Floats
    of_clauses: Floats
    places: tuple[int, ...]
    of_words: Floats
    cued: frozenset[str]

    @property
    def says_no_wish(self) -> NDArray[np.bool_]:
        """Return `(n_verbs,)` which verbs are none."""
        return np.array([verb in SAYS_NO_WISH for verb in self.verbs])


def listened(hearing: Hearing, meaning: TextMeaning, learned: Learned) -> Listened | None:
    """Return what is known of a sentence that is heard and not read yet; None where it holds no word."""
    whole = clause_of(hearing, 0, len(hearing.sentence.words))
    clauses = tuple(clause for clause in clauses_of(hearing) if clause.told)
    if not clauses:
        return None
    weights = learned.verbs
    places, words = words_told(hearing)
    of_whole, in_place, of_tuned = learned.place(words)
    others = [clause.told for clause in clauses if clause.told != whole.told]
    vectors = {whole.told: of_whole, **(dict(zip(others, meaning(others), strict=True)) if others else {})}
    texts = [whole.told, *(clause.told for clause in clauses)]
    chances = chances_of(texts, np.stack([vectors[text] for text in texts]), weights)
    fit = _possible(hearing.around, weights.verbs)
    both = chances_of_words(words, in_place, learned.words) + chances_of_words(words, of_tuned, learned.tuned)
    of_words = _fitting(np.asarray(both / 2, np.float32), fit)
    chances = _fitting(chances, fit)
    line = hearing.sentence.line
    cued = frozenset() if DID.search(line) else frozenset(verb for _, _, verb in cues_in(line))
    return Listened(
        hearing, weights.verbs, weights.common, whole, clauses, chances[0], chances[1:], places, of_words, cued
    )


def _possible(around: Surrounding, verbs: Sequence[str]) -> Floats:
    """Return `(n_verbs,)` 1 for each verb that there is something for, else 0."""
    has = {
        "resume": any(j.state in RESTING for j in around.journeys),
        "allow": bool(around.dismissed),
        "unpin": bool(around.pinned),
        "unblock": bool(around.blocked),
        "end": bool(around.in_force),
    }
    return np.array([has.get(verb, True) for verb in verbs], np.float32)


def _fitting(chances: Floats, possible: Floats) -> Floats:
    """Return chances without what nothing is for; rows sum to one again."""
    kept = chances * possible
    return np.asarray(kept / np.maximum(kept.sum(axis=1, keepdims=True), LEAST_LENGTH), np.float32)
