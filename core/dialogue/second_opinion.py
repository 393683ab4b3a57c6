"""Settle what a sentence means by two readers: its patterns, and how likely each verb is; in doubt one asks."""

from dataclasses import replace

from core.dialogue.acts import OF_THINGS, SpokenAct, Surrounding, Understood
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import begun
from core.dialogue.reading import read_sentence
from core.dialogue.verb_chances import VerbWeights
from core.dialogue.weighed_targets import BACK_AND_FORTH, Weighed
from core.dialogue.weighing import Opinion, weighed

TAKEN, TAKEN_OF_SEVERAL = 0.8, 0.7
"""Chance from which a reading by chances is proposed: as one wish, and as several."""
LEAST_TAKEN, TIMES_THE_NEXT = 0.5, 3.0
"""Chance from which one wish is proposed too where it is so many times as likely as anything else."""
NOTHING_WISHED = 0.75
"""Chance that nothing is wished from which nothing is proposed, whatever a pattern reads."""
BORNE_OUT, BORNE_OUT_OF_SEVERAL, BORNE_OUT_AS_A_PART, BORNE_OUT_ALL_THE_SAME = 0.4, 0.6, 0.1, 0.6
"""Chance of each verb that a pattern reads from which it is believed: as one wish, as several, as several of which
chances tell some, and where nothing wished is likelier than any wish."""
TOLD_TOO, WISHES_TOO = 0.5, 0.8
"""Chance of one verb, and of any, from which a clause tells a wish of its own, so that another alone is half of it."""
WITH_A_NEW_NAME = frozenset({"rename", "adopt", "block", "unblock", "split"})
"""Verbs whose own words may call a journey by its name without being about it."""
ASKED, ASKED_OF_FIRST, ASKED_AT_MOST_NOTHING, ASKED_OF_SEVERAL = 0.8, 0.25, 0.3, 0.45
"""Chance of two readings together, and of the first, from which one asks; of nothing wished at most; and of several
wishes from which one asks whether they are meant or one alone.

Chosen on `chat_own.jsonl`, `chat_kept_back.jsonl`, `chat_fresh.jsonl`, `chat_later.jsonl` and `chat_steps.jsonl`, each
read with weights learned without it (`benchmarks/README.md`).
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
    if not opinion.readings:
        return read
    if read.alternatives:
        return _asked(read, opinion)
    if not read.acts:
        return _unread(read, opinion, none)
    told = opinion.told or {}
    least = min(told.get(act.verb, 0.0) for act in read.acts)
    if none >= NOTHING_WISHED and not is_sure:
        return Understood()
    if none > (best.chance if best else 0.0) and least < BORNE_OUT_ALL_THE_SAME:
        return Understood()
    if best and set(best.acts) < set(read.acts):
        if len(opinion.by_clause) == 1 and len({act.verb for act in read.acts}) > 1:
            return Understood(alternatives=(best.acts, read.acts))
        if least < BORNE_OUT_AS_A_PART:
            return Understood(alternatives=(read.acts, best.acts))
        return _whole(read.acts, opinion)
    if best and is_sure and _says_more(best.acts, read.acts):
        return _whole(best.acts, opinion)
    is_borne_out = least >= (BORNE_OUT if len(read.acts) == 1 else BORNE_OUT_OF_SEVERAL)
    if is_borne_out or (best and best.acts == read.acts and best.chance > none):
        return _whole(read.acts, opinion)
    if best is None:
        return Understood()
    if is_sure:
        return _whole(best.acts, opinion)
    return Understood(alternatives=(read.acts, best.acts)) if least >= BORNE_OUT else Understood()


def _says_more(acts: tuple[SpokenAct, ...], others: tuple[SpokenAct, ...]) -> bool:
    """Tell whether an act is another with words of the person's, of which the other has none."""
    return len(acts) == len(others) == 1 and bool(acts[0].words) and others[0] == replace(acts[0], words=())


def _asked(read: Understood, opinion: Opinion) -> Understood:
    """Return the question of the patterns, unless what it asks about are two wishes of two clauses."""
    if opinion.several and opinion.several.chance >= TAKEN_OF_SEVERAL:
        return Understood(acts=opinion.several.acts)
    one, other = (alternative[0] for alternative in (read.alternatives[0], read.alternatives[-1]))
    return Understood() if one.verb != other.verb and leaves_out((one,), opinion) else read


def _whole(acts: tuple[SpokenAct, ...], opinion: Opinion) -> Understood:
    """Return acts that are proposed, unless another wish is told too: then all of them, a question, or nothing."""
    if not leaves_out(acts, opinion):
        return Understood(acts=acts)
    several = opinion.several
    if several is None or several.chance < ASKED_OF_SEVERAL or leaves_out(several.acts, opinion):
        return Understood()
    if several.chance >= TAKEN_OF_SEVERAL:
        return Understood(acts=several.acts)
    return Understood(alternatives=(several.acts, acts))


def leaves_out(acts: tuple[SpokenAct, ...], opinion: Opinion) -> bool:
    """Tell whether acts are not about a journey that is named, or a clause tells another wish than the one act."""
    spoken = {i for act in acts for i in (act.target, act.into)}
    if opinion.named - spoken and not any(act.verb in OF_THINGS | WITH_A_NEW_NAME for act in acts):
        return True
    others = {
        verb
        for verb, chance, wishes in opinion.by_clause
        if (chance >= TOLD_TOO or wishes >= WISHES_TOO) and verb not in BACK_AND_FORTH
    }
    is_alone = len(acts) == 1 and acts[0].verb != "merge" and len(opinion.by_clause) > 1
    return is_alone and bool(others - {acts[0].verb})


def _unread(read: Understood, opinion: Opinion, none: float) -> Understood:
    """Return what chances say of a sentence that no pattern reads: a proposal, a question, or nothing."""
    best, is_sure = _best(opinion)
    if best and is_sure:
        return _whole(best.acts, opinion)
    wishes = [w for w in opinion.readings if w.acts]
    if len(wishes) < 2 or none >= ASKED_AT_MOST_NOTHING or wishes[0].chance < ASKED_OF_FIRST:
        return read
    one, other = wishes[0].acts[0], wishes[1].acts[0]
    is_of_both = one.verb != other.verb and one.target != other.target
    if wishes[0].chance + wishes[1].chance < ASKED or leaves_out((one,), opinion) or is_of_both:
        return read
    return Understood(alternatives=(wishes[0].acts, wishes[1].acts))


def _best(opinion: Opinion) -> tuple[Weighed | None, bool]:
    """Return the likeliest reading with acts, and whether it is likely enough to be proposed."""
    if opinion.several and opinion.several.chance >= TAKEN_OF_SEVERAL:
        return opinion.several, True
    best = next((w for w in opinion.readings if w.acts), None)
    if best is None:
        return None, False
    next_one = max((w.chance for w in opinion.readings if w is not best), default=0.0)
    is_far_ahead = best.chance >= LEAST_TAKEN and best.chance >= TIMES_THE_NEXT * next_one
    return best, best.chance >= TAKEN or is_far_ahead
