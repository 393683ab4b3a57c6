"""Settle what a sentence means by two readers: its patterns, and how likely each verb is; in doubt one asks."""

from core.dialogue.acts import Surrounding, Understood
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import begun
from core.dialogue.reading import read_sentence
from core.dialogue.verb_chances import VerbWeights
from core.dialogue.weighed_targets import Weighed
from core.dialogue.weighing import Opinion, weighed

TAKEN, TAKEN_OF_SEVERAL = 0.85, 0.7
"""Chance from which a reading by chances is proposed: as one wish, and as several."""
NOTHING_WISHED = 0.75
"""Chance that nothing is wished from which nothing is proposed, whatever a pattern reads."""
BORNE_OUT, BORNE_OUT_OF_SEVERAL = 0.4, 0.6
"""Chance of each verb that a pattern reads from which it is believed: as one wish, and as several."""
ASKED, ASKED_OF_FIRST, ASKED_AT_MOST_NOTHING = 0.8, 0.25, 0.3
"""Chance of two readings together, and of the first, from which one asks; and of nothing wished at most.

Settings from bold to careful were tried on `chat_own.jsonl` and `chat_kept_back.jsonl`; a careful one was taken when
the totals of seven of them on the held-out sentences were known, none of which was read (`benchmarks/README.md`).
"""


def read_by_both(
    said: str, around: Surrounding, meaning: TextMeaning | None, weights: VerbWeights | None
) -> Understood:
    """Return what a sentence wishes by its patterns, seconded by the chances of verbs where `weights` are at hand."""
    read = read_sentence(said, around, meaning)
    if weights is None or meaning is None:
        return read
    return second_read(read, weighed(begun(said, around, meaning), weights))


def second_read(read: Understood, opinion: Opinion) -> Understood:
    """Return a reading where chances bear it out, else theirs where they are sure, a question in doubt, or nothing."""
    none = next((w.chance for w in opinion.readings if not w.acts), 0.0)
    best, is_sure = _best(opinion)
    if not opinion.readings or read.alternatives:
        return read
    if not read.acts:
        return _unread(read, opinion, none)
    told = opinion.told or {}
    least = min(told.get(act.verb, 0.0) for act in read.acts)
    if none >= NOTHING_WISHED and not is_sure:
        return Understood()
    if least >= (BORNE_OUT if len(read.acts) == 1 else BORNE_OUT_OF_SEVERAL) or (best and best.acts == read.acts):
        return read
    if best is None:
        return Understood()
    if is_sure:
        return Understood(acts=best.acts)
    return Understood(alternatives=(read.acts, best.acts)) if least >= BORNE_OUT else Understood()


def _unread(read: Understood, opinion: Opinion, none: float) -> Understood:
    """Return what chances say of a sentence that no pattern reads: a proposal, a question, or nothing."""
    best, is_sure = _best(opinion)
    if best and is_sure:
        return Understood(acts=best.acts)
    wishes = [w for w in opinion.readings if w.acts]
    if len(wishes) < 2 or none >= ASKED_AT_MOST_NOTHING or wishes[0].chance < ASKED_OF_FIRST:
        return read
    if wishes[0].chance + wishes[1].chance < ASKED:
        return read
    return Understood(alternatives=(wishes[0].acts, wishes[1].acts))


def _best(opinion: Opinion) -> tuple[Weighed | None, bool]:
    """Return the likeliest reading with acts, and whether it is likely enough to be proposed."""
    if opinion.several and opinion.several.chance >= TAKEN_OF_SEVERAL:
        return opinion.several, True
    best = next((w for w in opinion.readings if w.acts), None)
    return best, best is not None and best.chance >= TAKEN
